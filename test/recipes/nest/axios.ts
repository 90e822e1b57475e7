import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import type { DynamicModule } from './common.ts';

/** Of @nestjs/axios what the recipe takes. */
export class HttpService {
  readonly axiosRef: AxiosInstance;

  constructor(instance: AxiosInstance) {
    this.axiosRef = instance;
  }
}

/** Keeps what it was registered with. */
export const HttpModule = {
  register: (options: AxiosRequestConfig): DynamicModule => ({ module: Object as never, options }),
};

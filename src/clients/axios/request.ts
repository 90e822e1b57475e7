import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import { bodyText } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';
import { fullUrlOf, pathIn } from './url.ts';

/** A request as axios is about to send it. Nothing is worked out before it is asked for. */
export class AxiosHttpRequest implements HttpRequest {
  private readonly instance: AxiosInstance;
  private readonly config: InternalAxiosRequestConfig;

  constructor(instance: AxiosInstance, config: InternalAxiosRequestConfig) {
    this.instance = instance;
    this.config = config;
  }

  get method(): string {
    return (this.config.method ?? 'get').toUpperCase();
  }

  /** `getUri` merges the whole config once more, which costs as much as sending; only parameters need it. */
  get path(): string {
    const { config } = this;
    return pathIn(config.params ? this.instance.getUri(config) : fullUrlOf(config));
  }

  get body(): string {
    return bodyText(this.config.data) ?? '';
  }

  /** Bound, so that a user may take it out of the request. */
  get header(): HttpRequest['header'] {
    return (name) => {
      const value = this.config.headers.get(name);
      return value === undefined || value === null ? undefined : String(value);
    };
  }
}

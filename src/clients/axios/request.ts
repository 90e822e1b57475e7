import type { AxiosInstance, InternalAxiosRequestConfig } from 'axios';
import { bodyText } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';

/** A request as axios is about to send it. Nothing is worked out before it is asked for. */
export class AxiosHttpRequest implements HttpRequest {
  readonly #instance: AxiosInstance;
  readonly #config: InternalAxiosRequestConfig;

  constructor(instance: AxiosInstance, config: InternalAxiosRequestConfig) {
    this.#instance = instance;
    this.#config = config;
  }

  get method(): string {
    return (this.#config.method ?? 'get').toUpperCase();
  }

  get path(): string {
    const { pathname, search } = new URL(this.#instance.getUri(this.#config), 'http://localhost');
    return pathname + search;
  }

  get body(): string {
    return bodyText(this.#config.data) ?? '';
  }

  /** A property, so that a user may take it out of the request. */
  readonly header = (name: string): string | undefined => {
    const value = this.#config.headers.get(name);
    return value === undefined || value === null ? undefined : String(value);
  };
}

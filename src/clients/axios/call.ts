import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { Exchange, vendorFor } from '../exchange.ts';
import type { Settings } from '../options.ts';
import { deadline } from './deadline.ts';
import { usesFetch, watchedEnvironment } from './fetch-adapter.ts';
import { AxiosHttpRequest } from './request.ts';
import { beStrict } from './strict.ts';

type Config = InternalAxiosRequestConfig;
type Transform = (this: Config, data: unknown, headers: Config['headers'], status?: number) => unknown;
type Borrowed = 'transformRequest' | 'transformResponse' | 'env';

/** What the adapter handed over, before any transformation. */
export interface Handed {
  readonly data: unknown;
  readonly headers: Config['headers'];
  readonly status: number | undefined;
}

/** One request of a wrapped instance: what it borrows from the config it gives back before the user looks. */
export class Call {
  exchange: Exchange<AxiosResponse> | undefined;
  /** The config that was dispatched: axios makes a new one of ours. */
  config: Config | undefined;
  handed: Handed | undefined;
  readonly #instance: AxiosInstance;
  readonly #settings: Settings<AxiosResponse>;
  #given: Config | undefined;
  readonly #lent: (() => void)[] = [];

  constructor(instance: AxiosInstance, settings: Settings<AxiosResponse>) {
    this.#instance = instance;
    this.#settings = settings;
  }

  /** The last of the request interceptors. What is to be known stands only after the last transformation, so it adds one. */
  readonly prepare = (config: Config): Config => {
    this.#given = config;
    const list = listOf(config.transformRequest);
    this.#lend(config, 'transformRequest', [...list.slice(0, -1), this.#lastTransformation(list.at(-1))]);
    return config;
  };

  /** Makes an exchange of a request that never came to its transformations; undefined where it is none of ours. */
  startUnsent(): Exchange<AxiosResponse> | undefined {
    return this.#given && !this.config ? this.#open(this.#given) : undefined;
  }

  giveBack(): void {
    for (const restore of this.#lent.splice(0)) restore();
  }

  // Both stand in for a function of the list: axios tidies all headers once for each, so one more would cost.
  #lastTransformation(own: Transform | undefined): Transform {
    const call = this;
    return function (this: Config, data: unknown, headers: Config['headers'], status?: number) {
      call.giveBack();
      // The flat config that axios dispatches carries our list too.
      if (call.#given) copyBack(call.#given, this, 'transformRequest');
      const last = own ? own.call(this, data, headers, status) : data;
      call.#dispatch(this, last);
      return last;
    };
  }

  #dispatch(config: Config, data: unknown): void {
    this.config = config;
    config.data = data; // as axios will do with the same value a line later
    this.exchange = this.#open(config);
    if (!this.exchange) return;
    if (this.#settings.strict) beStrict(config, this.#settings.maxBodyBytes);
    if (usesFetch(config)) this.#lend(config, 'env', watchedEnvironment(config.env));
    else if (this.#settings.strict) this.#setDeadline(config);
    const [first, ...rest] = listOf(config.transformResponse);
    this.#lend(config, 'transformResponse', [this.#firstTransformation(first), ...rest]);
  }

  #setDeadline(config: Config): void {
    const set = deadline(config);
    if (!set) return;
    config.cancelToken = set.token;
    this.#lent.push(() => {
      set.stop();
      // Not deleted: that would slow down all that axios still does with the config.
      (config as { cancelToken?: unknown }).cancelToken = undefined;
    });
  }

  #firstTransformation(own: Transform | undefined): Transform {
    const call = this;
    return function (this: Config, data: unknown, headers: Config['headers'], status?: number) {
      call.handed = { data, headers, status };
      call.giveBack();
      return own ? own.call(this, data, headers, status) : data;
    };
  }

  #open(config: Config): Exchange<AxiosResponse> | undefined {
    const request = new AxiosHttpRequest(this.#instance, config);
    const vendor = vendorFor(this.#settings, request);
    return vendor && new Exchange(this.#settings, vendor, request);
  }

  #lend<Key extends Borrowed>(config: Config, key: Key, value: Config[Key]): void {
    const own = Object.hasOwn(config, key);
    const before = config[key];
    config[key] = value;
    this.#lent.push(() => {
      if (own) config[key] = before;
      else delete config[key];
    });
  }
}

function copyBack(from: Config, to: Config, key: Borrowed): void {
  if (from === to) return;
  if (Object.hasOwn(from, key)) to[key] = from[key] as never;
  else delete to[key];
}

function listOf(value: unknown): Transform[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value as Transform];
}

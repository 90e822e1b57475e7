import type { AxiosInstance, AxiosResponse, CancelToken, InternalAxiosRequestConfig } from 'axios';
import { Exchange, vendorFor } from '../exchange.ts';
import type { Settings } from '../options.ts';
import { Deadline, isTimed } from './deadline.ts';
import { usesFetch, watchedEnvironment } from './fetch-adapter.ts';
import { AxiosHttpRequest } from './request.ts';
import { beStrict } from './strict.ts';

type Config = InternalAxiosRequestConfig;
type Transform = (this: Config, data: unknown, headers: Config['headers'], status?: number) => unknown;
type Borrowed = 'transformRequest' | 'transformResponse' | 'env';

/**
 * One request of a wrapped instance: what it borrows from the config it gives back before the user looks. Plain fields
 * and no spreads: most of what a wrapping costs is spent here.
 */
export class Call {
  exchange: Exchange<AxiosResponse> | undefined = undefined;
  /** The config that was dispatched: axios makes a new one of one that a user made. */
  config: Config | undefined = undefined;
  /** axios hands the reply to a fetch, which is watched. */
  overFetch = false;
  /** Whether the adapter handed over a reply, and what it was before any transformation. */
  handed = false;
  data: unknown = undefined;
  headers: Config['headers'] | undefined = undefined;
  status: number | undefined = undefined;
  readonly settings: Settings<AxiosResponse>;
  private readonly instance: AxiosInstance;
  private given: Config | undefined = undefined;
  private requestList: Config['transformRequest'] = undefined;
  private responseList: Config['transformResponse'] = undefined;
  private env: Config['env'] = undefined;
  private deadline: Deadline | undefined = undefined;
  private lent: 'request' | 'response' | undefined = undefined;

  constructor(instance: AxiosInstance, settings: Settings<AxiosResponse>) {
    this.instance = instance;
    this.settings = settings;
  }

  /** The last of the request interceptors. What is to be known stands only after the last transformation, so it stands in for that. */
  prepare(config: Config): Config {
    this.given = config;
    this.requestList = config.transformRequest;
    this.lent = 'request';
    config.transformRequest = withLast(config.transformRequest, this);
    return config;
  }

  /** Makes an exchange of a request that never came to its transformations; undefined where it is none of ours. */
  startUnsent(): Exchange<AxiosResponse> | undefined {
    return this.given && !this.config ? this.open(this.given) : undefined;
  }

  /** After the last transformation of the request. */
  dispatch(config: Config, data: unknown): void {
    this.config = config;
    this.exchange = this.open(config, data);
    if (!this.exchange) return;
    if (this.settings.strict) beStrict(config, this.settings.maxBodyBytes);
    this.overFetch = usesFetch(config.adapter);
    if (this.overFetch) this.lendEnvironment(config);
    else if (this.settings.strict && isTimed(config)) this.setDeadline(config);
    this.responseList = config.transformResponse;
    this.lent = 'response';
    config.transformResponse = withFirst(config.transformResponse, this);
  }

  giveBack(): void {
    const { lent, given } = this;
    if (lent === undefined) return;
    this.lent = undefined;
    if (lent === 'response') this.giveBackAll(this.config as Config);
    else if (given) giveBack(given, 'transformRequest', this.requestList);
  }

  /** The flat config that axios dispatches, where it made one, carries our list too. */
  giveBackRequest(config: Config): void {
    this.giveBack();
    if (config !== this.given) giveBack(config, 'transformRequest', this.requestList);
  }

  private giveBackAll(config: Config): void {
    giveBack(config, 'transformResponse', this.responseList);
    if (this.overFetch) giveBack(config, 'env', this.env);
    if (!this.deadline) return;
    this.deadline.stop();
    config.cancelToken = undefined;
  }

  private setDeadline(config: Config): void {
    this.deadline = new Deadline(config.timeout);
    config.cancelToken = this.deadline as unknown as CancelToken;
  }

  private lendEnvironment(config: Config): void {
    this.env = config.env;
    config.env = watchedEnvironment(config.env);
  }

  /** A user's function that names the vendor is asked for the request as it leaves; axios sets the same data a line later. */
  private open(config: Config, data: unknown = config.data): Exchange<AxiosResponse> | undefined {
    const { settings } = this;
    const request = new AxiosHttpRequest(this.instance, config);
    if (typeof settings.vendor !== 'function') return new Exchange(settings, settings.vendor, request);
    config.data = data;
    const vendor = vendorFor(settings, request);
    return vendor && new Exchange(settings, vendor, request);
  }
}

// Both stand in for a function of the list: axios tidies all headers once for each, so one more would cost.
function lastOf(call: Call, own: Transform | undefined): Transform {
  return function (this: Config, data: unknown, headers: Config['headers'], status?: number) {
    call.giveBackRequest(this);
    const last = own ? own.call(this, data, headers, status) : data;
    call.dispatch(this, last);
    return last;
  };
}

function firstOf(call: Call, own: Transform | undefined): Transform {
  return function (this: Config, data: unknown, headers: Config['headers'], status?: number) {
    call.handed = true;
    call.data = data;
    call.headers = headers;
    call.status = status;
    call.giveBack();
    return own ? own.call(this, data, headers, status) : data;
  };
}

function withFirst(list: unknown, call: Call): Transform[] {
  const own = listOf(list);
  return own.length < 2 ? [firstOf(call, own[0])] : [firstOf(call, own[0]), ...own.slice(1)];
}

function withLast(list: unknown, call: Call): Transform[] {
  const own = listOf(list);
  return own.length < 2 ? [lastOf(call, own[0])] : [...own.slice(0, -1), lastOf(call, own.at(-1))];
}

function listOf(value: unknown): readonly Transform[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? none : [value as Transform];
}

const none: readonly Transform[] = [];

/** axios leaves out what is not set, so that what was undefined was not there. */
function giveBack<Key extends Borrowed>(config: Config, key: Key, value: Config[Key]): void {
  if (value === undefined) delete config[key];
  else config[key] = value;
}

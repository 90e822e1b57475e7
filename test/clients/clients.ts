import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { Agent, fetch as undiciFetch } from 'undici';
import { outcomesOf, wrapAxios } from '../../src/clients/axios/index.ts';
import { type FetchShaped, wrapFetch } from '../../src/clients/fetch/index.ts';
import type { WrapOptions } from '../../src/clients/options.ts';
import type { Outcomes } from '../../src/core/outcome.ts';

/** What a user sees of one request, and what stands beside it. */
export interface Seen {
  readonly response?: unknown;
  readonly status?: number;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly outcomes: Outcomes | undefined;
}

export interface Client {
  post(url: string, body: string, headers?: Record<string, string>, signal?: AbortSignal): Promise<Seen>;
  close(): Promise<void>;
}

export type Wrap = WrapOptions<unknown> | undefined;

const json = { 'content-type': 'application/json' };

function overAxios(adapter: 'http' | 'fetch', wrap: Wrap, timeout: number, ca?: string): Client {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true, ...(ca && { ca }) });
  const instance: AxiosInstance = axios.create({ adapter, timeout, proxy: false, httpAgent, httpsAgent });
  const unwrap = wrap && wrapAxios(instance, wrap);
  return {
    post: async (url, body, headers, signal) => {
      try {
        const response = await instance.post(url, body, { headers: { ...json, ...headers }, ...(signal && { signal }) });
        return { response, status: response.status, data: response.data, outcomes: outcomesOf(response) };
      } catch (error) {
        return { error, status: (error as { response?: { status: number } }).response?.status ?? 0, outcomes: outcomesOf(error) };
      }
    },
    close: async () => {
      unwrap?.();
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function overFetch(fetch: FetchShaped, wrap: Wrap, timeout: number, dispatcher?: Agent): Client {
  const wrapped = wrap ? wrapFetch(fetch, wrap) : fetch;
  return {
    post: async (url, body, headers, signal = AbortSignal.timeout(timeout)) => {
      let response: Response | undefined;
      try {
        response = await wrapped(url, {
          method: 'POST',
          body,
          headers: { ...json, ...headers },
          signal,
          ...(dispatcher && { dispatcher }),
        });
        return { response, status: response?.status ?? 0, data: await response?.text(), outcomes: outcomesOf(response) };
      } catch (error) {
        return { error, status: response?.status ?? 0, ...(response && { response }), outcomes: outcomesOf(response) ?? outcomesOf(error) };
      }
    },
    close: async () => dispatcher?.destroy(),
  };
}

export type MakeClient = (wrap: Wrap, timeoutMs: number, ca?: string) => Client;

/** Every client that is wrapped, with a time-out in milliseconds; `undefined` leaves it unwrapped. */
export const clients: Readonly<Record<string, MakeClient>> = {
  'axios over http': (wrap, timeout, ca) => overAxios('http', wrap, timeout, ca),
  'axios over fetch': (wrap, timeout) => overAxios('fetch', wrap, timeout),
  'built-in fetch': (wrap, timeout) => overFetch((input, init) => globalThis.fetch(input, init), wrap, timeout),
  'fetch of undici': (wrap, timeout, ca) => overFetch(undiciFetch, wrap, timeout, new Agent({ connect: { ...(ca && { ca }) } })),
};

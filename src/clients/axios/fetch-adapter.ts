import type { InternalAxiosRequestConfig } from 'axios';
import { tie, type Wire } from '../undici-wire.ts';

/** What is known of a request that axios sent through fetch, and axios itself does not tell. */
export interface Fetched {
  readonly wire: Wire;
  response?: { readonly status: number; readonly redirected: boolean; readonly headers: Headers; readonly body: ReadableStream | null };
}

type Fetch = typeof globalThis.fetch;

const fetched = new WeakMap<object, Fetched>();
// One function a fetch, or the cache of adapters inside axios, which is keyed by it, would grow with every request.
const noted = new WeakMap<Fetch, Fetch>();
const notedGlobal: Fetch = note((input, init) => globalThis.fetch(input, init));

export const fetchedFor = (request: unknown): Fetched | undefined =>
  typeof request === 'object' && request !== null ? fetched.get(request) : undefined;

/** Whether axios will take its fetch adapter for this request. */
export function usesFetch(adapter: InternalAxiosRequestConfig['adapter']): boolean {
  if (!Array.isArray(adapter)) return adapter === 'fetch';
  // There is no XMLHttpRequest here, so axios passes over that one.
  for (const name of adapter) if (name !== 'xhr') return name === 'fetch';
  return false;
}

/** The same environment with a fetch that is watched. */
export function watchedEnvironment(env: InternalAxiosRequestConfig['env']): NonNullable<InternalAxiosRequestConfig['env']> {
  const own = env?.fetch as Fetch | undefined;
  return { ...env, fetch: own ? notedOnce(own) : notedGlobal };
}

function notedOnce(own: Fetch): Fetch {
  const known = noted.get(own);
  if (known) return known;
  const fresh = note(own);
  noted.set(own, fresh);
  return fresh;
}

function note(fetch: Fetch): Fetch {
  return (input, init) => {
    const request = input as Request;
    const { pathname, search } = new URL(request.url);
    const { result, wire } = tie(request.method, pathname + search, () => fetch(input, init));
    const entry: Fetched = { wire };
    fetched.set(request, entry);
    return Promise.resolve(result).then((response) => {
      entry.response = response;
      return response;
    });
  };
}

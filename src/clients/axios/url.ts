import type { InternalAxiosRequestConfig } from 'axios';

const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

/** The address without parameters, put together as axios does it. */
export function fullUrlOf({ baseURL, url = '', allowAbsoluteUrls }: InternalAxiosRequestConfig): string {
  if (!baseURL || (allowAbsoluteUrls !== false && absolute.test(url))) return url;
  if (url === '') return baseURL;
  // Nearly always there is one slash to be put between, or one that stands there.
  return `${baseURL.endsWith('/') ? baseURL.replace(/\/+$/, '') : baseURL}/${url.startsWith('/') ? url.replace(/^\/+/, '') : url}`;
}

// Nearly all requests of a process go where the last one went.
let lastUrl: string | undefined;
let lastPath = '';

/** Path and query of an address; empty where it is none. */
export function pathIn(url: string): string {
  if (url === lastUrl) return lastPath;
  try {
    const { pathname, search } = new URL(url, 'http://localhost');
    lastPath = pathname + search;
  } catch {
    lastPath = '';
  }
  lastUrl = url;
  return lastPath;
}

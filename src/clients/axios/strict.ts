import type { InternalAxiosRequestConfig } from 'axios';

/** No status throws, the body stays text, no redirect is followed, and a body has an end. */
export function beStrict(config: InternalAxiosRequestConfig, maxBodyBytes: number): void {
  const { maxContentLength } = config;
  config.validateStatus = anyStatus;
  config.responseType = 'text';
  config.transformResponse = [];
  config.maxRedirects = 0;
  const bounded = maxContentLength !== undefined && maxContentLength >= 0 && maxContentLength < maxBodyBytes;
  if (!bounded) config.maxContentLength = maxBodyBytes;
}

const anyStatus = () => true;

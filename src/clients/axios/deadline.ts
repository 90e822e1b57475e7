import type { CancelToken, InternalAxiosRequestConfig } from 'axios';

// axios' own clock ends first where no answer came at all, and says more about it.
const graceMs = 20;

/**
 * Without redirects the time-out of axios' http adapter starts anew with every byte, so a slow drip never ends: this
 * token ends it. It has the part of a `CancelToken` that the adapter uses.
 */
export function deadline({
  timeout,
  cancelToken,
  adapter,
}: InternalAxiosRequestConfig): { token: CancelToken; stop: () => void } | undefined {
  if (!timeout || !(Number(timeout) > 0) || cancelToken || typeof adapter === 'function') return undefined;
  let abort: ((reason: Error) => void) | undefined;
  const late = () => abort?.(Object.assign(new Error(`timeout of ${timeout}ms exceeded`), { code: 'ECONNABORTED' }));
  const timer = setTimeout(late, Number(timeout) + graceMs);
  const token = {
    throwIfRequested: () => undefined,
    subscribe: (listener: (reason: Error) => void) => {
      abort = listener;
    },
    unsubscribe: () => clearTimeout(timer),
  };
  return { token: token as unknown as CancelToken, stop: () => clearTimeout(timer) };
}

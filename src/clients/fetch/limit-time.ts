import type { Init } from './request.ts';
import { isRequest } from './request.ts';

/** The arguments of a fetch that ends in time, and what lets go of its timer and of the caller's signal. */
export interface Limited {
  readonly args: readonly [unknown, Init?];
  release(): void;
}

/**
 * Ends a fetch after a time, or with the caller's own signal, whichever comes first, and as `AbortSignal.timeout` would. Node 20
 * forgets a time-out that stands in an `AbortSignal.any`, once its garbage is collected: https://github.com/nodejs/node/issues/57736.
 */
export function limitTime(args: readonly [unknown, Init?], timeoutMs: number): Limited {
  const [input, init] = args;
  const own = init?.signal === undefined && isRequest(input) ? input.signal : init?.signal;
  // No signal at all: that is for the fetch to say.
  if (own && typeof own.addEventListener !== 'function') return { args, release: () => undefined };
  const controller = new AbortController();
  const follow = () => controller.abort(own?.reason);
  const timer = setTimeout(() => controller.abort(late()), timeoutMs);
  const release = () => {
    clearTimeout(timer);
    own?.removeEventListener('abort', follow);
  };
  controller.signal.addEventListener('abort', release);
  if (own?.aborted) follow();
  else own?.addEventListener('abort', follow);
  return { args: [input, { ...init, signal: controller.signal }], release };
}

const late = (): DOMException => new DOMException('The operation was aborted due to timeout', 'TimeoutError');

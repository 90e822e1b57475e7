import { ArgumentError } from '../../core/argument-error.ts';
import { readerOfRequests } from '../../vendors/index.ts';
import { Exchange, vendorFor } from '../exchange.ts';
import { markWrapped, wrappingOf } from '../marks.ts';
import { checkOptions, type Settings, type WrapOptions } from '../options.ts';
import { watchUndici } from '../undici-wire.ts';
import { exchangeByFetch } from './exchange-by-fetch.ts';
import type { ResponseLike } from './read-body.ts';
import { type Init, isRequest, requestOfFetch } from './request.ts';

export { outcomesOf } from '../marks.ts';
export type { About, WrapOptions } from '../options.ts';

/** Any function of fetch's shape: the built-in one, that of undici, a user's own over either. */
// biome-ignore lint/suspicious/noExplicitAny: every fetch has a Request and a Response of its own
export type FetchShaped = (input: any, init?: any) => Promise<any>;

export interface WrapFetchOptions extends WrapOptions<Response> {
  /** How long the body is waited for before the response is handed out without it. In milliseconds; default 10,000. */
  readonly maxBodyWaitMs?: number | undefined;
  /**
   * Ends a request that takes longer, its body included, as `AbortSignal.timeout` would, and beside any signal of the caller's.
   * In milliseconds; default: none. Node 20 may forget a time-out that stands in an `AbortSignal.any`.
   */
  readonly timeoutMs?: number | undefined;
}

/**
 * The same fetch with outcomes beside every response and error: `outcomesOf(responseOrError)`.
 *
 * A copy of the body is read before the promise settles, so that the outcomes stand as soon as it is awaited; the
 * response handed out is the fetch's own, unread. A body that breaks rejects where the user reads it, as ever. `observe`
 * (default) changes nothing but that moment. `strict` follows no redirect and stops a body that is too long. An
 * error is proven unsent only where `fetch` starts its request before it first awaits anything. Throws an `ArgumentError`
 * for wrong options, and for a fetch that is wrapped already.
 */
export function wrapFetch<Fetch extends FetchShaped>(fetch: Fetch, options: WrapFetchOptions): Fetch {
  if (typeof fetch !== 'function') throw new ArgumentError('fetch', fetch, 'a function like fetch');
  if (wrappingOf(fetch)) throw new ArgumentError('fetch', fetch, 'a fetch that is not wrapped already');
  const settings = checkOptions(options);
  const { maxBodyWaitMs = 10_000, timeoutMs } = options;
  checkTime('maxBodyWaitMs', maxBodyWaitMs);
  if (timeoutMs !== undefined) checkTime('timeoutMs', timeoutMs);
  watchUndici();
  const wrapped = async (...args: [unknown, Init?]) => {
    const request = requestOfFetch(args[0], args[1], await bodyOf(args, settings));
    const vendor = request && vendorFor(settings, request);
    if (!request || !vendor) return fetch(...args);
    const exchange = new Exchange<Response>(settings, vendor, request);
    return exchangeByFetch({
      fetch: fetch as (...args: unknown[]) => Promise<ResponseLike>,
      args,
      settings,
      maxBodyWaitMs,
      timeoutMs,
      request,
      exchange,
    });
  };
  markWrapped(wrapped, true);
  return wrapped as unknown as Fetch;
}

function checkTime(name: string, ms: number): void {
  if (!(ms > 0 && ms < 2 ** 31)) throw new ArgumentError(`options.${name}`, ms, 'a time above 0 ms and below 2^31 ms');
}

/** Only a `Request` hides its body; it is copied, and only if somebody will look. */
async function bodyOf([input, init]: readonly [unknown, Init?], { vendor, sent }: Settings<Response>): Promise<string> {
  const wanted =
    typeof vendor === 'function' || typeof sent === 'function' || (sent === undefined && readerOfRequests(vendor) !== undefined);
  if (!wanted || init?.body || !isRequest(input) || !input.body) return '';
  return input
    .clone()
    .text()
    .catch(() => '');
}

import { ArgumentError } from '../../../core/argument-error.ts';
import { type Feed, feeds } from './feeds.ts';
import type { PullOptions, PullVendor } from './options.ts';
import { requestByFetch } from './request.ts';

const longestTimerMs = 2 ** 31 - 1;

export type PullSettings = ReturnType<typeof pullSettingsOf>;

/** Throws an `ArgumentError`. */
export function pullSettingsOf(options: PullOptions) {
  const feed = feedOf(options.vendor);
  const { vendor, kind = 'token', credential, store, ids, now = Date.now, request = requestByFetch } = options;
  if (!feed.kinds.includes(kind)) throw new ArgumentError('kind', kind, `one of ${feed.kinds.join(', ')} for ${vendor}`);
  if (typeof store !== 'function')
    throw new ArgumentError('store', store, 'a function that keeps a batch: the vendor forgets what it returned');
  if (typeof credential !== 'function' && (typeof credential !== 'string' || credential === ''))
    throw new ArgumentError('credential', typeof credential, 'a text that is not empty, or a function that gives one');
  if (feed.asksAboutIds && !isIterable(ids)) throw new ArgumentError('ids', ids, `the ids to ask ${vendor} about, iterable`);
  return {
    vendor,
    feed,
    kind,
    store,
    now,
    request,
    ids: ids ?? [],
    app: options.app,
    credential: async (): Promise<string> => (typeof credential === 'function' ? credential() : credential),
    baseUrl: baseUrlOf(options.baseUrl ?? feed.baseUrl),
    signal: options.signal,
    maxPages: whole('maxPages', options.maxPages ?? 1000, 1),
    batchSize: whole('batchSize', options.batchSize ?? 500, 1, 10_000),
    pauseMs: whole('pauseMs', options.pauseMs ?? 200, 0, longestTimerMs),
    requestWithinMs: whole('requestWithinMs', options.requestWithinMs ?? 30_000, 1, longestTimerMs),
  };
}

function feedOf(vendor: PullVendor): Feed {
  if (typeof vendor === 'string' && Object.hasOwn(feeds, vendor)) return feeds[vendor];
  throw new ArgumentError('vendor', vendor, `one with a list of invalid targets: ${Object.keys(feeds).join(', ')}`);
}

function baseUrlOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw new ArgumentError('baseUrl', url, 'an absolute http or https URL');
  return url.replace(/\/+$/, '');
}

const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);

function whole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ArgumentError(name, value, `a whole number from ${least} to ${most}`);
  return value;
}

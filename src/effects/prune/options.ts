import { ArgumentError } from '../../core/argument-error.ts';
import type { PruneEvent } from './events.ts';
import type { TokenStore } from './store.ts';

/** When suspicion is enough. All of it has to hold; see `PrunerOptions.suspects`. */
export interface SuspectRule {
  /** At least 2, one a day at most, by the same API. */
  readonly sightings: number;
  /** From the first to the last of them at least this long, in milliseconds. */
  readonly overMs: number;
}

/** When an app shows proof of life, and when its fuse blows. A number out of its bounds is an `ArgumentError`. */
export interface FuseOptions {
  /** (dead + suspect) / (dead + suspect + accepted) above which it blows. Default 0.5. */
  readonly share?: number | undefined;
  /** How many have to be accepted before anything is committed; 1 while the window holds fewer than twice as many replies. Default 20. */
  readonly accepted?: number | undefined;
  /** How far back sends count. Milliseconds, from 1 second to 1 day; default 1 hour. */
  readonly windowMs?: number | undefined;
  /** A share in the last two holds that blows it whatever the window says, from 20 refused on. Default 0.9; 1 turns it off. */
  readonly burstShare?: number | undefined;
  /** Receipts and feeds: this share of the app's tokens a day. Default 0.05. */
  readonly feedShare?: number | undefined;
  /** Receipts and feeds: so many a day, where the store cannot count the app's tokens. Default 1,000. */
  readonly feedNumber?: number | undefined;
}

/** Which tokens go, when, and what holds them back. `createPruner` throws an `ArgumentError` for what is none. */
export interface PrunerOptions {
  /** Where the tokens live: `memoryStore()`, `kyselyStore(…)` or one of your own. */
  readonly store: TokenStore;
  /** Clocks of vendor, device and server may differ by this. Default 5 minutes. */
  readonly skewMarginMs?: number | undefined;
  /** How long a death waits. Default 60 s; 0 for tests only. */
  readonly holdMs?: number | undefined;
  /** Its limits, one by one. Left out: the defaults of `FuseOptions`. */
  readonly fuse?: FuseOptions | undefined;
  /** Left out: suspects are only reported. */
  readonly suspects?: SuspectRule | undefined;
  /** Says what would be done and does nothing. Default false. */
  readonly dryRun?: boolean | undefined;
  /** Dry run, compared with what the present code deletes (`pruner.deleted`). Default false. */
  readonly shadow?: boolean | undefined;
  /** `accepted`: prune although the store does not know when a device reported a token. A living one may then be lost. */
  readonly withoutRegisteredAt?: 'accepted' | undefined;
  /** The app of outcomes that name none. Default `''`. */
  readonly defaultApp?: string | undefined;
  /** Tokens a statement. Default 1,000; at most 10,000. */
  readonly batchSize?: number | undefined;
  /** Tokens that wait, over all apps; beyond it new ones are left for the next send. Default 200,000. */
  readonly maxHeld?: number | undefined;
  /** Hears of what was done, and what was not. What it throws is swallowed. */
  readonly onEvent?: ((event: PruneEvent) => void) | undefined;
  /** Key of the hash that stands for a token. Default random, so that hashes of two processes differ. */
  readonly hashKey?: string | Uint8Array | undefined;
  /** Default `hashed`. */
  readonly auditTokens?: 'hashed' | 'clear' | undefined;
  /** Default 90 days. */
  readonly auditDays?: number | undefined;
  /** How a vendor is called in plain words. Default: its id. */
  readonly nameOf?: ((vendor: string) => string) | undefined;
  /** `replies`: the clock is the newest `receivedAtMs`, for files. Default `system`. */
  readonly clock?: 'system' | 'replies' | undefined;
  /** Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Default `setTimeout`, which keeps no process alive. Gives the function that cancels. */
  readonly schedule?: ((work: () => void, waitMs: number) => () => void) | undefined;
}

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** A timer of Node overflows above this and fires at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The options with their defaults, checked. Throws an `ArgumentError`. */
export type Settings = ReturnType<typeof settingsOf>;

export function settingsOf(options: PrunerOptions) {
  const { store, fuse = {}, suspects } = options;
  if (typeof store?.invalidate !== 'function') throw new ArgumentError('store', store, 'a TokenStore, with `invalidate`');
  if (store.knowsRegisteredAt !== true && options.withoutRegisteredAt !== 'accepted')
    throw new ArgumentError(
      'store.knowsRegisteredAt',
      store.knowsRegisteredAt,
      "true: without the time at which a device itself last reported a token a living one may be lost. Say withoutRegisteredAt: 'accepted' to prune all the same",
    );
  if (suspects) checkSuspects(suspects);
  const holdMs = atLeast('holdMs', options.holdMs ?? 60_000, 0, longestTimerMs);
  return {
    store,
    holdMs,
    skewMarginMs: atLeast('skewMarginMs', options.skewMarginMs ?? 300_000, 0),
    suspects,
    dryRun: options.dryRun === true || options.shadow === true,
    shadow: options.shadow === true,
    defaultApp: options.defaultApp ?? '',
    batchSize: Math.floor(atLeast('batchSize', options.batchSize ?? 1000, 1, 10_000)),
    maxHeld: atLeast('maxHeld', options.maxHeld ?? 200_000, 1),
    onEvent: options.onEvent ?? (() => undefined),
    hashKey: options.hashKey,
    auditTokens: options.auditTokens ?? 'hashed',
    auditDays: atLeast('auditDays', options.auditDays ?? 90, 1),
    nameOf: options.nameOf ?? ((vendor: string) => vendor),
    byReplies: options.clock === 'replies',
    now: options.now ?? Date.now,
    schedule: options.schedule ?? scheduled,
    fuse: {
      share: atLeast('fuse.share', fuse.share ?? 0.5, 0, 1),
      accepted: atLeast('fuse.accepted', fuse.accepted ?? 20, 1),
      windowMs: atLeast('fuse.windowMs', fuse.windowMs ?? hourMs, 1000, dayMs),
      burstShare: atLeast('fuse.burstShare', fuse.burstShare ?? 0.9, 0, 1),
      feedShare: atLeast('fuse.feedShare', fuse.feedShare ?? 0.05, 0, 1),
      feedNumber: atLeast('fuse.feedNumber', fuse.feedNumber ?? 1000, 0),
    },
  };
}

function checkSuspects({ sightings, overMs }: SuspectRule): void {
  atLeast('suspects.sightings', sightings, 2, 1000);
  atLeast('suspects.overMs', overMs, dayMs);
}

function atLeast(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new ArgumentError(
      name,
      value,
      most === Number.MAX_SAFE_INTEGER ? `a number, ${least} or more` : `a number from ${least} to ${most}`,
    );
  return value;
}

function scheduled(work: () => void, waitMs: number): () => void {
  const timer = setTimeout(work, Math.min(waitMs, longestTimerMs));
  timer.unref();
  return () => clearTimeout(timer);
}

import type { PruneGauge } from '../events/alive.ts';
import type { App } from './app.ts';
import type { Context } from './context.ts';
import type { Totals } from './events.ts';

/** How one app stands, as this process sees it. */
export interface AppStatus {
  /** The vendor's id. */
  readonly vendor: string;
  /** `''` for an app without a name. */
  readonly app: string;
  /** `blown`: nothing of this app goes until a person says `release` or `discard`. */
  readonly fuse: 'whole' | 'blown';
  /** Why it blew, in plain words. Absent while it is whole. */
  readonly words?: string;
  /** Since when. Milliseconds since 1970; absent while it is whole. */
  readonly blownAtMs?: number;
  /** Tokens that wait. */
  readonly held: number;
  /** Tokens accepted by sends that this pruner was told of within `fuse.windowMs`, by default the last hour. */
  readonly accepted: number;
  /** Tokens that were dead or suspect by such sends, within the same time. */
  readonly refused: number;
}

/** How a pruner stands. */
export interface PrunerStatus {
  /** Those that this process has heard of since it began, or found in the memory. */
  readonly apps: readonly AppStatus[];
  /** Tokens that wait, over all apps. */
  readonly held: number;
  /** Since this pruner was made. */
  readonly totals: Totals;
  /** Writes that failed in a row; 0 while the store works. */
  readonly storeFailures: number;
}

export function statusOf({ apps, tally, nowMs }: Context): PrunerStatus {
  return {
    apps: [...apps.all()].map((app) => appStatus(app, nowMs())),
    held: apps.held,
    totals: tally.totals(),
    storeFailures: tally.failures,
  };
}

/** What can be said at once, without asking the store. */
export function gaugesOf({ apps, nowMs }: Context): readonly PruneGauge[] {
  return [...apps.all()].map(({ scope, blown, held, window }) => {
    const { suspects } = window.counts(nowMs());
    return { ...scope, isBlown: blown !== undefined, held: held.size, suspects };
  });
}

function appStatus({ scope, blown, held, window }: App, nowMs: number): AppStatus {
  const { accepted, refused } = window.counts(nowMs);
  const fuse = blown ? ('blown' as const) : ('whole' as const);
  return { ...scope, fuse, ...(blown && { words: blown.words, blownAtMs: blown.atMs }), held: held.size, accepted, refused };
}

import type { PruneGauge } from '../events/alive.ts';
import type { App } from './app.ts';
import type { Context } from './context.ts';
import type { Totals } from './events.ts';

export interface AppStatus {
  readonly vendor: string;
  readonly app: string;
  readonly fuse: 'whole' | 'blown';
  /** Why it blew, in plain words, and since when. */
  readonly words?: string;
  readonly blownAtMs?: number;
  /** Tokens that wait. */
  readonly held: number;
  /** The sends of the last hour that this process saw. */
  readonly accepted: number;
  readonly refused: number;
}

export interface PrunerStatus {
  readonly apps: readonly AppStatus[];
  readonly held: number;
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

import type { Api } from '../../core/api.ts';
import type { App } from './app.ts';
import type { Held, OpenBatch } from './held.ts';
import type { Seen } from './sightings.ts';

/** A sighting that waits to be compared with those that are known. */
export interface SeenToken extends Seen {
  readonly app: App;
  readonly rule: 'confirm' | 'suspect';
  /** What to hold if the rule is fulfilled with it. */
  readonly entry: Held;
}

/** Acceptances that take sightings back. */
export interface Cleared {
  readonly app: App;
  readonly tokens: readonly string[];
  /** A send clears only what sends raised; undefined: an arrival clears all. */
  readonly api: Api | undefined;
  readonly seenUntilMs: number;
}

/** What has to be written down before it may be called kept. */
export class Pending {
  held = new Map<Held, App>();
  seen: SeenToken[] = [];
  cleared: Cleared[] = [];
  /** Batches of which something was settled. */
  touched = new Set<OpenBatch>();

  get isEmpty(): boolean {
    return this.held.size === 0 && this.seen.length === 0 && this.cleared.length === 0 && this.touched.size === 0;
  }
}

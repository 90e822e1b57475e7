import type { Outcome } from '../../core/outcome.ts';
import type { AuditEntry, AuditQuery } from './audit.ts';
import type { Comparison } from './shadow.ts';
import type { PrunerStatus } from './status.ts';
import type { Scope } from './store.ts';

/** How outcomes were come by, where they do not say it themselves. */
export interface Origin {
  /** Of a pulled list, which has no times: when the one before it was pulled completely. Without it a pull only reports. */
  readonly previousPullAtMs?: number | undefined;
}

/** A person's word about a blown fuse. Without `app` it is about `defaultApp`. */
export interface Word extends Partial<Scope> {
  /** The vendor's id. */
  readonly vendor: string;
  /** Who says so; it stands in the audit trail. */
  readonly by: string;
}

/** Invalidates dead tokens and no living one. */
export interface Pruner {
  /**
   * Takes outcomes. Never rejects. `durable`: what waits is written down, so that a restart loses nothing of it; false
   * where the store has no durable memory, or could not write just now.
   */
  add(
    outcomes: Iterable<Outcome>,
    origin?: Origin,
  ): Promise<{
    /** All that waits is written down in a memory that outlives this process. */
    readonly durable: boolean;
  }>;
  /** Commits what may go now. It does not shorten the hold. Never rejects: what failed is tried again, and told by `store_failed`. */
  flush(): Promise<PrunerStatus>;
  /** How it stands, after what came in was written down and the fuses of other processes were read. Never rejects. */
  status(): Promise<PrunerStatus>;
  /** Those dead are dead: commits what was held back, under the guard of each. Rejects where nothing can be written. */
  release(word: Word): Promise<{
    /** How many waited then; the guard may spare some of them. */
    readonly tokens: number;
  }>;
  /** It was our own fault: what was held back falls away, and what was learnt of that app. Rejects where nothing can be written. */
  discard(word: Word): Promise<{
    /** How many waited then, and fell away. */
    readonly tokens: number;
  }>;
  /** Takes a token out of everything that is remembered, the audit trail included. Its row in the store is yours. */
  forget(token: string): Promise<void>;
  /** What was done, the newest first; 100 entries unless `limit` says otherwise. Rejects where it cannot be read. */
  audit(query?: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Shadow mode: the present code deleted these. */
  deleted(scope: { readonly vendor: string; readonly app?: string }, tokens: readonly string[]): void;
  /** Shadow mode: what both, and only one of them, did. */
  comparison(): Comparison | undefined;
  /** Commits what may go, and ends the timer. What waits is found again by the next one, where the memory is durable. */
  close(): Promise<PrunerStatus>;
}

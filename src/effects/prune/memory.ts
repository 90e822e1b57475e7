import type { Api } from '../../core/api.ts';
import type { AuditEntry, AuditQuery } from './audit.ts';
import type { HeldRecord } from './held.ts';
import type { Scope } from './store.ts';

/** Tokens that wait for their hold, written together; it is dropped when all of them are settled. */
export interface HeldBatch {
  readonly id: string;
  readonly scope: Scope;
  readonly entries: readonly HeldRecord[];
}

/** What the rules saw of one token by one API, and how often. Times in milliseconds since 1970. */
export interface Sighting {
  readonly token: string;
  readonly api: Api;
  readonly rule: 'confirm' | 'suspect';
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Counted once a day at most. */
  readonly count: number;
}

/** The state of a fuse that was ever blown, and the person's word about it. */
export interface FuseRecord {
  readonly scope: Scope;
  readonly state: 'blown' | 'released' | 'discarded';
  readonly atMs: number;
  /** In plain words, without any token. */
  readonly words: string;
  /** Who released or discarded. */
  readonly by?: string | undefined;
}

/** Which sightings an acceptance, a person or a commit takes back. */
export interface Unsight {
  /** Default: all of the app. */
  readonly tokens?: readonly string[] | undefined;
  /** Default: of every API. */
  readonly api?: Api | undefined;
  /** Only those last seen at or before this time. Default: all. */
  readonly seenUntilMs?: number | undefined;
}

/** The side memory: what pruning remembers beside the tokens. Everything in it is bounded by days or by `settle`. */
export interface PruneMemory {
  /** Whether it outlives this process. */
  readonly durable: boolean;
  /** All that waits, in the order in which it was held. */
  held(): Promise<readonly HeldBatch[]>;
  hold(batches: readonly HeldBatch[]): Promise<void>;
  settle(batchIds: readonly string[]): Promise<void>;
  sightings(scope: Scope, tokens: readonly string[]): Promise<readonly Sighting[]>;
  /** Adds or replaces, by token, API and rule. */
  sight(scope: Scope, sightings: readonly Sighting[]): Promise<void>;
  unsight(scope: Scope, which: Unsight): Promise<void>;
  /** The apps that have sightings. */
  sighted(): Promise<readonly Scope[]>;
  fuses(): Promise<readonly FuseRecord[]>;
  /** Adds or replaces, by scope. */
  setFuse(fuse: FuseRecord): Promise<void>;
  /** Counts tokens changed on the word of receipts and feeds, in an hour of the clock. */
  countFeed(scope: Scope, hourMs: number, tokens: number): Promise<void>;
  feedSince(scope: Scope, sinceMs: number): Promise<number>;
  note(entries: readonly AuditEntry[]): Promise<void>;
  /** The newest first. */
  audit(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Takes a token out of what is held, out of the sightings and out of the audit trail (there also by its hash). */
  forget(token: string, hash: string): Promise<void>;
  expire(before: { readonly auditMs: number; readonly sightingsMs: number; readonly feedMs: number }): Promise<void>;
}

import type { Api } from '../../core/api.ts';
import type { AuditEntry, AuditQuery } from './audit.ts';
import type { HeldRecord } from './held.ts';
import type { Scope } from './store.ts';

/** Tokens that wait for their hold, written together; it is dropped when all of them are settled. */
export interface HeldBatch {
  /** A random name that no other batch has. */
  readonly id: string;
  /** All of them are of this app. */
  readonly scope: Scope;
  /** Those that are not settled yet, their tokens in the clear: they have still to be invalidated. */
  readonly entries: readonly HeldRecord[];
}

/** What the rules saw of one token by one API, and how often. Times in milliseconds since 1970. */
export interface Sighting {
  /** The token itself; a memory may keep a hash of it, as the SQL one does. */
  readonly token: string;
  /** Each API sees for itself. */
  readonly api: Api;
  /** `confirm`: a death that wants a second sighting a day later. `suspect`: see `PrunerOptions.suspects`. */
  readonly rule: 'confirm' | 'suspect';
  /** When it was seen first. */
  readonly firstAtMs: number;
  /** When it was seen last; for `suspect`, when it was last counted. */
  readonly lastAtMs: number;
  /** Counted once a day at most. */
  readonly count: number;
}

/** The state of a fuse that was ever blown, and the person's word about it. */
export interface FuseRecord {
  /** Whose fuse. */
  readonly scope: Scope;
  /** `blown` holds everything back; the other two are a person's word, and mend it. */
  readonly state: 'blown' | 'released' | 'discarded';
  /** When it blew, or the word was given; the later record is obeyed. Milliseconds since 1970. */
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
  /** Writes batches down. One with an id that is there already takes its place. */
  hold(batches: readonly HeldBatch[]): Promise<void>;
  /** Drops these batches: all that stood in them is settled. */
  settle(batchIds: readonly string[]): Promise<void>;
  /** What is remembered of these tokens, of every API and rule. */
  sightings(scope: Scope, tokens: readonly string[]): Promise<readonly Sighting[]>;
  /** Adds or replaces, by token, API and rule. */
  sight(scope: Scope, sightings: readonly Sighting[]): Promise<void>;
  /** Forgets those that are named. */
  unsight(scope: Scope, which: Unsight): Promise<void>;
  /** The apps that have sightings. */
  sighted(): Promise<readonly Scope[]>;
  /** The last record of each app that has one. */
  fuses(): Promise<readonly FuseRecord[]>;
  /** Adds or replaces, by scope. */
  setFuse(fuse: FuseRecord): Promise<void>;
  /** Counts tokens changed on the word of receipts and feeds, in an hour of the clock. */
  countFeed(scope: Scope, hourMs: number, tokens: number): Promise<void>;
  /** The sum of what was counted in hours that began at this time or later. */
  feedSince(scope: Scope, sinceMs: number): Promise<number>;
  /** Adds to the audit trail. */
  note(entries: readonly AuditEntry[]): Promise<void>;
  /** The newest first. */
  audit(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Takes a token out of what is held, out of the sightings and out of the audit trail (there also by its hash). */
  forget(token: string, hash: string): Promise<void>;
  /** Forgets audit entries, sightings (by when they were seen last) and feed counts that are older. Milliseconds since 1970. */
  expire(before: { readonly auditMs: number; readonly sightingsMs: number; readonly feedMs: number }): Promise<void>;
}

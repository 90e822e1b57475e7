import type { PruneMemory } from './memory.ts';

/** One credential x one package x one environment of one vendor. Every rule hangs on it; an app without a name is `''`. */
export interface Scope {
  /** The vendor's id. */
  readonly vendor: string;
  /** As the outcomes name it; `''` for an app without a name. */
  readonly app: string;
}

/** A token to invalidate, unless a device itself reported it at or after this time. */
export interface Death {
  /** The token itself. */
  readonly token: string;
  /** Milliseconds since 1970; the margin for wrong clocks is already taken off. */
  readonly registeredBeforeMs: number;
}

/** A token that the vendor replaced by another one. */
export interface Move extends Death {
  /** What the vendor gave in its place. */
  readonly replacement: string;
}

/** What a store knows of one token. */
export interface Registration {
  /** The token itself. */
  readonly token: string;
  /** When a device itself last reported this token; undefined where that is unknown. */
  readonly registeredAtMs?: number | undefined;
  /** It has a row and counts as invalid: there is nothing left to do. */
  readonly invalidated: boolean;
}

/**
 * Where the tokens live. Two members are enough for a store of your own; without the others the dry run says less,
 * replacements are only reported, and the bound on receipts is a plain number.
 *
 * Every method acts on rows of this vendor, this app and exactly these tokens, compared byte by byte.
 */
export interface TokenStore {
  /** Whether there is a time at which a device itself last reported a token. Without it pruning does not start by itself. */
  readonly knowsRegisteredAt: boolean;
  /**
   * Invalidates each token that is valid and was registered before its `registeredBeforeMs` (a row without a time is
   * left alone), and gives those that it changed. The condition belongs into the statement that writes, not before it.
   */
  invalidate(scope: Scope, deaths: readonly Death[], atMs: number): Promise<readonly string[]>;
  /**
   * Puts the replacement where the token stands, under the same condition, and gives the tokens that it changed.
   * Where the replacement has a row already, that row stays as it is and the old one is invalidated.
   */
  move?(scope: Scope, moves: readonly Move[], atMs: number): Promise<readonly string[]>;
  /** Reads, for the dry run. Unknown tokens are left out. */
  find?(scope: Scope, tokens: readonly string[]): Promise<readonly Registration[]>;
  /** How many valid tokens the app has; asked once an hour at most. */
  count?(scope: Scope): Promise<number>;
  /** What pruning has to remember over a restart. Left out: it is kept in this process and lost with it. */
  readonly memory?: PruneMemory | undefined;
  /** Runs the work in one transaction over tokens and memory: all of it is kept, or nothing. */
  together?<Result>(work: (store: TokenStore, memory: PruneMemory) => Promise<Result>): Promise<Result>;
}

/** One string for a scope; vendor ids hold no line break, and JSON keeps any app apart from any other. */
export const keyOf = ({ vendor, app }: Scope): string => JSON.stringify([vendor, app]);

import type { Rule } from './held.ts';

interface Of {
  readonly vendor: string;
  readonly app: string;
}

/** Why a death, a replacement or a suspicion changed nothing. */
export type LeftAlone =
  | 'not_a_token'
  | 'no_time'
  | 'suspect'
  | 'first_sighting'
  | 'registered_later'
  | 'unknown_token'
  | 'already_invalid'
  | 'guard'
  | 'taken_back'
  | 'not_movable'
  | 'held_full'
  | 'discarded'
  | 'fuse_blown'
  | 'still_held'
  | 'no_proof';

/** What a pruner tells. Tokens stand in none of it; `dryRun` means that it would have been so. */
export type PruneEvent =
  | (Of & { readonly type: 'invalidated' | 'moved'; readonly tokens: number; readonly dryRun: boolean })
  | (Of & { readonly type: 'left_alone'; readonly because: LeftAlone; readonly tokens: number })
  | (Of & {
      readonly type: 'blown';
      /** In plain words: how many, refused as what, since when, and what it looks like. */
      readonly words: string;
      readonly refused: number;
      readonly replies: number;
      readonly sinceMs: number;
      readonly code: string;
    })
  | (Of & { readonly type: 'released' | 'discarded'; readonly tokens: number; readonly by: string })
  /** `code` is the driver's word alone: its sentences hold tokens. What was to be written is tried again. */
  | { readonly type: 'store_failed'; readonly code: string; readonly failures: number };

/** What happened to tokens, in numbers. */
export interface Totals {
  readonly invalidated: number;
  readonly moved: number;
  readonly byRule: Readonly<Partial<Record<Rule, number>>>;
  readonly leftAlone: Readonly<Partial<Record<LeftAlone, number>>>;
}

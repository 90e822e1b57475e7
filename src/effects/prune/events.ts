import type { Rule } from './held.ts';

interface Of {
  /** The vendor's id. */
  readonly vendor: string;
  /** `''` for an app without a name. */
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
  | (Of & {
      /** One batch was committed. */
      readonly type: 'invalidated' | 'moved';
      /** How many tokens the store has changed; in a dry run, would have. */
      readonly tokens: number;
      /** Nothing was written. */
      readonly dryRun: boolean;
    })
  | (Of & {
      /** Told once an app and reason for many tokens together. */
      readonly type: 'left_alone';
      /** Why nothing was changed. */
      readonly because: LeftAlone;
      /** How many since the last such event. */
      readonly tokens: number;
    })
  | (Of & {
      /** A fuse has blown: nothing of this app is deleted or moved until a person says `release` or `discard`. */
      readonly type: 'blown';
      /** In plain words: how many, refused as what, since when, and what it looks like. */
      readonly words: string;
      /** Tokens that were refused with `code` since then, dead and suspect. */
      readonly refused: number;
      /** Tokens that were answered at all since then, accepted ones included. */
      readonly replies: number;
      /** When the first of them was refused; for `receipts` a day ago. Milliseconds since 1970. */
      readonly sinceMs: number;
      /** The vendor's code that most of them were refused with; `receipts` where receipts and feeds went beyond their bound. */
      readonly code: string;
    })
  | (Of & {
      /** A person's word about a blown fuse. */
      readonly type: 'released' | 'discarded';
      /** How many waited then. `released`: each still has its guard. */
      readonly tokens: number;
      /** Who said so. */
      readonly by: string;
    })
  | {
      /** The store or its memory threw. What was to be written is tried again. */
      readonly type: 'store_failed';
      /** The driver's word alone, such as `ECONNREFUSED`: its sentences hold tokens. */
      readonly code: string;
      /** In a row, this one included. */
      readonly failures: number;
    };

/** What happened to tokens, in numbers. */
export interface Totals {
  /** Tokens that the store has changed; in a dry run, would have. */
  readonly invalidated: number;
  /** Tokens whose replacement now stands in their place, or had a row already; in a dry run, would have. */
  readonly moved: number;
  /** The sum of both, by the rule that wanted them gone. */
  readonly byRule: Readonly<Partial<Record<Rule, number>>>;
  /** By the reason. A token that is told of twice counts twice. */
  readonly leftAlone: Readonly<Partial<Record<LeftAlone, number>>>;
}

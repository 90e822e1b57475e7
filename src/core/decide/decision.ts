import type { Because } from './because.ts';

/** What to do with the targets of one outcome. */
export interface Decision {
  /** `stop`: no further send. `send_again`: the same targets, after `waitMs`. `split`: the same targets at once, in smaller batches. */
  readonly next: 'stop' | 'send_again' | 'split';
  /** Milliseconds from `attempt.nowMs`; 0 with `stop`. May be above what one timer can hold (2^31 ms). */
  readonly waitMs: number;
  /** Why. `retryable` goes with `send_again`, `split` with `split`, every other word with `stop`. */
  readonly because: Extract<
    Because,
    | 'accepted'
    | 'already_taken'
    | 'retryable'
    | 'split'
    | 'final'
    | 'attempts_spent'
    | 'deadline'
    | 'refresh_did_not_help'
    | 'uncertain_not_repeatable'
    | 'cannot_split'
  >;
}

import type { Api } from '../../core/api.ts';
import type { Death, Scope } from './store.ts';

/** The reply behind a deletion, as the audit trail tells it. One object for all tokens of an outcome. */
export interface ReplyNote {
  /** The call it answered. */
  readonly api: Exclude<Api, 'client'>;
  /** Absent where it accepted, and named a replacement. */
  readonly cause?: string | undefined;
  /** The vendor's code, 128 characters at most. */
  readonly code: string;
  /** 0 where no HTTP reply came. */
  readonly httpStatus: number;
  /** The vendor's own, 128 characters at most; absent where it gave none. */
  readonly messageId?: string | undefined;
  /** Milliseconds since 1970; absent where nobody said. */
  readonly sentAtMs?: number | undefined;
  /** Milliseconds since 1970; absent where nobody said. */
  readonly receivedAtMs?: number | undefined;
  /** When the token died, by the vendor. Milliseconds since 1970; absent where it did not say. */
  readonly diedAtMs?: number | undefined;
}

/** Which rule wants a token gone. */
export type Rule = 'dead' | 'confirmed' | 'suspect' | 'replaced';

/** A token that waits, as it is remembered over a restart. */
export interface HeldRecord extends Death {
  /** Which rule wants it gone. */
  readonly rule: Rule;
  /** What takes its place. Only where the rule is `replaced`. */
  readonly replacement?: string | undefined;
  /** Since when it waits; it may go `holdMs` later. Milliseconds since 1970. */
  readonly heldAtMs: number;
  /** Which send, or which event of a receipt, said so: a later acceptance takes it back. */
  readonly saidAtMs: number;
  /** The suspect rule: another target of the app has to be accepted after this time. */
  readonly provenAfterMs?: number | undefined;
  /** What the vendor answered, for the audit trail. */
  readonly reply: ReplyNote;
}

/** What still waits of a batch that was written down. */
export interface OpenBatch {
  readonly id: string;
  readonly scope: Scope;
  readonly entries: Set<Held>;
}

/** A token that waits, in this process. */
export interface Held extends HeldRecord {
  batch?: OpenBatch | undefined;
  /** A later death of the same token, with a later guard: judged if the guard stops this one. */
  next?: Held | undefined;
}

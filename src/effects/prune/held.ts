import type { Api } from '../../core/api.ts';
import type { Death, Scope } from './store.ts';

/** The reply behind a deletion, as the audit trail tells it. One object for all tokens of an outcome. */
export interface ReplyNote {
  readonly api: Exclude<Api, 'client'>;
  readonly cause?: string | undefined;
  readonly code: string;
  readonly httpStatus: number;
  readonly messageId?: string | undefined;
  readonly sentAtMs?: number | undefined;
  readonly receivedAtMs?: number | undefined;
  readonly diedAtMs?: number | undefined;
}

/** Which rule wants a token gone. */
export type Rule = 'dead' | 'confirmed' | 'suspect' | 'replaced';

/** A token that waits, as it is remembered over a restart. */
export interface HeldRecord extends Death {
  readonly rule: Rule;
  readonly replacement?: string | undefined;
  /** Since when it waits; it may go `holdMs` later. Milliseconds since 1970. */
  readonly heldAtMs: number;
  /** Which send, or which event of a receipt, said so: a later acceptance takes it back. */
  readonly saidAtMs: number;
  /** The suspect rule: another target of the app has to be accepted after this time. */
  readonly provenAfterMs?: number | undefined;
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

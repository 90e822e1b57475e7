import type { Api } from '../../core/api.ts';
import type { Cause } from '../../core/cause.ts';
import type { Because } from '../../core/decide/because.ts';
import type { CredentialEvent } from '../credentials/types.ts';
import type { GateEvent } from '../gate/types.ts';
import type { LeftAlone } from '../prune/events.ts';

interface Of {
  readonly vendor: string;
  readonly app?: string;
}

/** Outcomes that are alike, counted. */
export interface OutcomeSummary {
  /** The call they answer. */
  readonly api: Api;
  /** `accepted` is taken by the vendor, and no more. */
  readonly status: 'accepted' | 'refused' | 'uncertain';
  /** Absent where they were accepted. */
  readonly cause?: Cause;
  /** A stranger's text that may hold more than a code is `other`. */
  readonly code: string;
  /** 0 where no HTTP reply came. */
  readonly httpStatus: number;
  /** Absent where the token is kept. */
  readonly token?: 'suspect' | 'dead';
  /** How many targets they name; an outcome that names none counts as one. */
  readonly targets: number;
}

interface Sending extends Of {
  readonly channel?: string;
  /** Absent for a worker's job. A number of this process, as is the next. */
  readonly deliveryId?: number;
  readonly jobId?: string;
}

interface Sent extends Sending {
  readonly attemptId: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly targets: number;
}

/** One message to many targets. */
export type DeliveryEvent =
  | (Sending & { readonly event: 'delivery_started' /** Absent for a source of unknown length. */; readonly targets?: number })
  | (Sending & {
      readonly event: 'delivery_ended';
      readonly durationMs: number;
      readonly sends: number;
      readonly accepted: number;
      readonly refused: number;
      readonly uncertain: number;
      readonly unsent: number;
      readonly byCause: Readonly<Partial<Record<Cause, number>>>;
    })
  /** `waitedMs`: for a place, for a credential, for the gate. */
  | (Sent & { readonly event: 'attempt_started'; readonly waitedMs: number })
  /** `failed`: nothing is known of it. */
  | (Sent & {
      readonly event: 'attempt_ended';
      readonly durationMs: number;
      readonly outcomes: readonly OutcomeSummary[];
      readonly failed?: 'send_threw' | 'aborted' | 'deadline';
    })
  | (Sending & { readonly event: 'retry_scheduled'; readonly waitMs: number; readonly targets: number })
  /** Targets that came to the same end at the same time. */
  | (Sending & {
      readonly event: 'targets_ended';
      readonly status: 'accepted' | 'refused' | 'uncertain' | 'unsent';
      readonly because: Because;
      readonly cause?: Cause;
      readonly attempts: number;
      readonly targets: number;
    });

/** What was read: by `noteOutcomes`, or in a receipt. */
export type ReadingEvent =
  | (Of & { readonly event: 'outcomes_read'; readonly outcomes: readonly OutcomeSummary[] })
  /** `repeated`: targets that had been told of before. */
  | (Of & {
      readonly event: 'receipts_read';
      readonly trusted: boolean;
      readonly because: string;
      readonly repeated: number;
      readonly outcomes: readonly OutcomeSummary[];
    })
  | (Of & { readonly event: 'receipt_refused'; readonly status: number; readonly reason: string })
  | (Of & { readonly event: 'receipt_not_delivered'; readonly by: 'listener' | 'pruner' | 'late' })
  | (Of & { readonly event: 'receipt_seen_failed' })
  /** A code that no table knows; once a code and process. */
  | (Of & { readonly event: 'first_sighting'; readonly api: Api; readonly code: string; readonly httpStatus: number });

type Named<Event extends { readonly type: string }, Prefix extends string> = Event extends unknown
  ? Omit<Event, 'type'> & { readonly event: `${Prefix}${Event['type']}` }
  : never;

/** A key of the gate changed. */
export type GateTold = Named<GateEvent, 'gate_'>;
/** A credential was renewed (by `deliver`: `refresh`), refused or failed; or the clock is wrong. */
export type CredentialTold =
  | Named<CredentialEvent, 'credential_'>
  | (Of & { readonly event: 'credential_renewed'; readonly from: 'refresh' })
  | (Of & { readonly event: 'credential_not_renewed' });

/** What the pruner did. `dryRun`: would have done. */
export type PruneTold =
  | (Of & { readonly event: 'tokens_invalidated' | 'tokens_moved'; readonly tokens: number; readonly dryRun: boolean })
  | (Of & { readonly event: 'tokens_left_alone'; readonly because: LeftAlone; readonly tokens: number })
  | (Of & {
      readonly event: 'fuse_blown';
      readonly words: string;
      readonly refused: number;
      readonly replies: number;
      readonly sinceMs: number;
      readonly code: string;
    })
  | (Of & { readonly event: 'fuse_released' | 'fuse_discarded'; readonly tokens: number; readonly by: string })
  | { readonly event: 'prune_store_failed'; readonly code: string; readonly failures: number };

/** Something went wrong in a worker's machinery. */
export interface WorkerTold {
  readonly event: 'worker_problem';
  readonly problem: string;
  readonly code: string;
  readonly jobId?: string;
}

/**
 * Everything that happens, as it happens. No event holds a target, a message, a message id or a credential: they are
 * never put in. Times in milliseconds.
 */
export type PushEvent = DeliveryEvent | ReadingEvent | GateTold | CredentialTold | PruneTold | WorkerTold;

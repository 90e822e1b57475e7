import type { Cause } from '../../core/cause.ts';
import type { Because } from '../../core/decide/because.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import type { VendorId } from '../../vendors/index.ts';
import type { Gate } from '../gate/index.ts';
import type { Ledger } from './ledger.ts';

/** What `send` is told beside its targets. */
export interface SendContext<Credential = unknown> {
  /** 1 for the first send of this message to these targets. */
  readonly attempt: number;
  /** Until the deadline or the message's own end; `Infinity` for none. Milliseconds. */
  readonly remainingMs: number;
  /** Aborts with the delivery and at the deadline. A send that goes on a second longer ends uncertain. */
  readonly signal: AbortSignal;
  /** The same for the same message and exactly the same targets; 32 hexadecimal digits. */
  readonly dedupeKey: string;
  /** What `refresh` answered last, else the option `credential`. */
  readonly credential: Credential | undefined;
  /** The vendor asked for a new connection. */
  readonly reconnect: boolean;
}

/**
 * Sends one message to a batch of targets, once, and does not retry. Answers one of:
 *
 * - a response or an error of a wrapped client (thrown or returned): its outcomes count;
 * - a `RawReply`, or the response of a fetch or of axios that is not wrapped: it is parsed;
 * - outcomes;
 * - `{ reply, usedDedupeKey: true }` with any of these in it, where the request carried `dedupeKey`.
 *
 * Anything else that is thrown leaves the batch uncertain (`send_threw`), and it is not sent again.
 */
export type Send<Credential = unknown> = (batch: readonly string[], context: SendContext<Credential>) => unknown;

/** How one target ended. */
export interface TargetResult {
  /** As it was given. */
  readonly target: string;
  /**
   * Over all attempts: `uncertain` also where an earlier one may have been taken and a later one was refused.
   * `unsent`: it never left.
   */
  readonly status: 'accepted' | 'refused' | 'uncertain' | 'unsent';
  /** The last one. Absent where nothing was sent, and where `send` threw or never ended. */
  readonly outcome?: Outcome;
  /** Sends that held this target. */
  readonly attempts: number;
  /** Why it ended so, by one word of a closed list. */
  readonly because: Because;
}

/** How the targets of a delivery ended so far. Each counts once, however often it was sent. */
export interface Counts {
  /** Targets that have ended: the sum of the next four. */
  readonly ended: number;
  /** Taken by the vendor. Whether a device ever showed it, nobody knows. */
  readonly accepted: number;
  /** Not taken, by every answer there was. */
  readonly refused: number;
  /** May have been taken: sending again may give them a second copy. */
  readonly uncertain: number;
  /** Never handed to `send`: the deadline, an abort, the gate, the ledger or a dry run kept them from it. */
  readonly unsent: number;
  /** Given again, and not sent again. */
  readonly repeated: number;
  /** Calls of `send`. */
  readonly sends: number;
}

/** What an awaited `Delivery` gives. */
export interface Report {
  /** Of the whole delivery. */
  readonly counts: Counts;
  /** Targets that were not accepted, by the cause of their last outcome. */
  readonly byCause: Readonly<Partial<Record<Cause, number>>>;
  /** All targets that ended, the accepted ones too, by why they ended so. */
  readonly byBecause: Readonly<Partial<Record<Because, number>>>;
  /** In the order in which they ended; only where `targets` was an array. */
  readonly results?: readonly TargetResult[];
}

/** One call of `send` that has ended. */
export interface AttemptReport {
  /** Those that `send` was handed. */
  readonly targets: readonly string[];
  /** 1 for the first, as `send` was told; a split is not counted. */
  readonly attempt: number;
  /** When `send` was called. Milliseconds since 1970. */
  readonly sentAtMs: number;
  /** When it answered, threw or was given up. Milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** Empty where nothing is known. */
  readonly outcomes: readonly Outcome[];
  /** What `send` threw, where it was no wrapped client's error. */
  readonly error?: unknown;
}

/** How far a delivery has come. */
export interface Progress {
  /** So far. */
  readonly counts: Counts;
  /** Sends under way. */
  readonly inFlight: number;
  /** Targets that were pulled and have not ended, those in flight included. */
  readonly held: number;
}

/**
 * A delivery under way. It begins at once. `for await` gives each target as it ends; `await` gives the `Report`. Both
 * may be used. To leave the loop is to abort what is left. It is thenable, so an async function that returns it returns
 * its report. Rejects only with what the source of the targets threw, after all that was pulled has ended.
 */
export interface Delivery extends AsyncIterable<TargetResult>, PromiseLike<Report> {}

/** What is sent to whom, and how long it is tried. `deliver` throws an `ArgumentError` for what is none. */
export interface DeliverOptions<Credential = unknown> {
  /** An id, or a vendor made by `defineVendor`. */
  readonly vendor: VendorId | Vendor;
  /** One credential x one package x one environment and region. */
  readonly app?: string | undefined;
  /** What the targets are. Left out: nothing is ever dead, save where the vendor knows only tokens. */
  readonly kind?: Sent['kind'];
  /** The vendor's message class or channel id, as it is sent. */
  readonly channel?: string | undefined;
  /** The address that is called: one vendor's regions fail apart. */
  readonly host?: string | undefined;
  /** Pulled only as fast as they can be sent. */
  readonly targets: readonly string[] | Iterable<string> | AsyncIterable<string>;
  /** Sends a batch once, and does not retry. */
  readonly send: Send<Credential>;
  /** Default: one gate for the process. */
  readonly gate?: Gate | undefined;
  /** Whether a second copy does no harm. Default false: what may have been taken is not sent again. */
  readonly repeatable?: boolean | ((target: string) => boolean) | undefined;
  /** The first credential, handed to `send`. */
  readonly credential?: Credential | undefined;
  /** A new credential; called once for all that wait for it. Without it, a refused credential is final. */
  readonly refresh?: ((context: { readonly signal: AbortSignal }) => Credential | PromiseLike<Credential>) | undefined;
  /** How long one call of `refresh` may take; three are made. Milliseconds, default 30,000. */
  readonly refreshMs?: number | undefined;
  /** Targets a send, at most. Default 1; never more than the vendor takes. It shrinks when the vendor says that a batch is too large. */
  readonly batchSize?: number | undefined;
  /** Sends of one message to one target. Default 5; a split is not counted. */
  readonly attempts?: number | undefined;
  /** For each target, from the moment it was pulled. Default 30 minutes. */
  readonly deadlineMs?: number | undefined;
  /** The first backoff is anything from 0 to this; the range doubles with each further attempt. Milliseconds, default 1,000. */
  readonly baseMs?: number | undefined;
  /** No backoff is longer; a vendor's own wait is never cut. Milliseconds, default 60,000. */
  readonly capMs?: number | undefined;
  /** Sends at once. Default 8. */
  readonly concurrency?: number | undefined;
  /** When the message is worth nothing any more, in milliseconds since 1970. */
  readonly expiresAtMs?: number | undefined;
  /** Ends the delivery: what waits ends `aborted`, what is on its way is told and gets a second. */
  readonly signal?: AbortSignal | undefined;
  /** The higher leaves the gate first. Default 0. */
  readonly priority?: number | undefined;
  /** Names the message: the same key after a restart gives the same dedupe keys. */
  readonly messageKey?: string | undefined;
  /** Remembers under `messageKey` who was sent to: a second start skips what was accepted or may have been. */
  readonly ledger?: Ledger | undefined;
  /** Everything but sending. Default false. */
  readonly dryRun?: boolean | undefined;
  /** What it throws is dropped. */
  readonly onAttempt?: ((attempt: AttemptReport) => void) | undefined;
  /** At most ten times a second, and once at the end. What it throws is dropped. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. For tests, as are the next two. */
  readonly now?: (() => number) | undefined;
  /** 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Calls `run` once after `ms` and returns what cancels it. Default `setTimeout`. */
  readonly setTimer?: ((run: () => void, ms: number) => () => void) | undefined;
}

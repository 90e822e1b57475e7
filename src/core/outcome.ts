import type { Pause, Retry, TokenFate } from './advice.ts';
import type { Api } from './api.ts';
import type { Cause } from './cause.ts';
import type { TargetKind } from './reply.ts';

/** The vendor's own words, so that no decision has to be taken on trust. */
export interface Evidence {
  readonly httpStatus: number;
  /** The row that was read: the vendor's code, perhaps with our `#detail`; `http-<status>` where no code could be read. */
  readonly code: string;
  /** Prose only, 256 characters at most, with every target's text replaced. */
  readonly message?: string;
  /** The vendor whose table gave the verdict, where a reply carries another vendor's code. */
  readonly vendor?: string;
}

/** What every outcome carries. Copied through from `Sent` and `RawReply`, never invented. */
export interface OutcomeBase {
  readonly vendor: string;
  readonly api: Exclude<Api, 'client'>;
  readonly kind?: TargetKind;
  readonly app?: string;
  readonly channel?: string;
  readonly sentAtMs?: number;
  readonly receivedAtMs?: number;
  /** As they were sent, or as the reply names them where nothing was said about what was sent. */
  readonly targets: readonly string[];
  readonly messageId?: string;
  /** Old token to new token: move the registration, do not delete it. */
  readonly replacements?: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
}

/** What a receipt says the vendor saw. */
export type Receipt = 'arrived' | 'shown' | 'clicked';

/** Taken by the vendor. Whether a screen ever lit up, no reply to a send can say. */
export interface Accepted extends OutcomeBase {
  readonly status: 'accepted';
  readonly receipt?: Receipt;
}

/** Not taken, and the vendor says so. */
export interface Refused extends OutcomeBase {
  readonly status: 'refused';
  readonly cause: Cause;
  readonly retry: Retry;
  readonly token: TokenFate;
  /** Dead, but only on a second sighting a day apart. */
  readonly confirm?: true;
  readonly pause: Pause;
  /** When the vendor says the token died; one registered later is alive. Milliseconds since 1970. */
  readonly diedAtMs?: number;
  /** Send again on a new connection. */
  readonly reconnect?: true;
}

/** Nobody can say whether it was taken: it is sent again only where a repeat does no harm. */
export interface Uncertain extends OutcomeBase {
  readonly status: 'uncertain';
  readonly cause: Cause;
  readonly retryIfRepeatable: Retry;
  readonly token: 'keep';
  readonly pause: Pause;
}

/** One answer about one group of targets. A partly accepted multicast is two outcomes or more. */
export type Outcome = Accepted | Refused | Uncertain;

/** What `parse` gives: never empty. */
export type Outcomes = readonly [Outcome, ...Outcome[]];

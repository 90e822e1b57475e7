import type { Pause, Retry, TokenFate } from './advice.ts';
import type { Api } from './api.ts';
import type { Cause } from './cause.ts';
import type { TargetKind } from './reply.ts';

/** The vendor's own words, so that no decision has to be taken on trust. */
export interface Evidence {
  /** The HTTP status of the reply; 0 where no reply began, or where an SDK or a log has lost it. */
  readonly httpStatus: number;
  /** The row that was read: the vendor's code, perhaps with our `#detail`; `http-<status>` where no code could be read. */
  readonly code: string;
  /** Prose only, 256 characters at most, with every target's text replaced. */
  readonly message?: string;
  /** The vendor whose code this is, where a reply carries the code of another. Its table gives the verdict where it is loaded and knows the code. */
  readonly vendor?: string;
}

/** What every outcome carries. Copied through from `Sent` and `RawReply`, never invented. */
export interface OutcomeBase {
  /** The id of the vendor that was asked: one of the nine, or that of a vendor of your own. */
  readonly vendor: string;
  /** Which of its calls. From `sent.api`; `send` where nothing was said. */
  readonly api: Exclude<Api, 'client'>;
  /**
   * What the targets are. Absent where `sent.kind` was not given, or is no kind we know: a token is then suspect at
   * most, save where the API knows only tokens.
   */
  readonly kind?: TargetKind;
  /** As in `sent.app`; absent where it was not given. Gate, fuse and suspicion are kept by vendor and app. */
  readonly app?: string;
  /** The channel that the reply names, else `sent.channel`; absent where neither is. A pause of the channel closes this one. */
  readonly channel?: string;
  /** As in `sent.sentAtMs`, in milliseconds since 1970. The pruner holds a token's last report against it where there is no `diedAtMs`. */
  readonly sentAtMs?: number;
  /** As in the reply, in milliseconds since 1970; never taken from its `Date` header. `waitMs` and `atLeastMs` count from it. */
  readonly receivedAtMs?: number;
  /** As they were sent, or as the reply names them where nothing was said about what was sent. */
  readonly targets: readonly string[];
  /** The vendor's own id of the message or the call, as text; absent where the reply has none. One id may stand for many targets. */
  readonly messageId?: string;
  /** Old token to new token: move the registration, do not delete it. */
  readonly replacements?: Readonly<Record<string, string>>;
  /** The vendor's own words, by which every other member can be checked. */
  readonly evidence: Evidence;
}

/** What a receipt says the vendor saw. */
export type Receipt = 'arrived' | 'shown' | 'clicked';

/** Taken by the vendor. Whether a screen ever lit up, no reply to a send can say. */
export interface Accepted extends OutcomeBase {
  /** Taken by the vendor: nothing is left to send. */
  readonly status: 'accepted';
  /** Only with `api: 'receipt'`: what the vendor saw. Absent in a receipt that does not say how far the push came. */
  readonly receipt?: Receipt;
}

/** Not taken, and the vendor says so. */
export interface Refused extends OutcomeBase {
  /** Not taken, on the vendor's word or by proof that nothing was written. */
  readonly status: 'refused';
  /** Why, in our words; the vendor's own code stands in `evidence.code`. */
  readonly cause: Cause;
  /** Whether and when these targets may go again: the row's advice with the wait that this very reply asks for. */
  readonly retry: Retry;
  /** What it says of the token. `dead` only of tokens, by a code, and never by the refusal of a whole batch. */
  readonly token: TokenFate;
  /** Dead, but only on a second sighting a day apart. */
  readonly confirm?: true;
  /** How much is held back beside these targets; `none` where it is their own affair. */
  readonly pause: Pause;
  /** When the vendor says the token died; one registered later is alive. Milliseconds since 1970. */
  readonly diedAtMs?: number;
  /** Send again on a new connection. */
  readonly reconnect?: true;
}

/** Nobody can say whether it was taken: it is sent again only where a repeat does no harm. */
export interface Uncertain extends OutcomeBase {
  /** It may have been taken, or not: the reply was lost, cut, or says so itself. */
  readonly status: 'uncertain';
  /** Why nobody can say; mostly `timeout`, `connection_failed`, `malformed_reply` or what a gateway said. */
  readonly cause: Cause;
  /** Whether and when they may go again, but only where a second copy does no harm. Where it does, there is no retry. */
  readonly retryIfRepeatable: Retry;
  /** Always `keep`: what nobody can read judges no token. */
  readonly token: 'keep';
  /** How much is held back beside these targets; `none` where it is their own affair. */
  readonly pause: Pause;
}

/** One answer about one group of targets. A partly accepted multicast is two outcomes or more. */
export type Outcome = Accepted | Refused | Uncertain;

/** What `parse` gives: never empty. */
export type Outcomes = readonly [Outcome, ...Outcome[]];

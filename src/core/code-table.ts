import type { Pause, Retry, TokenFate } from './advice.ts';
import { type Cause, causes } from './cause.ts';
import type { Receipt } from './outcome.ts';

/** A row that differs from what its cause usually says. */
export interface RowObject {
  /** The cause the rest is taken from; `accepted` where the code is a success. */
  readonly cause: Cause | 'accepted';
  /** Default: the cause's, and `never` for a success. */
  readonly retry?: Retry;
  /** Default: the cause's. `dead` is for token_unregistered, token_expired and token_malformed; elsewhere `defineVendor` throws. */
  readonly token?: TokenFate;
  /** Default: the cause's. */
  readonly pause?: Pause;
  /** A `dead` that needs a second sighting a day apart. Default: only for `token_malformed`; without `dead` it counts for nothing. */
  readonly confirm?: boolean;
  /** The code itself leaves open whether the push was taken. */
  readonly uncertain?: true;
  /** Send again on a new connection. */
  readonly reconnect?: true;
  /** The row's own wait stands even against a shorter `Retry-After`. */
  readonly minimum?: true;
  /** What a receipt with this code saw. */
  readonly receipt?: Receipt;
}

/** What a code means: one word, or the word and where this vendor differs. */
export type Row = Cause | 'accepted' | RowObject;

/** One table an API: the vendor's code, as on the wire, to its row. A `#` begins our own detail. */
export type CodeTable = Readonly<Record<string, Row>>;

/** A row with everything its cause fills in. */
export interface Verdict {
  /** The row's own word: a cause, or `accepted` for a success. */
  readonly cause: Cause | 'accepted';
  /** The row's, else the cause's, before any `Retry-After`; `never` for a success. */
  readonly retry: Retry;
  /** The row's, else the cause's. An outcome may say less: suspect where kind or targets do not vouch for a death. */
  readonly token: TokenFate;
  /** The row's, else the cause's; `none` for a success. */
  readonly pause: Pause;
  /** True only beside `dead`: the row says so, or its cause is `token_malformed` and the row does not say false. */
  readonly confirm: boolean;
  /** The code leaves open whether the push was taken: its outcome is uncertain. False unless the row says so. */
  readonly uncertain: boolean;
  /** Send again on a new connection. False unless the row says so. */
  readonly reconnect: boolean;
  /** The wait in `retry` stands even against a shorter `Retry-After`. False unless the row says so. */
  readonly minimum: boolean;
  /** What a receipt with this code saw. Undefined where it is no receipt, or does not say. */
  readonly receipt: Receipt | undefined;
}

const taken = { retry: { when: 'never' }, token: 'keep', pause: 'none' } as const;

/** Fills in what the cause says. */
export function verdictOf(row: Row): Verdict {
  const own: RowObject = typeof row === 'string' ? { cause: row } : row;
  const usual = own.cause === 'accepted' ? taken : causes[own.cause];
  const token = own.token ?? usual.token;
  return {
    cause: own.cause,
    retry: own.retry ?? usual.retry,
    token,
    pause: own.pause ?? usual.pause,
    confirm: token === 'dead' && (own.confirm ?? 'confirm' in usual),
    uncertain: own.uncertain === true,
    reconnect: own.reconnect === true,
    minimum: own.minimum === true,
    receipt: own.receipt,
  };
}

/** The causes that may kill a token, and no other. */
export const deadly: ReadonlySet<string> = new Set(['token_unregistered', 'token_expired', 'token_malformed']);

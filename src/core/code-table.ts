import type { Pause, Retry, TokenFate } from './advice.ts';
import { type Cause, causes } from './cause.ts';
import type { Receipt } from './outcome.ts';

/** A row that differs from what its cause usually says. */
export interface RowObject {
  readonly cause: Cause | 'accepted';
  readonly retry?: Retry;
  readonly token?: TokenFate;
  readonly pause?: Pause;
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
  readonly cause: Cause | 'accepted';
  readonly retry: Retry;
  readonly token: TokenFate;
  readonly pause: Pause;
  readonly confirm: boolean;
  readonly uncertain: boolean;
  readonly reconnect: boolean;
  readonly minimum: boolean;
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

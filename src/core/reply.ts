import type { Api } from './api.ts';

/** A fetch `Headers`, axios headers, a list of pairs or a plain object; names in any case. */
export type RawHeaders = Iterable<readonly [string, string]> | Readonly<Record<string, unknown>>;

/** What came over the wire. Nothing in it is trusted. */
export interface RawReply {
  /** The HTTP status, 1 to 999; digits in a string are read too. Anything else is none: where no code is read either, uncertain. */
  readonly status: number;
  /**
   * Those that are read: `Retry-After`, `Date`, the charset of a body in bytes, and what some vendors say there alone
   * (an id, a code of their gateway). Left out: none.
   */
  readonly headers?: RawHeaders | undefined;
  /** Text or bytes. A body that was parsed already is read too, but has lost the digits above 2^53. */
  readonly body: unknown;
  /** When the reply arrived, in milliseconds since 1970. Without it, and without a `Date` header, no wait is computed from a clock. */
  readonly receivedAtMs?: number | undefined;
}

export const targetKinds = ['token', 'alias', 'account', 'topic', 'broadcast'] as const;

/** What the targets are. Only a token can be dead. */
export type TargetKind = (typeof targetKinds)[number];

/** What was asked, and of whom. All of it is optional; the more is said, the more can be told. */
export interface Sent {
  /** Default `send`. */
  readonly api?: Exclude<Api, 'client'> | undefined;
  /** `unicast` and `multicast` mean `token` (at Tencent IM `account`). Left out: nothing is ever dead, save where the API knows only tokens. */
  readonly kind?: TargetKind | 'unicast' | 'multicast' | undefined;
  /** As they were sent, in that order. */
  readonly targets?: readonly string[] | undefined;
  /** One credential x one package x one environment and region. */
  readonly app?: string | undefined;
  /** The vendor's message class or channel id, as sent. */
  readonly channel?: string | undefined;
  /** When it was sent, in milliseconds since 1970; copied to the outcomes. Wrapped clients set it by themselves. */
  readonly sentAtMs?: number | undefined;
}

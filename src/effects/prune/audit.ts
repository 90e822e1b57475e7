import { createHmac, randomBytes } from 'node:crypto';
import type { ReplyNote, Rule } from './held.ts';

/** What was done, on which reply, when. */
export interface AuditEntry {
  /** When it was done. Milliseconds since 1970. */
  readonly atMs: number;
  /** The vendor's id. */
  readonly vendor: string;
  /** `''` for an app without a name. */
  readonly app: string;
  /**
   * Of one token `invalidated` or `moved`; of a whole app `blown`, `released` or `discarded`. Those of a dry run end with
   * its pruner.
   */
  readonly action: 'invalidated' | 'moved' | 'blown' | 'released' | 'discarded';
  /** The token's hash, or the token where that was asked for; left out where the whole app is meant. */
  readonly token?: string | undefined;
  /** Of a move, likewise hashed. */
  readonly replacement?: string | undefined;
  /** Which rule wanted it gone. Absent where the whole app is meant. */
  readonly rule?: Rule | undefined;
  /** What the vendor had answered. Absent where the whole app is meant. */
  readonly reply?: ReplyNote | undefined;
  /** The person who released or discarded. */
  readonly by?: string | undefined;
  /** Of the fuse, in plain words. */
  readonly words?: string | undefined;
}

/** Which entries are wanted, the newest first: all that is given has to match. */
export interface AuditQuery {
  /** Left out: of every vendor. */
  readonly vendor?: string | undefined;
  /** Left out: of every app. */
  readonly app?: string | undefined;
  /** As it stands in the entries: a hash, unless tokens are kept in the clear. */
  readonly token?: string | undefined;
  /** Default 100, at most 10,000. */
  readonly limit?: number | undefined;
}

/** How many entries an audit query gives. */
export const limitOf = ({ limit = 100 }: AuditQuery): number => Math.min(10_000, Math.max(1, Math.floor(limit) || 1));

/** A keyed hash stands for a token. 128 bits in hexadecimal: nobody tries all tokens, and nobody meets two alike. */
export function hasherOf(key: string | Uint8Array = randomBytes(32)): (token: string) => string {
  return (token) => createHmac('sha256', key).update(token).digest('hex').slice(0, 32);
}

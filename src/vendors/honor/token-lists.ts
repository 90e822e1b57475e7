import type { Reply } from '../../core/reply-view.ts';
import { textsOf } from '../../core/values.ts';

/** The tokens that one list of `data` names. */
interface TokenList {
  readonly tokens: readonly string[];
  readonly present: boolean;
  /** Something in it is no token, so somebody who failed may not be named. */
  readonly garbled: boolean;
}

/** Both lists of `data`. */
export interface TokenLists {
  readonly expired: readonly string[];
  readonly failed: readonly string[];
  /** At least one of them is there, be it empty. */
  readonly present: boolean;
  readonly garbled: boolean;
}

const absent: TokenList = { tokens: [], present: false, garbled: false };

/** `expireTokens` and `failTokens`; each may be empty, null or absent. */
export function tokenLists(data: Readonly<Record<string, unknown>> | undefined, reply: Reply): TokenLists {
  const expired = listOf(data?.expireTokens, reply);
  const failed = listOf(data?.failTokens, reply);
  return {
    expired: expired.tokens,
    failed: failed.tokens,
    present: expired.present || failed.present,
    garbled: expired.garbled || failed.garbled,
  };
}

function listOf(value: unknown, reply: Reply): TokenList {
  if (value === undefined || value === null || value === '') return absent;
  if (!Array.isArray(value)) return { tokens: typeof value === 'string' ? [value] : [], present: true, garbled: typeof value !== 'string' };
  const texts = textsOf(value);
  const tokens = texts.length === value.length ? texts : value.flatMap((token) => reply.id(token) ?? []);
  return { tokens, present: true, garbled: tokens.length < value.length };
}

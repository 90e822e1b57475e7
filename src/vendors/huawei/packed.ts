import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord, textsOf } from '../../core/values.ts';
import { packed } from './schema.ts';

/** What the JSON inside `msg` says of the tokens that were refused. */
export interface Packed {
  readonly groups: readonly Group[];
  /** How many tokens the groups name. */
  readonly listed: number;
  readonly success: number | undefined;
  readonly failure: number | undefined;
}

export interface Group {
  readonly code: string;
  readonly targets: readonly string[];
}

/** Undefined where `msg` names no token. */
export function unpack(msg: unknown, reply: Reply): Packed | undefined {
  const parsed = packed.safeParse(typeof msg === 'string' ? jsonIn(msg, reply) : msg);
  if (!parsed.success) return undefined;
  const { illegalTokens, illegal_tokens, success, failure } = parsed.data;
  // A reason says more than the bare list: where both name a token, the first one counts.
  const groups = [...groupsOf(illegalTokens, reply), ...groupsOf(illegal_tokens, reply)];
  const listed = groups.reduce((sum, group) => sum + group.targets.length, 0);
  return listed === 0 ? undefined : { groups, listed, success: countOf(success), failure: countOf(failure) };
}

export function countOf(value: unknown): number | undefined {
  const count = Number(codeOf(value));
  return Number.isFinite(count) ? count : undefined;
}

/** Where ids had lost digits, the body is read once more with them in quotes: so is the JSON inside it. */
function jsonIn(msg: string, reply: Reply): unknown {
  return parseJson(reply.lostDigits ? quoteBigIntegers(msg) : msg);
}

function groupsOf(list: unknown, reply: Reply): readonly Group[] {
  if (Array.isArray(list)) return groupOf('illegal_tokens[]', list, reply);
  if (!isRecord(list)) return [];
  // Huawei's own sample has blanks inside the key.
  return Object.entries(list).flatMap(([reason, tokens]) => groupOf(`illegalTokens.${reason.trim()}`, tokens, reply));
}

function groupOf(code: string, tokens: unknown, reply: Reply): readonly Group[] {
  const targets = tokensOf(tokens, reply);
  return targets.length === 0 ? [] : [{ code, targets }];
}

/** Tokens byte by byte; old ones are digits only, so one may come as a number. */
function tokensOf(tokens: unknown, reply: Reply): readonly string[] {
  const list = Array.isArray(tokens) ? tokens : [tokens];
  const texts = textsOf(list);
  return texts.length === list.length ? texts : list.flatMap((token) => reply.id(token) ?? []);
}

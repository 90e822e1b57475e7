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
  const value = typeof msg === 'string' ? jsonIn(msg, reply) : msg;
  // A failing schema makes an Error, and a sentence is what stands here most often.
  const parsed = isRecord(value) ? packed.safeParse(value) : undefined;
  if (!parsed?.success) return undefined;
  const { illegalTokens, illegal_tokens, success, failure } = parsed.data;
  // A reason says more than the bare list: where both name a token, the first one counts.
  const groups: Group[] = [];
  collect(groups, illegalTokens, reply);
  collect(groups, illegal_tokens, reply);
  let listed = 0;
  for (const { targets } of groups) listed += targets.length;
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

function collect(groups: Group[], list: unknown, reply: Reply): void {
  if (Array.isArray(list)) add(groups, 'illegal_tokens[]', list, reply);
  else if (isRecord(list))
    // Huawei's own sample has blanks inside the key.
    for (const reason of Object.keys(list)) add(groups, `illegalTokens.${reason.trim()}`, list[reason], reply);
}

function add(groups: Group[], code: string, tokens: unknown, reply: Reply): void {
  const targets = tokensOf(tokens, reply);
  if (targets.length > 0) groups.push({ code, targets });
}

/** Tokens byte by byte; old ones are digits only, so one may come as a number. */
function tokensOf(tokens: unknown, reply: Reply): readonly string[] {
  const list = Array.isArray(tokens) ? tokens : [tokens];
  const texts = textsOf(list);
  return texts.length === list.length ? texts : list.flatMap((token) => reply.id(token) ?? []);
}

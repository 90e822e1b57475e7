import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord, textsOf } from '../../core/values.ts';
import { packed } from './schema.ts';

/** What the JSON inside `msg` says of the tokens that were refused. */
export interface Packed {
  readonly groups: readonly Group[];
  /** How many tokens the lists hold, whether they can be read or not. */
  readonly listed: number;
  /** Every one of them can be read. */
  readonly legible: boolean;
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
  const listed = collect(groups, illegalTokens, reply) + collect(groups, illegal_tokens, reply);
  if (groups.length === 0) return undefined;
  let named = 0;
  for (const { targets } of groups) named += targets.length;
  return { groups, listed, legible: named === listed, success: countOf(success), failure: countOf(failure) };
}

export function countOf(value: unknown): number | undefined {
  const count = Number(codeOf(value));
  return Number.isFinite(count) ? count : undefined;
}

/** Where ids had lost digits, the body is read once more with them in quotes: so is the JSON inside it. */
function jsonIn(msg: string, reply: Reply): unknown {
  return parseJson(reply.lostDigits ? quoteBigIntegers(msg) : msg);
}

/** How many tokens were listed. */
function collect(groups: Group[], list: unknown, reply: Reply): number {
  if (Array.isArray(list)) return add(groups, 'illegal_tokens[]', list, reply);
  let listed = 0;
  if (isRecord(list))
    // Huawei's own sample has blanks inside the key.
    for (const reason of Object.keys(list)) listed += add(groups, `illegalTokens.${reason.trim()}`, list[reason] ?? [], reply);
  return listed;
}

function add(groups: Group[], code: string, tokens: unknown, reply: Reply): number {
  const list = Array.isArray(tokens) ? tokens : [tokens];
  const targets = tokensOf(list, reply);
  if (targets.length > 0) groups.push({ code, targets });
  return list.length;
}

/** Tokens byte by byte; old ones are digits only, so one may come as a number. */
function tokensOf(list: readonly unknown[], reply: Reply): readonly string[] {
  const texts = textsOf(list);
  return texts.length === list.length ? texts : list.flatMap((token) => reply.id(token) ?? []);
}

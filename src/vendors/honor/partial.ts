import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { findingsAt, findingsNamed, placesOf } from './named.ts';
import { type TokenLists, tokenLists } from './token-lists.ts';

type Data = Readonly<Record<string, unknown>> | undefined;

/** The codes that say that the push was taken, at least for some. */
export const taking: ReadonlySet<string> = new Set(['200', '80000000', '80100000']);

/** What the call says of all, and what its lists say of single tokens. */
export function readPartial(call: Finding, data: Data, reply: Reply, request: Request): readonly Finding[] {
  const lists = tokenLists(data, reply);
  const listed = lists.expired.length + lists.failed.length > 0;
  const named = listed ? namedOf(call, lists, request) : none;
  const code = codeOfOthers(call.code, data, lists, named.length > 0);
  // Where nobody knows what was sent, a refusal of all is said of the listed tokens and of nobody else.
  if (named.length > 0 && request.targets.length === 0 && code === '80300007') return named;
  const others = code === call.code ? call : { code, message: call.message, messageId: call.messageId };
  return named.length === 0 ? [others] : [others, ...named];
}

const none: readonly Finding[] = [];

function namedOf(call: Finding, lists: TokenLists, request: Request): readonly Finding[] {
  if (request.targets.length === 0) return findingsNamed(lists, isSole(lists) ? atMostAlone(call.code) : 'suspect', call.messageId);
  const places = placesOf(lists, request);
  const spared = places.expired.length + places.failed.length < request.targets.length;
  return findingsAt(places, request.index.size === 1 ? atMostAlone(call.code) : atMostAmong(call.code, spared), call.messageId);
}

/** One token, which its own list condemns. */
const atMostAlone = (code: string) => (taking.has(code) || code === '80300007' ? undefined : 'suspect');

/** Where not one of several was spared, a wrong app id is the likelier fault. */
const atMostAmong = (code: string, spared: boolean) => (spared && taking.has(code) ? undefined : 'suspect');

const isSole = ({ expired, failed }: TokenLists): boolean => new Set([...expired, ...failed]).size === 1;

/** The row of those whom no list names. */
function codeOfOthers(code: string, data: Data, lists: TokenLists, someNamed: boolean): string {
  if (!taking.has(code)) return code;
  if (lists.garbled || (code === '80100000' && !lists.present)) return '80100000#unnamed';
  if (data?.sendResult === false || data?.sendResult === 'false') return '200+sendResult=false';
  return code === '200' && someNamed ? '200+failTokens' : code;
}

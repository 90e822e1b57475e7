import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a request to Tencent asks, and of whom: accounts, everybody, or all who have a tag or an attribute. `push` is
 * the channel of the calls to everybody, which share a limit a day.
 */
export function sentOf(request: HttpRequest): Sent | undefined {
  const call = callOf(pathOf(request));
  if (call === undefined) return undefined;
  const parsed = parseJson(request.body);
  const body: Fields = isRecord(parsed) ? parsed : {};
  if (pushes.has(call)) return pushOf(body);
  return { api: sends.has(call) ? 'send' : 'operation', kind: 'account', targets: accountsOf(body) };
}

/** The last two parts of the path of a call about pushes and messages; undefined for everything else. */
export function callOf(path: string): string | undefined {
  return /^\/v4\/((?:timpush|all_member_push|openim)\/\w+)\/?$/.exec(path)?.[1];
}

const pushes: ReadonlySet<string> = new Set(['timpush/push', 'all_member_push/im_push']);
const sends: ReadonlySet<string> = new Set(['timpush/batch', 'openim/sendmsg', 'openim/batchsendmsg']);

function pushOf({ Condition }: Fields): Sent {
  const named = isRecord(Condition) ? [...namesIn(Condition.TagsOr), ...namesIn(Condition.TagsAnd), ...attributesIn(Condition)] : [];
  if (named.length === 0 && !isRecord(Condition)) return { api: 'send', kind: 'broadcast', targets: [], channel: 'push' };
  return { api: 'send', kind: 'topic', targets: [...new Set(named)], channel: 'push' };
}

/** `city=Shenzhen`, for an attribute is a name and a value. */
function attributesIn({ AttrsOr, AttrsAnd }: Fields): readonly string[] {
  return [AttrsOr, AttrsAnd]
    .flatMap((attributes) => (isRecord(attributes) ? Object.entries(attributes) : []))
    .map(([name, value]) => `${name}=${nameOf(value) ?? ''}`);
}

/** `To_Account` is one account or a list; tags and attributes come with theirs, and a trace asks for one `UserID`. */
function accountsOf({ To_Account, UserTags, UserAttrs, UserID }: Fields): readonly string[] {
  const lists = [UserTags, UserAttrs].flatMap((list) => (Array.isArray(list) ? list : []));
  const listed = lists.map((entry) => (isRecord(entry) ? entry.To_Account : undefined));
  return [...namesIn(To_Account), ...namesIn(listed), ...namesIn(UserID)];
}

function namesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(nameOf).filter((name) => name !== undefined);
}

/** An account that looks like a number may have been written as one. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

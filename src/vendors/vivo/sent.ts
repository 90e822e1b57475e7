import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf, queryOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { codeOf, isRecord, splitList, textsOf } from '../../core/values.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a request to vivo asks, and of whom. `channel` is the message class, or the interface with a daily limit of its own. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  if (path.startsWith('/tag/')) return { api: 'operation', targets: textsOf(bodyOf(request).ids) };
  const read = Object.hasOwn(calls, path) ? calls[path] : undefined;
  return read?.(bodyOf(request), request);
}

const calls: Readonly<Record<string, (body: Body, request: HttpRequest) => Sent>> = {
  '/message/auth': () => ({ api: 'auth' }),
  '/message/send': (body) => ({ api: 'send', ...oneOf(body), channel: classOf(body) }),
  // The class was said when the message was stored.
  '/message/pushToList': (body) => ({ api: 'send', ...listOf(body) }),
  '/message/saveListPayload': () => ({ api: 'send', channel: 'saveListPayload' }),
  '/message/all': () => ({ api: 'send', kind: 'broadcast', channel: 'all' }),
  '/message/tagPush': (body) => ({ api: 'send', kind: 'topic', targets: tagsOf(body), channel: classOf(body) }),
  '/livemessage/send': (body) => ({ api: 'send', ...oneOf(body), channel: 'live' }),
  '/report/getStatistics': statisticsOf,
  '/search/msgStatus': statisticsOf,
  // Who is asked about is not who is answered for: the targets are those that the answer names.
  '/invalidUser/check': ({ userType }) => ({ api: 'receipt', kind: codeOf(userType) === '2' ? 'alias' : 'token' }),
};

function bodyOf(request: HttpRequest): Body {
  const body = parseJson(request.body);
  return isRecord(body) ? body : {};
}

/** Where both are given vivo sends to the regId. */
function oneOf({ regId, alias }: Body): Sent {
  if (isName(regId)) return { kind: 'token', targets: [regId] };
  return isName(alias) ? { kind: 'alias', targets: [alias] } : {};
}

function listOf({ regIds, aliases }: Body): Sent {
  if (Array.isArray(regIds) && regIds.length > 0) return { kind: 'token', targets: textsOf(regIds) };
  return Array.isArray(aliases) ? { kind: 'alias', targets: textsOf(aliases) } : {};
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Those with a tag of `notTags` are left out, so nobody is asked for by these. */
function tagsOf(body: Body): readonly string[] {
  const { orTags, andTags } = isRecord(body.tagExpression) ? body.tagExpression : body;
  return [...textsOf(orTags), ...textsOf(andTags)];
}

/** `classification` of the message; nothing where it does not say. */
function classOf({ classification }: Body): string | undefined {
  const digit = codeOf(classification);
  return digit === '0' ? 'operation' : digit === '1' ? 'system' : undefined;
}

/** Too long a list of tasks can be split, so they are what is asked for. */
function statisticsOf(_: Body, request: HttpRequest): Sent {
  return { api: 'operation', targets: splitList(queryOf(request).get('taskIds')) };
}

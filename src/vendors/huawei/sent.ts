import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord, textsOf } from '../../core/values.ts';

/** What a request to Huawei asks, and of whom. `channel` is the `push-type` of v3. */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  if (/^\/oauth2\/v[23]\/token$/.test(path)) return { api: 'auth' };
  if (path === '/pushsend.do') return { api: 'send', kind: 'token', targets: legacyTokensOf(request) };
  // The colon comes encoded from some clients.
  const call = /^\/v[123]\/[^/]+\/(messages|topic)(?::|%3[Aa])([a-z]+)$/.exec(path);
  return call ? callOf(`${call[1]}:${call[2]}`, request) : undefined;
}

function callOf(call: string, request: HttpRequest): Sent | undefined {
  const body = parseJson(request.body);
  const parts = isRecord(body) ? body : {};
  const channel = request.header('push-type');
  if (call === 'messages:send') return { api: 'send', ...addresseesOf(parts), channel };
  if (call === 'messages:revoke') return { api: 'operation', kind: 'token', targets: textsOf(parts.token), channel };
  if (call === 'topic:subscribe' || call === 'topic:unsubscribe')
    return { api: 'operation', kind: 'token', targets: textsOf(parts.tokenArray) };
  return call === 'topic:list' ? { api: 'operation', kind: 'token', targets: textsOf([parts.token]) } : undefined;
}

/** v1 and v2 name them in `message`, v3 in `target`. An expression over topics is one target: Huawei answers it as one. */
function addresseesOf({ message, target }: Readonly<Record<string, unknown>>): Sent {
  const { token, topic, condition } = isRecord(message) ? message : isRecord(target) ? target : {};
  if (token !== undefined) return { kind: 'token', targets: textsOf(token) };
  const named = textsOf([topic ?? condition]);
  return named.length > 0 ? { kind: 'topic', targets: named } : {};
}

/** The old gateway took a form with the tokens as JSON in one field. */
function legacyTokensOf(request: HttpRequest): readonly string[] {
  return textsOf(parseJson(new URLSearchParams(request.body).get('device_token_list') ?? ''));
}

import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord, textsOf } from '../../core/values.ts';
import { isBatch, sentOfBatch } from './sent-batch.ts';
import { sentOfLegacy, sentOfMessage } from './sent-message.ts';

type Body = Readonly<Record<string, unknown>>;

/** The path of the one send that is still served. */
export const sendPath = /^\/v1\/projects\/[^/]+\/messages:send$/;

/** The token endpoint of oauth2.googleapis.com, and the older one of www.googleapis.com. */
export const authPath = /^\/(?:oauth2\/v4\/)?token$/;

/**
 * What a request to Google asks, and of whom: HTTP v1, the retired sends, the Instance ID API and the token endpoint.
 * The channel of a send is the Android notification channel.
 */
export function sentOf(request: HttpRequest): Sent | undefined {
  const path = pathOf(request);
  if (sendPath.test(path)) return sentOfMessage(bodyOf(request).message);
  if (authPath.test(path)) return { api: 'auth' };
  if (path.startsWith('/iid/')) return sentOfInstanceId(path, request);
  const legacy = /^\/(?:fcm|gcm)\/send(?:\/([^/]+))?$/.exec(path);
  if (legacy) return sentOfLegacy(bodyOf(request), legacy[1]);
  return path === '/batch' && isBatch(request.body) ? sentOfBatch(request.body) : undefined;
}

function sentOfInstanceId(path: string, request: HttpRequest): Sent | undefined {
  const token = /^\/iid\/info\/([^/]+)$/.exec(path)?.[1];
  if (token !== undefined) return { api: 'operation', kind: 'token', targets: [token] };
  const call = /^\/iid\/v1:batch(Add|Remove|Import)$/.exec(path)?.[1];
  if (call === undefined) return undefined;
  const { registration_tokens, apns_tokens } = bodyOf(request);
  return { api: 'operation', kind: 'token', targets: textsOf(call === 'Import' ? apns_tokens : registration_tokens) };
}

function bodyOf(request: HttpRequest): Body {
  const body = parseJson(request.body);
  return isRecord(body) ? body : {};
}

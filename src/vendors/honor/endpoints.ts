import { parseJson } from '../../core/body.ts';
import { formField } from '../../core/form.ts';
import { type HttpRequest, pathOf } from '../../core/http-request.ts';
import type { Endpoint, SimulatedWord } from '../../core/simulation.ts';
import { isRecord } from '../../core/values.ts';
import { sendPath } from './sent.ts';

const mostTokens = 1000;
const mostBytes = 4096;

/** Header and path first, as a gateway does, then the body. */
function refuseSend(request: HttpRequest): string | undefined {
  return refuseHead(request) ?? refuseBody(parseJson(request.body));
}

function refuseHead(request: HttpRequest): string | undefined {
  if (pathOf(request).startsWith('/api/v1//')) return '10205';
  const timestamp = request.header('timestamp')?.trim() ?? '';
  if (timestamp === '') return '10001';
  // Seconds have ten digits, and are the usual mistake.
  if (!/^\d{13}$/.test(timestamp)) return '10207';
  const authorization = request.header('authorization')?.trim() ?? '';
  if (authorization === '' || authorization === 'Bearer') return '10300';
  return authorization.startsWith('Bearer ') ? undefined : '403';
}

/** A body of Huawei's shape, with all of it inside `message`, has no token where Honor looks for one. */
function refuseBody(body: unknown): string | undefined {
  if (!isRecord(body) || !Array.isArray(body.token)) return '80100003';
  const { token, ...message } = body;
  if (new TextEncoder().encode(JSON.stringify(message)).length > mostBytes) return '80300008';
  return refuseTokens(token as readonly unknown[]);
}

function refuseTokens(tokens: readonly unknown[]): string | undefined {
  if (tokens.length === 0 || !tokens.every((token) => typeof token === 'string' && token !== '')) return '400';
  if (tokens.length > mostTokens) return '80300010';
  return new Set(tokens).size < tokens.length ? '80300006' : undefined;
}

function refuseAuth(request: HttpRequest): string | undefined {
  const field = (name: string) => formField(request.body, undefined, name);
  if (field('grant_type') !== 'client_credentials') return 'invalid_grant';
  if (!field('client_id')) return 'invalid_client';
  return field('client_secret') ? undefined : 'unauthorized_client';
}

const form = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'grant_type=client_credentials&client_id=an-id&client_secret=a-secret',
};

/** Send, and the token endpoint on its present and its older path. */
export const endpoints: readonly Endpoint[] = [
  {
    api: 'send',
    method: 'POST',
    path: sendPath,
    refuse: refuseSend,
    example: {
      path: '/api/v1/104410638/sendMessage',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        authorization: 'Bearer an-access-token',
        timestamp: '1700000000000',
      },
      body: JSON.stringify({
        data: '{"order":17}',
        android: { ttl: '86400s', targetUserType: 0, notification: { title: 'Title', body: 'Body', importance: 'NORMAL' } },
        token: ['ok-1'],
      }),
    },
  },
  { api: 'auth', method: 'POST', path: /^\/auth\/token$/, refuse: refuseAuth, example: { path: '/auth/token', ...form } },
  {
    api: 'auth',
    method: 'POST',
    path: /^\/auth\/realms\/developer\/protocol\/openid-connect\/token$/,
    refuse: refuseAuth,
    example: { path: '/auth/realms/developer/protocol/openid-connect/token', ...form },
  },
];

/** An expired access token and a wrong key are one code; a wrong app id makes every token invalid. */
export const words: Readonly<Partial<Record<SimulatedWord, string>>> = {
  ok: '200',
  dead: 'data.expireTokens[]',
  rate_limited: '503',
  internal: '500',
  unavailable: '502',
  invalid_message: '80100003',
  expired_credential: '403',
  wrong_key: '403',
  wrong_project: '80300007',
};

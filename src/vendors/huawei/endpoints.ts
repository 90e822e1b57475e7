import type { Endpoint, Simulation } from '../../core/simulation.ts';
import { bearer, credentials, inOrder, jwt, membership, message, oneToken, payload, pushType, revocation } from './checks.ts';

const json = { 'Content-Type': 'application/json; charset=UTF-8' };
const token = { ...json, Authorization: 'Bearer access-token' };
const signed = { ...json, Authorization: 'Bearer header.payload.signature' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Huawei's calls: the three versions of a send, revoking, topics and the token of OAuth. */
export const endpoints: readonly Endpoint[] = [
  {
    api: 'send',
    method: 'POST',
    path: /^\/v[12]\/[^/]+\/messages(?::|%3[Aa])send$/,
    refuse: inOrder(bearer, message),
    example: {
      path: '/v1/104321/messages:send',
      headers: token,
      body: '{"validate_only":false,"message":{"notification":{"title":"Hello","body":"World"},"token":["ok-1"]}}',
    },
  },
  {
    api: 'send',
    method: 'POST',
    path: /^\/v3\/[^/]+\/messages(?::|%3[Aa])send$/,
    refuse: inOrder(jwt, pushType('0', '1', '2', '6', '7', '10'), payload),
    example: {
      path: '/v3/104321/messages:send',
      headers: { ...signed, 'push-type': '0' },
      body: '{"payload":{"notification":{"category":"MARKETING","title":"Hello","body":"World"}},"target":{"token":["ok-1"]}}',
    },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/v1\/[^/]+\/messages(?::|%3[Aa])revoke$/,
    refuse: inOrder(jwt, pushType('0', '2'), revocation),
    example: {
      path: '/v1/104321/messages:revoke',
      headers: { ...signed, 'push-type': '0' },
      body: '{"notifyId":3114932,"token":["ok-1"]}',
    },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/v1\/[^/]+\/topic(?::|%3[Aa])(?:un)?subscribe$/,
    refuse: inOrder(bearer, membership),
    example: { path: '/v1/104321/topic:subscribe', headers: token, body: '{"topic":"sports","tokenArray":["ok-1"]}' },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/v1\/[^/]+\/topic(?::|%3[Aa])list$/,
    refuse: inOrder(bearer, oneToken),
    example: { path: '/v1/104321/topic:list', headers: token, body: '{"token":"ok-1"}' },
  },
  {
    api: 'auth',
    method: 'POST',
    path: /^\/oauth2\/v[23]\/token$/,
    refuse: credentials,
    example: {
      path: '/oauth2/v3/token',
      headers: form,
      body: 'grant_type=client_credentials&client_id=104321&client_secret=client-secret',
    },
  },
];

/** Limits of one device and of the day are answered with success, and show in receipts alone. */
export const words: NonNullable<Simulation['words']> = {
  ok: '80000000',
  dead: 'illegalTokens.tokenFormatError',
  mismatch: 'illegalTokens.noRight',
  offline: '80000003',
  rate_limited: '503',
  internal: '81000001',
  unavailable: '502',
  invalid_message: '80100003',
  expired_credential: '80200003',
  wrong_key: '80200001',
  wrong_project: '80300002',
};

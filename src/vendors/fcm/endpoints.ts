import type { Endpoint, Simulation } from '../../core/simulation.ts';
import * as check from './checks.ts';
import { authPath, sendPath } from './sent.ts';

const authorization = 'Bearer an-access-token';
const json = { authorization, 'content-type': 'application/json' };
const instanceId = { ...json, access_token_auth: 'true' };
const grant = new URLSearchParams({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  assertion: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
});

const subscription = (call: string): Endpoint => ({
  api: 'operation',
  method: 'POST',
  path: new RegExp(`^/iid/v1:${call}$`),
  refuse: check.subscriptionFault,
  example: { path: `/iid/v1:${call}`, headers: instanceId, body: '{"to":"/topics/news","registration_tokens":["ok-1"]}' },
});

/** Google's calls. The retired sends are left out: Google answers them like any path that it does not know, with a page. */
export const endpoints: readonly Endpoint[] = [
  {
    api: 'send',
    method: 'POST',
    path: sendPath,
    refuse: check.sendFault,
    example: {
      path: '/v1/projects/my-project/messages:send',
      headers: json,
      body: '{"message":{"token":"ok-1","notification":{"title":"Hello"}}}',
    },
  },
  subscription('batchAdd'),
  subscription('batchRemove'),
  {
    api: 'operation',
    method: 'POST',
    path: /^\/iid\/v1:batchImport$/,
    refuse: check.importFault,
    example: {
      path: '/iid/v1:batchImport',
      headers: instanceId,
      body: '{"application":"com.example.app","sandbox":false,"apns_tokens":["ok-1"]}',
    },
  },
  {
    api: 'operation',
    method: 'GET',
    path: /^\/iid\/info\/[^/]+$/,
    refuse: check.instanceIdFault,
    example: { path: '/iid/info/ok-1', headers: instanceId, body: '' },
  },
  {
    api: 'auth',
    method: 'POST',
    path: authPath,
    refuse: check.grantFault,
    example: { path: '/token', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: grant.toString() },
  },
];

/** Which word of Google's stands for a plain one. FCM knows no device that is offline, and no quota but that of a minute. */
export const words: NonNullable<Simulation['words']> = {
  ok: '200',
  dead: 'UNREGISTERED',
  mismatch: 'SENDER_ID_MISMATCH',
  limited: 'QUOTA_EXCEEDED#device',
  rate_limited: 'QUOTA_EXCEEDED',
  internal: 'INTERNAL',
  unavailable: 'UNAVAILABLE',
  invalid_message: 'INVALID_ARGUMENT#field',
  expired_credential: 'ACCESS_TOKEN_EXPIRED',
  wrong_key: 'ACCESS_TOKEN_TYPE_UNSUPPORTED',
  wrong_project: 'NOT_FOUND',
  wrong_sender: 'SENDER_ID_MISMATCH',
  wrong_package: 'INVALID_ARGUMENT#package',
};

import { Agent } from 'node:http';
import axios from 'axios';
import { wrapAxios } from '../../../src/clients/axios/index.ts';
import { wrapFetch } from '../../../src/clients/fetch/index.ts';
import type { Send } from '../../../src/effects/deliver/index.ts';
import type { VendorId } from '../../../src/vendors/index.ts';
import { http2Call } from '../../testing/call.ts';

interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const formOf = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const noticeOf = (target: string, key: string) => ({
  target_type: 2,
  target_value: target,
  notification: { app_message_id: key, style: 1, title: 'hello', content: 'world', category: 'ORDER', click_action_type: 0 },
});

/** How a team would call each vendor: the documented request, to a batch where the vendor takes one. */
export const requestOf: Readonly<Record<VendorId, (batch: readonly string[], credential: string, key: string) => Request>> = {
  apns: ([token]) => ({
    path: `/3/device/${token}`,
    headers: {
      authorization:
        'bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzAwMDAwMDAwfQ.c2lnbmF0dXJl',
      'apns-topic': 'com.example.app',
      'apns-push-type': 'alert',
    },
    body: '{"aps":{"alert":"Hello"}}',
  }),
  fcm: ([token], credential) => ({
    path: '/v1/projects/my-project/messages:send',
    headers: { ...json, authorization: `Bearer ${credential}` },
    body: JSON.stringify({ message: { token, notification: { title: 'Hello' } } }),
  }),
  honor: (token, credential) => ({
    path: '/api/v1/104410638/sendMessage',
    headers: { ...json, authorization: `Bearer ${credential}`, timestamp: '1700000000000' },
    body: JSON.stringify({
      data: '{}',
      android: { targetUserType: 0, notification: { title: 'T', body: 'B', importance: 'NORMAL' } },
      token,
    }),
  }),
  huawei: (token, credential) => ({
    path: '/v1/104321/messages:send',
    headers: { ...json, authorization: `Bearer ${credential}` },
    body: JSON.stringify({ validate_only: false, message: { notification: { title: 'Hello', body: 'World' }, token } }),
  }),
  meizu: (batch) => ({
    path: '/garcia/api/server/push/varnished/pushByPushId',
    headers: form,
    body: formOf({
      appId: '100999',
      sign: 'ac076ff25d9900015a681cb5172aa53b',
      pushIds: batch.join(','),
      messageJson: '{"noticeBarInfo":{"title":"Hello","content":"World"}}',
    }),
  }),
  oppo: (batch, credential, key) => ({
    path: '/server/v1/message/notification/unicast_batch',
    headers: form,
    body: formOf({ auth_token: credential, messages: JSON.stringify(batch.map((target, index) => noticeOf(target, `${key}-${index}`))) }),
  }),
  'tencent-im': (accounts) => ({
    path: '/v4/timpush/batch?sdkappid=88888888&identifier=admin&usersig=xxx&random=99999999&contenttype=json',
    headers: json,
    body: JSON.stringify({
      From_Account: 'admin',
      To_Account: accounts,
      MsgRandom: 3674128,
      OfflinePushInfo: { PushFlag: 0, Title: 'T', Desc: 'D' },
    }),
  }),
  vivo: (batch, credential) => ({
    path: batch.length > 1 ? '/message/pushToList' : '/message/send',
    headers: { ...json, authToken: credential },
    body: JSON.stringify(
      batch.length > 1
        ? { regIds: batch, taskId: '342982', requestId: 'request-1' }
        : { regId: batch[0], notifyType: 1, title: 'Hello', content: 'World', skipType: 1, classification: 1, requestId: 'request-1' },
    ),
  }),
  xiaomi: (batch) => ({
    path: '/v3/message/regid',
    headers: { ...form, authorization: 'key=app-secret' },
    body: formOf({
      registration_id: batch.join(','),
      restricted_package_name: 'com.example.app',
      pass_through: '0',
      title: 'Hello',
      description: 'World',
      payload: '',
    }),
  }),
};

/** The most that one request of `requestOf` may name. */
export const batchSizes: Readonly<Record<VendorId, number>> = {
  ...{ apns: 1, fcm: 1, honor: 20, huawei: 20, meizu: 20, oppo: 20, 'tencent-im': 20, vivo: 20, xiaomi: 20 },
};

export interface Wire {
  readonly send: Send<string>;
  close(): void;
}

/** A `send` over real sockets through a wrapped client; APNs by hand over HTTP/2, so that a `RawReply` comes back. */
export function wireOf(vendor: VendorId, url: string, client: 'fetch' | 'axios', timeoutMs: number, usesKey = false): Wire {
  const of = (batch: readonly string[], { credential = 'credential-0', dedupeKey }: Parameters<Send<string>>[1]) =>
    requestOf[vendor](batch, credential, dedupeKey);
  if (vendor === 'apns')
    return { send: (batch, context) => http2Call(url, { method: 'POST', ...of(batch, context) }), close: () => undefined };
  if (client === 'fetch') {
    const fetch = wrapFetch(globalThis.fetch, { vendor, app: 'app', timeoutMs });
    const send: Send<string> = (batch, context) => {
      const { path, ...init } = of(batch, context);
      return fetch(url + path, { method: 'POST', ...init, signal: context.signal });
    };
    return { send, close: () => undefined };
  }
  const httpAgent = new Agent({ keepAlive: true });
  const instance = axios.create({ baseURL: url, timeout: timeoutMs, proxy: false, httpAgent });
  const unwrap = wrapAxios(instance, { vendor, app: 'app' });
  const send: Send<string> = async (batch, context) => {
    const { path, body, headers } = of(batch, context);
    const post = instance.post(path, body, { headers, signal: context.signal });
    // A time-out rejects, and the key was used all the same.
    return usesKey ? { reply: await post.catch((error: unknown) => error), usedDedupeKey: true } : post;
  };
  const close = () => {
    unwrap();
    httpAgent.destroy();
  };
  return { send, close };
}

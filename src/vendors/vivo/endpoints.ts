import type { Endpoint, Simulation } from '../../core/simulation.ts';
import {
  addressee,
  addressees,
  authToken,
  content,
  inOrder,
  requestId,
  savedMessage,
  signature,
  taggedIds,
  tagType,
  taskIds,
} from './checks.ts';

const json = { 'Content-Type': 'application/json' };
const headers = { ...json, authToken: 'fixture-vivo-token' };
const shown = '"notifyType":1,"title":"Hello","content":"World","skipType":1,"classification":1,"requestId":"request-1"';

const send = (path: RegExp, refuse: Endpoint['refuse'], example: string, body: string): Endpoint => ({
  api: 'send',
  method: 'POST',
  path,
  refuse,
  example: { path: example, headers, body },
});

/** vivo's calls. A list goes to two at least, so its example names a second target. */
export const endpoints: readonly Endpoint[] = [
  {
    api: 'auth',
    method: 'POST',
    path: /^\/message\/auth$/,
    refuse: signature,
    example: {
      path: '/message/auth',
      headers: json,
      // The documented sample of a sign.
      body: '{"appId":10004,"appKey":"25509283-3767-4b9e-83fe-b6e55ac6243e","timestamp":1501484120000,"sign":"fe3b46a2befc60334c2388676a752bd6"}',
    },
  },
  send(/^\/message\/send$/, inOrder(authToken, addressee, content, requestId), '/message/send', `{"regId":"ok-1",${shown}}`),
  send(/^\/message\/saveListPayload$/, inOrder(authToken, content, requestId), '/message/saveListPayload', `{${shown}}`),
  send(
    /^\/message\/pushToList$/,
    inOrder(authToken, addressees, savedMessage, requestId),
    '/message/pushToList',
    '{"regIds":["ok-1","ok-2"],"taskId":"342982","requestId":"request-1"}',
  ),
  send(/^\/message\/all$/, inOrder(authToken, content, requestId), '/message/all', `{${shown}}`),
  send(
    /^\/message\/tagPush$/,
    inOrder(authToken, content, requestId),
    '/message/tagPush',
    `{"tagExpression":{"orTags":["sports"]},${shown}}`,
  ),
  send(/^\/livemessage\/send$/, inOrder(authToken, addressee), '/livemessage/send', '{"regId":"ok-1","requestId":"request-1"}'),
  {
    api: 'operation',
    method: 'GET',
    path: /^\/(?:report\/getStatistics|search\/msgStatus)$/,
    refuse: inOrder(authToken, taskIds),
    example: { path: '/report/getStatistics?taskIds=342982,342983', headers, body: '' },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/tag\/.+$/,
    refuse: inOrder(authToken, taggedIds, tagType),
    example: { path: '/tag/addMembers', headers, body: '{"name":"sports","type":1,"ids":["ok-1"]}' },
  },
];

/** What is limited for one device shows in receipts alone; a wrong secret shows at the token endpoint. */
export const words: NonNullable<Simulation['words']> = {
  ok: '0',
  dead: 'invalidUser.status=2',
  mismatch: 'invalidUser.status=4',
  offline: 'invalidUser.status=3',
  rate_limited: '10072',
  quota: '10070',
  internal: 'HTTP 500',
  unavailable: 'HTTP 5xx',
  invalid_message: '10057',
  expired_credential: '10000',
  wrong_project: '10094',
};

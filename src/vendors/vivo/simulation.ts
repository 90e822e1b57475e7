import type { CodeTable } from '../../core/code-table.ts';
import type { RawReply } from '../../core/reply.ts';
import type { Simulation } from '../../core/simulation.ts';
import { auth, operation, receipt, send } from './codes.ts';

const tables: Readonly<Record<string, CodeTable>> = { send, auth, operation, receipt };

const pages: Readonly<Record<string, RawReply>> = {
  'HTTP 500': { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internet server error!' },
  'HTTP 429': { status: 429, body: '' },
  'HTTP 401/403': { status: 401, body: '' },
  'HTTP 5xx': {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><body>503 Service Temporarily Unavailable</body></html>',
  },
};

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api] ?? {}, code) || Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  if (Object.hasOwn(pages, code)) return pages[code];
  if (api === 'receipt') return json(receiptFor(code, targets));
  if (code.startsWith('invalidUser.')) return json(invalid(statusOf(code), targets));
  return json(code === '0' ? success(api) : { result: Number(code), desc: '请求失败' });
};

const json = (value: unknown): RawReply => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

function success(api: string): unknown {
  const accepted = { result: 0, desc: '请求成功' };
  if (api === 'auth') return { ...accepted, authToken: '24d7b2be-0d4a-4a3b-8a5e-8f1b0c2d3e4f' };
  return api === 'send' ? { ...accepted, taskId: '342982' } : accepted;
}

/** No more than the documented statuses are known; 9 stands for those that are not. */
function statusOf(code: string): number {
  const status = Number(code.slice('invalidUser.status='.length));
  return Number.isNaN(status) ? 9 : status;
}

/** A single send refuses its one target; a list is taken and says which of them it leaves out. */
function invalid(status: number, targets: readonly string[]): unknown {
  const users = targets.map((userid) => ({ status, userid }));
  return users.length < 2
    ? { result: 10302, desc: 'regId不合法', invalidUser: users[0] ?? { status } }
    : { result: 0, desc: '请求成功', invalidUsers: users };
}

/** One task a target. The member with the sub type has no documented name. */
function receiptFor(code: string, targets: readonly string[]): unknown {
  const [ackType, ackSubType] = code.slice(code.indexOf(':') + 1).split('/');
  const type = ackType === 'none' ? {} : { ackTime: 1_700_000_000_000, ackType, ackSubType };
  return Object.fromEntries(
    (targets.length > 0 ? targets : ['']).map((target, index) => [342982 + index, { param: '', targets: target, ...type }]),
  );
}

const alias = 'the reply is that of the same status for a regId: only the request tells that an alias was sent';

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: { 'invalidUser.status=1#alias': alias, 'invalidUser.status=2#alias': alias },
};

import type { CodeTable } from '../../core/code-table.ts';
import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { auth, operation, receipt, send } from './codes.ts';

export { endpoints, words } from './endpoints.ts';

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
  if (code.startsWith('invalidUser.')) return json(api === 'receipt' ? listed(statusOf(code), targets) : invalid(statusOf(code), targets));
  if (api === 'receipt' && code !== '0') return json(receiptFor(code, targets));
  return json(code === '0' ? success(api) : { result: Number(code), desc: '请求失败' });
};

/** A list is taken and names those it leaves out; receipts are one task a target. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  if (api === 'receipt') return eachReceipt(answers);
  const refused = answers.filter(({ code }) => code !== '0');
  if (refused.length === 0) return replyFor(api, '0', []);
  if (api !== 'send' || !refused.every(({ code }) => isOfOneTarget(code))) return undefined;
  if (answers.length === 1) return replyFor(api, refused[0]?.code ?? '0', namesOf(refused));
  const invalidUsers = refused.map(({ target, code }) => ({ status: statusOf(code), userid: target }));
  return json({ requestId: '25509283-3767-4b9e-83fe-b6e55ac6b123', result: 0, desc: '请求成功', invalidUsers });
};

const namesOf = (answers: readonly Answer[]): readonly string[] => answers.map(({ target }) => target);

/** Of a bad alias only the request tells that it is one. */
const isOfOneTarget = (code: string): boolean =>
  code.startsWith('invalidUser.') && Object.hasOwn(send, code) && !Object.hasOwn(notOnTheWire.send ?? {}, code);

function eachReceipt(answers: readonly Answer[]): RawReply | undefined {
  if (!answers.every(({ code }) => Object.hasOwn(receipt, code) && /^(?:ack|live):/.test(code))) return undefined;
  return json(Object.fromEntries(answers.map(({ target, code }, index) => [firstTask + index, entryOf(code, target)])));
}

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
  if (targets.length > 1) return listed(status, targets);
  const [userid] = targets;
  return { result: 10302, desc: 'regId不合法', invalidUser: userid === undefined ? { status } : { status, userid } };
}

const listed = (status: number, targets: readonly string[]): unknown => ({
  result: 0,
  desc: '请求成功',
  invalidUsers: targets.map((userid) => ({ status, userid })),
});

/** One task a target. */
function receiptFor(code: string, targets: readonly string[]): unknown {
  return Object.fromEntries((targets.length > 0 ? targets : ['']).map((target, index) => [firstTask + index, entryOf(code, target)]));
}

/** The member with the sub type has no documented name. */
function entryOf(code: string, target: string): object {
  const [ackType, ackSubType] = code.slice(code.indexOf(':') + 1).split('/');
  const type = ackType === 'none' ? {} : { ackTime: 1_700_000_000_000, ackType, ackSubType };
  return { param: '', targets: target, ...type };
}

const firstTask = 342982;

const alias = 'the reply is that of the same status for a regId: only the request tells that an alias was sent';

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: { 'invalidUser.status=1#alias': alias, 'invalidUser.status=2#alias': alias },
  receipt: { 'invalidUser.status=1#alias': alias, 'invalidUser.status=2#alias': alias },
};

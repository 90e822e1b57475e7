import type { CodeTable } from '../../core/code-table.ts';
import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { auth, operation, receipt, send } from './codes.ts';

export { endpoints, words } from './endpoints.ts';

const tables: Readonly<Record<string, CodeTable>> = { send, auth, operation, receipt };
const html = { 'content-type': 'text/html' };

const pages: Readonly<Record<string, RawReply>> = {
  'http 401/403': { status: 401, body: '' },
  'http 504': { status: 504, headers: html, body: '<html><body>504 Gateway Time-out</body></html>' },
  'http 5xx': { status: 502, headers: html, body: '<html><body>502 Bad Gateway</body></html>' },
};

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api] ?? {}, code) || Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  if (Object.hasOwn(pages, code)) return pages[code];
  if (code === 'invalid_list') return json(invalidList(targets));
  if (api === 'receipt' && code !== '0') return json(targets.map((target) => eventFor(target, code)));
  return json(code === '0' ? success(api, targets) : { code: Number(code), message: messages[code] ?? 'error' });
};

/** One reply in which targets fare differently: events, the items of a batch, or the numeric keys of a broadcast. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  const every = (codes: ReadonlySet<string>) => answers.every(({ code }) => codes.has(code));
  if (answers.length === 0) return undefined;
  if (api === 'receipt') return every(events) ? json(answers.map(({ target, code }) => eventFor(target, code))) : undefined;
  if (api !== 'send') return undefined;
  if (every(inItems)) return json({ code: 0, message: '', data: answers.map(itemFor) });
  return every(inKeys) ? json({ code: 0, message: '', data: keysFor(answers) }) : undefined;
};

const events: ReadonlySet<string> = new Set(['push_arrive', 'regid_invalid', 'user_daily_limit']);
const inItems: ReadonlySet<string> = new Set(['0', '33', '10000']);
const inKeys: ReadonlySet<string> = new Set(['0', '10000', '10001', '10002', '10003', '10004', '10005']);

const messageId = '5d1dad59cac4826aedd7ee4a';

/** As they stand in pages and logs. */
const messages: Readonly<Record<string, string>> = {
  '-1': 'Service Currently Unavailable',
  '-2#parse_error': 'Response Parse Error',
  11: 'Invalid AuthToken',
  54: 'private_msg_template_id is null',
  10000: 'registration_id格式不正确',
};

const json = (body: object): RawReply => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});

/** Of a send: a unicast for one target, a batch for several, a broadcast where nobody is named. */
function success(api: string, targets: readonly string[]): object {
  if (api === 'auth')
    return { code: 0, message: 'success', data: { auth_token: '58ad47319e8d725350a5afd5', create_time: 1_562_207_540_879 } };
  if (api === 'receipt') return invalidList([]);
  if (api === 'operation') return { code: 0, message: 'success' };
  if (targets.length > 1) return { code: 0, message: '', data: targets.map((target) => itemFor({ target, code: '0' })) };
  const broadcast = { message_id: messageId, task_id: '5d1dad59cac4826aedd7ee4b' };
  return { code: 0, message: '', data: targets.length === 1 ? { messageId, status: 'call_success' } : broadcast };
}

const invalidList = (targets: readonly string[]): object => ({
  code: 0,
  message: 'success',
  data: { registration_ids: targets, totalCount: targets.length },
});

/** A refused item may or may not carry an id; this one does not. */
function itemFor({ target, code }: Answer, index = 0): object {
  if (code === '0') return { messageId: messageIdAt(index), registrationId: target };
  return { registrationId: target, errorCode: Number(code), errorMessage: messages[code] ?? 'error' };
}

/** 24 hexadecimal digits, another for each place. */
const messageIdAt = (index: number): string => messageId.slice(0, 16) + (0x6aedd7ee + index).toString(16).padStart(8, '0');

function keysFor(answers: readonly Answer[]): object {
  const data: Record<string, string | string[]> = { message_id: messageId, task_id: '5d1dad59cac4826aedd7ee4b' };
  for (const { target, code } of answers) {
    if (code === '0') continue;
    const names = data[code];
    if (Array.isArray(names)) names.push(target);
    else data[code] = [target];
  }
  return data;
}

const eventFor = (target: string, eventType: string): object => ({
  messageId,
  appId: 'appid',
  taskId: messageId,
  registrationIds: target,
  eventTime: 1_562_207_540_879,
  param: 'call_back_parameter',
  eventType,
});

const ofSdk = 'said by the Java SDK of a reply that it could not read, never by the server';

export const notOnTheWire: Simulation['notOnTheWire'] = { send: { '-2#parse_error': ofSdk, '-3': ofSdk } };

import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { operation, receipt, send } from './codes.ts';

export { endpoints, words } from './endpoints.ts';

const tables = { send, operation, receipt, auth: {} };
const statuses: Readonly<Record<string, number>> = { 'http 5xx': 500, 'http 401/403': 401, 'http 4xx': 404 };

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api], code)) return api === 'auth' || !isCommon(code) ? undefined : failure(code);
  if (Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  const status = Object.hasOwn(statuses, code) ? statuses[code] : undefined;
  if (status !== undefined) return { status, body: '' };
  if (api === 'receipt' && isCallback(code)) return callback(code, targets);
  return code === '0' || Object.hasOwn(beside, code) ? success(api, code, targets) : failure(code);
};

/** The numbers of a send that failed stand for the same in every reply. */
const isCommon = (code: string): boolean => /^-?\d+$/.test(code) && Object.hasOwn(send, code);

/** Refused regids stand beside code 0 if at least one was taken; a callback has an entry for each kind of end. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  const bad = answers.filter(({ code }) => code !== '0');
  if (bad.length === 0) return replyFor(api, '0', namesOf(answers));
  if (api === 'receipt') return answers.every(({ code }) => isCallback(code)) ? eachCallback(answers) : undefined;
  const partly = api === 'send' && bad.length < answers.length && bad.every(({ code }) => code === 'bad_regids');
  return partly ? success(api, 'bad_regids', namesOf(bad), answers.length - bad.length) : undefined;
};

const namesOf = (answers: readonly Answer[]): readonly string[] => answers.map(({ target }) => target);

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: { '20301#not_a_regid': 'the reply of 20301: only the kind of target that was sent tells them apart' },
  receipt: {
    'invalid_list#not_a_regid': 'the reply of invalid_list: only the kind of target that was asked for tells them apart',
    '16#not_a_regid': 'the callback of 16: only the kind of target that was sent tells them apart',
  },
};

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const messageId = 'sdm01114519818791543og';
const traceId = 'Xcm07b77488763663927bm';

/** What stands in `data` beside code 0. */
const beside: Readonly<Record<string, (targets: readonly string[]) => object>> = {
  bad_regids: (targets) => ({ bad_regids: targets.join(',') }),
  channel_exceed_quota: (targets) => ({ channel_exceed_quota: targets.length > 1 ? 'a:1' : 'no_channel:2 a:3' }),
  'channel_exceed_quota#all': (targets) => ({ channel_exceed_quota: `no_channel:${targets.length}` }),
  invalid_list: (targets) => ({ list: targets }),
};

function success(api: string, code: string, targets: readonly string[], taken = targets.length): RawReply {
  const found = Object.hasOwn(beside, code) ? beside[code]?.(targets) : undefined;
  const data = api === 'receipt' ? (found ?? { list: [] }) : { id: messageId, ...found };
  return answer({
    result: 'ok',
    trace_id: traceId,
    code: 0,
    data,
    description: '成功',
    info: `Received push messages for ${taken} REGID`,
  });
}

/** Reasons as they stand in logs. */
const reasons: Readonly<Record<string, string>> = {
  '20301#no_valid_targets': 'No valid targets!',
  10031: 'AppId(id=2882303761520086841) in the blacklist, forbid to send messages',
  21301: 'Invalid application secret.',
  21305: 'Must input one of: regid/topic/alias/userAccount/miid/geoId/groupId/region',
  27001: 'invalid channel info!',
  65011: 'Title or Description is empty!',
  200001: 'exceed quota, quota: 50000, have acked: 50000',
};

function failure(code: string): RawReply {
  const reason = Object.hasOwn(reasons, code) ? { reason: reasons[code] } : {};
  return answer({ result: 'error', ...reason, trace_id: traceId, code: Number(code.split('#')[0]) });
}

const answer = (body: object): RawReply => ({ status: 200, headers: json, body: JSON.stringify(body) });

const isCallback = (code: string): boolean => /^\d{1,4}(\+device_quota)?$/.test(code) && code !== '0' && Object.hasOwn(receipt, code);

const callback = (code: string, targets: readonly string[]): RawReply => posted({ [messageId]: entryOf(code, targets) });

/** A message id for each kind of end. */
function eachCallback(answers: readonly Answer[]): RawReply {
  const codes = [...new Set(answers.map(({ code }) => code))];
  const entryFor = (code: string) => entryOf(code, namesOf(answers.filter((answer) => answer.code === code)));
  return posted(Object.fromEntries(codes.map((code, index) => [`${messageId}${index}`, entryFor(code)])));
}

function entryOf(code: string, targets: readonly string[]): object {
  const type = Number.parseInt(code, 10);
  const extra = type !== 128 ? {} : { extra: code === '128' ? { ack: '50000', quota: '50000' } : { device_acked: '1', device_quota: '1' } };
  return { param: 'param', type, targets: targets.join(','), ...extra, timestamp: 1_572_228_055_643 };
}

/** As it is posted: one form field, percent-encoded. */
const posted = (entries: object): RawReply => ({
  status: 200,
  headers: form,
  body: new URLSearchParams({ data: JSON.stringify(entries) }).toString(),
});

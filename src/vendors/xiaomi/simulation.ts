import type { RawReply } from '../../core/reply.ts';
import type { Simulation } from '../../core/simulation.ts';
import { operation, receipt, send } from './codes.ts';

const tables = { send, operation, receipt, auth: {} };
const statuses: Readonly<Record<string, number>> = { 'http 5xx': 500, 'http 401/403': 401, 'http 4xx': 404 };

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api], code) || Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  const status = Object.hasOwn(statuses, code) ? statuses[code] : undefined;
  if (status !== undefined) return { status, body: '' };
  if (api === 'receipt' && isCallback(code)) return callback(code, targets);
  return code === '0' || Object.hasOwn(beside, code) ? success(api, code, targets) : failure(code);
};

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

function success(api: string, code: string, targets: readonly string[]): RawReply {
  const found = Object.hasOwn(beside, code) ? beside[code]?.(targets) : undefined;
  const data = api === 'receipt' ? (found ?? { list: [] }) : { id: messageId, ...found };
  return answer({
    result: 'ok',
    trace_id: traceId,
    code: 0,
    data,
    description: '成功',
    info: `Received push messages for ${targets.length} REGID`,
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

const isCallback = (code: string): boolean => /^\d{1,4}(\+device_quota)?$/.test(code) && code !== '0';

/** As it is posted: one form field, percent-encoded. */
function callback(code: string, targets: readonly string[]): RawReply {
  const type = Number.parseInt(code, 10);
  const extra = type !== 128 ? {} : { extra: code === '128' ? { ack: '50000', quota: '50000' } : { device_acked: '1', device_quota: '1' } };
  const entry = { param: 'param', type, targets: targets.join(','), ...extra, timestamp: 1_572_228_055_643 };
  return { status: 200, headers: form, body: new URLSearchParams({ data: JSON.stringify({ [messageId]: entry }) }).toString() };
}

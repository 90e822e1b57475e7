import type { RawReply } from '../../core/reply.ts';
import type { Simulation } from '../../core/simulation.ts';
import { auth, authStatuses, operation, receipt, send, sendStatuses } from './codes.ts';

const tables = { send, operation, auth, receipt };
const statuses = { send: sendStatuses, operation: ['503'], auth: authStatuses, receipt: [] } as const;
const requestId = '157278422841836431010901';
const answeredAtMs = 1_607_832_761_768;

/** What Huawei prints in `msg`, where its page says so. */
const sentences: Readonly<Record<string, string>> = {
  80000000: 'Success',
  80100001: 'Check Parameter Error.',
  80100003: 'Illegal payload, badge addNum value ranges from 1 to 99',
  80100004: 'Illegal expire time.',
  80100022: 'Anti-Spam: image not verify.',
  80200001: 'Authentication Error.',
  80200005: 'Jwt token expired.',
  80300002: 'No permission to send message to these tmIDs.',
  80300007: 'All the tokens are invalid.',
  80300008: 'Push message size is too long.',
  80300029: 'When send test message, the api request exceed limit.',
  80300030: 'When send test message, token count exceed limit.',
  80300036: 'JWT expire period over threshold.',
  80300037: 'Disable send huawei msg because of penalty.',
  81000001: 'Inner Error.',
};

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (!Object.hasOwn(tables[api], code)) return undefined;
  if (code.startsWith('NSP_STATUS ')) return { status: 200, headers: { NSP_STATUS: code.slice('NSP_STATUS '.length) }, body: '{}' };
  if ((statuses[api] as readonly string[]).includes(code)) return { status: Number(code), body: '' };
  if (api === 'auth') return tokenReply(code);
  return api === 'receipt' ? receiptReply(code, targets) : answerReply(code, targets);
};

function answerReply(code: string, targets: readonly string[]): RawReply | undefined {
  if (code === '80100000') return answer(code, JSON.stringify({ success: 1, failure: targets.length }));
  if (code === '80000000#failures') return answer('80000000', 'Success', { successCount: 0, failureCount: targets.length, errors: [] });
  if (code === '80100000#taken') return targets.length < 2 ? undefined : refused(targets.slice(-1), targets.length - 1);
  if (code === 'illegal_tokens[]') return refused(targets, 1);
  const reason = code.startsWith('illegalTokens.') ? code.slice('illegalTokens.'.length) : undefined;
  return reason === undefined
    ? answer(code, sentences[code] ?? 'error')
    : answer('80300007', JSON.stringify({ failure: targets.length, illegalTokens: { [reason]: targets } }));
}

const refused = (illegal_tokens: readonly string[], success: number): RawReply =>
  answer('80100000', JSON.stringify({ success, failure: illegal_tokens.length, illegal_tokens }));

const answer = (code: string, msg: string, more: object = {}): RawReply => json(200, { code, msg, requestId, ...more });

function tokenReply(code: string): RawReply {
  if (code === '200') return json(200, { access_token: 'CgB6e3x9pzAkPR', expires_in: 3600, token_type: 'Bearer' });
  const [error, sub_error] = code.split('/').map(Number);
  return json(400, { sub_error, error_description: 'invalid request', error });
}

/** `201` is of v1 alone. */
function receiptReply(code: string, targets: readonly string[]): RawReply {
  const result = Number(code);
  const told = code === '201' ? { status: result, timestamp: answeredAtMs } : { deliveryStatus: { result, timestamp: answeredAtMs } };
  return json(200, { statuses: targets.map((token) => ({ biTag: '131415', token, requestId, ...told })) });
}

const json = (status: number, body: object): RawReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: JSON.stringify(body),
});

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: { '80100000#taken': 'only where a second target was sent, which the reply lists as refused' },
};

import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { auth, authStatuses, operation, receipt, send, sendStatuses } from './codes.ts';

export { endpoints, words } from './endpoints.ts';

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
  if (!Object.hasOwn(tables[api], code)) return api === 'operation' && isCommon(code) ? answerReply(code, targets) : undefined;
  if (code.startsWith('NSP_STATUS ')) return { status: 200, headers: { NSP_STATUS: code.slice('NSP_STATUS '.length) }, body: '{}' };
  if ((statuses[api] as readonly string[]).includes(code)) return { status: Number(code), body: '' };
  if (api === 'auth') return tokenReply(code);
  return api === 'receipt' ? receiptReply(code, targets) : answerReply(code, targets);
};

/** What an operation may be refused with stands partly among the codes of a send. */
const isCommon = (code: string): boolean => /^8[01][1-9]\d{5}$|^81\d{6}$/.test(code) && Object.hasOwn(send, code);

/** Receipts are one element a token; a send packs those it refused into `msg`, by their reasons or in one flat list. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  if (api === 'receipt') return eachReceipt(answers);
  const failed = answers.filter(({ code }) => !isTaken(code));
  const taken = answers.length - failed.length;
  if (failed.length === 0) return replyFor(api, api === 'auth' ? '200' : '80000000', []);
  if (api !== 'send') return undefined;
  if (failed.every(({ code }) => code === 'illegal_tokens[]')) return refused(namesOf(failed), taken);
  return eachReason(failed, taken);
};

const isTaken = (code: string): boolean => code === '200' || code === '80000000' || code === '80100000#taken';

/** Beside one that was taken every refused token has its reason; where none was, some may have no more than `80300007`. */
function eachReason(failed: readonly Answer[], taken: number): RawReply | undefined {
  const told = failed.filter(({ code }) => code.startsWith('illegalTokens.') && Object.hasOwn(send, code));
  const untold = failed.filter(({ code }) => code === '80300007');
  if (told.length === 0 || told.length + untold.length < failed.length || (taken > 0 && untold.length > 0)) return undefined;
  const illegalTokens: Record<string, readonly string[]> = {};
  for (const code of new Set(told.map((answer) => answer.code)))
    illegalTokens[code.slice('illegalTokens.'.length)] = namesOf(told.filter((answer) => answer.code === code));
  const failure = namesOf(failed).length;
  return taken > 0
    ? answer('80100000', JSON.stringify({ illegalTokens, success: taken, failure }))
    : answer('80300007', JSON.stringify({ failure, illegalTokens }));
}

const namesOf = (answers: readonly Answer[]): readonly string[] => [...new Set(answers.map(({ target }) => target))];

function eachReceipt(answers: readonly Answer[]): RawReply | undefined {
  if (!answers.every(({ code }) => Object.hasOwn(receipt, code))) return undefined;
  return json(200, { statuses: answers.map(({ target, code }) => statusOf(target, code)) });
}

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

function receiptReply(code: string, targets: readonly string[]): RawReply {
  return json(200, { statuses: targets.map((token) => statusOf(token, code)) });
}

/** `201` is of v1 alone. */
function statusOf(token: string, code: string): object {
  const result = Number(code);
  const told = code === '201' ? { status: result, timestamp: answeredAtMs } : { deliveryStatus: { result, timestamp: answeredAtMs } };
  return { biTag: '131415', token, requestId, ...told };
}

const json = (status: number, body: object): RawReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: JSON.stringify(body),
});

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: { '80100000#taken': 'only where a second target was sent, which the reply lists as refused' },
};

import type { RawReply } from '../../core/reply.ts';
import type { Answer, Simulation } from '../../core/simulation.ts';
import { auth, receipt, send } from './codes.ts';

export { endpoints, words } from './endpoints.ts';

const requestId = '104410638-fd96648b6bb4344bc4f5e29b158fdb07';

/** The words of Honor's list of codes. */
const sentences: Readonly<Record<string, string>> = {
  200: 'Success',
  400: 'Parameter error.',
  403: 'Authentication failed.',
  404: 'Service not found.',
  500: 'Internal server error.',
  502: 'Connection request exception, often due to unstable network condition.',
  503: 'Frequent request, please retry.',
  80100003: 'Message structure error.',
  80200020: 'Receipt mismatch.',
  80300006: 'Duplicate Token.',
  80300007: 'ALL Push Tokens are invalid.',
  80300008: 'The message body size exceeds the system setting default value (4096 Bytes).',
  80300010: 'The number of Push Tokens cannot exceed 1000 each time.',
  10001: 'The timestamp is empty.',
  10205: 'The appId is empty.',
  10207: 'The timestamp is invalid.',
  10300: 'Token is empty.',
};

const listed = 'only where a second target was sent: the reply lists one of them as failed';

/** A partial success is not said to a single token. */
export const notOnTheWire: Simulation['notOnTheWire'] = { send: { '200+failTokens': listed, 80100000: listed } };

/** The forms are those of real successes; a failing reply of Honor has not been published. */
export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  if (api === 'operation' || !Object.hasOwn({ send, auth, receipt }[api], code)) return undefined;
  if (code === 'HTTP 5xx' || code === '5xx') return outage;
  if (api === 'auth') return tokenReply(code);
  return api === 'receipt' ? receipts(targets.map((target) => ({ target, code }))) : sendReply(code, targets);
};

/** One call whose tokens fared differently: those who failed stand in the lists. A callback says everything of each. */
export const replyForEach: NonNullable<Simulation['replyForEach']> = (api, answers) => {
  if (api === 'receipt') return receipts(answers);
  if (api !== 'send' || !answers.every(({ code }) => said.has(code))) return undefined;
  const refused = answers.some(({ code }) => code === '200+sendResult=false');
  const taken = answers.filter(({ code }) => taking.has(code)).length;
  if (refused && taken > 0) return undefined;
  const code = !refused && taken > 0 && taken < answers.length ? 80100000 : 200;
  return answer(code, lists(namesUnder('data.failTokens[]', answers), namesUnder('data.expireTokens[]', answers), !refused));
};

const taking: ReadonlySet<string> = new Set(['200', '200+failTokens', '80000000', '80100000']);
const said: ReadonlySet<string> = new Set([...taking, '200+sendResult=false', 'data.failTokens[]', 'data.expireTokens[]']);

const namesUnder = (row: string, answers: readonly Answer[]): readonly string[] =>
  answers.filter(({ code }) => code === row).map(({ target }) => target);

function sendReply(code: string, targets: readonly string[]): RawReply | undefined {
  if (Object.hasOwn(listsOf, code)) return listsOf[code]?.(targets);
  const status = Number(code) < 600 ? Number(code) : 200;
  return answer(Number(code), null, status);
}

/** The rows that `data` decides. */
const listsOf: Readonly<Record<string, (targets: readonly string[]) => RawReply | undefined>> = {
  200: () => answer(200, lists([], [])),
  '200+sendResult=false': () => answer(200, lists([], [], false)),
  '200+failTokens': (targets) => (targets.length < 2 ? undefined : answer(200, lists(targets.slice(-1), []))),
  80000000: () => json(200, { code: '80000000', msg: 'Success' }),
  80100000: (targets) => (targets.length < 2 ? undefined : answer(80100000, lists(targets.slice(-1), []))),
  '80100000#unnamed': () => answer(80100000, null),
  'data.failTokens[]': (targets) => answer(200, lists(targets, [])),
  'data.expireTokens[]': (targets) => answer(200, lists([], targets)),
};

const lists = (failTokens: readonly string[], expireTokens: readonly string[], sendResult = true): object => ({
  expireTokens,
  sendResult,
  requestId,
  failTokens,
  msgCode: 200,
});

const answer = (code: number, data: object | null, status = 200): RawReply => json(status, { code, data, message: sentences[code] ?? '' });

function tokenReply(code: string): RawReply {
  if (code === '200') return json(200, { access_token: 'an-access-token', expires_in: 3600, token_type: 'Bearer' });
  return json(401, { error: code, error_description: 'Invalid client or Invalid client credentials' });
}

const receipts = (answers: readonly Answer[]): RawReply =>
  json(200, {
    statuses: answers.map(({ target, code }) => ({
      token: target,
      biTag: '131415',
      status: code === 'other' ? undefined : Number(code),
      timestamp: 1_700_000_000_000,
      requestId,
    })),
  });

const outage: RawReply = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>500 Internal Server Error</body></html>',
};

const json = (status: number, body: object): RawReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

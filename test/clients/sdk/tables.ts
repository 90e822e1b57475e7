import { outcomesOfError as outcomesOfApns2 } from '../../../src/clients/sdk/apns2/index.ts';
import { outcomesOfError as outcomesOfFirebase } from '../../../src/clients/sdk/firebase-admin/index.ts';
import { outcomesOfResponses } from '../../../src/clients/sdk/node-apn/index.ts';
import { type Outcome, type Retry, vendors } from '../../../src/index.ts';
import { replyFor } from '../../../src/testing/index.ts';
import { simulatedById } from '../../../src/testing/simulations.ts';

const receivedAtMs = Date.UTC(2026, 10, 24);

/** What the tables of docs/migrating.md must say: read off the code, row by row. */
const retryWords = (retry: Retry): string => {
  if (retry.when === 'backoff') return retry.atLeastMs ? `backoff, at least ${retry.atLeastMs / 1000} s` : 'backoff';
  return retry.when === 'after' && retry.waitMs ? `after ${retry.waitMs / 1000} s` : retry.when;
};

function cells(outcome: Outcome): string {
  if (outcome.status === 'accepted') return 'accepted | never | keep | none';
  const retry = outcome.status === 'refused' ? outcome.retry : outcome.retryIfRepeatable;
  const token = outcome.status === 'refused' && outcome.confirm ? `${outcome.token}, confirm` : outcome.token;
  const uncertain = outcome.status === 'uncertain' ? ', **uncertain**' : '';
  return `${outcome.cause}${uncertain} | ${retryWords(retry)} | ${token} | ${outcome.pause}`;
}

const table = (head: string, rows: readonly string[]): string =>
  [`| ${head} | cause | retry | token | pause |`, `|${'---|'.repeat(head.split('|').length + 4)}`, ...rows].join('\n');

const any = '(any other)';

/** The SDK's codes, and FCM's sentences that split them. */
const firebase: readonly (readonly [code: string, sentence: string, proven?: true])[] = [
  ['messaging/invalid-argument', 'The registration token is not a valid FCM registration token'],
  ['messaging/invalid-argument', 'Android message is too big'],
  ['messaging/invalid-argument', 'Recipient of the message is not set.'],
  ['messaging/invalid-argument', 'tokens list must not contain more than 500 items'],
  ['messaging/invalid-argument', any],
  ['messaging/registration-token-not-registered', 'another of the batch accepted, or `projectProven`', true],
  ['messaging/registration-token-not-registered', any],
  ['messaging/installation-id-not-registered', 'another of the batch accepted, or `projectProven`', true],
  ['messaging/installation-id-not-registered', any],
  ['messaging/mismatched-credential', 'SenderId mismatch'],
  ['messaging/mismatched-credential', "Permission 'cloudmessaging.messages.create' denied on resource …"],
  ['messaging/mismatched-credential', 'Firebase Cloud Messaging API has not been used in project … before or it is disabled.'],
  ['messaging/mismatched-credential', any],
  ['messaging/third-party-auth-error', any],
  ['messaging/authentication-error', any],
  ['messaging/message-rate-exceeded', 'Message rate limit exceeded for device'],
  ['messaging/message-rate-exceeded', 'Topic quota exceeded.'],
  ['messaging/message-rate-exceeded', any],
  ['messaging/device-message-rate-exceeded', any],
  ['messaging/topics-message-rate-exceeded', any],
  ['messaging/server-unavailable', any],
  ['messaging/internal-error', any],
  ['messaging/unknown-error', any],
  ['messaging/invalid-recipient', any],
  ['messaging/invalid-payload', any],
  ['messaging/invalid-data-payload-key', any],
  ['messaging/invalid-options', any],
  ['messaging/payload-size-limit-exceeded', any],
  ['messaging/invalid-package-name', any],
  ['messaging/invalid-registration-token', any],
  ['app/invalid-credential', '… invalid_grant: Invalid JWT Signature.'],
  ['app/invalid-credential', '… invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) …'],
  ['app/invalid-credential', '… Request failed with status code 503'],
  ['app/invalid-credential', '… ECONNREFUSED'],
  ['app/invalid-credential', any],
  ['app/network-error', any],
  ['app/network-timeout', any],
  ['app/unable-to-parse-response', any],
  ['app/internal-error', any],
  ['app/app-deleted', any],
  ['app/no-app', any],
  ['app/duplicate-app', any],
  ['app/invalid-app-name', any],
  ['app/invalid-app-options', any],
  ['app/invalid-argument', any],
  ['messaging/topics-subscription-rate-exceeded', any],
  ['messaging/too-many-topics', any],
];

export function firebaseTable(): string {
  const rows = firebase.map(([code, sentence, proven]) => {
    const said = sentence === any || proven ? 'An error.' : sentence;
    const message = code === 'app/invalid-credential' ? `with the following error: "${said.replace(/^… | …$/g, '')}".` : said;
    const [outcome] = outcomesOfFirebase({ code, message }, { targets: ['a'], projectProven: proven === true, receivedAtMs });
    return `| \`${code}\` | ${sentence} | ${cells(outcome)} |`;
  });
  return table('their code | FCM’s sentence', rows);
}

/** Apple's reasons: both SDKs hand them through. */
export function appleTable(): string {
  const { notOnTheWire } = simulatedById('apns').simulation;
  const codes = Object.keys(vendors.apns.definition.apis.send?.codes ?? {});
  const reasons = codes.filter((code) => /^[A-Z][A-Za-z]+$/.test(code) && !Object.hasOwn(notOnTheWire.send ?? {}, code));
  const rows = reasons.map((reason) => {
    const reply = replyFor('apns', reason);
    const error = { statusCode: reply.status, response: JSON.parse(String(reply.body)), notification: { deviceToken: 'a' } };
    return `| \`${reason}\` | ${cells(outcomesOfApns2(error, { receivedAtMs })[0])} |`;
  });
  return table('reason', rows);
}

const nodeApn: readonly (readonly [words: string, failed: object])[] = [
  ['status 403, error `ExpiredProviderToken`', { status: 403, error: new Error('ExpiredProviderToken') }],
  ['status 500, error `Error 500, stream ended unexpectedly`', { status: 500, error: new Error('Error 500, stream ended unexpectedly') }],
  [
    'error `stream ended unexpectedly with status 410 and empty body`',
    { error: new Error('stream ended unexpectedly with status 410 and empty body') },
  ],
  [
    'error `stream ended unexpectedly with status 503 and empty body`',
    { error: new Error('stream ended unexpectedly with status 503 and empty body') },
  ],
  ['error `Unexpected error processing APNs response: …`', { error: new Error('Unexpected error processing APNs response: x') }],
  ...['(timeout)', '(aborted)', '(error)'].map((status): readonly [string, object] => [
    `status \`${status}\`, error \`Timeout, aborted, or other unknown error\``,
    { status, error: new Error('Timeout, aborted, or other unknown error') },
  ]),
  ['error `apn write timeout`', { error: new Error('apn write timeout') }],
  ['error `apn write aborted`', { error: new Error('apn write aborted') }],
  [
    'error `apn write failed: connect ECONNREFUSED …`',
    { error: { message: 'apn write failed', jse_cause: { code: 'ECONNREFUSED', syscall: 'connect' } } },
  ],
  [
    'error `apn write failed: read ECONNRESET`',
    { error: { message: 'apn write failed', jse_cause: { code: 'ECONNRESET', syscall: 'read' } } },
  ],
  [
    'error `apn write failed: Stream closed with error code …`',
    { error: { message: 'apn write failed', jse_cause: { code: 'ERR_HTTP2_STREAM_ERROR' } } },
  ],
  ['error `client session is either closed or destroyed`', { error: new Error('client session is either closed or destroyed') }],
  ['error `client is destroyed`', { error: new Error('client is destroyed') }],
];

export function nodeApnTable(): string {
  const rows = nodeApn.map(([words, failed]) => {
    const [outcome] = outcomesOfResponses({ sent: [], failed: [{ device: 'a', ...failed }] }, { receivedAtMs });
    return `| ${words} | ${cells(outcome)} |`;
  });
  return table('in `failed`', rows);
}

const apns2: readonly (readonly [words: string, error: unknown])[] = [
  ['`UnknownError`, statusCode 410', { statusCode: 410, response: { reason: 'UnknownError', timestamp: receivedAtMs } }],
  ['`UnknownError`, statusCode 502', { statusCode: 502, response: { reason: 'UnknownError', timestamp: receivedAtMs } }],
  ['`UnknownError`, statusCode 503', { statusCode: 503, response: { reason: 'UnknownError', timestamp: receivedAtMs } }],
  ['`TypeError` (a body that is `null`)', new TypeError('Cannot read properties of null')],
  ['`InvalidSigningKey`, in its list and never said', { statusCode: 403, response: { reason: 'InvalidSigningKey', timestamp: 0 } }],
  ['`FAST_JWT_INVALID_KEY` (a key that is none)', { code: 'FAST_JWT_INVALID_KEY' }],
  ['`ECONNREFUSED`, connect', { code: 'ECONNREFUSED', syscall: 'connect' }],
  ['`UND_ERR_CONNECT_TIMEOUT`', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
  ['`UND_ERR_HEADERS_TIMEOUT`', { code: 'UND_ERR_HEADERS_TIMEOUT' }],
  ['`UND_ERR_SOCKET`', { code: 'UND_ERR_SOCKET' }],
];

export const apns2Table = (): string =>
  table(
    'thrown',
    apns2.map(([words, error]) => `| ${words} | ${cells(outcomesOfApns2(error, { targets: ['a'], receivedAtMs })[0])} |`),
  );

export const tables: Readonly<Record<string, () => string>> = {
  'firebase-admin': firebaseTable,
  apple: appleTable,
  'node-apn': nodeApnTable,
  apns2: apns2Table,
};

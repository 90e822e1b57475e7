import type { RawReply } from '../../core/reply.ts';
import type { Simulation } from '../../core/simulation.ts';
import { auth, operation, send } from './codes.ts';
import { replyForEach as repliesForEach } from './simulation-each.ts';
import { texts } from './texts.ts';

export { endpoints, words } from './endpoints.ts';

type SimulatedApi = 'send' | 'auth' | 'operation';
type Carry = (code: string, status: number, targets: readonly string[]) => RawReply;

const json = (status: number, body: unknown): RawReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: JSON.stringify(body),
});
const page = (status: number, title: string): RawReply => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<HTML>\n<HEAD>\n<TITLE>${title}</TITLE>\n</HEAD>\n<BODY BGCOLOR="#FFFFFF" TEXT="#000000">\n<H1>${title}</H1>\n</BODY>\n</HTML>\n`,
});

const type = (name: string) => `type.googleapis.com/${name}`;
const fcmError = (errorCode: string) => ({ '@type': type('google.firebase.fcm.v1.FcmError'), errorCode });
const apnsError = (statusCode: number, reason: string) => ({ '@type': type('google.firebase.fcm.v1.ApnsError'), statusCode, reason });
const badRequest = (field: string, description: string) => ({
  '@type': type('google.rpc.BadRequest'),
  fieldViolations: [{ field, description }],
});

function envelope(code: number, status: string | undefined, message: string, details: readonly unknown[] = []): RawReply {
  return json(code, { error: { code, message, status, ...(details.length > 0 && { details }) } });
}

/** The status that google.rpc has for an HTTP status. */
const rpcStatus: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

const argument = (message: string, ...details: readonly unknown[]) =>
  envelope(400, 'INVALID_ARGUMENT', message, [fcmError('INVALID_ARGUMENT'), ...details]);
const violation = (field: string, description: string) => argument(description, badRequest(field, description));
const quota = (message: string) => envelope(429, 'RESOURCE_EXHAUSTED', message, [fcmError('QUOTA_EXCEEDED')]);

const byFcmError: Carry = (code, status) => envelope(status, rpcStatus[status], 'Request failed.', [fcmError(code)]);
const byStatus: Carry = (code, status) => envelope(status, code, 'Request failed.');
const byReason: Carry = (reason, status) =>
  envelope(status, rpcStatus[status], 'Request failed.', [{ '@type': type('google.rpc.ErrorInfo'), reason, domain: 'googleapis.com' }]);
const byNumber: Carry = (_, status) => envelope(status, undefined, 'Request failed.');
const byWord: Carry = (error, _, targets) => results(targets, { error });

function results(targets: readonly string[], entry: Readonly<Record<string, string>>): RawReply {
  const entries = (targets.length > 0 ? targets : ['']).map(() => entry);
  const failure = 'error' in entry ? entries.length : 0;
  return json(200, { multicast_id: 108, success: entries.length - failure, failure, canonical_ids: 0, results: entries });
}

const name = (id: string) => () => json(200, { name: `projects/my-project/messages/${id}` });
const fcmErrors = [
  'UNREGISTERED',
  'SENDER_ID_MISMATCH',
  'QUOTA_EXCEEDED',
  'UNAVAILABLE',
  'INTERNAL',
  'THIRD_PARTY_AUTH_ERROR',
  'APNS_AUTH_ERROR',
];
const reasons =
  /^(?:SERVICE_DISABLED|RATE_LIMIT_EXCEEDED|CREDENTIALS_MISSING|IAM_PERMISSION_DENIED|ACCOUNT_STATE_INVALID|CONSUMER_INVALID|BILLING_DISABLED|ACCESS_TOKEN_\w+)$/;

const sends: Readonly<Record<string, Carry>> = {
  200: name('0:1500415314455276%31bd1c9631bd1c96'),
  fake_message_id: name('fake_message_id'),
  502: () => page(502, 'Error 502 (Server Error)!!1'),
  '404#html': () => page(404, 'Error 404 (Not Found)!!1'),
  '400#nonjson': () => ({ status: 400, body: 'JSON_PARSING_ERROR: Unexpected token END OF FILE at position 27.\n' }),
  '401#nonjson': () => page(401, 'Unauthorized'),
  '403#nonjson': () => page(403, 'Error 403 (Forbidden)!!1'),
  UNSPECIFIED_ERROR: (code) => envelope(409, undefined, 'Request failed.', [fcmError(code)]),
  INVALID_ARGUMENT: () => argument('Request contains an invalid argument.'),
  'INVALID_ARGUMENT#token': () => violation('message.token', 'The registration token is not a valid FCM registration token'),
  'INVALID_ARGUMENT#apns-410': () => argument('APNs device token is disabled.', apnsError(410, 'Unregistered')),
  'INVALID_ARGUMENT#apns-expired': () => argument('APNs device token is disabled.', apnsError(410, 'ExpiredToken')),
  'INVALID_ARGUMENT#apns-other': () => argument('Request contains an invalid argument.', apnsError(400, 'BadDeviceToken')),
  'INVALID_ARGUMENT#too-big': () => argument('Android message is too big'),
  'INVALID_ARGUMENT#field': () => violation('message.webpush.headers.TTL', 'TTL must be a non-negative integer.'),
  'INVALID_ARGUMENT#recipient': () => violation('message', 'Recipient of the message is not set.'),
  'INVALID_ARGUMENT#package': () => violation('message.android.restricted_package_name', 'The package name does not match.'),
  'QUOTA_EXCEEDED#device': () => quota('Message rate limit exceeded for device'),
  'QUOTA_EXCEEDED#topic': () => quota('Topic quota exceeded.'),
  'results[].message_id': (_code, _status, targets) => results(targets, { message_id: '0:1385025861956342%572c22801bb3' }),
  'results[].registration_id': (_code, _status, targets) => results(targets, { message_id: '0:1', registration_id: 'a-canonical-id' }),
  UnauthorizedRegistration: (code) => page(400, code),
  InvalidTokenFormat: (code) => page(400, code),
  failed_registration_ids: (_code, _status, targets) =>
    json(200, { success: 0, failure: Math.max(targets.length, 1), failed_registration_ids: targets }),
  ...Object.fromEntries(fcmErrors.map((code) => [code, byFcmError])),
};

function carrySend(code: string): Carry {
  if (Object.hasOwn(sends, code)) return sends[code] ?? byStatus;
  if (/^\d+$/.test(code)) return byNumber;
  if (reasons.test(code)) return byReason;
  return /^[A-Z_]+$/.test(code) ? byStatus : byWord;
}

const imports = new Set(['OK', 'Internal Server Error']);

function carryOperation(code: string): Carry {
  if (code === '404') return () => json(404, { error: 'No information found about this instance id.' });
  if (/^\d+$/.test(code)) return (_, status) => page(status, 'Error');
  if (!imports.has(code))
    return (error, _, targets) => json(200, { results: (targets.length > 0 ? targets : ['']).map(() => ({ error })) });
  return (status, _, targets) => json(200, { results: targets.map((target) => ({ apns_token: target, status })) });
}

const descriptions: Readonly<Record<string, string>> = {
  'invalid_grant#clock':
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  'invalid_grant#signature': 'Invalid JWT Signature.',
  'invalid_grant#account': 'Invalid grant: account not found',
  invalid_grant: 'Bad Request',
};

function carryAuth(code: string): Carry {
  if (code === '200') return () => json(200, { access_token: 'an-access-token', expires_in: 3599, token_type: 'Bearer' });
  if (code === 'http-retryable') return () => page(503, 'Service Unavailable');
  if (code === 'invalid_rapt')
    return () => json(400, { error: 'invalid_grant', error_description: 'reauth related error', error_subtype: code });
  const error_description = Object.hasOwn(descriptions, code) ? descriptions[code] : undefined;
  return (word, status) => json(status, { error: word.split('#')[0], error_description });
}

const tables = { send, auth, operation };
const carriers: Readonly<Record<SimulatedApi, (code: string) => Carry>> = { send: carrySend, auth: carryAuth, operation: carryOperation };

export const replyFor: Simulation['replyFor'] = (api, code, targets) => {
  // A success of the Instance ID API, by the word that every API shares.
  if (api === 'operation' && code === '200')
    return replyForEach(
      api,
      (targets.length > 0 ? targets : ['']).map((target) => ({ target, code })),
    );
  if (api === 'receipt' || !Object.hasOwn(tables[api], code) || Object.hasOwn(notOnTheWire[api] ?? {}, code)) return undefined;
  return carriers[api](code)(code, texts[api]?.[code]?.httpStatus ?? 400, targets);
};

export const replyForEach = repliesForEach((api, code, targets) => replyFor(api, code, targets));

const admin = 'a word of firebase-admin: it stands in an exception, never in a reply';
const adminCodes = (codes: object) =>
  Object.fromEntries(Object.keys(codes).flatMap((code) => (/^(?:messaging|app)\//.test(code) ? [[code, admin]] : [])));

export const notOnTheWire: Simulation['notOnTheWire'] = {
  send: {
    ...adminCodes(send),
    403: 'read as 403#nonjson where the body names no code, else as that code',
    404: 'read as 404#html where the body names no code, else as that code',
    UNREGISTERED_FID: 'a name inside firebase-admin: the wire says UNREGISTERED of an installation id too',
  },
  operation: adminCodes(operation),
  auth: adminCodes(auth),
};

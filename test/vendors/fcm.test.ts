import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { Accepted, Refused, Uncertain } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import type { Vendor } from '../../src/core/vendor.ts';
import { apns } from '../../src/vendors/apns/index.ts';
import { auth, operation, send } from '../../src/vendors/fcm/codes.ts';
import { endpoints, words } from '../../src/vendors/fcm/endpoints.ts';
import { fcm } from '../../src/vendors/fcm/index.ts';
import { replyFor, replyForEach } from '../../src/vendors/fcm/simulation.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';

const token = 'cKbLxwqsTe6r:APA91bHun4MxP5egoKMwt2KZFBaFUH';
const one: Sent = { kind: 'token', targets: [token] };
const three: Sent = { kind: 'token', targets: ['token-a', 'token-b', 'token-c'] };
const minuteMs = 60_000;

type Headers = Readonly<Record<string, string>>;
const only = (status: number, body: unknown, sent: Sent = one, headers: Headers = {}): Refused => {
  const outcomes = fcm.parse({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
const uncertain = (...parts: Parameters<typeof only>) => only(...parts) as unknown as Uncertain;
const fateOf = ({ cause, token: fate }: Refused) => `${cause} ${fate}`;

const type = (name: string) => `type.googleapis.com/${name}`;
const fcmError = (errorCode: unknown) => ({ '@type': type('google.firebase.fcm.v1.FcmError'), errorCode });
const apnsError = (statusCode: unknown, reason?: unknown) => ({ '@type': type('google.firebase.fcm.v1.ApnsError'), statusCode, reason });
const badRequest = (field: string, description = '') => ({
  '@type': type('google.rpc.BadRequest'),
  fieldViolations: [{ field, description }],
});
const errorInfo = (reason: unknown) => ({ '@type': type('google.rpc.ErrorInfo'), reason, domain: 'googleapis.com' });
const quotaFailure = (description: string) => ({
  '@type': type('google.rpc.QuotaFailure'),
  violations: [{ subject: 'project:1', description }],
});
const retryInfo = (retryDelay: string) => ({ '@type': type('google.rpc.RetryInfo'), retryDelay });

const envelope = (code: number, status: string | undefined, message: string, ...details: readonly unknown[]) => ({
  error: { code, message, status, ...(details.length > 0 && { details }) },
});
const argument = (message: string, ...details: readonly unknown[]) =>
  only(400, envelope(400, 'INVALID_ARGUMENT', message, fcmError('INVALID_ARGUMENT'), ...details));

describe('a success of v1', () => {
  test('has the whole resource name as its id', () => {
    const name = 'projects/my-project/messages/0:1500415314455276%31bd1c9631bd1c96';
    expect(only(200, { name })).toMatchObject({ status: 'accepted', messageId: name, evidence: { code: '200' } });
  });

  test('is told by the name, whatever text a test server puts there', () => {
    expect(only(200, { name: 'ok' }).status).toBe('accepted');
    expect(only(200, { name: 'projects/p/messages/9', error: null }).status).toBe('accepted');
  });

  test('of a run that only validates is set apart: nothing was sent', () => {
    expect(only(200, { name: 'projects/foo/messages/fake_message_id' }).evidence.code).toBe('fake_message_id');
  });

  test.each([
    ['{}'],
    [''],
    ['[]'],
    ['null'],
    ['ok'],
    ['<html></html>'],
    [{ name: '' }],
    [{ name: null }],
    [{ error: {} }],
    [{ error: {}, name: 'x' }],
  ])('is not a bare 200 with %j: nobody can say what became of it', (body) => {
    expect(uncertain(200, body)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', token: 'keep' });
  });

  test('is no name under a failing status', () => {
    for (const status of [400, 404, 500, 503]) expect(only(status, { name: 'projects/p/messages/1' }).status).not.toBe('accepted');
  });
});

describe('errorCode', () => {
  test.each([
    ['UNREGISTERED', 'token_unregistered dead'],
    ['SENDER_ID_MISMATCH', 'token_mismatch suspect'],
    ['QUOTA_EXCEEDED', 'rate_limited keep'],
    ['UNAVAILABLE', 'vendor_unavailable keep'],
    ['INTERNAL', 'vendor_internal keep'],
    ['THIRD_PARTY_AUTH_ERROR', 'credential_invalid keep'],
    ['APNS_AUTH_ERROR', 'credential_invalid keep'],
  ])('%s beats status and HTTP status: %s', (errorCode, fate) => {
    for (const status of [400, 401, 403, 404, 429, 500, 503])
      for (const word of ['NOT_FOUND', 'INVALID_ARGUMENT', 'UNAUTHENTICATED', 'RESOURCE_EXHAUSTED', 'INTERNAL'])
        expect(fateOf(only(status, envelope(status, word, 'Request failed.', fcmError(errorCode))))).toBe(fate);
  });

  test('stands anywhere among the details, beside junk, and once without a type', () => {
    const junk = [null, 7, 'UNREGISTERED', [], {}, { '@type': 5 }, badRequest('message.data'), errorInfo('QUOTA_EXCEEDED')];
    for (let index = 0; index <= junk.length; index += 1) {
      const details = [...junk.slice(0, index), fcmError('UNREGISTERED'), ...junk.slice(index)];
      expect(only(404, envelope(404, 'NOT_FOUND', 'x', ...details)).evidence.code).toBe('UNREGISTERED');
    }
    expect(only(404, envelope(404, 'NOT_FOUND', 'x', { errorCode: 'UNREGISTERED' })).token).toBe('dead');
  });

  test('stands in FcmErrorCode too, as the type was called in the first years', () => {
    const detail = { '@type': type('google.firebase.fcm.v1.FcmErrorCode'), errorCode: 'UNREGISTERED' };
    const told = only(404, envelope(404, 'NOT_FOUND', 'App Instance was uninstalled or unregistered.', detail));
    expect(fateOf(told)).toBe('token_unregistered dead');
  });

  test('of two is the first', () => {
    const details = [fcmError('UNSPECIFIED_ERROR'), fcmError('INTERNAL'), fcmError('UNREGISTERED')];
    expect(only(404, envelope(404, 'NOT_FOUND', 'x', ...details)).evidence.code).toBe('INTERNAL');
  });

  test('of another type of detail is none of ours', () => {
    const other = { '@type': type('google.example.Other'), errorCode: 'UNREGISTERED' };
    expect(fateOf(only(404, envelope(404, 'NOT_FOUND', 'x', other)))).toBe('token_unregistered suspect');
  });

  test('UNSPECIFIED_ERROR says nothing: status and HTTP status are asked', () => {
    const unspecified = fcmError('UNSPECIFIED_ERROR');
    expect(only(403, envelope(403, 'PERMISSION_DENIED', 'x', unspecified)).evidence.code).toBe('PERMISSION_DENIED');
    expect(only(503, envelope(503, undefined, 'x', unspecified)).evidence.code).toBe('503');
    expect(only(409, envelope(409, undefined, 'x', unspecified))).toMatchObject({
      cause: 'unrecognized',
      evidence: { code: 'UNSPECIFIED_ERROR' },
    });
  });

  test.each([
    ['A_NEW_WORD'],
    ['200'],
    ['404'],
    ['INVALID_ARGUMENT#token'],
    ['404#html'],
    ['messaging/internal-error'],
    ['results[].message_id'],
    ['fake_message_id'],
  ])('%s is unknown, though a row of ours may be called so', (word) => {
    expect(only(400, envelope(400, undefined, 'x', fcmError(word)))).toMatchObject({
      cause: 'unrecognized',
      token: 'keep',
      retry: { when: 'never' },
    });
    expect(only(200, envelope(200, undefined, 'x', fcmError(word))).status).not.toBe('accepted');
  });

  test('kills one token, never three of which one reply cannot speak', () => {
    expect(only(404, envelope(404, 'NOT_FOUND', 'x', fcmError('UNREGISTERED')), three).token).toBe('suspect');
  });

  test('kills though nothing was said of what was sent, for only a token can be unregistered', () => {
    expect(only(404, envelope(404, 'NOT_FOUND', 'x', fcmError('UNREGISTERED')), {}).token).toBe('dead');
    expect(only(404, envelope(404, 'NOT_FOUND', 'x', fcmError('UNREGISTERED')), { kind: 'topic', targets: ['news'] }).token).toBe('keep');
  });
});

describe('INVALID_ARGUMENT', () => {
  test.each([
    ['APNs device token is disabled.'],
    ['The registration token'],
    ['Request contains an invalid argument.'],
    ['token'],
    ['Invalid token for this request'],
    [''],
  ])('with the message %j and no detail blames no token', (message) => {
    expect(fateOf(argument(message))).toBe('request_invalid keep');
    expect(fateOf(only(400, envelope(400, 'INVALID_ARGUMENT', message)))).toBe('request_invalid keep');
  });

  test('with the field message.token is a malformed token, in either order of the details', () => {
    const details = [fcmError('INVALID_ARGUMENT'), badRequest('message.token', 'Invalid registration token')];
    for (const list of [details, [...details].reverse()])
      expect(only(400, envelope(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.', ...list))).toMatchObject({
        cause: 'token_malformed',
        token: 'dead',
        confirm: true,
        evidence: { code: 'INVALID_ARGUMENT#token' },
      });
  });

  test.each([
    ['The registration token is not a valid FCM registration token'],
    ['The registration token is not a valid FCM registration token.'],
  ])('with the sentence %j is a malformed token', (message) => {
    expect(fateOf(only(400, envelope(400, 'INVALID_ARGUMENT', message)))).toBe('token_malformed dead');
  });

  test.each([
    ["Invalid value at 'message.token' (TYPE_STRING), 12"],
    ['Invalid JSON payload received. Unknown name "tokens" at \'message\': Cannot find field.'],
    ['Invalid JSON payload received. Unknown name "token" at \'message\'.'],
    ['Recipient of the message is not set.'],
  ])('%j is the fault of our request, though the field is message.token', (message) => {
    for (const field of ['message.token', 'message', ''])
      for (const description of [message, 'Invalid value', ''])
        expect(fateOf(argument(message, badRequest(field, description)))).toBe('request_invalid keep');
  });

  test.each([['message.tokens'], ['message.token.x'], ['token'], ['message.Token'], ['registration_token']])(
    'with the field %s is no dead token',
    (field) => {
      expect(argument('Request contains an invalid argument.', badRequest(field, 'bad')).token).toBe('keep');
    },
  );

  test.each([[410], ['410']])('with an ApnsError of %j is a dead token under HTTP 400', (status) => {
    for (const reason of ['Unregistered', undefined, 'SomethingNew'])
      expect(fateOf(argument('APNs device token is disabled.', apnsError(status, reason)))).toBe('token_unregistered dead');
    expect(fateOf(argument('x', apnsError(status, 'ExpiredToken')))).toBe('token_expired dead');
  });

  test.each([[undefined], [400]])("with Apple's word for a death beside the status %j is one too: the reason decides", (status) => {
    expect(argument('x', apnsError(status, 'Unregistered'))).toMatchObject({
      token: 'dead',
      evidence: { code: 'INVALID_ARGUMENT#apns-410' },
    });
    expect(argument('x', apnsError(status, 'ExpiredToken'))).toMatchObject({ cause: 'token_expired', token: 'dead' });
  });

  test('with status_code, as the reference spells it, is the same', () => {
    for (const reason of ['Unregistered', undefined]) {
      const detail = { '@type': type('google.firebase.fcm.v1.ApnsError'), status_code: 410, reason };
      expect(fateOf(argument('x', detail))).toBe('token_unregistered dead');
    }
  });

  test.each([['BadDeviceToken'], ['DeviceTokenNotForTopic']])('with an ApnsError of %s is a mismatch', (reason) => {
    expect(fateOf(argument('x', apnsError(400, reason)))).toBe('token_mismatch suspect');
  });

  test.each([
    ['Android message is too big', 'INVALID_ARGUMENT#too-big', 'message_too_large'],
    ['Message is too large. The maximum is 4K (4096 bytes).', 'INVALID_ARGUMENT#too-big', 'message_too_large'],
    ['Invalid topic name', 'INVALID_ARGUMENT#recipient', 'request_invalid'],
    ['Invalid condition expression provided.', 'INVALID_ARGUMENT#recipient', 'request_invalid'],
    ["Invalid value at 'message.data[0].value' (TYPE_STRING), 12", 'INVALID_ARGUMENT#field', 'message_invalid'],
    ["Invalid value at 'message.android.ttl' (type.googleapis.com/google.protobuf.Duration)", 'INVALID_ARGUMENT#field', 'message_invalid'],
  ])('%j means %s', (message, code, cause) => {
    expect(argument(message)).toMatchObject({ cause, token: 'keep', evidence: { code } });
    const bare = { '@type': type('google.rpc.BadRequest') };
    expect(argument(message, bare).evidence.code).toBe(code);
  });

  test.each([
    ['message.data'],
    ['message.notification.title'],
    ['message.android.ttl'],
    ['message.apns.payload.aps'],
    ['message.webpush.headers.TTL'],
  ])('with the field %s is a fault of the message', (field) => {
    expect(argument('Request contains an invalid argument.', badRequest(field, 'bad')).evidence.code).toBe('INVALID_ARGUMENT#field');
  });

  test('with several fields is about the token as soon as one of them is', () => {
    const fields = ['message.data', 'message.token'].map((field) => ({ field, description: 'bad' }));
    const detail = { '@type': type('google.rpc.BadRequest'), fieldViolations: fields };
    expect(fateOf(argument('Request contains an invalid argument.', detail))).toBe('token_malformed dead');
  });

  test('is what a 400 means that has only its number: the message narrows it too', () => {
    expect(only(400, envelope(400, undefined, 'Android message is too big')).cause).toBe('message_too_large');
    expect(only(400, envelope(400, undefined, 'The registration token is not a valid FCM registration token'))).toMatchObject({
      token: 'dead',
      confirm: true,
    });
    expect(only(400, envelope(400, undefined, 'Bad request'))).toMatchObject({ cause: 'request_invalid', evidence: { code: '400' } });
  });

  test('is half told by a message without code and number: enough for its size, not for a death', () => {
    expect(only(400, { error: { message: 'message is too big' } })).toMatchObject({ cause: 'message_too_large', token: 'keep' });
    const sentence = { error: { message: 'The registration token is not a valid FCM registration token' } };
    expect(only(400, sentence)).toMatchObject({ cause: 'request_invalid', token: 'keep', evidence: { code: '400#nonjson' } });
    expect(only(503, { error: { message: 'message is too big' } }).cause).toBe('vendor_unavailable');
  });

  test.each([[400], [401], [403], [404], [429], [503]])(
    'an envelope without a word under %i is what the bare status is, with its sentence',
    (status) => {
      const { evidence, ...told } = only(status, { error: { message: 'Try later' } });
      const { evidence: bare, ...silent } = only(status, '');
      expect(told).toEqual(silent);
      expect(evidence).toEqual({ ...bare, message: 'Try later' });
    },
  );

  test('an envelope without a word under 500 leaves open what happened, and its wait counts under 429', () => {
    for (const status of [500, 502, 504, 520]) expect(uncertain(status, { error: { message: 'x' } }).status).toBe('uncertain');
    expect(only(429, { error: { message: 'x', details: [retryInfo('90s')] } }).retry).toEqual({ when: 'after', waitMs: 90_000 });
  });

  test('with the package name is a mismatch, for another app may own the token', () => {
    const outcome = argument('Request contains an invalid argument.', badRequest('message.android.restricted_package_name', 'no match'));
    expect(fateOf(outcome)).toBe('token_mismatch suspect');
  });
});

describe('a third party', () => {
  const missing = 'Request is missing required authentication credential. Expected OAuth 2 access token.';

  test('THIRD_PARTY_AUTH_ERROR asks for no access token and pauses nothing of ours: Android goes on', () => {
    for (const details of [
      [fcmError('THIRD_PARTY_AUTH_ERROR')],
      [fcmError('THIRD_PARTY_AUTH_ERROR'), apnsError(403, 'InvalidProviderToken')],
    ])
      expect(only(401, envelope(401, 'UNAUTHENTICATED', missing, ...details))).toMatchObject({
        cause: 'credential_invalid',
        retry: { when: 'never' },
        pause: 'none',
        token: 'keep',
      });
  });

  test('is told by the message where there are no details', () => {
    expect(only(401, envelope(401, 'UNAUTHENTICATED', 'Auth error from APNS or Web Push Service')).evidence.code).toBe(
      'THIRD_PARTY_AUTH_ERROR',
    );
  });

  test.each([['InvalidProviderToken'], ['BadEnvironmentKeyInToken'], ['ExpiredProviderToken'], ['SomethingNew']])(
    'an ApnsError 403 %s is the key in the Firebase project, which nobody here can refresh',
    (reason) => {
      expect(only(401, envelope(401, 'UNAUTHENTICATED', missing, apnsError(403, reason)))).toMatchObject({
        cause: 'credential_invalid',
        retry: { when: 'never' },
        pause: 'none',
      });
    },
  );

  test('is told by the reason of Apple alone, whatever status stands beside it', () => {
    for (const status of [undefined, 400])
      expect(argument('x', apnsError(status, 'InvalidProviderToken'))).toMatchObject({
        cause: 'credential_invalid',
        retry: { when: 'never' },
        pause: 'none',
        evidence: { code: 'THIRD_PARTY_AUTH_ERROR' },
      });
  });

  test('the legacy InvalidApnsCredential is the same', () => {
    expect(only(200, { success: 0, failure: 1, results: [{ error: 'InvalidApnsCredential' }] })).toMatchObject({
      cause: 'credential_invalid',
      pause: 'none',
      token: 'keep',
    });
  });

  test('another reason of Apple decides by the table of APNs, but never kills', () => {
    const resolve = (id: string) => (id === 'apns' ? (apns as Vendor) : undefined);
    const parsed = (detail: object) =>
      fcm.parse(
        { status: 400, body: JSON.stringify(envelope(400, 'INVALID_ARGUMENT', 'x', fcmError('INVALID_ARGUMENT'), detail)) },
        one,
        resolve,
      )[0];
    expect(parsed(apnsError(413, 'PayloadTooLarge'))).toMatchObject({ cause: 'message_too_large', evidence: { vendor: 'apns' } });
    expect(parsed(apnsError(429, 'TooManyRequests'))).toMatchObject({ cause: 'target_rate_limited', pause: 'target' });
    expect(parsed(apnsError(400, 'SubscriptionExpired'))).toMatchObject({ cause: 'token_expired', token: 'suspect' });
    const internal = parsed(apnsError(500, 'InternalServerError'));
    expect(internal).toMatchObject({ cause: 'vendor_internal', retry: { atLeastMs: 900_000 }, pause: 'none' });
    expect(internal, 'the wire to Apple is not ours to open again').not.toHaveProperty('reconnect');
    expect(parsed(apnsError(400, 'SomethingNew'))).toMatchObject({ cause: 'request_invalid', token: 'keep' });
  });
});

describe('our own credential', () => {
  test.each([
    ['UNAUTHENTICATED', undefined, 'credential_expired', 'after_refresh'],
    ['UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED', 'credential_expired', 'after_refresh'],
    ['UNAUTHENTICATED', 'CREDENTIALS_MISSING', 'credential_invalid', 'never'],
    ['UNAUTHENTICATED', 'ACCESS_TOKEN_TYPE_UNSUPPORTED', 'credential_invalid', 'never'],
    ['UNAUTHENTICATED', 'ACCOUNT_STATE_INVALID', 'credential_invalid', 'never'],
    ['UNAUTHENTICATED', 'A_NEW_REASON', 'credential_expired', 'after_refresh'],
  ])('%s with the reason %s is %s, retry %s', (status, reason, cause, when) => {
    const details = reason === undefined ? [] : [errorInfo(reason)];
    expect(only(401, envelope(401, status, 'x', ...details))).toMatchObject({ cause, retry: { when }, pause: 'app', token: 'keep' });
  });

  test.each([
    ['The caller does not have permission', undefined, 'permission_denied'],
    ["Permission 'cloudmessaging.messages.create' denied on resource '//x'", 'IAM_PERMISSION_DENIED', 'permission_denied'],
    ['Firebase Cloud Messaging API has not been used in project 1 before or it is disabled.', undefined, 'app_blocked'],
    ['x', 'SERVICE_DISABLED', 'app_blocked'],
    ['x', 'BILLING_DISABLED', 'app_blocked'],
  ])('PERMISSION_DENIED with %j and %s is %s and blames no token', (message, reason, cause) => {
    const details = reason === undefined ? [] : [errorInfo(reason)];
    expect(only(403, envelope(403, 'PERMISSION_DENIED', message, ...details))).toMatchObject({ cause, token: 'keep', pause: 'app' });
  });

  test('SenderId mismatch is about the token, with its detail and without', () => {
    for (const details of [[], [fcmError('SENDER_ID_MISMATCH')]])
      expect(fateOf(only(403, envelope(403, 'PERMISSION_DENIED', 'SenderId mismatch', ...details)))).toBe('token_mismatch suspect');
  });
});

describe('a 404', () => {
  test.each([
    ['<html><title>Error 404 (Not Found)!!1</title></html>'],
    [''],
    ['{}'],
    ['{"error":{}}'],
    ['{"error":{"code":404,"message":"x"}}'],
  ])('with the body %j is a wrong address, never a dead token', (body) => {
    expect(only(404, body)).toMatchObject({
      cause: 'request_invalid',
      token: 'keep',
      retry: { when: 'never' },
      evidence: { code: '404#html' },
    });
  });

  test('with a bare NOT_FOUND is suspect: a wrong project id says the same', () => {
    for (const message of ['Requested entity was not found.', 'NotRegistered'])
      expect(fateOf(only(404, envelope(404, 'NOT_FOUND', message)))).toBe('token_unregistered suspect');
  });

  test('says the same by the reason notFound of the older form of errors', () => {
    const errors = [{ message: 'Requested entity was not found.', domain: 'global', reason: 'notFound' }];
    const told = only(404, { error: { code: 404, message: 'Requested entity was not found.', errors } });
    expect(told).toMatchObject({ cause: 'token_unregistered', token: 'suspect', evidence: { code: 'NOT_FOUND' } });
    const other = { error: { code: 404, message: 'x', errors: [{ domain: 'global', reason: 'invalid' }] } };
    expect(fateOf(only(404, other))).toBe('request_invalid keep');
    expect(fateOf(only(404, { error: { code: 404, message: 'x', errors: { reason: 'notFound' } } }))).toBe('request_invalid keep');
  });

  test('with UNREGISTERED is dead, whatever the message', () => {
    for (const message of ['Requested entity was not found.', 'NotRegistered', 'APNs device token is disabled.'])
      expect(fateOf(only(404, envelope(404, 'NOT_FOUND', message, fcmError('UNREGISTERED'))))).toBe('token_unregistered dead');
  });
});

describe('a 429', () => {
  const quota = (message: string, ...details: readonly unknown[]) => envelope(429, 'RESOURCE_EXHAUSTED', message, ...details);

  test('without FcmError is a quota too', () => {
    expect(only(429, quota('Quota exceeded.'))).toMatchObject({
      cause: 'rate_limited',
      pause: 'app',
      evidence: { code: 'RESOURCE_EXHAUSTED' },
    });
    expect(only(429, quota('Quota exceeded.', errorInfo('RATE_LIMIT_EXCEEDED'))).evidence.code).toBe('RATE_LIMIT_EXCEEDED');
    expect(only(429, '').evidence.code).toBe('429');
  });

  test('without Retry-After waits a minute', () => {
    for (const body of [
      quota('x'),
      quota('x', fcmError('QUOTA_EXCEEDED')),
      quota('x', errorInfo('RATE_LIMIT_EXCEEDED')),
      '',
      '<html></html>',
    ])
      expect(only(429, body).retry).toEqual({ when: 'after', waitMs: minuteMs });
  });

  test('with Retry-After waits that long, shorter or longer', () => {
    for (const seconds of [5, 120])
      expect(only(429, quota('x', fcmError('QUOTA_EXCEEDED')), one, { 'retry-after': String(seconds) }).retry).toEqual({
        when: 'after',
        waitMs: seconds * 1000,
      });
  });

  test('with RetryInfo and Retry-After waits the longer of the two', () => {
    const body = quota('x', fcmError('QUOTA_EXCEEDED'), retryInfo('42s'));
    expect(only(429, body).retry).toEqual({ when: 'after', waitMs: 42_000 });
    expect(only(429, body, one, { 'retry-after': '50' }).retry).toEqual({ when: 'after', waitMs: 50_000 });
    expect(only(429, body, one, { 'retry-after': '7' }).retry).toEqual({ when: 'after', waitMs: 42_000 });
    expect(only(429, quota('x', retryInfo('1.5s'))).retry).toEqual({ when: 'after', waitMs: 1500 });
    expect(only(429, quota('x', retryInfo('soon'))).retry).toEqual({ when: 'after', waitMs: minuteMs });
  });

  test('of one device backs off that device alone', () => {
    const body = quota('x', errorInfo('QUOTA_EXCEEDED'), quotaFailure('Message rate limit exceeded for device'));
    expect(only(429, body)).toMatchObject({
      cause: 'target_rate_limited',
      retry: { when: 'backoff' },
      pause: 'target',
      evidence: { code: 'QUOTA_EXCEEDED#device' },
    });
    expect(only(429, quota('Device message rate exceeded')).evidence.code).toBe('QUOTA_EXCEEDED#device');
  });

  test('of one topic waits a minute at least, whatever Retry-After says', () => {
    const body = quota('Topic quota exceeded.', fcmError('QUOTA_EXCEEDED'));
    const topic: Sent = { kind: 'topic', targets: ['~poll'] };
    expect(only(429, body, topic)).toMatchObject({
      cause: 'target_rate_limited',
      pause: 'target',
      retry: { when: 'after', waitMs: minuteMs },
    });
    expect(only(429, body, topic, { 'retry-after': '7' }).retry).toEqual({ when: 'after', waitMs: minuteMs });
    expect(only(429, body, topic, { 'retry-after': '90' }).retry).toEqual({ when: 'after', waitMs: 90_000 });
  });

  test('does not take the name of a project for a device or a topic', () => {
    for (const name of ["consumer 'project:device-farm'", 'projects/topic-news/x', "limit 'device messages'"])
      expect(only(429, quota(`Quota exceeded for ${name}`, fcmError('QUOTA_EXCEEDED'))).evidence.code).toBe('QUOTA_EXCEEDED');
  });
});

describe('a 5xx', () => {
  test.each([
    [500, 'INTERNAL', 'vendor_internal'],
    [503, 'UNAVAILABLE', 'vendor_unavailable'],
    [500, 'UNKNOWN', 'vendor_internal'],
    [500, 'DATA_LOSS', 'vendor_internal'],
  ])('%i %s waits ten seconds at least, be Retry-After shorter', (status, word, cause) => {
    const waits = (headers: Headers) => only(status, envelope(status, word, 'x'), one, headers);
    expect(waits({})).toMatchObject({ status: 'refused', cause, retry: { when: 'backoff', atLeastMs: 10_000 } });
    expect(waits({ 'retry-after': '2' }).retry).toEqual({ when: 'backoff', atLeastMs: 10_000 });
    expect(waits({ 'retry-after': '100' }).retry).toEqual({ when: 'backoff', atLeastMs: 100_000 });
  });

  test('reads Retry-After as a date against the Date of the same reply', () => {
    const headers = { date: 'Tue, 24 Nov 2026 10:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 10:01:30 GMT' };
    expect(only(503, envelope(503, 'UNAVAILABLE', 'x'), one, headers).retry).toEqual({ when: 'backoff', atLeastMs: 90_000 });
    const { date: _, ...undated } = headers;
    expect(only(503, envelope(503, 'UNAVAILABLE', 'x'), one, undated).retry).toEqual({ when: 'backoff', atLeastMs: 10_000 });
  });

  test('502 is a page of the front end that asks for thirty seconds', () => {
    for (const status of [502, 520])
      expect(uncertain(status, '<html><title>Error 502 (Server Error)!!1</title>')).toMatchObject({
        status: 'uncertain',
        cause: 'vendor_unavailable',
        retryIfRepeatable: { when: 'backoff', atLeastMs: 30_000 },
      });
  });

  test('without a word waits ten seconds too', () => {
    expect(only(503, '').retry).toEqual({ when: 'backoff', atLeastMs: 10_000 });
    expect(uncertain(500, '').retryIfRepeatable).toEqual({ when: 'backoff', atLeastMs: 10_000 });
    expect(uncertain(504, envelope(504, 'DEADLINE_EXCEEDED', 'x'))).toMatchObject({ status: 'uncertain', cause: 'timeout' });
  });
});

describe('other statuses without a word', () => {
  test.each([
    [400, '400#nonjson', 'request_invalid'],
    [401, '401#nonjson', 'credential_invalid'],
    [403, '403#nonjson', 'permission_denied'],
  ])('%i is %s: %s, and no token is blamed', (status, code, cause) => {
    for (const body of ['', '{}', '<html></html>', '{"error":{}}'])
      expect(only(status, body)).toMatchObject({ cause, token: 'keep', evidence: { code } });
  });

  test('a status word that nobody knows is unrecognized', () => {
    expect(only(400, { error: { status: 'TEST_ERROR', message: 'test-message' } })).toMatchObject({ cause: 'unrecognized', token: 'keep' });
  });
});

describe('legacy', () => {
  const results = (...list: readonly unknown[]) => ({ multicast_id: 1, success: 1, failure: 1, canonical_ids: 0, results: list });
  const parsed = (body: unknown, sent: Sent = three) =>
    fcm.parse({ status: 200, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);

  test('answers a multicast by index, and moves a token that has a successor', () => {
    const outcomes = parsed(results({ message_id: '0:1', registration_id: 'fresh' }, { error: 'some-error' }, { error: 'NotRegistered' }));
    expect(outcomeOf(outcomes, 'token-a')).toMatchObject({ status: 'accepted', messageId: '0:1', replacements: { 'token-a': 'fresh' } });
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ cause: 'unrecognized', token: 'keep' });
    expect(outcomeOf(outcomes, 'token-c')).toMatchObject({ cause: 'token_unregistered', token: 'dead' });
  });

  test('echoes of the token that was sent are no successors', () => {
    const [outcome] = parsed(results({ message_id: '0:1', registration_id: token }), one);
    expect(outcome).toMatchObject({ status: 'accepted', evidence: { code: 'results[].message_id' } });
    expect(outcome).not.toHaveProperty('replacements');
  });

  test('gives a position to a token that was sent twice', () => {
    const outcomes = parsed(results({ message_id: '0:1' }, { error: 'NotRegistered' }), { kind: 'token', targets: ['x', 'x'] });
    expect(outcomes).toMatchObject([
      { status: 'accepted', targets: ['x'] },
      { status: 'refused', targets: ['x'] },
    ]);
  });

  test.each([[[{ error: 'NotRegistered' }]], [[{}, {}, {}, { error: 'NotRegistered' }]], [[]]])(
    'trusts no position in %j for three tokens',
    (list) => {
      expect(parsed(results(...list))).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply', targets: three.targets }]);
    },
  );

  test('an empty entry was taken, unless the counter says otherwise', () => {
    const body = (success: number | string) => ({ ...results({}, { error: 'NotRegistered' }, { error: 'NotRegistered' }), success });
    for (const success of [1, '1', 'many']) expect(outcomeOf(parsed(body(success)), 'token-a')).toMatchObject({ status: 'accepted' });
    for (const success of [0, '0']) expect(outcomeOf(parsed(body(success)), 'token-a')).toMatchObject({ status: 'uncertain' });
  });

  test('an entry that is none leaves its token open', () => {
    expect(outcomeOf(parsed(results(null, { message_id: '0:1' }, { error: 7 })), 'token-a')).toMatchObject({ status: 'uncertain' });
    expect(outcomeOf(parsed(results(null, { message_id: '0:1' }, { error: {} })), 'token-c')).toMatchObject({ cause: 'unrecognized' });
  });

  test.each([
    ['InvalidRegistration', 'token_malformed', 'dead'],
    ['NotRegistered', 'token_unregistered', 'dead'],
    ['MismatchSenderId', 'token_mismatch', 'suspect'],
    ['InvalidPackageName', 'token_mismatch', 'suspect'],
    ['MissingRegistration', 'request_invalid', 'keep'],
    ['MessageTooBig', 'message_too_large', 'keep'],
    ['InvalidTtl', 'message_invalid', 'keep'],
    ['Unavailable', 'vendor_unavailable', 'keep'],
    ['InternalServerError', 'vendor_internal', 'keep'],
    ['DeviceMessageRateExceeded', 'target_rate_limited', 'keep'],
    ['notregistered', 'unrecognized', 'keep'],
  ])('%s is %s, token %s', (error, cause, fate) => {
    expect(only(200, results({ error }))).toMatchObject({ cause, token: fate });
  });

  test('a topic answers with a number, whose digits are kept', () => {
    const topic: Sent = { kind: 'topic', targets: ['/topics/global'] };
    expect(only(200, '{"message_id":4815162342}', topic)).toMatchObject({ status: 'accepted', messageId: '4815162342' });
    expect(only(200, '{"message_id":8968610879307183290}', topic)).toMatchObject({ messageId: '8968610879307183290' });
  });

  test.each([['TopicsMessageRateExceeded'], ['TOPICS_MESSAGE_RATE_EXCEEDED']])('a topic refuses with %s under HTTP 200', (error) => {
    expect(only(200, { error }, { kind: 'topic', targets: ['/topics/x'] })).toMatchObject({
      cause: 'target_rate_limited',
      evidence: { code: 'TopicsMessageRateExceeded' },
    });
  });

  test.each([
    ['Unavailable', 503],
    ['InternalServerError', 500],
  ])('%s under HTTP %i waits ten seconds at least, like any 5xx of Google; under HTTP 200 it does not say', (error, status) => {
    const results = { multicast_id: 1, success: 0, failure: 1, results: [{ error }] };
    for (const body of [{ error }, results]) {
      expect(only(status, body).retry).toEqual({ when: 'backoff', atLeastMs: 10_000 });
      expect(only(status, body, one, { 'retry-after': '2' }).retry).toEqual({ when: 'backoff', atLeastMs: 10_000 });
      expect(only(status, body, one, { 'retry-after': '60' }).retry).toEqual({ when: 'backoff', atLeastMs: 60_000 });
      expect(only(200, body).retry).toEqual({ when: 'backoff' });
    }
  });

  test('a device group counts, and names those that failed without a reason', () => {
    const group: Sent = { kind: 'token', targets: ['group-key'] };
    expect(only(200, { success: 3, failure: 0 }, group)).toMatchObject({ status: 'accepted' });
    expect(only(200, { success: 3, failure: 2, failed_registration_ids: ['r1', 'r2'] }, group)).toMatchObject({ status: 'accepted' });
    expect(only(200, { success: 0, failure: 2 }, group)).toMatchObject({
      cause: 'unrecognized',
      retry: { when: 'backoff' },
      token: 'keep',
    });
    const several: Sent = { kind: 'token', targets: ['r1', 'r2', 'r3'] };
    for (const [failed, cause] of [
      [['r1'], 'unrecognized'],
      [[], 'malformed_reply'],
    ] as const) {
      const counted = parsed({ success: 1, failure: 2, failed_registration_ids: failed }, several);
      expect(outcomeOf(counted, 'r1')).toMatchObject({ cause });
      for (const target of ['r2', 'r3'])
        expect(outcomeOf(counted, target), 'more failed than are named').toMatchObject({ status: 'uncertain' });
    }
    const outcomes = parsed({ success: 3, failure: 1, failed_registration_ids: ['r1'] }, { kind: 'token', targets: ['group-key', 'r1'] });
    expect(outcomeOf(outcomes, 'group-key')?.status).toBe('accepted');
    expect(outcomeOf(outcomes, 'r1')).toMatchObject({ cause: 'unrecognized', retry: { when: 'backoff' }, token: 'keep' });
  });

  test('a wrong server key and a body that is no JSON are pages without a code', () => {
    expect(only(401, '<HTML><TITLE>Unauthorized</TITLE></HTML>', three)).toMatchObject({
      cause: 'credential_invalid',
      retry: { when: 'never' },
    });
    expect(only(400, 'JSON_PARSING_ERROR: Unexpected token', three)).toMatchObject({ cause: 'request_invalid', token: 'keep' });
  });

  test('old web push endpoints say their word in the title of a page', () => {
    const page = (word: string) => `<HTML><HEAD><TITLE>${word}</TITLE></HEAD></HTML>`;
    expect(fateOf(only(400, page('UnauthorizedRegistration')))).toBe('token_mismatch suspect');
    expect(fateOf(only(400, page('InvalidTokenFormat')))).toBe('token_malformed dead');
    expect(only(404, page('InvalidTokenFormat')).token).toBe('keep');
  });
});

describe('the retired batch', () => {
  const part = (id: number | undefined, status: number, body: unknown, headers = '') =>
    `Content-Type: application/http\r\n${id === undefined ? '' : `Content-ID: response-${id}\r\n`}\r\nHTTP/1.1 ${status} X\r\n${headers}Content-Type: application/json\r\n\r\n${typeof body === 'string' ? body : JSON.stringify(body)}`;
  const batch = (...parts: readonly string[]) => `${parts.map((text) => `--batch_x\r\n${text}\r\n`).join('')}--batch_x--`;
  const parsed = (body: string, sent: Sent = three) =>
    fcm.parse({ status: 200, headers: { 'content-type': 'multipart/mixed; boundary=batch_x' }, body }, sent);
  const unregistered = envelope(404, 'NOT_FOUND', 'x', fcmError('UNREGISTERED'));
  const name = { name: 'projects/p/messages/1' };

  test('answers HTTP 200 whatever happened inside: each part is a reply of its own', () => {
    const outcomes = parsed(batch(part(1, 200, name), part(2, 404, unregistered), part(3, 503, envelope(503, 'UNAVAILABLE', 'x'))));
    expect(outcomeOf(outcomes, 'token-a')).toMatchObject({ status: 'accepted', messageId: name.name });
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ cause: 'token_unregistered', token: 'dead' });
    expect(outcomeOf(outcomes, 'token-c')).toMatchObject({ cause: 'vendor_unavailable', token: 'keep' });
  });

  test('goes by the number of the part, in any order; without numbers by the order', () => {
    expect(outcomeOf(parsed(batch(part(3, 404, unregistered), part(1, 200, name), part(2, 200, name))), 'token-c')).toMatchObject({
      token: 'dead',
    });
    const unnumbered = parsed(batch(part(undefined, 200, name), part(undefined, 404, unregistered), part(undefined, 200, name)));
    expect(outcomeOf(unnumbered, 'token-b')).toMatchObject({ token: 'dead' });
  });

  test('leaves open what no part speaks of', () => {
    expect(outcomeOf(parsed(batch(part(1, 200, name), part(2, 404, unregistered))), 'token-c')).toMatchObject({ status: 'uncertain' });
  });

  test('takes the status of the part where it has no code, and its own Retry-After', () => {
    const outcomes = parsed(batch(part(1, 429, '', 'Retry-After: 90\r\n'), part(2, 404, '<html></html>'), part(3, 200, name)));
    expect(outcomeOf(outcomes, 'token-a')).toMatchObject({ cause: 'rate_limited', retry: { when: 'after', waitMs: 90_000 } });
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ cause: 'request_invalid', token: 'keep' });
  });
});

describe('the Instance ID API', () => {
  const two: Sent = { api: 'operation', kind: 'token', targets: ['token-a', 'token-b'] };
  const parsed = (body: unknown, status = 200, sent: Sent = two) =>
    fcm.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);

  test('an empty object is the success, though HTTP 200 says nothing', () => {
    const outcomes = parsed({ results: [{}, { error: 'TOO_MANY_TOPICS' }] });
    expect(outcomeOf(outcomes, 'token-a')?.status).toBe('accepted');
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ cause: 'operation_rejected', pause: 'target', token: 'keep' });
  });

  test.each([
    ['NOT_FOUND', 'token_unregistered', 'dead'],
    ['INVALID_ARGUMENT', 'token_mismatch', 'suspect'],
    ['PERMISSION_DENIED', 'permission_denied', 'keep'],
    ['RESOURCE_EXHAUSTED', 'rate_limited', 'keep'],
    ['INTERNAL', 'vendor_internal', 'keep'],
    ['UNKNOWN', 'unrecognized', 'keep'],
  ])('%s of an entry is %s, token %s', (error, cause, fate) => {
    expect(outcomeOf(parsed({ results: [{ error }, {}] }), 'token-a')).toMatchObject({ cause, token: fate });
  });

  test('the same words of the whole call kill nobody', () => {
    for (const sent of [two, { ...two, targets: ['token-a'] }]) {
      expect(parsed(envelope(404, 'NOT_FOUND', 'x'), 404, sent)[0]).toMatchObject({ token: 'suspect' });
      expect(parsed(envelope(400, 'INVALID_ARGUMENT', 'x'), 400, sent)[0]).toMatchObject({ cause: 'request_invalid', token: 'keep' });
    }
  });

  test('trusts no position in a list of another length', () => {
    expect(parsed({ results: [{ error: 'NOT_FOUND' }] })).toMatchObject([{ status: 'uncertain', targets: two.targets }]);
  });

  test('an import names its tokens', () => {
    const body = {
      results: [
        { apns_token: 'token-b', status: 'Internal Server Error' },
        { apns_token: 'token-a', status: 'OK', registration_token: 'r' },
      ],
    };
    expect(outcomeOf(parsed(body), 'token-a')?.status).toBe('accepted');
    expect(outcomeOf(parsed(body), 'token-b')).toMatchObject({ cause: 'vendor_internal' });
  });

  test('an import as printed, with a comma too many, is no JSON', () => {
    expect(parsed('{"results":[{"apns_token":"token-a","status":"OK"},]}')).toMatchObject([
      { status: 'uncertain', cause: 'malformed_reply' },
    ]);
  });

  test.each([
    [400, 'request_invalid', 'never'],
    [401, 'credential_expired', 'after_refresh'],
    [403, 'permission_denied', 'never'],
    [503, 'vendor_unavailable', 'backoff'],
  ])('a bare %i is %s, retry %s', (status, cause, when) => {
    expect(parsed('', status)).toMatchObject([{ cause, retry: { when } }]);
  });

  test('a 404 is suspect where it speaks of the token, else a wrong address', () => {
    const single: Sent = { ...two, targets: ['token-a'] };
    expect(parsed({ error: 'No information found about this instance id.' }, 404, single)).toMatchObject([
      { cause: 'token_unregistered', token: 'suspect' },
    ]);
    for (const body of ['', '<html></html>', { error: 'NotFound' }]) expect(parsed(body, 404, single)[0]).toMatchObject({ token: 'keep' });
  });

  test('what is known of one token is a success', () => {
    expect(parsed({ application: 'com.example.app', platform: 'ANDROID' }, 200, { ...two, targets: ['token-a'] })[0].status).toBe(
      'accepted',
    );
  });
});

describe('the token endpoint', () => {
  const answered = (status: number, body: unknown) => only(status, body, { api: 'auth' });

  test('a token is the success, and a 200 without one is none', () => {
    expect((answered(200, { access_token: 'ya29.x', expires_in: '3599' }) as unknown as Accepted).status).toBe('accepted');
    for (const body of [{}, { access_token: '' }, { access_token: 7 }]) expect(answered(200, body)).toMatchObject({ status: 'uncertain' });
  });

  test('never shows the token', () => {
    expect(JSON.stringify(answered(200, { access_token: 'ya29.secret' }))).not.toContain('ya29.secret');
  });

  test.each([
    [
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      'invalid_grant#clock',
      'clock_skew',
      'after_refresh',
    ],
    ['Invalid JWT Signature.', 'invalid_grant#signature', 'credential_invalid', 'never'],
    ['Invalid grant: account not found', 'invalid_grant#account', 'credential_invalid', 'never'],
    ['Invalid issuer: Not a service account.', 'invalid_grant#account', 'credential_invalid', 'never'],
    ['The account has been deleted.', 'invalid_grant#account', 'credential_invalid', 'never'],
    ['Bad Request', 'invalid_grant', 'credential_invalid', 'never'],
    ['Token has been expired or revoked.', 'invalid_grant', 'credential_invalid', 'never'],
    [undefined, 'invalid_grant', 'credential_invalid', 'never'],
  ])('invalid_grant with %j is %s', (error_description, code, cause, when) => {
    expect(answered(400, { error: 'invalid_grant', error_description })).toMatchObject({
      cause,
      retry: { when },
      pause: 'app',
      evidence: { code },
    });
  });

  test('a login that has to be renewed stands in the sub type', () => {
    expect(answered(400, { error: 'invalid_grant', error_subtype: 'invalid_rapt' }).evidence.code).toBe('invalid_rapt');
  });

  test('internal_failure is transient, in error or in error_description, under HTTP 400', () => {
    for (const body of [
      { error: 'internal_failure' },
      { error_description: 'internal_failure' },
      { error: 'x', error_description: 'internal_failure' },
    ])
      expect(answered(400, body)).toMatchObject({ cause: 'vendor_internal', retry: { when: 'backoff' } });
  });

  test.each([[408], [429], [500], [503], [504]])('a bare %i is tried again, as Google does', (status) => {
    const outcome = answered(status, '');
    const advice = outcome.retry ?? (outcome as unknown as Uncertain).retryIfRepeatable;
    expect(outcome.evidence.code).toBe('http-retryable');
    expect(advice).toMatchObject({ when: 'backoff' });
  });

  test.each([['invalid_scope'], ['invalid_request'], ['unsupported_grant_type']])('%s stops the app until a person acts', (error) => {
    expect(answered(400, { error })).toMatchObject({ cause: 'request_invalid', pause: 'app', retry: { when: 'never' } });
  });
});

const request = (method: string, path: string, headers: Headers = {}, body: unknown = ''): HttpRequest => ({
  method,
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name) => headers[name],
});
const sentOf = (path: string, body?: unknown) =>
  JSON.parse(JSON.stringify(readerOfRequests(fcm)?.(request('POST', path, {}, body)) ?? null));
const v1 = '/v1/projects/my-project/messages:send';

describe('what a request asks', () => {
  test.each([
    [{ token: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ fid: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ topic: 'news' }, { kind: 'topic', targets: ['news'] }],
    [{ condition: "'a' in topics" }, { kind: 'topic', targets: ["'a' in topics"] }],
    [
      { token: 'x', android: { notification: { channel_id: 'chat' } } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [
      { token: 'x', android: { notification: { channelId: 'chat' } } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [{ token: 7 }, { targets: [] }],
    [undefined, { targets: [] }],
  ])('v1 with the message %j', (message, expected) => {
    expect(sentOf(v1, { message })).toEqual({ api: 'send', ...expected });
  });

  test('v1 with a body that cannot be read is a send to nobody', () => {
    for (const body of ['', '{', '[]', 'null', '7']) expect(sentOf(v1, body)).toEqual({ api: 'send', targets: [] });
  });

  test.each([
    [{ to: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ to: '/topics/news' }, { kind: 'topic', targets: ['/topics/news'] }],
    [{ condition: "'a' in topics" }, { kind: 'topic', targets: ["'a' in topics"] }],
    [{ registration_ids: ['x', 'y'] }, { kind: 'token', targets: ['x', 'y'] }],
    [
      { registration_ids: ['x'], notification: { android_channel_id: 'chat' } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [{}, { targets: [] }],
  ])('legacy with %j', (body, expected) => {
    for (const path of ['/fcm/send', '/gcm/send']) expect(sentOf(path, body)).toEqual({ api: 'send', ...expected });
  });

  test('an old web push endpoint has its token in the path', () => {
    expect(sentOf('/fcm/send/cKb:APA91b')).toEqual({ api: 'send', kind: 'token', targets: ['cKb:APA91b'] });
  });

  test('a batch has one message a part, in the order of the parts', () => {
    const part = (message: object) => `Content-Type: application/http\r\n\r\nPOST ${v1} HTTP/1.1\r\n\r\n${JSON.stringify({ message })}\r\n`;
    const batch = (...messages: readonly object[]) => `${messages.map((message) => `--batch_x\r\n${part(message)}`).join('')}--batch_x--`;
    expect(sentOf('/batch', batch({ token: 'x' }, { token: 'y' }))).toEqual({ api: 'send', kind: 'token', targets: ['x', 'y'] });
    expect(sentOf('/batch', batch({ token: 'x' }, { topic: 'y' }))).toEqual({ api: 'send', targets: ['x', 'y'] });
    expect(sentOf('/batch', batch({ token: 'x' }, {}))).toEqual({ api: 'send' });
    expect(sentOf('/batch', '--b\r\nPOST /calendar/v3/x HTTP/1.1\r\n--b--')).toBeNull();
  });

  test.each([
    ['/iid/v1:batchAdd', { to: '/topics/t', registration_tokens: ['x', 'y'] }, ['x', 'y']],
    ['/iid/v1:batchRemove', { to: '/topics/t', registration_tokens: ['x'] }, ['x']],
    ['/iid/v1:batchImport', { application: 'a', sandbox: true, apns_tokens: ['x'] }, ['x']],
    ['/iid/info/x?details=true', '', ['x']],
    ['/iid/v1:batchAdd', '{', []],
  ])('%s with %j is an operation', (path, body, targets) => {
    expect(sentOf(path, body)).toEqual({ api: 'operation', kind: 'token', targets });
  });

  test.each([['/token'], ['/oauth2/v4/token']])('%s asks for a token', (path) => {
    expect(sentOf(path, 'grant_type=x')).toEqual({ api: 'auth' });
  });

  test.each([
    ['/'],
    ['/v1/projects/p/messages'],
    ['/v1/projects/p/q/messages:send'],
    ['/iid/v2:batchAdd'],
    ['/3/device/x'],
    ['/auth/token'],
    ['/fcm/sender'],
  ])('%s is no call of FCM', (path) => {
    expect(sentOf(path, '{}')).toBeNull();
  });
});

describe('an endpoint', () => {
  test.each(endpoints.map((endpoint) => [endpoint.method, endpoint.example.path, endpoint] as const))(
    '%s %s accepts its own example',
    (method, path, endpoint) => {
      const asked = request(method, path, endpoint.example.headers, endpoint.example.body);
      const sent = readerOfRequests(fcm)?.(asked) as Sent;
      expect(endpoint.path.test(path)).toBe(true);
      expect(endpoint.refuse(asked, sent)).toBeUndefined();
      expect(sent.api).toBe(endpoint.api);
      expect(sent.targets).toEqual(endpoint.api === 'auth' ? undefined : ['ok-1']);
    },
  );

  const bearer = { authorization: 'Bearer x' };
  const instanceId = { ...bearer, access_token_auth: 'true' };
  test.each([
    ['CREDENTIALS_MISSING', v1, {}, { message: { token: 'x' } }],
    ['ACCESS_TOKEN_TYPE_UNSUPPORTED', v1, { authorization: 'key=AAAA' }, { message: { token: 'x' } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, '{'],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: {} }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { token: 'x', topic: 'y' } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { tokens: ['x'] } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { token: 7 } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { topic: 'a b' } }],
    ['INVALID_ARGUMENT#field', v1, bearer, { message: { token: 'x', data: { count: 7 } } }],
    ['INVALID_ARGUMENT#too-big', v1, bearer, { message: { token: 'x', data: { text: 'é'.repeat(2048) } } }],
    ['401', '/iid/v1:batchAdd', bearer, { to: '/topics/t', registration_tokens: ['x'] }],
    ['401', '/iid/info/x', {}, ''],
    ['400', '/iid/v1:batchAdd', instanceId, { to: 't', registration_tokens: ['x'] }],
    ['400', '/iid/v1:batchRemove', instanceId, { to: '/topics/t', registration_tokens: [] }],
    ['400', '/iid/v1:batchAdd', instanceId, { to: '/topics/t', registration_tokens: Array.from({ length: 1001 }, String) }],
    ['400', '/iid/v1:batchImport', instanceId, { application: 'a', apns_tokens: ['x'] }],
    ['invalid_request', '/token', {}, ''],
    ['invalid_request', '/token', {}, 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer'],
    ['unsupported_grant_type', '/token', {}, 'grant_type=password&assertion=x'],
  ])('answers %s at %s with %j and %j', (code, path, headers, body) => {
    const endpoint = endpoints.find((candidate) => candidate.path.test(path)) as (typeof endpoints)[number];
    const asked = request(endpoint.method, path, headers as Headers, body);
    expect(endpoint.refuse(asked, readerOfRequests(fcm)?.(asked) as Sent)).toBe(code);
    expect(replyFor(endpoint.api, code, ['x'])).toBeDefined();
  });

  test('does not serve the retired sends', () => {
    for (const path of ['/fcm/send', '/batch']) expect(endpoints.some((endpoint) => endpoint.path.test(path))).toBe(false);
  });

  test('every plain word stands for a row that a reply can carry', () => {
    for (const code of Object.values(words)) {
      expect(Object.keys(send)).toContain(code);
      expect(replyFor('send', code, [token])).toBeDefined();
    }
  });
});

describe('one reply to several targets', () => {
  const said = (api: 'send' | 'operation', codes: readonly string[]) => {
    const answers = codes.map((code, index) => ({ target: `token-${index}`, code }));
    const targets = answers.map(({ target }) => target);
    const outcomes = fcm.parse(replyForEach(api, answers) as RawReply, { api, kind: 'token', targets });
    return targets.map((target) => outcomeOf(outcomes, target)?.evidence.code);
  };

  test.each([
    ['send', ['200', 'UNREGISTERED', 'INVALID_ARGUMENT#token', 'SENDER_ID_MISMATCH', 'UNAVAILABLE', '200']],
    ['send', ['results[].message_id', 'NotRegistered', 'InvalidRegistration', 'Unavailable', 'results[].registration_id']],
    ['operation', ['OK', 'NOT_FOUND', 'TOO_MANY_TOPICS', 'OK']],
    ['operation', ['OK', 'Internal Server Error']],
  ] as const)('%s says %j side by side', (api, codes) => {
    expect(said(api, codes)).toEqual(codes);
  });

  test('cannot mix a page with a message, nor ask for several tokens at once', () => {
    expect(
      replyForEach('send', [
        { target: 'a', code: '404#html' },
        { target: 'b', code: '200' },
      ]),
    ).toBeUndefined();
    expect(replyForEach('auth', [{ target: 'a', code: '200' }])).toBeUndefined();
    expect(replyForEach('send', [])).toBeUndefined();
  });

  test('every row of the operations and of the token endpoint is on the wire, but for the words of firebase-admin', () => {
    for (const [api, table] of [
      ['operation', operation],
      ['auth', auth],
    ] as const)
      for (const code of Object.keys(table))
        expect(replyFor(api, code, ['x']) !== undefined, code).toBe(!/^(?:messaging|app)\//.test(code));
  });
});

test('a thousand refused tokens cost a few outcomes, not a thousand', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `token-${index}`);
  const errors = ['NotRegistered', 'InvalidRegistration', 'Unavailable'];
  const body = JSON.stringify({ success: 0, failure: 1000, results: targets.map((_, index) => ({ error: errors[index % 3] })) });
  const outcomes = fcm.parse({ status: 200, body }, { kind: 'token', targets });
  expect(outcomes).toHaveLength(3);
  expect(outcomeOf(outcomes, 'token-998')).toMatchObject({ cause: 'vendor_unavailable' });
});

import { describe, expect, test } from 'vitest';
import type { Accepted, Uncertain } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import type { Vendor } from '../../src/core/vendor.ts';
import { apns } from '../../src/vendors/apns/index.ts';
import { fcm } from '../../src/vendors/fcm/index.ts';
import {
  apnsError,
  argument,
  badRequest,
  envelope,
  errorInfo,
  fateOf,
  fcmError,
  type Headers,
  one,
  only,
  quotaFailure,
  retryInfo,
  three,
  type,
  uncertain,
} from './fcm-replies.ts';

const minuteMs = 60_000;

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
    [{ error: 7, name: 'projects/p/messages/1' }],
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

describe('a detail', () => {
  const saying = (...details: readonly unknown[]) => only(400, envelope(400, 'INVALID_ARGUMENT', 'Request failed.', ...details));

  test.each([
    [{ errorCode: 'UNREGISTERED' }, 'UNREGISTERED'],
    [{ statusCode: 410, reason: 'Unregistered' }, 'INVALID_ARGUMENT#apns-410'],
    [{ status_code: 403, reason: 'InvalidProviderToken' }, 'THIRD_PARTY_AUTH_ERROR'],
    [{ reason: 'ACCESS_TOKEN_EXPIRED' }, 'ACCESS_TOKEN_EXPIRED'],
    [{ reason: 'Unregistered' }, 'INVALID_ARGUMENT'],
    [{ fieldViolations: [{ field: 'message.token' }] }, 'INVALID_ARGUMENT#token'],
  ])('without a type is told by its members: %j is %s', (detail, code) => {
    expect(saying(detail).evidence).toEqual({ httpStatus: 400, code, message: 'Request failed.' });
  });

  test('without a type may name a quota and a delay too', () => {
    const details = [{ violations: [{ description: 'Topic quota' }] }, { retryDelay: '90s' }];
    expect(only(429, envelope(429, 'RESOURCE_EXHAUSTED', 'x', ...details))).toMatchObject({
      retry: { when: 'after', waitMs: 90_000 },
      evidence: { code: 'QUOTA_EXCEEDED#topic' },
    });
  });

  test('that holds junk among its entries costs none of the others', () => {
    const violations = [null, 7, 'message.token', [], { field: 7 }, { field: 'message.token', description: null }];
    expect(fateOf(saying({ '@type': type('google.rpc.BadRequest'), fieldViolations: violations }))).toBe('token_malformed dead');
    for (const junk of [null, 7, 'message.token', {}])
      expect(saying({ '@type': type('google.rpc.BadRequest'), fieldViolations: junk }).evidence.code).toBe('INVALID_ARGUMENT');
  });

  test('ErrorInfo without a reason stands in the way of no other', () => {
    for (const reason of [undefined, '', 7])
      expect(only(401, envelope(401, 'UNAUTHENTICATED', 'x', errorInfo(reason), errorInfo('CREDENTIALS_MISSING'))).evidence.code).toBe(
        'CREDENTIALS_MISSING',
      );
  });

  test.each([
    ['1.25s', 1250],
    ['0.000000001s', 1],
    ['120s', 120_000],
  ])('RetryInfo of %s waits %i ms', (delay, waitMs) => {
    expect(only(429, envelope(429, 'RESOURCE_EXHAUSTED', 'x', retryInfo(delay))).retry).toEqual({ when: 'after', waitMs });
  });

  test.each([['soon'], ['in 90s'], ['-90s'], ['90s, perhaps'], ['90 s'], ['90'], ['1e3s'], ['']])(
    'RetryInfo of %j is no duration, and costs neither the word nor its own wait',
    (delay) => {
      const told = only(429, envelope(429, 'RESOURCE_EXHAUSTED', 'x', retryInfo(delay)));
      expect(told).toMatchObject({ retry: { when: 'after', waitMs: 60_000 }, evidence: { code: 'RESOURCE_EXHAUSTED' } });
    },
  );
});

describe('a word', () => {
  test('may have blanks around it, and blanks alone are none', () => {
    expect(fateOf(only(404, envelope(404, 'NOT_FOUND', 'x', fcmError(' UNREGISTERED '))))).toBe('token_unregistered dead');
    for (const status of ['', ' '])
      expect(only(400, envelope(400, status, 'x'))).toMatchObject({ cause: 'request_invalid', evidence: { code: '400' } });
  });

  test.each([['404'], ['INVALID_ARGUMENT#token'], ['fake_message_id']])('that looks like the row %s of ours is shown set apart', (word) => {
    expect(only(400, envelope(400, undefined, 'x', fcmError(word))).evidence.code).toBe(`error ${word}`);
  });

  test('is narrowed by no sentence but its own', () => {
    const sentence = 'The registration token is not a valid FCM registration token';
    for (const word of ['FAILED_PRECONDITION', 'INTERNAL', 'SENDER_ID_MISMATCH'])
      for (const message of [sentence, 'Android message is too big', 'Auth error from APNS or Web Push Service'])
        expect(only(400, envelope(400, word, message)).evidence.code).toBe(word);
  });

  test.each([
    [401, 'UNAUTHENTICATED', "Request for 'Auth error from APNS or Web Push Service' lacks a credential", 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED', "Permission denied on resource 'SenderId mismatch'", 'PERMISSION_DENIED'],
  ])('%i %s: a sentence of Google counts from its beginning, for %j may quote any name', (status, word, message, code) => {
    expect(only(status, envelope(status, word, message)).evidence.code).toBe(code);
  });
});

describe('the number in the envelope', () => {
  test('that contradicts the status is not believed', () => {
    for (const code of [400, 401, 429])
      expect(only(503, { error: { code, message: 'x' } })).toMatchObject({ cause: 'vendor_unavailable', evidence: { code: '503' } });
    expect(only(400, { error: { code: 401, message: 'x' } })).toMatchObject({
      cause: 'request_invalid',
      evidence: { code: '400#nonjson' },
    });
    expect(uncertain(200, { error: { code: 400, message: 'x' } })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });

  test.each([
    [503, 'refused', 'vendor_unavailable', '503'],
    [500, 'uncertain', 'vendor_internal', '500'],
    [403, 'refused', 'permission_denied', '403#nonjson'],
  ])('need not be there: an UNSPECIFIED_ERROR under %i is what the status alone is, %s', (status, word, cause, code) => {
    expect(only(status, { error: { message: 'x', details: [fcmError('UNSPECIFIED_ERROR')] } })).toMatchObject({
      status: word,
      cause,
      evidence: { code },
    });
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

  test.each([
    ['message', 'INVALID_ARGUMENT#recipient'],
    ['message.tokens', 'INVALID_ARGUMENT#recipient'],
    ['message.token.x', 'INVALID_ARGUMENT#recipient'],
    ['message.Token', 'INVALID_ARGUMENT#recipient'],
    ['token', 'INVALID_ARGUMENT'],
    ['registration_token', 'INVALID_ARGUMENT'],
    ['last_message', 'INVALID_ARGUMENT'],
  ])('with the field %s is no dead token, but %s', (field, code) => {
    expect(argument('Request contains an invalid argument.', badRequest(field, 'bad'))).toMatchObject({
      cause: 'request_invalid',
      token: 'keep',
      evidence: { code },
    });
  });

  test('goes by the field where there is one, before the place in the sentence', () => {
    const message = 'Invalid JSON payload received. Unknown name "x" at \'message\'.';
    for (const first of [[], [{ errorCode: 'INVALID_ARGUMENT' }]])
      expect(argument(message, ...first, badRequest('message.data', message)).evidence.code).toBe('INVALID_ARGUMENT#field');
  });

  test('without a recipient is told from one that says nothing', () => {
    expect(argument('Recipient of the message is not set.').evidence.code).toBe('INVALID_ARGUMENT#recipient');
    expect(argument('Invalid JSON payload received. Unexpected token.').evidence.code).toBe('INVALID_ARGUMENT#recipient');
  });

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

  test('with an ApnsError that gives no reason is judged as if it were not there', () => {
    for (const reason of [undefined, '', 7]) {
      const told = argument('x', badRequest('message.token', 'bad'), apnsError(400, reason));
      expect(fateOf(told)).toBe('token_malformed dead');
      expect(told.evidence).not.toHaveProperty('vendor');
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

  test('goes by the name that the reply gives it, the older one too', () => {
    const told = only(401, envelope(401, 'UNAUTHENTICATED', missing, fcmError('APNS_AUTH_ERROR'), apnsError(403, 'InvalidProviderToken')));
    expect(told).toMatchObject({ cause: 'credential_invalid', pause: 'none', evidence: { code: 'APNS_AUTH_ERROR' } });
  });

  test('shows a reason of Apple that nobody knows where the reply has no other word', () => {
    expect(only(400, { error: { message: 'x', details: [apnsError(400, 'SomethingNew')] } })).toMatchObject({
      cause: 'unrecognized',
      token: 'keep',
      evidence: { code: 'SomethingNew', vendor: 'apns' },
    });
  });

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
    const among = [null, { domain: 'global', reason: 'other' }, ...errors];
    expect(only(404, { error: { code: 404, message: 'x', errors: among } }).evidence.code).toBe('NOT_FOUND');
    expect(fateOf(only(403, { error: { code: 403, message: 'x', errors } }))).toBe('permission_denied keep');
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
    for (const name of [
      "consumer 'project:device-farm'",
      'project:my-device',
      'project/the-topic',
      'projects/topic-news/x',
      'projects/my-topic/devices',
      "limit 'device messages'",
    ])
      expect(only(429, quota(`Quota exceeded for ${name}`, fcmError('QUOTA_EXCEEDED'))).evidence.code).toBe('QUOTA_EXCEEDED');
  });

  test('looks for whose quota it was in the first two thousand characters, and no further', () => {
    const saying = (text: string) => only(429, quota(text, fcmError('QUOTA_EXCEEDED'))).evidence.code;
    expect(saying(`${'x '.repeat(1000)} device`)).toBe('QUOTA_EXCEEDED#device');
    expect(saying(`${'x '.repeat(1100)} device`)).toBe('QUOTA_EXCEEDED');
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

describe('the token endpoint', () => {
  const answered = (status: number, body: unknown) => only(status, body, { api: 'auth' });

  test('a token is the success, and a 200 without one is none', () => {
    expect((answered(200, { access_token: 'ya29.x', expires_in: '3599' }) as unknown as Accepted).status).toBe('accepted');
    for (const body of [{}, { access_token: '' }, { access_token: 7 }]) expect(answered(200, body)).toMatchObject({ status: 'uncertain' });
  });

  test('an error of any kind stands against a token beside it', () => {
    for (const error of [{ code: 400 }, 7, '', []])
      expect(answered(200, { error, access_token: 'x' })).toMatchObject({ status: 'uncertain' });
    expect(answered(200, { error: null, access_token: 'x' }).status).toBe('accepted');
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

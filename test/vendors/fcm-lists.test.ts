import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import type { Vendor } from '../../src/core/vendor.ts';
import { apns } from '../../src/vendors/apns/index.ts';
import { fcm } from '../../src/vendors/fcm/index.ts';
import { apnsError, envelope, fateOf, fcmError, one, only, three, token } from './fcm-replies.ts';

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

  test('an entry without an error keeps its id, whatever the counter says', () => {
    for (const error of [undefined, null, ''])
      expect(only(200, { success: 0, results: [{ error, message_id: '0:1' }] })).toMatchObject({ status: 'accepted', messageId: '0:1' });
  });

  test('an error that is no word is one all the same, and is shown', () => {
    for (const [error, code] of [
      [{}, 'error'],
      [true, 'error'],
      [' ', 'error'],
      [7, 'error 7'],
      ['404', 'error 404'],
    ] as const)
      expect(only(200, { success: 0, results: [{ error, message_id: '0:1' }] })).toMatchObject({
        status: 'refused',
        cause: 'unrecognized',
        token: 'keep',
        evidence: { code },
      });
  });

  test('answers for each entry where nobody said what was sent', () => {
    const outcomes = parsed(results({ message_id: '0:1', registration_id: 'fresh' }, { error: 'NotRegistered' }), {});
    expect(outcomes).toMatchObject([
      { status: 'accepted', targets: [], messageId: '0:1' },
      { status: 'refused', cause: 'token_unregistered', targets: [] },
    ]);
    expect(outcomes[0]).not.toHaveProperty('replacements');
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

  test('a device group of which all failed is tried again, be they named or not', () => {
    const several: Sent = { kind: 'token', targets: ['r1', 'r2', 'r3'] };
    const outcomes = parsed({ success: 0, failure: 3, failed_registration_ids: ['r1'] }, several);
    for (const target of several.targets ?? [])
      expect(outcomeOf(outcomes, target)).toMatchObject({ status: 'refused', cause: 'unrecognized', retry: { when: 'backoff' } });
  });

  test('a device group was taken as soon as one member was, though fewer failed ones are named than counted', () => {
    const group: Sent = { kind: 'token', targets: ['group-key'] };
    for (const failure of [2, 3])
      expect(only(200, { success: 2, failure, failed_registration_ids: ['r1'] }, group)).toMatchObject({ status: 'accepted' });
    expect(only(200, { success: 3, failure: 0 }, {})).toMatchObject({ status: 'accepted', targets: [] });
  });

  test('counters may be text', () => {
    expect(only(200, { success: '12', failure: '0' }).status).toBe('accepted');
    expect(only(200, { success: '0', failure: '12' })).toMatchObject({ status: 'refused', retry: { when: 'backoff' } });
  });

  test.each([[0], ['0'], [-1], [1.5], ['-1'], ['1e1'], ['3x'], ['x3'], ['3.0'], [''], [true], [null], [[3]], [{}]])(
    'the counter %j says of nobody that he was taken',
    (success) => {
      expect(only(200, { success, failure: 0 })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
      if (Number(success) !== 0)
        expect(only(200, { success, failure: 2 })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
    },
  );

  test('a sentence in the place of the word is no code under a status that fails; under 200 it is an unknown one', () => {
    const error = 'Server is overloaded, try later';
    expect(only(400, { error })).toMatchObject({ cause: 'request_invalid', evidence: { code: '400#nonjson' } });
    expect(only(503, { error })).toMatchObject({ cause: 'vendor_unavailable', evidence: { code: '503' } });
    expect(only(200, { error })).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: error, message: error } });
    expect(only(200, { error: 'NotRegistered' }).evidence).not.toHaveProperty('message');
    expect(only(400, { error: 'NotRegistered' }).evidence.code).toBe('NotRegistered');
  });

  test.each([[''], ['  ']])('the word %j is none', (error) => {
    expect(only(200, { error })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
    expect(only(400, { error })).toMatchObject({ cause: 'request_invalid', evidence: { code: '400#nonjson' } });
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
    expect(fateOf(only(400, page('\n InvalidTokenFormat\n')))).toBe('token_malformed dead');
    expect(only(404, page('InvalidTokenFormat')).token).toBe('keep');
    for (const other of ['NotInvalidTokenFormat', 'InvalidTokenFormatting']) expect(only(400, page(other)).token).toBe('keep');
    expect(only(400, `<html>${' '.repeat(2048)}${page('InvalidTokenFormat')}`).token, 'far below the head of a page').toBe('keep');
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

  test('trusts no order where parts without numbers are not as many as the targets', () => {
    const outcomes = parsed(batch(part(undefined, 404, unregistered), part(undefined, 200, name)));
    expect(outcomes).toMatchObject([
      { status: 'uncertain', cause: 'malformed_reply', targets: three.targets, evidence: { code: 'http-200' } },
    ]);
  });

  test('answers for each part where nobody said what was sent', () => {
    const outcomes = parsed(batch(part(undefined, 200, name), part(undefined, 404, unregistered)), {});
    expect(outcomes).toMatchObject([
      { status: 'accepted', messageId: name.name, targets: [] },
      { status: 'refused', cause: 'token_unregistered', targets: [] },
    ]);
  });

  test('counts its parts beyond nine', () => {
    const targets = Array.from({ length: 12 }, (_, index) => `token-${index + 1}`);
    const answered = targets.map((_, index) => (index === 11 ? part(12, 404, unregistered) : part(index + 1, 200, name)));
    const outcomes = parsed(batch(...answered.reverse()), { kind: 'token', targets });
    expect(targets.filter((target) => outcomeOf(outcomes, target)?.status !== 'accepted')).toEqual(['token-12']);
  });

  test.each([
    ['Content-ID:response-2\r\n'],
    ['content-id: \t response-2\r\n'],
    ['Content-ID: <response-2>\r\n'],
    ['X-Content-ID: response-1\r\nContent-ID: response-2\r\n'],
    ['X-Via: HTTP/1.1 200 OK\r\nContent-ID: response-2\r\n'],
  ])('reads the head %j as that of the second part', (head) => {
    const body = `--batch_x\r\n${head}\r\nHTTP/1.1 404 X\r\n\r\n${JSON.stringify(unregistered)}\r\n--batch_x--`;
    const outcomes = parsed(body);
    expect(three.targets?.filter((target) => outcomeOf(outcomes, target)?.status === 'refused')).toEqual(['token-b']);
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ token: 'dead' });
  });

  test('takes no number of a part and no header from the body of the answer in it', () => {
    const answer = 'Busy\r\nContent-ID: response-1\r\nRetry-After: 3600\r\n';
    const outcomes = parsed(batch(part(undefined, 200, name), part(undefined, 503, answer), part(undefined, 200, name)));
    expect(outcomeOf(outcomes, 'token-a')?.status).toBe('accepted');
    expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ retry: { when: 'backoff', atLeastMs: 10_000 } });
  });

  test('is cut by its whole boundary, wherever a text of an answer begins like it', () => {
    const body = batch(part(1, 404, envelope(404, 'NOT_FOUND', 'x --batch --b', fcmError('UNREGISTERED'))), part(2, 200, name));
    for (const whole of [body, body.replace('--batch_x\r\n', '--batch_x \t\r\n')]) {
      expect(outcomeOf(parsed(whole), 'token-a')).toMatchObject({ token: 'dead' });
      expect(outcomeOf(parsed(whole), 'token-b')).toMatchObject({ status: 'accepted' });
    }
  });

  test('begins with its boundary: a page that has one in a comment is none', () => {
    const page = `<html><!--batch_x\r\n${part(1, 404, unregistered)}\r\n--batch_x--></html>`;
    expect(parsed(page, one)).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  });

  test('a part that cannot be read leaves its own message open and no other', () => {
    for (const garbled of ['Content-ID: response-2\r\n\r\nHTTP/1.1 OK\r\n\r\n', 'HTTP/2'])
      expect(
        parsed(batch(part(1, 200, name), garbled, part(3, 404, unregistered))).map(({ status, targets }) => [status, ...targets]),
      ).toEqual([
        ['accepted', 'token-a'],
        ['uncertain', 'token-b'],
        ['refused', 'token-c'],
      ]);
  });

  test('a part that was cut off after its status is judged by that', () => {
    expect(outcomeOf(parsed(`--b\r\nContent-ID: response-1\r\n\r\nHTTP/1.1 503 Service Unavailable`), 'token-a')).toMatchObject({
      status: 'refused',
      cause: 'vendor_unavailable',
    });
  });

  test.each([
    [400, 'refused', 'request_invalid'],
    [401, 'refused', 'credential_invalid'],
    [403, 'refused', 'permission_denied'],
    [404, 'refused', 'request_invalid'],
    [429, 'refused', 'rate_limited'],
    [500, 'uncertain', 'malformed_reply'],
    [502, 'uncertain', 'malformed_reply'],
    [503, 'refused', 'vendor_unavailable'],
    [504, 'uncertain', 'timeout'],
    [418, 'uncertain', 'malformed_reply'],
  ])('a part under %i without a code is %s, be there the name of a message or not: %s', (status, word, cause) => {
    for (const body of ['', '<html></html>', {}, name])
      expect(parsed(batch(part(1, status, body)), one)).toMatchObject([{ status: word, cause, targets: one.targets, token: 'keep' }]);
  });

  test('a word that nobody knows takes the advice of its own 429 or 503, and is unrecognized under 400', () => {
    const saying = (status: number) => parsed(batch(part(1, status, envelope(status, undefined, 'x', fcmError('A_NEW_WORD')))), one);
    expect(saying(400)).toMatchObject([{ status: 'refused', cause: 'unrecognized', evidence: { code: 'A_NEW_WORD' } }]);
    expect(saying(429)).toMatchObject([{ status: 'refused', cause: 'rate_limited', retry: { when: 'after', waitMs: 60_000 } }]);
    expect(saying(503)).toMatchObject([{ status: 'refused', cause: 'vendor_unavailable', retry: { when: 'backoff', atLeastMs: 10_000 } }]);
    expect(saying(500)).toMatchObject([{ status: 'uncertain' }]);
  });

  test('a reason of Apple decides by the table of APNs in a part too', () => {
    const body = batch(part(1, 429, { error: { message: 'x', details: [apnsError(429, 'TooManyRequests')] } }));
    expect(fcm.parse({ status: 200, body }, one, (id) => (id === 'apns' ? (apns as Vendor) : undefined))).toMatchObject([
      { cause: 'target_rate_limited', pause: 'target', evidence: { vendor: 'apns' } },
    ]);
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
    const outcomes = parsed({ results: [{ error: 'NOT_FOUND' }] });
    expect(outcomes).toMatchObject([{ status: 'uncertain', targets: two.targets, evidence: { code: 'http-200' } }]);
    expect(parsed({ results: [{ error: 'NOT_FOUND' }] }, 503)).toMatchObject([{ status: 'refused', cause: 'vendor_unavailable' }]);
  });

  test('answers for each entry where nobody said what was sent', () => {
    expect(parsed({ results: [{}, { error: 'NOT_FOUND' }] }, 200, { api: 'operation' })).toMatchObject([
      { status: 'accepted', targets: [] },
      { status: 'refused', cause: 'token_unregistered', targets: [] },
    ]);
  });

  test('an entry that is none leaves its token open', () => {
    for (const junk of [null, 7, 'OK', []]) {
      const outcomes = parsed({ results: [junk, {}] });
      expect(outcomeOf(outcomes, 'token-a')).toMatchObject({ status: 'uncertain' });
      expect(outcomeOf(outcomes, 'token-b')).toMatchObject({ status: 'accepted' });
    }
  });

  test('an error that is no word is one all the same, null is none', () => {
    expect(outcomeOf(parsed({ results: [{ error: null }, {}] }), 'token-a')).toMatchObject({ status: 'accepted' });
    for (const entry of [{ error: 7 }, { error: {} }, { error: '' }, { status: 7 }, { status: '' }, { status: null }])
      expect(outcomeOf(parsed({ results: [entry, {}] }), 'token-a')).toMatchObject({
        status: 'refused',
        cause: 'unrecognized',
        token: 'keep',
        evidence: { code: 'error' },
      });
  });

  test.each([
    ['PERMISSION_DENIED', 403, 'PERMISSION_DENIED', 'permission_denied keep'],
    ['INTERNAL', 500, 'INTERNAL', 'vendor_internal keep'],
    ['NOT_FOUND', 404, '404', 'token_unregistered suspect'],
    ['INVALID_ARGUMENT', 400, '400', 'request_invalid keep'],
    ['A_NEW_WORD', 400, 'A_NEW_WORD', 'unrecognized keep'],
    ['Invalid registration token', 400, '400', 'request_invalid keep'],
    ['Invalid token for this call', 503, '503', 'vendor_unavailable keep'],
    ['', 403, '403', 'permission_denied keep'],
  ])('the error %j of the whole call under %i is %s: a word is one, a sentence is none', (error, status, code, fate) => {
    for (const sent of [two, { ...two, targets: ['token-a'] }]) {
      const [outcome] = parsed({ error }, status, sent) as unknown as readonly [ReturnType<typeof only>];
      expect(outcome).toMatchObject({ status: 'refused', targets: sent.targets, evidence: { code } });
      expect(fateOf(outcome)).toBe(fate);
    }
  });

  test('a sentence under HTTP 200 is no success', () => {
    expect(parsed({ error: 'Try again later' })).toMatchObject([
      { status: 'refused', cause: 'unrecognized', evidence: { code: 'Try again later', message: 'Try again later' } },
    ]);
    expect(parsed({ error: 'INTERNAL' })[0].evidence).not.toHaveProperty('message');
  });

  test.each([
    [{}],
    [{ application: 7 }],
    [{ application: null }],
    [{ results: [] }],
    [{ results: {} }],
    [{ error: null }],
    [{ error: '' }],
  ])('%j under HTTP 200 is no success', (body) => {
    expect(parsed(body)).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply', targets: two.targets }]);
  });

  test.each([[400], [401], [403], [503]])('an envelope without a word under %i is what the bare status is', (status) => {
    for (const error of [{}, { message: 'x' }, { status: ' ' }]) expect(parsed({ error }, status)).toEqual(parsed('', status));
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

test('a thousand refused tokens cost a few outcomes, not a thousand', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `token-${index}`);
  const errors = ['NotRegistered', 'InvalidRegistration', 'Unavailable'];
  const body = JSON.stringify({ success: 0, failure: 1000, results: targets.map((_, index) => ({ error: errors[index % 3] })) });
  const outcomes = fcm.parse({ status: 200, body }, { kind: 'token', targets });
  expect(outcomes).toHaveLength(3);
  expect(outcomeOf(outcomes, 'token-998')).toMatchObject({ cause: 'vendor_unavailable' });
});

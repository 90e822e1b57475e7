import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { huawei } from '../../src/vendors/huawei/index.ts';

type Packing = Readonly<Record<string, unknown>>;

const parse = (body: unknown, sent: Sent, status = 200, headers = {}) =>
  huawei.parse({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
const send = (targets: readonly string[], more: Sent = {}): Sent => ({ kind: 'token', targets, ...more });
const packed = (code: string, msg: Packing, targets: readonly string[], status = 200) =>
  parse({ code, msg: JSON.stringify(msg), requestId: 'r' }, send(targets), status);
const fate = (outcome: Outcome | undefined) =>
  outcome && [
    outcome.status,
    outcome.status === 'accepted' ? undefined : outcome.cause,
    outcome.status === 'accepted' ? undefined : outcome.token,
  ];
const fates = (outcomes: readonly Outcome[], targets: readonly string[]) => targets.map((target) => fate(outcomeOf(outcomes, target)));

const taken = ['accepted', undefined, undefined];
const unknown = ['uncertain', 'malformed_reply', 'keep'];

describe('success', () => {
  test('is 80000000 and nothing that begins like it', () => {
    expect(fate(parse({ code: '80000000' }, send(['a']))[0])).toEqual(taken);
    for (const code of ['80000001', '80000003', '80000004', '80000005', '80000006', '800000000'])
      expect(parse({ code }, send(['a']))[0].status, code).not.toBe('accepted');
  });

  test('reads a code that came as a number or with blanks', () => {
    for (const code of [80000000, ' 80000000 ']) expect(parse({ code }, send(['a']))[0].status).toBe('accepted');
  });

  test('has no message id where requestId is empty or missing, and keeps all digits of one that came as a number', () => {
    expect(parse({ code: '80000000', requestId: '' }, send(['a']))[0]).not.toHaveProperty('messageId');
    expect(parse({ code: '80000000' }, send(['a']))[0]).not.toHaveProperty('messageId');
    expect(parse('{"code":80000000,"requestId":157278422841836431010901}', send(['a']))[0].messageId).toBe('157278422841836431010901');
  });

  test('does not count under a failing status', () => {
    expect(parse({ code: '80000000' }, send(['a']), 503)[0]).toMatchObject({ status: 'refused', cause: 'rate_limited' });
    expect(parse({ code: '80000000' }, send(['a']), 500)[0]).toMatchObject({ status: 'uncertain', cause: 'vendor_internal' });
  });

  test('is not claimed by an empty object under 200', () => {
    expect(fate(parse({}, send(['a']))[0])).toEqual(unknown);
  });
});

describe('80100000, some were refused', () => {
  test('v1 names them in a flat list: dead beside one that was taken', () => {
    const outcomes = packed('80100000', { success: 2, failure: 1, illegal_tokens: ['b'] }, ['a', 'b', 'c']);
    expect(fates(outcomes, ['a', 'b', 'c'])).toEqual([taken, ['refused', 'token_unregistered', 'dead'], taken]);
  });

  test('v1 without one that was taken leaves all suspect: our own credentials may be at fault', () => {
    const outcomes = packed('80100000', { success: 0, failure: 2, illegal_tokens: ['a', 'b'] }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual(Array(2).fill(['refused', 'token_unregistered', 'suspect']));
    expect(fate(packed('80100000', { success: 1, failure: 1, illegal_tokens: ['a'] }, ['a'])[0])?.[2]).toBe('suspect');
  });

  test('v3 gives each its reason, under keys with blanks inside', () => {
    const msg = { illegalTokens: { ' tokenFormatError ': ['b'], 'noRight ': ['c'], noPushTypeRight: ['d'] }, success: 1, failure: 3 };
    expect(fates(packed('80100000', msg, ['a', 'b', 'c', 'd']), ['a', 'b', 'c', 'd'])).toEqual([
      taken,
      ['refused', 'token_malformed', 'dead'],
      ['refused', 'token_mismatch', 'suspect'],
      ['refused', 'permission_denied', 'keep'],
    ]);
  });

  test('a malformed token is dead only on a second sighting', () => {
    const outcomes = packed('80100000', { illegalTokens: { tokenFormatError: ['b'] }, success: 1, failure: 1 }, ['a', 'b']);
    expect(outcomeOf(outcomes, 'b')).toMatchObject({ token: 'dead', confirm: true });
  });

  test('the camelCase name may hold a flat list too', () => {
    const outcomes = packed('80100000', { illegalTokens: ['b'], success: 1, failure: 1 }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual([taken, ['refused', 'token_unregistered', 'dead']]);
  });

  test('a reason counts before the bare list, whichever comes first', () => {
    const outcomes = packed('80100000', { illegal_tokens: ['b'], illegalTokens: { noPushTypeRight: ['b'] }, success: 1 }, ['a', 'b']);
    expect(fate(outcomeOf(outcomes, 'b'))).toEqual(['refused', 'permission_denied', 'keep']);
  });

  test('a reason that nobody knows keeps the token', () => {
    const outcomes = packed('80100000', { illegalTokens: { moonInTheWrongPhase: ['b'] }, success: 1, failure: 1 }, ['a', 'b']);
    expect(fate(outcomeOf(outcomes, 'b'))).toEqual(['refused', 'unrecognized', 'keep']);
    expect(outcomeOf(outcomes, 'b')?.evidence.code).toBe('illegalTokens.moonInTheWrongPhase');
  });

  test('a masked token is none of ours, so nobody can say which of ours failed', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['MAAA***jg'] }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual([unknown, unknown]);
  });

  test('tokens are compared byte by byte', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['b '] }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual([unknown, unknown]);
  });

  test('more failures than names leave the others uncertain', () => {
    const outcomes = packed('80100000', { success: 1, failure: 2, illegal_tokens: ['a'] }, ['a', 'b', 'c']);
    expect(fates(outcomes, ['b', 'c'])).toEqual([unknown, unknown]);
  });

  test('fewer successes than others leave the others uncertain', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['a'] }, ['a', 'b', 'c']);
    expect(fates(outcomes, ['b', 'c'])).toEqual([unknown, unknown]);
    expect(fates(packed('80100000', { success: 0, illegal_tokens: ['a'] }, ['a', 'b']), ['b'])).toEqual([unknown]);
  });

  test('counters may be missing or texts', () => {
    expect(fates(packed('80100000', { illegal_tokens: ['b'] }, ['a', 'b']), ['a', 'b'])[0]).toEqual(taken);
    const outcomes = packed('80100000', { success: '1', failure: '2', illegal_tokens: ['b'] }, ['a', 'b', 'c']);
    expect(fates(outcomes, ['a'])).toEqual([unknown]);
  });

  test.each([
    'Some tokens failed',
    '',
    '{"success":1,"failure":1}',
    '{"illegal_tokens":[]}',
    '{"illegal_tokens":{}}',
    '{"illegal_tokens":null,"illegalTokens":7}',
    '{"illegalTokens":{"noRight":[{}]}}',
    '{"success":3,"failure":1,"illegal_to',
    '["a"]',
    'null',
  ])('without a list that can be read is uncertain for all: %s', (msg) => {
    const outcomes = parse({ code: '80100000', msg }, send(['a', 'b']));
    expect(fates(outcomes, ['a', 'b'])).toEqual([unknown, unknown]);
    expect(outcomes[0]).toMatchObject({ retryIfRepeatable: { when: 'never' } });
  });

  test('claims no acceptance and no death under a failing status', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['b'] }, ['a', 'b'], 400);
    expect(fates(outcomes, ['a', 'b'])).toEqual([unknown, ['refused', 'token_unregistered', 'suspect']]);
  });

  test('gives a token that was sent twice one fate, twice', () => {
    const outcomes = packed('80100000', { success: 1, failure: 2, illegal_tokens: ['b', 'b'] }, ['b', 'a', 'b']);
    expect(outcomeOf(outcomes, 'b')).toMatchObject({ targets: ['b', 'b'] });
  });

  test('names the refused of an old log too, dead only where the reply counts a success', () => {
    const body = (success: number) => ({ code: '80100000', msg: JSON.stringify({ success, failure: 1, illegal_tokens: ['b'] }) });
    expect(fate(outcomeOf(parse(body(2), { kind: 'token' }), 'b'))?.[2]).toBe('dead');
    expect(fate(outcomeOf(parse(body(0), { kind: 'token' }), 'b'))?.[2]).toBe('suspect');
  });

  test('keeps every digit of tokens that came as numbers inside the packed JSON', () => {
    const target = '14889646529623230000000013000001';
    const body = { code: '80100000', msg: `{"success":1,"failure":1,"illegal_tokens":[${target}]}` };
    expect(fates(parse(body, send([target, 'a'])), [target, 'a'])).toEqual([['refused', 'token_unregistered', 'dead'], taken]);
  });

  test('is read where a client has parsed msg already', () => {
    const outcomes = parse({ code: '80100000', msg: { success: 1, failure: 1, illegal_tokens: ['b'] } }, send(['a', 'b']));
    expect(fates(outcomes, ['a', 'b'])).toEqual([taken, ['refused', 'token_unregistered', 'dead']]);
  });

  test('revoking answers in the same words, but condemns no token', () => {
    const body = { code: '80100000', msg: JSON.stringify({ success: 1, failure: 1, illegal_tokens: ['b'] }) };
    const outcomes = parse(body, send(['a', 'b'], { api: 'operation' }));
    expect(fates(outcomes, ['a', 'b'])).toEqual([taken, ['refused', 'token_unregistered', 'suspect']]);
  });
});

describe('80300007, all were refused', () => {
  test.each(['Invalid Token', 'All the tokens are invalid.', undefined])('without a reason is suspect, even for one token: %s', (msg) => {
    expect(fate(parse({ code: '80300007', msg }, send(['a']))[0])).toEqual(['refused', 'token_unregistered', 'suspect']);
  });

  test('a reason decides each token, and one without a reason stays suspect', () => {
    const outcomes = packed('80300007', { failure: 2, illegalTokens: { noPushTypeRight: ['a'], noRight: ['b'] } }, ['a', 'b', 'c']);
    expect(fates(outcomes, ['a', 'b', 'c'])).toEqual([
      ['refused', 'permission_denied', 'keep'],
      ['refused', 'token_mismatch', 'suspect'],
      ['refused', 'token_unregistered', 'suspect'],
    ]);
  });

  test('a malformed token is dead alone, and suspect among several of which none was taken', () => {
    const msg = { failure: 1, illegalTokens: { tokenFormatError: ['a'] } };
    expect(fate(packed('80300007', msg, ['a'])[0])?.[2]).toBe('dead');
    expect(fate(outcomeOf(packed('80300007', msg, ['a', 'b']), 'a'))?.[2]).toBe('suspect');
    expect(fate(outcomeOf(packed('80300007', { ...msg, success: 1 }, ['a', 'b']), 'a'))?.[2]).toBe('suspect');
    const log = (failure: number) => parse({ code: '80300007', msg: JSON.stringify({ ...msg, failure }) }, { kind: 'token' });
    expect([fate(log(1)[0])?.[2], fate(log(2)[0])?.[2], log(1).length]).toEqual(['dead', 'suspect', 1]);
  });

  test('a flat list under it kills nobody', () => {
    const outcomes = packed('80300007', { success: 1, failure: 1, illegal_tokens: ['a'] }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual(Array(2).fill(['refused', 'token_unregistered', 'suspect']));
  });

  test('a reason of the app pauses the app, a reason of the country only the device', () => {
    const pauseOf = (reason: string) => (packed('80300007', { illegalTokens: { [reason]: ['a'] } }, ['a'])[0] as { pause?: string }).pause;
    expect(['noPushTypeRight', 'disableSendHuaweiMsgBecauseOfPenalty', 'countryNotSupport'].map(pauseOf)).toEqual(['app', 'app', 'target']);
  });
});

describe('evidence', () => {
  test('keeps prose and never the data packed into it, whole, cut or behind a sentence', () => {
    const message = (msg: unknown, code = '80100000') => parse({ code, msg }, send(['a']))[0].evidence.message;
    expect(message('Anti-Spam: word is forbidden in [abc]', '80100016')).toBe('Anti-Spam: word is forbidden in [abc]');
    for (const msg of ['{"illegal_tokens":["MAAA***jg"]}', ' {"illegal_tok', '["MAAA***jg"]', 'Failed: {"noRight":["MAAA***jg"]}'])
      expect(message(msg, '80300002'), msg).toBeUndefined();
  });

  test('has no message beside tokens that were read from it', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['b'] }, ['a', 'b']);
    expect(outcomes.map(({ evidence, messageId }) => [evidence.message, messageId])).toEqual([
      [undefined, 'r'],
      [undefined, 'r'],
    ]);
  });
});

describe('codes', () => {
  test('nine digits are a client code, which no server code is', () => {
    for (const code of ['800300007', '800100000', '800200001', '800300010', '907122032'])
      expect(fate(parse({ code }, send(['a']))[0]), code).toEqual(['refused', 'unrecognized', 'keep']);
  });

  test('the codes of receipts and of sends do not mix', () => {
    expect(fate(parse({ code: '2' }, send(['a']))[0])).toEqual(['refused', 'unrecognized', 'keep']);
    expect(fate(parse({ code: '102' }, send(['a']))[0])?.[1]).toBe('credential_invalid');
    const body = {
      statuses: [
        { token: 'a', status: 102 },
        { token: 'b', status: 80300007 },
      ],
    };
    expect(fates(parse(body, send([], { api: 'receipt' })), ['a', 'b']).map((entry) => entry?.[1])).toEqual([
      'target_rate_limited',
      'unrecognized',
    ]);
  });

  test.each(['illegal_tokens[]', 'illegalTokens.tokenFormatError', 'NSP_STATUS 6', '80100000#taken'])(
    'the row %s cannot be reached by a code',
    (code) => {
      expect(fate(parse({ code }, send(['a']))[0])).toEqual(unknown);
    },
  );

  test('the token of 80200001 is the access token', () => {
    expect(fate(parse({ code: '80200001', msg: 'Invalid token' }, send(['a']))[0])).toEqual(['refused', 'credential_invalid', 'keep']);
  });

  test('too many tokens are split, but one cannot be', () => {
    expect(parse({ code: '80300010' }, send(['a', 'b']))[0]).toMatchObject({ cause: 'batch_too_large', retry: { when: 'split' } });
    expect(parse({ code: '80300010' }, send(['a']))[0]).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' } });
  });

  test('a code decides before its status, under 400 and 401 as under 200', () => {
    for (const status of [200, 400, 401, 500])
      expect(parse({ code: '80300002' }, send(['a']), status)[0]).toMatchObject({ status: 'refused', cause: 'permission_denied' });
  });
});

describe('statuses without a code', () => {
  test.each([
    [302, 'refused', 'malformed_reply', 'app'],
    [401, 'refused', 'credential_invalid', 'app'],
    [404, 'refused', 'request_invalid', 'app'],
    [503, 'refused', 'rate_limited', 'app'],
    [500, 'uncertain', 'vendor_internal', 'vendor'],
    [502, 'uncertain', 'vendor_unavailable', 'vendor'],
    [504, 'uncertain', 'timeout', 'vendor'],
  ])('%d is %s, %s', (status, word, cause, pause) => {
    expect(parse('<html>', send(['a']), status)[0]).toMatchObject({ status: word, cause, pause, token: 'keep' });
  });

  test('503 is flow control for operations too, and waits as long as the header says', () => {
    const outcome = parse('', send(['a'], { api: 'operation' }), 503, { 'retry-after': '7' })[0];
    expect(outcome).toMatchObject({ status: 'refused', cause: 'rate_limited', retry: { when: 'backoff', atLeastMs: 7000 }, pause: 'app' });
  });
});

describe('the NSP_STATUS header of the old gateway', () => {
  test.each(['NSP_STATUS', 'nsp_status', 'Nsp_Status'])('as %s, refuses whatever the body says', (name) => {
    for (const body of ['{"code":"80000000","msg":"Success"}', '', '<html>', '[]', 'null'])
      expect(parse(body, send(['a']), 200, { [name]: '6' })[0], body).toMatchObject({
        status: 'refused',
        cause: 'credential_expired',
        evidence: { code: 'NSP_STATUS 6' },
      });
  });

  test('with a number nobody knows is no success either', () => {
    expect(parse({ code: '80000000' }, send(['a']), 200, { NSP_STATUS: '77' })[0]).toMatchObject({
      status: 'refused',
      cause: 'unrecognized',
    });
  });

  test('refuses an access token and an operation as well', () => {
    expect(parse({ access_token: 'x' }, { api: 'auth' }, 200, { NSP_STATUS: '1302' })[0]).toMatchObject({ cause: 'rate_limited' });
    expect(parse({ code: '80000000' }, send(['a'], { api: 'operation' }), 200, { NSP_STATUS: '403' })[0]).toMatchObject({
      cause: 'permission_denied',
    });
  });
});

describe('topics', () => {
  const topic = (body: object) => parse({ code: '80000000', msg: 'Success', ...body }, send(['a', 'b'], { api: 'operation' }));

  test('a success that counts failures without saying whose is uncertain for all', () => {
    for (const body of [{ failureCount: 1 }, { failureCount: '1', errors: [] }, { failureCount: 0, errors: [{}] }])
      expect(fates(topic(body), ['a', 'b'])).toEqual([unknown, unknown]);
  });

  test('a success without failures is a success', () => {
    expect(fates(topic({ successCount: 2, failureCount: 0, errors: [] }), ['a', 'b'])).toEqual([taken, taken]);
  });

  test('a failing code stays itself, whatever is counted', () => {
    expect(parse({ code: '82000009', failureCount: 1 }, send(['a'], { api: 'operation' }))[0]).toMatchObject({
      cause: 'operation_rejected',
    });
  });
});

describe('access tokens', () => {
  const auth = (body: object, status = 400) => parse(body, { api: 'auth' }, status)[0];

  test('sub_error decides, as a number or as text', () => {
    expect(auth({ error: 1101, sub_error: 20182 })).toMatchObject({ cause: 'request_invalid', evidence: { code: '1101/20182' } });
    expect(auth({ error: '1101', sub_error: '12304', error_description: 'invalid client_secret' })).toMatchObject({
      cause: 'credential_invalid',
      retry: { when: 'never' },
      evidence: { code: '1101/12304', message: 'invalid client_secret' },
    });
  });

  test('a sub_error nobody knows is unrecognized; error alone leaves the word to the status', () => {
    expect(auth({ error: 1101, sub_error: 99999 })).toMatchObject({ cause: 'unrecognized' });
    expect(auth({ error: 1101 })).toMatchObject({ cause: 'credential_invalid', evidence: { code: '400' } });
    expect(auth({ error: 200 }, 200)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });

  test('403 is a network policy, 503 flow control and 590 a fault of the service: no bad credential', () => {
    const causes = [403, 503, 590].map((status) => (auth({}, status) as { cause?: string }).cause);
    expect(causes).toEqual(['ip_blocked', 'rate_limited', 'vendor_internal']);
  });

  test('a success needs a token in it', () => {
    expect(auth({ access_token: 'CgB6', expires_in: 3600 }, 200).status).toBe('accepted');
    expect(auth({ access_token: '' }, 200)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });
});

describe('receipts', () => {
  const receipt = (...statuses: unknown[]) => parse({ statuses }, { api: 'receipt', kind: 'token' });
  const at = 1_607_832_761_768;

  test('v1 has the result in the element, v2 in deliveryStatus, a card in formStatus: each with the moment of death', () => {
    const outcomes = receipt(
      { token: 'v1', status: 2, timestamp: at },
      { token: 'v2', deliveryStatus: { result: 5, timestamp: at + 1 } },
      { token: 'card', formStatus: { formId: 10086, result: '2', timestamp: String(at + 2) } },
    );
    expect(outcomes.map(({ targets }) => targets)).toEqual([['v1'], ['v2'], ['card']]);
    expect(outcomes.map((outcome) => outcome.status === 'refused' && [outcome.token, outcome.diedAtMs])).toEqual([
      ['dead', at],
      ['dead', at + 1],
      ['dead', at + 2],
    ]);
  });

  test('only what touches the token has a moment of death', () => {
    expect(receipt({ token: 'a', deliveryStatus: { result: 6, timestamp: at } })[0]).not.toHaveProperty('diedAtMs');
    expect(receipt({ token: 'a', status: 201, timestamp: at })[0]).toMatchObject({
      cause: 'target_opted_out',
      token: 'suspect',
      diedAtMs: at,
    });
  });

  test.each([6, 10, 14, 15, 27, 31, 51, 102, 256, 259, 262])('%d drops the message and keeps the token', (result) => {
    expect(receipt({ token: 'a', deliveryStatus: { result, timestamp: at } })[0]).toMatchObject({ status: 'refused', token: 'keep' });
  });

  test('a delivery has arrived', () => {
    expect(receipt({ token: 'a', deliveryStatus: { result: 0 } })[0]).toMatchObject({ status: 'accepted', receipt: 'arrived' });
  });

  test('a fault of one device stops nobody else, and a missing live view is blocked for a day', () => {
    expect(receipt({ token: 'a', status: 14 })[0]).toMatchObject({ cause: 'vendor_internal', pause: 'target' });
    expect(receipt({ token: 'a', deliveryStatus: { result: 191 } })[0]).toMatchObject({ cause: 'vendor_internal', pause: 'none' });
    expect(receipt({ token: 'a', deliveryStatus: { result: 265 } })[0]).toMatchObject({ retry: { when: 'after', waitMs: 86_400_000 } });
  });

  test('keeps the digits of a token that came as a number', () => {
    const body = '{"statuses":[{"token":14889646529623230000000013000001,"status":0}]}';
    expect(parse(body, { api: 'receipt' })[0].targets).toEqual(['14889646529623230000000013000001']);
  });

  test('one odd element costs the others nothing, and names nobody who is not in it', () => {
    const outcomes = receipt(null, 7, [], {}, { token: 'a' }, { status: 2 }, { token: 'b', deliveryStatus: { result: 0 } });
    expect(outcomes.map(({ targets }) => targets)).toEqual([['a'], [], ['b']]);
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'refused', 'accepted']);
    expect(outcomes[0]).toMatchObject({ cause: 'unrecognized', token: 'keep' });
  });

  test('a list without one element that can be read says nothing', () => {
    for (const body of [{ statuses: [] }, { statuses: [{}] }, { statuses: 'a' }, {}])
      expect(parse(body, send(['a'], { api: 'receipt' }))[0]).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });
});

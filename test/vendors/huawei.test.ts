import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { receipt as receiptCodes, send as sendCodes } from '../../src/vendors/huawei/codes.ts';
import { huawei } from '../../src/vendors/huawei/index.ts';
import { endpoints, replyFor, replyForEach, words } from '../../src/vendors/huawei/simulation.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';
import { requestsTo } from './requests-to.ts';

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

  test('does not count under a failing status, and under a 5xx leaves open what happened', () => {
    expect(parse({ code: '80000000' }, send(['a']), 401)[0]).toMatchObject({ status: 'refused', cause: 'credential_invalid' });
    expect(parse({ code: '80000000' }, send(['a']), 503)[0]).toMatchObject({ status: 'uncertain', cause: 'rate_limited' });
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

  test('one masked token among ours is enough for that, in the same list and in another', () => {
    for (const msg of [
      { illegal_tokens: ['b', 'MAAA***jg'] },
      { illegalTokens: { noPushTypeRight: ['b'], noRight: ['MAAA***jg'] } },
      { illegalTokens: { noRight: ['MAAA***jg'], noPushTypeRight: ['b'] } },
    ])
      expect(fates(packed('80100000', msg, ['a', 'b', 'c']), ['a', 'c'])).toEqual([unknown, unknown]);
  });

  test.each([
    [{ illegal_tokens: ['b', null] }],
    [{ illegal_tokens: [{ token: 'b' }, 'b'] }],
    [{ illegal_tokens: ['b', ''] }],
    [{ illegalTokens: { noPushTypeRight: ['b'], noRight: {} } }],
    [{ illegalTokens: { noRight: [true], noPushTypeRight: ['b'] }, illegal_tokens: [] }],
  ])('beside a name that nobody can read those without one are uncertain: %j', (msg) => {
    const outcomes = packed('80100000', msg, ['a', 'b', 'c']);
    expect(outcomeOf(outcomes, 'b')?.status).toBe('refused');
    expect(fates(outcomes, ['a', 'c'])).toEqual([unknown, unknown]);
  });

  test('a name that nobody can read is no target of an old log', () => {
    expect(packed('80100000', { illegal_tokens: ['b', null], success: 1 }, [])).toMatchObject([
      { token: 'dead', targets: ['b'] },
      { status: 'uncertain', targets: [] },
    ]);
  });

  test('a reason with an empty list, or with null in its place, names nobody', () => {
    const msg = { illegalTokens: { noRight: [], noPushTypeRight: null, tokenFormatError: ['b'] }, success: 1, failure: 1 };
    expect(fates(packed('80100000', msg, ['a', 'b']), ['a', 'b'])).toEqual([taken, ['refused', 'token_malformed', 'dead']]);
    expect(packed('80100000', msg, []).map(({ targets }) => targets)).toEqual([['b'], []]);
  });

  test('one token may come as a text or a number in place of a list', () => {
    const msg = { illegalTokens: { noPushTypeRight: 'b', noRight: 17 } };
    expect(fates(packed('80100000', msg, ['a', 'b', '17']), ['a', 'b', '17'])).toEqual([
      taken,
      ['refused', 'permission_denied', 'keep'],
      ['refused', 'token_mismatch', 'suspect'],
    ]);
  });

  test('where every token is listed and no success is counted, nobody was taken: all are suspect', () => {
    expect(fates(packed('80100000', { illegal_tokens: ['a', 'b'] }, ['a', 'b']), ['a', 'b'])).toEqual(
      Array(2).fill(['refused', 'token_unregistered', 'suspect']),
    );
  });

  test('tokens are compared byte by byte', () => {
    const outcomes = packed('80100000', { success: 1, failure: 1, illegal_tokens: ['b '] }, ['a', 'b']);
    expect(fates(outcomes, ['a', 'b'])).toEqual([unknown, unknown]);
  });

  test('more failures than names leave the others uncertain', () => {
    for (const [success, token] of [
      [1, 'dead'],
      [undefined, 'suspect'],
    ] as const) {
      const outcomes = packed('80100000', { success, failure: 2, illegal_tokens: ['a'] }, ['a', 'b', 'c']);
      expect(fates(outcomes, ['a', 'b', 'c'])).toEqual([['refused', 'token_unregistered', token], unknown, unknown]);
    }
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
    expect(fates(outcomes, ['a', 'b']), 'one beside it was taken').toEqual([taken, ['refused', 'token_unregistered', 'dead']]);
  });

  test('names the refused of an old log too, dead only where the reply counts a success', () => {
    const log = (success?: number) => packed('80100000', { success, failure: 1, illegal_tokens: ['b'] }, []);
    expect([2, 0, undefined].map((success) => fate(outcomeOf(log(success), 'b'))?.[2])).toEqual(['dead', 'suspect', 'suspect']);
  });

  test('tells of an old log that the others were taken, or that nobody knows, without their names', () => {
    const rest = (msg: Packing) => packed('80100000', { illegal_tokens: ['b'], ...msg }, [])[1];
    expect(rest({ success: 2, failure: 1 })).toMatchObject({ status: 'accepted', targets: [], messageId: 'r' });
    expect(rest({ failure: 2 })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', targets: [] });
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
    for (const prose of ['The word "free" is forbidden.', 'token[0] is wrong', '80300002']) expect(message(prose, '80300002')).toBe(prose);
    for (const msg of [
      '{"illegal_tokens":["MAAA***jg"]}',
      ' {"illegal_tok',
      '["MAAA***jg"]',
      'Failed: {"noRight":["MAAA***jg"]}',
      'Failed: { "noRight": "MAAA***jg" }',
      '[MAAA***jg, MAAA***re]',
      '\n  {noRight=[MAAA***jg]}',
    ])
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

  test.each(['x.illegalTokens.noRight', 'No NSP_STATUS 6', 'Success'])('the word %s is no row of ours and no success', (code) => {
    expect(parse({ code }, send(['a']))[0]).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep', evidence: { code } });
  });

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

  test('an operation means by them what a send does', () => {
    for (const [status, cause, pause] of [
      [404, 'request_invalid', 'app'],
      [504, 'timeout', 'vendor'],
    ] as const)
      expect(parse('', send(['a'], { api: 'operation' }), status)[0]).toMatchObject({ cause, pause });
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

  test('error is the family of sub_error: 1101 where it is missing, and in another one nobody knows the number', () => {
    expect(auth({ sub_error: 12304 })).toMatchObject({ cause: 'credential_invalid', evidence: { code: '1101/12304' } });
    expect(auth({ error: 1203, sub_error: 12304 })).toMatchObject({ cause: 'unrecognized', evidence: { code: '1203/12304' } });
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
    expect(outcomes[0]).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: 'no result' } });
  });

  test('a list without one element that can be read says nothing', () => {
    for (const body of [{ statuses: [] }, { statuses: [{}] }, { statuses: 'a' }, {}])
      expect(parse(body, send(['a'], { api: 'receipt' }))[0]).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });
});

const { request, sentOf, endpointAt, refusal } = requestsTo(huawei, { endpoints, replyFor });

describe('what was asked is found in the request', () => {
  const sports = { topic: 'sports', tokenArray: ['a', 'b'] };
  test.each<[string, unknown, Sent]>([
    ['/v1/104321/messages:send', { message: { token: ['a', 'b'] } }, { api: 'send', kind: 'token', targets: ['a', 'b'] }],
    ['/v2/104321/messages:send', { message: { token: ['a'] } }, { api: 'send', kind: 'token', targets: ['a'] }],
    ['/v3/104321/messages:send', { payload: {}, target: { token: ['a', 'a'] } }, { api: 'send', kind: 'token', targets: ['a', 'a'] }],
    ['/v1/104321/messages%3Asend?x=1', { message: { token: ['a'] } }, { api: 'send', kind: 'token', targets: ['a'] }],
    ['/v1/104321/messages:send', { message: { topic: 'sports' } }, { api: 'send', kind: 'topic', targets: ['sports'] }],
    [
      '/v1/104321/messages:send',
      { message: { condition: "'a' in topics && 'b' in topics" } },
      { api: 'send', kind: 'topic', targets: ["'a' in topics && 'b' in topics"] },
    ],
    ['/v1/104321/messages:revoke', { notifyId: 1, token: ['a'] }, { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/v1/104321/topic:subscribe', sports, { api: 'operation', kind: 'token', targets: ['a', 'b'] }],
    ['/v1/104321/topic:unsubscribe', sports, { api: 'operation', kind: 'token', targets: ['a', 'b'] }],
    ['/v1/104321/topic:list', { token: 'a' }, { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/oauth2/v3/token', 'grant_type=client_credentials', { api: 'auth' }],
    ['/oauth2/v2/token', 'grant_type=client_credentials', { api: 'auth' }],
    [
      '/pushsend.do?nsp_ctx=%7B%22ver%22%3A%221%22%7D',
      `nsp_svc=x&device_token_list=${encodeURIComponent('["0869","0870"]')}`,
      { api: 'send', kind: 'token', targets: ['0869', '0870'] },
    ],
  ])('%s %j', (path, body, sent) => {
    expect(sentOf(path, body)).toEqual(sent);
  });

  test('tokens are left byte by byte as they stand', () => {
    expect(sentOf('/v3/1/messages:send', { target: { token: [' a+/= '] } })?.targets).toEqual([' a+/= ']);
  });

  test('the channel is the push-type of v3', () => {
    expect(sentOf('/v3/1/messages:send', { target: { token: ['a'] } }, { 'push-type': '7' })?.channel).toBe('7');
    expect(sentOf('/v1/1/messages:revoke', { token: ['a'] }, { 'Push-Type': '2' })?.channel).toBe('2');
    expect(sentOf('/v1/1/messages:send', { message: { token: ['a'] } })?.channel).toBeUndefined();
  });

  test.each([
    ['/'],
    ['/v4/1/messages:send'],
    ['/v1/messages:send'],
    ['/v1/1/messages:read'],
    ['/v1/1/topic:delete'],
    ['/oauth2/v3/tokens'],
  ])('%s is no call of Huawei', (path) => expect(sentOf(path, { message: { token: ['a'] } })).toBeUndefined());

  test.each([[''], ['null'], ['[]'], ['{'], ['{"message":[]}'], ['{"message":null,"target":"x"}'], ['{"message":{"topic":7}}']])(
    'the odd body %s of a send names nobody, and claims no kind',
    (body) => expect(sentOf('/v1/1/messages:send', body)).toEqual({ api: 'send' }),
  );

  test('odd lists and forms name nobody', () => {
    expect(sentOf('/v1/1/messages:send', { message: { token: [1, null, {}] } })?.targets).toEqual([]);
    expect(sentOf('/v1/1/topic:list', 'x')?.targets).toEqual([]);
    expect(sentOf('/pushsend.do', 'device_token_list=%E0%A4%A')?.targets).toEqual([]);
  });
});

describe('a simulated call', () => {
  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))('the example of %s is accepted', (path, endpoint) => {
    const example = request(path, endpoint.example.body, endpoint.example.headers, endpoint.method);
    const sent = readerOfRequests(huawei)?.(example) as Sent;
    expect(endpointAt(path)).toBe(endpoint);
    expect(endpoint.refuse(example, sent)).toBeUndefined();
    expect(sent).toMatchObject(endpoint.api === 'auth' ? { api: 'auth' } : { api: endpoint.api, kind: 'token', targets: ['ok-1'] });
  });

  const tokens = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  const toMany = (count: number) => ({ message: { token: tokens(count) } });
  const v3 = (count: number, more: object = {}) => ({ payload: {}, target: { token: tokens(count) }, ...more });
  const signed = { Authorization: 'Bearer a.b.c', 'push-type': '0' };
  const card = { ...signed, 'push-type': '1' };
  const test1 = { pushOptions: { testMessage: true } };

  test.each<[string, string, Parameters<typeof refusal>[1], string | undefined]>([
    ['without an authorization', '/v1/1/messages:send', { headers: {} }, '80200001'],
    ['with something before the bearer', '/v1/1/messages:send', { headers: { authorization: 'key=Bearer abc' } }, '80200001'],
    ['with a bearer of two words', '/v1/1/messages:send', { headers: { authorization: 'Bearer a b' } }, '80200001'],
    ['with an empty bearer', '/v1/1/messages:send', { headers: { authorization: 'Bearer ' } }, '80200001'],
    ['with a key instead of a bearer', '/v1/1/messages:send', { headers: { authorization: 'key=abc' } }, '80200001'],
    ['with an empty body', '/v1/1/messages:send', { body: ' ' }, '80100001'],
    ['with a body that is no JSON', '/v1/1/messages:send', { body: '{"message":' }, '80100001'],
    ['with a misspelt message', '/v1/1/messages:send', { body: { mesage: { token: ['a'] } } }, '80300010'],
    ['with a misspelt token', '/v1/1/messages:send', { body: { message: { tokens: ['a'] } } }, '80300010'],
    ['to nobody', '/v1/1/messages:send', { body: toMany(0) }, '80300010'],
    ['to a thousand', '/v1/1/messages:send', { body: toMany(1000) }, undefined],
    ['to more than a thousand', '/v1/1/messages:send', { body: toMany(1001) }, '80300010'],
    ['to tokens and a topic', '/v1/1/messages:send', { body: { message: { token: ['a'], topic: 'b' } } }, '80100001'],
    ['to a topic', '/v1/1/messages:send', { body: { message: { topic: 'b' } } }, undefined],
    ['with more than 4096 bytes', '/v1/1/messages:send', { body: { message: { token: ['a'], data: '好'.repeat(1400) } } }, '80300008'],
    ['with exactly 4096 bytes', '/v1/1/messages:send', { body: { message: { token: ['a'], data: 'x'.repeat(4085) } } }, undefined],
    ['with 4097 bytes', '/v1/1/messages:send', { body: { message: { token: ['a'], data: 'x'.repeat(4086) } } }, '80300008'],
    ['with long tokens that do not count', '/v1/1/messages:send', { body: { message: { token: ['a'.repeat(5000)] } } }, undefined],
    ['v2 with a JWT', '/v2/1/messages:send', { headers: signed }, undefined],
    ['v3 with a token of OAuth', '/v3/1/messages:send', { headers: { ...signed, Authorization: 'Bearer CgB6e3x9' } }, '80200001'],
    ['v3 without an authorization', '/v3/1/messages:send', { headers: { 'push-type': '0' } }, '80200001'],
    ['v3 with something before the JWT', '/v3/1/messages:send', { headers: { ...signed, Authorization: 'x Bearer a.b.c' } }, '80200001'],
    ['v3 with a JWT of four parts', '/v3/1/messages:send', { headers: { ...signed, Authorization: 'Bearer a.b.c.d' } }, '80200001'],
    ['v3 without push-type', '/v3/1/messages:send', { headers: { Authorization: 'Bearer a.b.c' } }, '80100001'],
    ['v3 with an unknown push-type', '/v3/1/messages:send', { headers: { ...signed, 'push-type': '3' } }, '80100001'],
    ['v3 without JSON', '/v3/1/messages:send', { body: 'payload=1' }, '80100001'],
    ['v3 without a payload', '/v3/1/messages:send', { body: { target: { token: ['a'] } } }, '80100003'],
    ['v3 without a target', '/v3/1/messages:send', { body: { payload: {} } }, '80300010'],
    ['v3 to more than a thousand', '/v3/1/messages:send', { body: v3(1001) }, '80300010'],
    ['v3 with a large payload', '/v3/1/messages:send', { body: v3(1, { payload: { a: 'x'.repeat(4096) } }) }, '80300008'],
    ['v3 with a payload of 4096 bytes', '/v3/1/messages:send', { body: v3(1, { payload: { a: 'x'.repeat(4088) } }) }, undefined],
    ['v3 a card refresh for two', '/v3/1/messages:send', { headers: card, body: v3(2) }, '80300010'],
    ['v3 a test for ten', '/v3/1/messages:send', { body: v3(10, test1) }, undefined],
    ['v3 a test for eleven', '/v3/1/messages:send', { body: v3(11, test1) }, '80300030'],
    ['v3 no test for eleven', '/v3/1/messages:send', { body: v3(11, { pushOptions: { testMessage: false } }) }, undefined],
    ['v3 a test of a card for two', '/v3/1/messages:send', { headers: card, body: v3(2, test1) }, '80300030'],
    ['a revocation without a JWT', '/v1/1/messages:revoke', { headers: { Authorization: 'Bearer x', 'push-type': '0' } }, '80200001'],
    ['a revocation of a live view', '/v1/1/messages:revoke', { headers: { ...signed, 'push-type': '7' } }, '80100001'],
    ['a revocation of nothing', '/v1/1/messages:revoke', { body: { token: ['a'] } }, '80100003'],
    ['a revocation without JSON', '/v1/1/messages:revoke', { body: 'x' }, '80100003'],
    ['a revocation for too many', '/v1/1/messages:revoke', { body: { notifyId: 1, token: tokens(1001) } }, '80300010'],
    ['a subscription without a credential', '/v1/1/topic:subscribe', { headers: {} }, '80200001'],
    ['a subscription to no topic', '/v1/1/topic:subscribe', { body: { tokenArray: ['a'] } }, '82000007'],
    ['a subscription to a topic without a name', '/v1/1/topic:subscribe', { body: { topic: '', tokenArray: ['a'] } }, '82000007'],
    ['a subscription of nobody', '/v1/1/topic:subscribe', { body: { topic: 'a' } }, '82000008'],
    ['a subscription of too many', '/v1/1/topic:unsubscribe', { body: { topic: 'a', tokenArray: tokens(1001) } }, '82000008'],
    ['a list of topics of nobody', '/v1/1/topic:list', { body: '{}' }, '82000011'],
  ])('%s is refused by the code of the documentation, or taken', (_, path, change, code) => {
    expect(refusal(path, { path, ...change })).toBe(code);
  });

  test.each([
    ['grant_type=client_credentials&client_id=104321', '1101/20171'],
    ['grant_type=client_credentials&client_id=abc&client_secret=x', '1101/20002'],
    ['grant_type=client_credentials&client_secret=x', '1101/20002'],
    ['grant_type=client_credentials&client_id=a1&client_secret=x', '1101/20002'],
    ['grant_type=client_credentials&client_id=1a&client_secret=x', '1101/20002'],
    ['grant_type=password&client_id=1&client_secret=x', '1101/20182'],
    ['', '1101/20182'],
  ])('a token for %j is refused with %s', (body, code) => {
    expect(refusal('/oauth2/v3/token', { body })).toBe(code);
    for (const type of ['application/json', 'text/plain; application/x-www-form-urlencoded'])
      expect(refusal('/oauth2/v2/token', { body, headers: { 'content-type': type } })).toBe('1101/20152');
    expect(refusal('/oauth2/v2/token', { body, headers: {} })).toBe('1101/20152');
  });

  test('every plain word is a row of a send', () => {
    for (const code of Object.values(words)) expect(huawei.verdict(code, 'send'), code).toBeDefined();
    expect(huawei.verdict(words.dead as string, 'send')).toMatchObject({ token: 'dead' });
  });
});

describe('one reply for targets that fare differently', () => {
  type Answers = Readonly<Record<string, string>>;
  const each = (api: 'send' | 'receipt', answers: Answers) =>
    replyForEach(
      api,
      Object.entries(answers).map(([target, code]) => ({ target, code })),
    );
  const read = (api: 'send' | 'receipt', answers: Answers) => {
    const outcomes = huawei.parse(each(api, answers) as RawReply, { api, kind: 'token', targets: Object.keys(answers) });
    return Object.fromEntries(Object.keys(answers).map((target) => [target, outcomeOf(outcomes, target)?.evidence.code]));
  };

  test('v3 gives each refused token its reason beside those that were taken', () => {
    const reasons = Object.keys(sendCodes).filter((code) => code.startsWith('illegalTokens.'));
    const answers = Object.fromEntries(reasons.map((code, index) => [`t${index}`, code]));
    expect(read('send', { ok: '80000000', ...answers })).toEqual({ ok: '80100000#taken', ...answers });
    expect(read('send', answers)).toEqual(answers);
    const mixed = huawei.parse(each('send', { ok: '80000000', bad: 'illegalTokens.tokenFormatError' }) as RawReply, send(['ok', 'bad']));
    expect(fates(mixed, ['ok', 'bad'])).toEqual([taken, ['refused', 'token_malformed', 'dead']]);
  });

  test('v1 lists the refused without a reason: dead beside one that was taken', () => {
    const outcomes = huawei.parse(
      each('send', { a: 'illegal_tokens[]', b: '80000000', c: 'illegal_tokens[]' }) as RawReply,
      send(['a', 'b', 'c']),
    );
    const dead = ['refused', 'token_unregistered', 'dead'];
    expect(fates(outcomes, ['a', 'b', 'c'])).toEqual([dead, taken, dead]);
    expect(read('send', { a: 'illegal_tokens[]', b: 'illegal_tokens[]' })).toEqual({ a: 'illegal_tokens[]', b: 'illegal_tokens[]' });
  });

  test('where nobody was taken, some may have no reason', () => {
    const answers = { a: 'illegalTokens.noRight', b: '80300007' };
    expect(read('send', answers)).toEqual(answers);
  });

  test('a token that was given twice is named once', () => {
    const twice = [
      { target: 'a', code: 'illegal_tokens[]' },
      { target: 'a', code: 'illegal_tokens[]' },
      { target: 'b', code: '80000000' },
    ];
    const outcomes = huawei.parse(replyForEach('send', twice) as RawReply, send(['a', 'a', 'b']));
    expect(fates(outcomes, ['a', 'b'])).toEqual([['refused', 'token_unregistered', 'dead'], taken]);
  });

  test('all taken is the plain success, at the token endpoint too', () => {
    expect(read('send', { a: '80000000', b: '80000000' })).toEqual({ a: '80000000', b: '80000000' });
    expect(huawei.parse(replyForEach('auth', []) as RawReply, { api: 'auth' })[0].status).toBe('accepted');
    expect(huawei.parse(replyForEach('operation', []) as RawReply, { api: 'operation' })[0].status).toBe('accepted');
  });

  test.each<[Answers]>([
    [{ a: '80300007', b: '80000000' }],
    [{ a: '80100003', b: '80000000' }],
    [{ a: 'illegal_tokens[]', b: 'illegalTokens.noRight' }],
    [{ a: 'illegalTokens.invented', b: '80000000' }],
  ])('%j cannot be said side by side', (answers) => {
    expect(each('send', answers)).toBeUndefined();
  });

  test('topics have no documented form for a token that fails', () => {
    expect(replyForEach('operation', [{ target: 'a', code: '82000010' }])).toBeUndefined();
  });

  test('receipts are one element a token', () => {
    const answers = Object.fromEntries(Object.keys(receiptCodes).map((code) => [`t${code}`, code]));
    expect(read('receipt', answers)).toEqual(answers);
    expect(each('receipt', { a: '2', b: '80000000' })).toBeUndefined();
  });
});

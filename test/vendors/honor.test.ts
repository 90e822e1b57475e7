import { describe, expect, test } from 'vitest';
import type { Outcome, Refused } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { honor } from '../../src/vendors/honor/index.ts';
import { endpoints, replyFor, replyForEach, words } from '../../src/vendors/honor/simulation.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';

const first = 'BAEAAAAAB.first-token-of-some-length';
const second = 'BAEAAAAAB.second-token-of-some-length';
const third = 'BAEAAAAAB.third-token-of-some-length';
const requestId = '104410638-fd96648b6bb4344bc4f5e29b158fdb07';
const one = { kind: 'token', targets: [first] } as const;
const three = { kind: 'token', targets: [first, second, third] } as const;

const answer = (body: unknown, sent: Sent = one, status = 200) =>
  honor.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
const only = (body: unknown, sent: Sent = one, status = 200) => {
  const outcomes = answer(body, sent, status);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
const reply = (code: unknown, data?: unknown) => ({ code, message: 'Success', data });
const lists = (failTokens: unknown, expireTokens: unknown, sendResult: unknown = true) => ({
  sendResult,
  requestId,
  failTokens,
  expireTokens,
});
const fateOf = (outcomes: readonly Outcome[], target: string) => {
  const outcome = outcomes.find(({ targets }) => targets.includes(target));
  return outcome?.status === 'refused' ? `${outcome.cause} ${outcome.token}` : `${outcome?.status}`;
};
const fates = (outcomes: readonly Outcome[], sent: Sent = three) => (sent.targets ?? []).map((target) => fateOf(outcomes, target));

const expired = 'token_expired dead';
const maybeExpired = 'token_expired suspect';
const failed = 'token_unregistered suspect';
const nameless = 'unrecognized keep';

test('a token given twice in a batch has one fate at both places, also where the digits of an id make the reply be read twice', () => {
  const more = Array.from({ length: 10 }, (_, index) => `BAEAAAAAB.token-${index}`);
  const sent: Sent = { kind: 'token', targets: [first, ...more, first] };
  const body = `{"code":200,"data":{"sendResult":true,"requestId":9223372036854775807,"expireTokens":["${first}"]}}`;
  expect(answer(body, sent)).toMatchObject([
    { status: 'refused', token: 'dead', targets: [first, first], messageId: '9223372036854775807' },
    { status: 'accepted', targets: more },
  ]);
});

describe('a success', () => {
  test.each([[200], ['200'], [' 200 '], ['80000000'], [80000000]])('is the code %j inside the body', (code) => {
    expect(only({ code, message: 'Success' })).toMatchObject({ status: 'accepted', targets: [first] });
  });

  test('carries its id inside data, and its digits and letters stay', () => {
    expect(only(reply(200, lists([], [])))).toMatchObject({
      status: 'accepted',
      messageId: requestId,
      evidence: { code: '200', message: 'Success' },
    });
    expect(only(`{"code":200,"data":{"requestId":98765432109876543210}}`).messageId).toBe('98765432109876543210');
    expect(only({ code: '80000000', msg: 'Success', requestId: '157278422841836431010901' }).messageId).toBe('157278422841836431010901');
  });

  test('of the shape of Huawei has its sentence in msg', () => {
    expect(only({ code: '80000000', msg: 'Success' }).evidence.message).toBe('Success');
  });

  test.each([[null], [undefined], [{}], [[]], ['text'], [lists(null, null)], [lists([], undefined)], [lists('', '')], [lists([''], [''])]])(
    'with data %j names nobody who failed',
    (data) => {
      expect(only(reply(200, data)).status).toBe('accepted');
    },
  );

  test.each([[0], ['0'], ['success'], [true], [201], [2000]])('is not the code %j', (code) => {
    expect(only({ code, message: 'Success' }).status).not.toBe('accepted');
  });

  test.each([['{}'], [''], ['null'], ['{"message":"Success"}'], ['<html>'], ['{"code":200,"data":{"expireTokens":[]'], ['{"code":{}}']])(
    'is not HTTP 200 with the body %j: nobody knows',
    (body) => {
      expect(only(body)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', retryIfRepeatable: { when: 'never' } });
    },
  );

  test.each([
    [403, 'refused', 'credential_invalid'],
    [404, 'refused', 'request_invalid'],
    [500, 'uncertain', 'vendor_unavailable'],
    [504, 'uncertain', 'timeout'],
  ])('under HTTP %i does not count, nor do its lists', (status, word, cause) => {
    for (const code of [200, 80000000, 80100000])
      expect(only(reply(code, lists([], [first])), one, status)).toMatchObject({ status: word, cause, token: 'keep' });
  });
});

describe('the lists', () => {
  test.each([[200], ['80100000'], [80100000], ['80000000']])('are read beside code %j', (code) => {
    const outcomes = answer(reply(code, lists([second], [third])), three);
    expect(fates(outcomes)).toEqual(['accepted', failed, expired]);
  });

  test('a token in both has expired', () => {
    expect(fates(answer(reply(80100000, lists([second], [second])), three))).toEqual(['accepted', expired, 'accepted']);
  });

  test('failTokens gives no reason, so a token there is never dead, not even alone', () => {
    expect(fateOf(answer(reply(200, lists([first], []))), first)).toBe(failed);
    expect(fateOf(answer(reply(80100000, lists([first], null))), first)).toBe(failed);
  });

  test('one token alone in expireTokens is dead', () => {
    for (const code of [200, 80100000, 80000000]) expect(fateOf(answer(reply(code, lists([], [first]))), first)).toBe(expired);
  });

  test('where every token of a batch is listed, a wrong app id is likelier: suspect at most', () => {
    for (const code of [200, 80100000]) {
      expect(fates(answer(reply(code, lists([], [first, second, third])), three))).toEqual([maybeExpired, maybeExpired, maybeExpired]);
      expect(fates(answer(reply(code, lists([first, second], [third])), three))).toEqual([failed, failed, maybeExpired]);
    }
  });

  test('a token given twice is one token, and stands twice', () => {
    const outcomes = answer(reply(200, lists([], [first])), { kind: 'token', targets: [first, first] });
    expect(outcomes).toMatchObject([{ token: 'dead', targets: [first, first] }]);
    const both = { kind: 'token', targets: [first, first, second] } as const;
    expect(fates(answer(reply(200, lists([], [first, second])), both), both)).toEqual([maybeExpired, maybeExpired, maybeExpired]);
  });

  test('a token that was not sent is ignored', () => {
    expect(answer(reply(80100000, lists(['somebody'], ['else'])), three)).toMatchObject([{ status: 'accepted', targets: three.targets }]);
    expect(fates(answer(reply(200, lists(['somebody'], [first, 'else'])), three))).toEqual([expired, 'accepted', 'accepted']);
    for (const strangers of [lists(['somebody'], []), lists([], ['else']), lists(['somebody'], ['else'])])
      expect(only(reply(200, strangers), three), 'nobody failed').toMatchObject({ status: 'accepted', evidence: { code: '200' } });
  });

  test('tokens are told apart by their letters, and matched whole', () => {
    const sent = { kind: 'token', targets: ['BAEa', 'BAEA', 'constructor'] } as const;
    expect(fates(answer(reply(200, lists([], ['BAEA', '__proto__'])), sent), sent)).toEqual(['accepted', expired, 'accepted']);
  });

  test('one token may come without its list', () => {
    for (const code of [200, 80100000])
      expect(fates(answer(reply(code, lists(second, null)), three))).toEqual(['accepted', failed, 'accepted']);
  });

  test('a token without quotes keeps its digits', () => {
    const sent = { kind: 'token', targets: ['15554239157791000000009', 'x'] } as const;
    expect(fates(answer('{"code":200,"data":{"expireTokens":[15554239157791000000009]}}', sent), sent)).toEqual([expired, 'accepted']);
  });

  test('say with the code and the id of the call who was taken beside them', () => {
    const outcomes = answer(reply(200, lists([second], [])), three);
    expect(outcomes).toMatchObject([
      { status: 'accepted', messageId: requestId, evidence: { code: '200+failTokens' }, targets: [first, third] },
      { status: 'refused', messageId: requestId, evidence: { code: 'data.failTokens[]' }, targets: [second] },
    ]);
    expect(outcomes[1]?.evidence.message).toBeUndefined();
  });

  test.each([[{ token: second }], [7.5], [true], [[{ token: second }]], [[null, third]]])(
    'that hold %j leave open who failed: nobody is called accepted',
    (garbled) => {
      for (const code of [200, 80100000]) expect(fateOf(answer(reply(code, lists(garbled, [])), three), first)).toBe('uncertain');
    },
  );

  test.each([[{ token: second }], [7.5], [true]])('that are %j name nobody, also where nobody said what was sent', (garbled) => {
    expect(answer(reply(200, lists(garbled, null)), { kind: 'token' })).toMatchObject([{ status: 'uncertain', targets: [] }]);
    expect(answer(reply(200, lists([], garbled)), { kind: 'token' })).toMatchObject([{ status: 'uncertain', targets: [] }]);
  });

  test('kill nobody where the kind of the target was not said, and no alias', () => {
    expect(only(reply(200, lists([], [first])), { targets: [first] }).token).toBe('suspect');
    expect(only(reply(200, lists([], [first])), { kind: 'alias', targets: [first] }).token).toBe('keep');
  });

  test('name the targets where nobody said what was sent; several of them might be all', () => {
    expect(answer(reply(80100000, lists([second, third], [third])), { kind: 'token' })).toMatchObject([
      { status: 'accepted', targets: [] },
      { cause: 'token_expired', token: 'suspect', targets: [third] },
      { cause: 'token_unregistered', token: 'suspect', targets: [second] },
    ]);
    expect(answer(reply(200, lists([third], [third])), { kind: 'token' })[1]).toMatchObject({ token: 'dead', targets: [third] });
    expect(answer(reply(200, lists([second], [])), { kind: 'token' }).map(({ targets }) => targets)).toEqual([[], [second]]);
    expect(answer(reply(200, lists([], [third])), { kind: 'token' }).map(({ targets }) => targets)).toEqual([[], [third]]);
  });

  test('of a thousand tokens in any order make three outcomes', () => {
    const targets = Array.from({ length: 1000 }, (_, index) => `token-${index}`);
    const rest = targets.slice(0, -1).reverse();
    const half = (parity: number) => rest.filter((_, index) => index % 2 === parity);
    const outcomes = answer(reply(200, lists(half(0), half(1))), { kind: 'token', targets });
    expect(outcomes).toHaveLength(3);
    expect([0, 1, 999].map((index) => fateOf(outcomes, `token-${index}`))).toEqual([failed, expired, 'accepted']);
  });
});

describe('80100000', () => {
  test.each([[null], [undefined], [{}], [{ requestId }], [lists(null, null)], [lists('', '')], [lists(null, null, false)]])(
    'with data %j names neither list: some were sent, nobody knows which, and nothing is sent again',
    (data) => {
      expect(only(reply(80100000, data), three)).toMatchObject({
        status: 'uncertain',
        cause: 'malformed_reply',
        retryIfRepeatable: { when: 'never' },
        token: 'keep',
        evidence: { code: '80100000#unnamed' },
      });
    },
  );

  test('with one empty list takes those whom none names', () => {
    expect(only(reply(80100000, { failTokens: [] }), three).status).toBe('accepted');
  });
});

describe('sendResult', () => {
  test.each([[false], ['false']])('%j: nothing is accepted, though the code is 200', (sendResult) => {
    expect(only(reply(200, lists([], [], sendResult)), three)).toMatchObject({
      status: 'refused',
      cause: 'unrecognized',
      retry: { when: 'never' },
      token: 'keep',
      pause: 'app',
      evidence: { code: '200+sendResult=false' },
    });
  });

  test.each([[true], [null], [undefined], ['true']])('%j is not false', (sendResult) => {
    expect(only(reply(200, { sendResult })).status).toBe('accepted');
  });

  test('false: a listed token has its own verdict', () => {
    for (const code of [200, 80100000, '80000000'])
      expect(fates(answer(reply(code, lists([second], [first], false)), three))).toEqual([expired, failed, nameless]);
    expect(fateOf(answer(reply(200, lists([], [first], false))), first)).toBe(expired);
  });
});

describe('msgCode', () => {
  test.each([[200], ['200'], [null], [undefined], ['']])('%j says nothing of its own', (msgCode) => {
    expect(only(reply(200, { msgCode })).status).toBe('accepted');
  });

  test.each([
    [80300010, 'batch_too_large'],
    ['80100003', 'message_invalid'],
    [503, 'rate_limited'],
    [4711, 'unrecognized'],
  ])('%j beside the code 200 is the code', (msgCode, cause) => {
    expect(only(reply(200, { msgCode, sendResult: true }), three)).toMatchObject({ cause, evidence: { code: String(msgCode) } });
  });

  test('is not asked beside a code that fails, nor under a status that does', () => {
    expect(only(reply(80100003, { msgCode: 80300008 })).evidence.code).toBe('80100003');
    expect(only(reply(80100000, { msgCode: 200 })).evidence.code).toBe('80100000#unnamed');
    expect(only(reply(200, { msgCode: 80300008 }), one, 401).cause).toBe('credential_invalid');
  });

  test('that refuses the call leaves a listed token suspect at most', () => {
    const outcomes = answer(reply(200, { ...lists([], [second]), msgCode: 403 }), three);
    expect(fates(outcomes)).toEqual(['credential_invalid keep', maybeExpired, 'credential_invalid keep']);
    expect(fateOf(answer(reply(200, { ...lists([], [first]), msgCode: 403 })), first)).toBe(maybeExpired);
  });

  test('80100000 is the partial success', () => {
    expect(fates(answer(reply(200, { ...lists([second], []), msgCode: 80100000 }), three))).toEqual(['accepted', failed, 'accepted']);
  });
});

describe('80300007', () => {
  test.each([[one], [three]])('kills nobody, for a wrong app id refuses good tokens in the same way', (sent) => {
    for (const status of [200, 400])
      expect(only(reply(80300007, null), sent, status)).toMatchObject({ cause: 'token_unregistered', token: 'suspect', pause: 'target' });
  });

  test('reads expireTokens: the one token that was sent is dead, of several each is suspect', () => {
    expect(fateOf(answer(reply(80300007, lists([], [first]))), first)).toBe(expired);
    expect(fateOf(answer(reply(80300007, lists([], [first])), one, 400), first)).toBe(expired);
    expect(fates(answer(reply(80300007, lists([], [first])), three))).toEqual([maybeExpired, failed, failed]);
  });

  test('stands for whom no list names, be the lists garbled or sendResult false', () => {
    expect(fates(answer(reply(80300007, lists([], [first], false)), three))).toEqual([maybeExpired, failed, failed]);
    expect(fates(answer(reply(80300007, lists({ token: first }, [])), three))).toEqual([failed, failed, failed]);
  });

  test('that names nobody is still a refusal where nobody said what was sent', () => {
    expect(answer(reply(80300007, null), { kind: 'token' })).toMatchObject([
      { status: 'refused', cause: 'token_unregistered', token: 'suspect', targets: [] },
    ]);
  });

  test('speaks of no nameless target where nobody said what was sent', () => {
    expect(answer(reply(80300007, lists([], [first])), { kind: 'token' })).toMatchObject([{ token: 'dead', targets: [first] }]);
  });
});

describe('a code', () => {
  test.each([
    [400, 'request_invalid', 'never', 'none'],
    [401, 'credential_invalid', 'after_refresh', 'app'],
    [403, 'credential_invalid', 'after_refresh', 'app'],
    [404, 'request_invalid', 'never', 'app'],
    [429, 'rate_limited', 'backoff', 'app'],
    [500, 'vendor_internal', 'backoff', 'vendor'],
    [502, 'vendor_unavailable', 'backoff', 'vendor'],
    [503, 'rate_limited', 'backoff', 'app'],
    [80100003, 'message_invalid', 'never', 'none'],
    [80200020, 'request_invalid', 'never', 'app'],
    [80300006, 'request_invalid', 'never', 'none'],
    [80300008, 'message_too_large', 'never', 'none'],
    [80300010, 'batch_too_large', 'split', 'none'],
    [10001, 'request_invalid', 'never', 'app'],
    [10205, 'request_invalid', 'never', 'app'],
    [10207, 'clock_skew', 'after_refresh', 'app'],
    [10214, 'rate_limited', 'backoff', 'app'],
    [10300, 'credential_invalid', 'after_refresh', 'app'],
  ])('%i is %s, as a number and as text, under 200 and under a status of its own', (code, cause, when, pause) => {
    for (const [spelled, status] of [[code, 200] as const, [String(code), 200] as const, [code, code < 600 ? code : 400] as const])
      expect(only({ code: spelled, message: 'x' }, three, status)).toMatchObject({
        status: 'refused',
        cause,
        retry: { when },
        pause,
        token: 'keep',
        evidence: { code: String(code) },
      });
  });

  test('404 and 403 do not mean what they mean at FCM: no token is touched', () => {
    for (const code of [403, 404]) for (const status of [200, code]) expect(only({ code }, one, status).token).toBe('keep');
  });

  test('504 leaves open whether the push was taken', () => {
    expect(only({ code: 504, message: '' })).toMatchObject({
      status: 'uncertain',
      cause: 'timeout',
      retryIfRepeatable: { when: 'backoff' },
    });
  });

  test('80300010 for a single token is a fault of the caller', () => {
    expect(only({ code: 80300010 })).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' } });
  });

  test.each([[80000001], [80300002], [80200001], [10070], [-1], ['10.1'], [1e21]])('%j stands in no list of Honor', (code) => {
    expect(only({ code }, one, 400)).toMatchObject({ status: 'refused', cause: 'unrecognized', retry: { when: 'never' }, token: 'keep' });
  });

  test('that no list knows takes the advice of a 429 or 5xx it comes with', () => {
    expect(only({ code: 4711 }, one, 429)).toMatchObject({ cause: 'rate_limited', evidence: { code: '4711' } });
    expect(only({ code: 4711 }, one, 500)).toMatchObject({ status: 'uncertain', cause: 'vendor_unavailable' });
  });

  test.each([['data.expireTokens[]'], ['200+failTokens'], ['80100000#unnamed'], ['HTTP 5xx'], ['200+sendResult=false']])(
    'that imitates our own row %j is no code of Honor',
    (code) => {
      expect(only({ code })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', evidence: { code: 'http-200' } });
      expect(only(reply(200, { msgCode: code })).status).toBe('accepted');
    },
  );

  test('is not looked for in the message, whose words decide nothing', () => {
    expect(only({ code: 200, message: 'token is invalid' }).status).toBe('accepted');
    expect(only({ code: 10300, message: 'Token is empty.' })).toMatchObject({ token: 'keep', evidence: { message: 'Token is empty.' } });
  });

  test('its message is no prose where data is packed into it, and is lost where it is none, not so the code', () => {
    for (const packed of [`{"illegal":["${second}"]}`, ` \n["${second}"]`])
      expect(only({ code: 80300007, msg: packed }).evidence.message).toBeUndefined();
    expect(only({ code: 400, message: 'Too many tokens [1001] in {token}' }).evidence.message).toBe('Too many tokens [1001] in {token}');
    expect(only({ code: 400, message: 'tokens[1001]' }).evidence.message).toBe('tokens[1001]');
    for (const message of [17, true, {}, ['x'], { toString: 1, valueOf: 1 }])
      expect(only({ code: 400, message }).evidence).toEqual({ httpStatus: 200, code: '400' });
  });
});

describe('a bare status', () => {
  test.each([
    [400, 'refused', 'request_invalid', 'never'],
    [401, 'refused', 'credential_invalid', 'after_refresh'],
    [403, 'refused', 'credential_invalid', 'after_refresh'],
    [404, 'refused', 'request_invalid', 'never'],
    [405, 'refused', 'request_invalid', 'never'],
    [408, 'uncertain', 'timeout', 'backoff'],
    [429, 'refused', 'rate_limited', 'backoff'],
    [500, 'uncertain', 'vendor_unavailable', 'backoff'],
    [502, 'uncertain', 'vendor_unavailable', 'backoff'],
    [503, 'refused', 'vendor_unavailable', 'backoff'],
    [504, 'uncertain', 'timeout', 'backoff'],
    [520, 'uncertain', 'vendor_unavailable', 'backoff'],
  ])('%i is %s: %s', (status, word, cause, when) => {
    for (const body of ['', '{}', '<html></html>'])
      expect(only(body, one, status)).toMatchObject({
        status: word,
        cause,
        token: 'keep',
        [word === 'uncertain' ? 'retryIfRepeatable' : 'retry']: { when },
      });
  });

  test('404 is a wrong path for the whole app, as the code is', () => {
    expect(only('', one, 404)).toMatchObject({ pause: 'app', evidence: { code: '404' } });
  });

  test('503 is flow control only where the body says so', () => {
    expect(only({ code: 503 }, one, 503)).toMatchObject({ cause: 'rate_limited', pause: 'app' });
    expect(only('', one, 503)).toMatchObject({ cause: 'vendor_unavailable', pause: 'vendor' });
  });
});

describe('the token endpoint', () => {
  const auth = (body: unknown, status = 200) => only(body, { api: 'auth' }, status) as Refused;

  test('issues an access token that is shown nowhere', () => {
    const outcome = auth({ access_token: 'secret-of-the-app', expires_in: 3600, token_type: 'Bearer' });
    expect(outcome.status).toBe('accepted');
    expect(JSON.stringify(outcome)).not.toContain('secret-of-the-app');
  });

  test.each([['unauthorized_client'], ['invalid_client'], ['invalid_grant']])('%s is a matter for a person', (error) => {
    for (const status of [200, 400, 401])
      expect(auth({ error, error_description: 'Invalid client' }, status)).toMatchObject({
        status: 'refused',
        cause: 'credential_invalid',
        retry: { when: 'never' },
        evidence: { code: error, message: 'Invalid client' },
      });
  });

  test('an error stands against a token beside it', () => {
    expect(auth({ error: 'invalid_client', access_token: 'x' }).cause).toBe('credential_invalid');
  });

  test.each([['invalid_scope'], [1101]])('an error that no list knows, %j, is unrecognized', (error) => {
    expect(auth({ error }, 400)).toMatchObject({ cause: 'unrecognized', evidence: { code: String(error) } });
  });

  test.each([
    [500, ''],
    [500, { error: 'unauthorized_client' }],
    [502, '<html></html>'],
    [503, { error: 'unauthorized_client' }],
    [504, ''],
  ])('under %i is down, which does not condemn the credentials', (status, body) => {
    const outcome = auth(body, status);
    expect(outcome).toMatchObject({ cause: 'vendor_unavailable', pause: 'vendor', evidence: { code: '5xx' } });
  });

  test.each([[{}], [{ access_token: '' }], [{ access_token: 7 }], [{ code: 200, message: 'Success' }], [{ error: '200' }]])(
    'issues nothing with %j',
    (body) => {
      expect(auth(body)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
    },
  );

  test('a token under a status that fails is none', () => {
    expect(auth({ access_token: 'x' }, 401).cause).toBe('credential_invalid');
  });
});

describe('a receipt', () => {
  const receipt = (body: unknown) => answer(body, { api: 'receipt', kind: 'token' });
  const element = (more: object) => ({ token: first, biTag: '131415', timestamp: 1_700_000_000_000, requestId, ...more });

  test.each([[40000002], ['40000002']])('%j is delivered', (status) => {
    expect(receipt({ statuses: [element({ status })] })).toMatchObject([
      { status: 'accepted', receipt: 'arrived', targets: [first], messageId: requestId },
    ]);
  });

  test.each([[0], [2], [5], [6], [10], [200], [40000001], ['expired']])(
    'with the status %j is not read as Huawei would: unknown, and the token is kept',
    (status) => {
      const [outcome] = receipt({ statuses: [element({ status })] });
      expect(outcome).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: String(status) } });
      expect(outcome).not.toHaveProperty('diedAtMs');
    },
  );

  test('answers for every element, one outcome each, in its order', () => {
    const statuses = [element({ status: 40000002 }), element({ token: second, status: 7, requestId: 'b' }), element({ status: 40000002 })];
    expect(receipt({ statuses }).map(({ targets, messageId }) => [targets[0], messageId])).toEqual([
      [first, requestId],
      [second, 'b'],
      [first, requestId],
    ]);
  });

  test('an element without a status, or with one that cannot be read, is the row other', () => {
    for (const status of [undefined, null, {}, ''])
      expect(receipt({ statuses: [element({ status })] })).toMatchObject([{ cause: 'unrecognized', evidence: { code: 'other' } }]);
  });

  test('an element without a token is a receipt that names nobody', () => {
    expect(receipt({ statuses: [element({ status: 40000002, token: undefined })] })).toMatchObject([
      { status: 'accepted', receipt: 'arrived', targets: [], messageId: requestId },
    ]);
  });

  test('an element that is none is passed over', () => {
    expect(receipt({ statuses: [null, 7, 'x', [], {}, element({ status: 40000002 })] })).toMatchObject([{ status: 'accepted' }]);
  });

  test.each([[{}], [{ statuses: [] }], [{ statuses: {} }], [{ statuses: null }], [element({ status: 40000002 })]])(
    '%j has no statuses and is malformed',
    (body) => {
      expect(receipt(body)).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
    },
  );
});

describe('a request', () => {
  const sentOf = (path: string, body = '', headers: Readonly<Record<string, string>> = {}) =>
    readerOfRequests(honor)?.({ method: 'POST', path, body, header: (name) => headers[name] });

  test('to sendMessage is a send to the tokens in its body, of the class in importance', () => {
    const body = JSON.stringify({ token: [first, second], android: { notification: { importance: 'LOW' } } });
    const sent = { api: 'send', kind: 'token', targets: [first, second], channel: 'LOW' };
    expect(sentOf('/api/v1/104410638/sendMessage', body)).toEqual(sent);
    expect(sentOf('/api/v1/104410638/sendMessage?x=1', body)).toEqual(sent);
    expect(sentOf('/api/v1//sendMessage', body)).toEqual(sent);
  });

  test('for an access token is auth, on the present and the older path', () => {
    expect(sentOf('/auth/token', 'grant_type=client_credentials')).toEqual({ api: 'auth' });
    expect(sentOf('/auth/realms/developer/protocol/openid-connect/token')).toEqual({ api: 'auth' });
  });

  test.each([
    ['/'],
    ['/v1/1/messages:send'],
    ['/api/v2/1/sendMessage'],
    ['/api/v1/1/2/sendMessage'],
    ['/oauth2/v3/token'],
    ['/auth/token/x'],
  ])('to %s is no call of Honor', (path) => {
    expect(sentOf(path, JSON.stringify({ token: [first] }))).toBeUndefined();
  });

  test.each([
    ['', undefined],
    ['{"token":', undefined],
    ['null', undefined],
    ['[]', undefined],
    ['{}', []],
    ['{"token":7,"android":null}', []],
    [`{"token":"${first}","android":{"notification":[]}}`, [first]],
    [`{"token":[7,"${first}",null],"android":{"notification":{"importance":5}}}`, [first]],
  ])('with the odd body %j is still a send', (body, targets) => {
    expect(sentOf('/api/v1/1/sendMessage', body)).toEqual({ api: 'send', kind: 'token', ...(targets && { targets }) });
  });
});

describe('the simulated Honor', () => {
  const [send, auth] = endpoints as [(typeof endpoints)[0], (typeof endpoints)[0]];
  const request = (endpoint: (typeof endpoints)[number], more: { path?: string; body?: string; headers?: Record<string, string> } = {}) => {
    const headers = more.headers ?? endpoint.example.headers;
    const { path = endpoint.example.path, body = endpoint.example.body } = more;
    return { method: 'POST', path, body, header: (name: string) => headers[name] } as const;
  };
  const refusal = (endpoint: (typeof endpoints)[number], more = {}) => {
    const made = request(endpoint, more);
    return endpoint.refuse(made, readerOfRequests(honor)?.(made) ?? {});
  };
  const withHeaders = (headers: Record<string, string>) => ({ headers: { ...send.example.headers, ...headers } });

  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))('accepts the example of %s', (path, endpoint) => {
    expect(endpoint.path.test(path)).toBe(true);
    expect(refusal(endpoint)).toBeUndefined();
    expect(readerOfRequests(honor)?.(request(endpoint))).toMatchObject(
      endpoint.api === 'send' ? { api: 'send', kind: 'token', targets: ['ok-1'], channel: 'NORMAL' } : { api: 'auth' },
    );
  });

  test.each([
    ['no app id', { path: '/api/v1//sendMessage' }, '10205'],
    ['no headers', { headers: {} }, '10001'],
    ['an empty timestamp', withHeaders({ timestamp: '' }), '10001'],
    ['a blank timestamp', withHeaders({ timestamp: ' ' }), '10001'],
    ['a timestamp in microseconds', withHeaders({ timestamp: '1700000000000000' }), '10207'],
    ['a timestamp with a unit', withHeaders({ timestamp: '1700000000000ms' }), '10207'],
    ['a timestamp with a sign', withHeaders({ timestamp: '+1700000000000' }), '10207'],
    ['a timestamp alone', { headers: { timestamp: '1700000000000' } }, '10300'],
    ['a timestamp in seconds', withHeaders({ timestamp: '1700000000' }), '10207'],
    ['no Authorization', withHeaders({ authorization: '' }), '10300'],
    ['no access token in Authorization', withHeaders({ authorization: 'Bearer ' }), '10300'],
    ['no Bearer', withHeaders({ authorization: 'an-access-token' }), '403'],
    ['no JSON', { body: 'token=ok-1' }, '80100003'],
    ['the body of Huawei', { body: '{"message":{"token":["ok-1"]}}' }, '80100003'],
    ['no token', { body: '{"token":[]}' }, '400'],
    ['a token that is none', { body: '{"token":[7]}' }, '400'],
    ['a token that is none beside one', { body: '{"token":["a",7]}' }, '400'],
    ['an empty token beside one', { body: '{"token":["a",""]}' }, '400'],
    ['a repeated token', { body: '{"token":["a","a"]}' }, '80300006'],
    ['1001 tokens', { body: JSON.stringify({ token: Array.from({ length: 1001 }, (_, index) => `t${index}`) }) }, '80300010'],
    ['4097 bytes', { body: JSON.stringify({ data: 'é'.repeat(2048), token: ['a'] }) }, '80300008'],
  ])('refuses a send with %s', (_what, more, code) => {
    expect(refusal(send, more)).toBe(code);
  });

  test('takes a message of 4096 bytes', () => {
    expect(refusal(send, { body: JSON.stringify({ data: 'x'.repeat(4096 - '{"data":""}'.length), token: ['a'] }) })).toBeUndefined();
  });

  test('takes a thousand long tokens, which are not of the message', () => {
    const token = Array.from({ length: 1000 }, (_, index) => `${first}-${index}`);
    expect(refusal(send, { body: JSON.stringify({ data: 'x', token }) })).toBeUndefined();
  });

  test.each([
    ['', 'invalid_grant'],
    ['grant_type=client_credentials', 'invalid_client'],
    ['grant_type=client_credentials&client_id=a', 'unauthorized_client'],
  ])('issues no access token for %j', (body, code) => {
    expect(refusal(auth, { body })).toBe(code);
  });

  test('every word is a row of the send table', () => {
    for (const code of Object.values(words)) expect(honor.verdict(code, 'send'), code).toBeDefined();
  });

  test.each([
    [
      ['200', 'data.failTokens[]', 'data.expireTokens[]'],
      ['accepted', failed, expired],
    ],
    [
      ['200', '200', '200'],
      ['accepted', 'accepted', 'accepted'],
    ],
    [
      ['200+sendResult=false', 'data.failTokens[]', 'data.expireTokens[]'],
      [nameless, failed, expired],
    ],
  ])('answers %j in one reply', (codes, expected) => {
    const answers = codes.map((code, index) => ({ target: three.targets[index] as string, code }));
    expect(fates(honor.parse(replyForEach('send', answers) as RawReply, three))).toEqual(expected);
  });

  test.each([[['200', '503']], [['200', '200+sendResult=false']], [['80300007', '80300007']]])('cannot say %j side by side', (codes) => {
    const answers = codes.map((code, index) => ({ target: three.targets[index] as string, code }));
    expect(replyForEach('send', answers)).toBeUndefined();
  });

  test('says everything of each receipt', () => {
    const answers = [
      { target: first, code: '40000002' },
      { target: second, code: 'other' },
    ];
    const outcomes = honor.parse(replyForEach('receipt', answers) as RawReply, { api: 'receipt' });
    expect(outcomes.map(({ evidence }) => evidence.code)).toEqual(['40000002', 'other']);
  });

  test('has no reply for a code that Honor does not know', () => {
    expect(replyFor('send', 'toString', [first])).toBeUndefined();
    expect(replyFor('operation', '200', [first])).toBeUndefined();
  });
});

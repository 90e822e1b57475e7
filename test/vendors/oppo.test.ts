import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { Outcome, Refused } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';
import { oppo } from '../../src/vendors/oppo/index.ts';
import { endpoints, replyFor, replyForEach, words } from '../../src/vendors/oppo/simulation.ts';

const first = 'CN_078ad8b8a137cadb14ae5b70cf846312';
const second = 'OPPO_CN_b6bbd94b59cdb5df8391642c1509b7fe';
const third = 'b6bbd94b59cdb5df8391642c1509b7fe';
const token = { kind: 'token', targets: [first] } as const;
const list = { kind: 'token', targets: [first, second, third] } as const;

const answer = (body: unknown, sent?: Sent, status = 200) =>
  oppo.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent);
const only = (body: unknown, sent: Sent = token, status = 200) => {
  const outcomes = answer(body, sent, status);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
const fateOf = (outcomes: readonly Outcome[], target: string) => {
  const outcome = outcomes.find(({ targets }) => targets.includes(target));
  return outcome?.status === 'accepted' ? 'accepted' : `${outcome?.cause} ${outcome?.token}`;
};
const fates = (outcomes: readonly Outcome[], targets: readonly string[] = list.targets) =>
  targets.map((target) => fateOf(outcomes, target));
const success = (data: unknown) => ({ code: 0, message: '', data });

describe('the envelope', () => {
  test.each([0, '0', ' 0 '])('code %j is taken, with or without data', (code) => {
    for (const data of [undefined, null, {}, [], '', 'text', 7]) expect(only({ code, data }).status).toBe('accepted');
  });

  test.each([
    [{ messageId: 'm1', message_id: '' }, 'm1'],
    [{ messageId: '', message_id: 'm2' }, 'm2'],
    [{ message_id: 'm2', task_id: 't' }, 'm2'],
    [{ messageId: 'ZngnvJIM7wQusNtbqYnpH6XX-1-1-622ff7cfae27668d2ed3afec' }, 'ZngnvJIM7wQusNtbqYnpH6XX-1-1-622ff7cfae27668d2ed3afec'],
    [{ task_id: 't' }, undefined],
    ['{"messageId":"m3"}', 'm3'],
  ])('the message id of %j is %s', (data, messageId) => {
    expect(only(success(data)).messageId).toBe(messageId);
  });

  test('an id that came as a number keeps its digits, in a quoted body and in quoted data too', () => {
    const body = '{"code":0,"data":{"messageId":98765432109876543210}}';
    const data = JSON.stringify({ code: 0, data: '{"messageId":98765432109876543210}' });
    for (const text of [body, JSON.stringify(body), data]) expect(only(text).messageId).toBe('98765432109876543210');
  });

  test('a body that is a JSON string is read as the JSON in it', () => {
    expect(only(JSON.stringify('{"code":11,"message":"Invalid AuthToken"}')).cause).toBe('credential_expired');
    expect(only(JSON.stringify('{"code":0}')).status).toBe('accepted');
    expect(only(JSON.stringify('{"code":')).cause).toBe('malformed_reply');
  });

  test.each(['11', 11, ' 11 '])('the code %j is the same code', (code) => {
    expect(only({ code })).toMatchObject({ cause: 'credential_expired', retry: { when: 'after_refresh' }, evidence: { code: '11' } });
  });

  test.each([
    {},
    { message: 'x' },
    { code: null },
    { code: '' },
    { code: {} },
    { code: true },
    { code: 'http 5xx' },
    { code: 1.5 },
    '{',
    '',
    'x',
  ])('without a code that is a whole number, %j under 200 leaves open what happened', (body) =>
    expect(only(body)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', token: 'keep' }),
  );

  test('the sentence decides nothing: numbers are matched', () => {
    for (const message of ['Invalid AuthToken', 'Invalid Auth Token', 'success', 7, null])
      expect(only({ code: 11, message }).cause).toBe('credential_expired');
  });
});

describe('a status', () => {
  test.each([
    [401, 'refused', 'credential_invalid', 'after_refresh'],
    [403, 'refused', 'credential_invalid', 'after_refresh'],
    [400, 'refused', 'request_invalid', 'never'],
    [404, 'refused', 'request_invalid', 'never'],
    [408, 'uncertain', 'timeout', 'backoff'],
    [429, 'refused', 'rate_limited', 'backoff'],
    [500, 'uncertain', 'vendor_unavailable', 'backoff'],
    [502, 'uncertain', 'vendor_unavailable', 'backoff'],
    [503, 'refused', 'vendor_unavailable', 'backoff'],
    [504, 'uncertain', 'timeout', 'backoff'],
  ])('%i alone is %s: %s', (status, word, cause, when) => {
    for (const body of ['', '<html>x</html>', '{"message":"x"}'])
      for (const api of ['send', 'operation', 'receipt'] as const) {
        const outcome = only(body, { ...token, api }, status);
        expect(outcome).toMatchObject({
          status: word,
          cause,
          token: 'keep',
          [word === 'uncertain' ? 'retryIfRepeatable' : 'retry']: { when },
        });
      }
  });

  test('at the token endpoint a bare 401 is not answered by fetching again', () => {
    expect(only('', { api: 'auth' }, 401)).toMatchObject({ cause: 'credential_invalid', retry: { when: 'never' } });
  });

  test.each([500, 502, 504])('code 0 under %i is no success, and nobody in its data is dead', (status) => {
    const bodies = [{ code: 0 }, success({ 10000: [first] }), success([{ registrationId: first, errorCode: 10000 }])];
    for (const body of bodies)
      expect(only(body, token, status)).toMatchObject({ status: 'uncertain', token: 'keep', evidence: { code: '0' } });
    expect(only(success({ registration_ids: [first] }), { ...token, api: 'receipt' }, status).status).toBe('uncertain');
  });

  test('a failing code under 500 is the code', () => {
    expect(only({ code: -1 }, token, 500)).toMatchObject({ status: 'refused', cause: 'vendor_unavailable', evidence: { code: '-1' } });
  });
});

describe('a code of a send', () => {
  test.each([
    [-1, 'vendor_unavailable', 'backoff', 'vendor'],
    [-2, 'vendor_unavailable', 'backoff', 'vendor'],
    [13, 'rate_limited', 'backoff', 'app'],
    [55, 'rate_limited', 'backoff', 'app'],
    [26, 'ip_blocked', 'never', 'app'],
    [27, 'permission_denied', 'never', 'app'],
    [28, 'app_blocked', 'never', 'app'],
    [29, 'credential_expired', 'after_refresh', 'app'],
    [30, 'permission_denied', 'never', 'app'],
    [31, 'request_invalid', 'never', 'none'],
    [32, 'duplicate_request', 'never', 'none'],
    [33, 'quota_exhausted', 'after', 'app'],
    [40, 'request_invalid', 'never', 'none'],
    [51, 'message_invalid', 'never', 'none'],
    [54, 'message_forbidden', 'never', 'channel'],
    [59, 'message_forbidden', 'never', 'none'],
    [67, 'message_forbidden', 'never', 'channel'],
    [10001, 'target_opted_out', 'never', 'target'],
    [10002, 'target_not_found', 'never', 'none'],
    [10004, 'duplicate_request', 'never', 'none'],
  ])('%i is %s, retry %s, and stops %s', (code, cause, when, pause) => {
    expect(only({ code })).toMatchObject({ status: 'refused', cause, token: 'keep', pause, retry: { when } });
  });

  test('41 is said of bad tokens too, and still kills none', () => {
    expect(only({ code: 41 })).toMatchObject({ cause: 'request_invalid', token: 'keep', retry: { when: 'never' } });
  });

  test('10000 for one token kills it on a second sighting, for a list only raises suspicion, and an alias keeps its place', () => {
    expect(only({ code: 10000 })).toMatchObject({ cause: 'token_malformed', token: 'dead', confirm: true, pause: 'target' });
    expect(only({ code: 10000 }, list)).toMatchObject({ cause: 'token_malformed', token: 'suspect', targets: list.targets });
    expect(only({ code: 10000 }, { kind: 'alias', targets: ['user-17'] }).token).toBe('keep');
    expect(only({ code: 10000 }, { targets: [first] }).token).toBe('suspect');
  });

  test.each([10006, 10010, 14000, 20000, 99, 14, 34])('%i stands in no list of a send, and is refused without a guess', (code) => {
    expect(only({ code })).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep', retry: { when: 'never' } });
  });

  test('33 waits for midnight in China, whatever zone we are in', () => {
    const receivedAtMs = Date.UTC(2026, 10, 24, 15, 59);
    const [outcome] = oppo.parse({ status: 200, body: '{"code":33}', receivedAtMs }, token);
    expect(outcome).toMatchObject({ retry: { when: 'after', waitMs: 60_000, until: 'vendor_midnight' } });
  });

  test('-2 and -3 of an SDK that could not read the reply leave open whether it was taken', () => {
    const bodies = [
      { code: -3, message: 'Response Parse Error' },
      { code: -2, message: 'Response Parse Error' },
    ];
    for (const body of bodies)
      expect(only(body)).toMatchObject({
        status: 'uncertain',
        cause: 'malformed_reply',
        retryIfRepeatable: { when: 'backoff' },
        pause: 'none',
      });
    expect(only({ code: -2, message: 'Flow Control' }).status).toBe('refused');
  });

  test('a message with the token in it does not show the token', () => {
    expect(only({ code: 10000, message: `bad ${first}` }).evidence.message).not.toContain(first);
  });
});

describe('a broadcast', () => {
  test('that was taken names those it left out under their code', () => {
    const outcomes = answer(success({ message_id: 'm', task_id: 't', 10000: [first], 10001: [second] }), list);
    expect(fates(outcomes)).toEqual(['token_malformed dead', 'target_opted_out keep', 'accepted']);
    expect(outcomes.find(({ status }) => status === 'accepted')?.messageId).toBe('m');
  });

  test.each([
    ['10002', 'target_not_found keep'],
    ['10003', 'target_not_found keep'],
    ['10004', 'duplicate_request keep'],
    ['10005', 'duplicate_request keep'],
    ['10007', 'unrecognized keep'],
    ['15000', 'unrecognized keep'],
    ['33', 'quota_exhausted keep'],
  ])('under the key %s is %s, not a dead token', (key, fate) => {
    expect(fates(answer(success({ [key]: [first] }), list))).toEqual([fate, 'accepted', 'accepted']);
  });

  test('of aliases kills none, and an alias without quotes is found', () => {
    const outcomes = answer(success({ 10000: ['a'], 10002: [17] }), { kind: 'alias', targets: ['a', '17', 'b'] });
    expect(fates(outcomes, ['a', '17', 'b'])).toEqual(['token_malformed keep', 'target_not_found keep', 'accepted']);
  });

  test('may join the names', () => {
    expect(fates(answer(success({ 10000: `${first}; ${second}` }), list))).toEqual([
      'token_malformed dead',
      'token_malformed dead',
      'accepted',
    ]);
  });

  test('names nobody by an empty list, and ignores who was not sent', () => {
    for (const data of [{ 10000: [] }, { 10000: null }, { 10000: ['somebody-else'] }])
      expect(answer(success(data), list)).toMatchObject([{ status: 'accepted', targets: list.targets }]);
  });

  test.each([[3], [{}], [[{}]], [[null]], [true]])('with names nobody can read, %j, does not call the others accepted', (names) => {
    const outcomes = answer(success({ 10000: names, 10001: [first] }), list);
    expect(fates(outcomes)).toEqual(['target_opted_out keep', 'malformed_reply keep', 'malformed_reply keep']);
    expect(only(success({ 10000: names }), list)).toMatchObject({ status: 'uncertain' });
  });

  test('whose data came as text hides nobody', () => {
    const outcomes = answer(success(JSON.stringify({ message_id: 'm', 10000: [first] })), list);
    expect(fates(outcomes)).toEqual(['token_malformed dead', 'accepted', 'accepted']);
  });

  test('only takes whole numbers for codes', () => {
    const data = { '10000x': [first], '-1': [first], '1.5': [first], status: 'call_success', constructor: [first] };
    expect(only(success(data)).status).toBe('accepted');
  });

  test('without a word on what was sent answers for those it names, and without their kind nobody is dead', () => {
    const body = success({ message_id: 'm', 10000: [first] });
    expect(answer(body, { kind: 'token' })).toMatchObject([
      { token: 'dead', targets: [first] },
      { status: 'accepted', targets: [] },
    ]);
    expect(answer(body)[0]).toMatchObject({ token: 'suspect' });
  });
});

describe('a batch', () => {
  const ok = (registrationId: string, messageId = 'm') => ({ messageId, registrationId });
  const bad = (registrationId: string, errorCode: unknown, more = {}) => ({ registrationId, errorCode, errorMessage: 'xxxx', ...more });

  test('answers for each of its targets by name, with an id of its own', () => {
    const outcomes = answer(success([ok(second, 'm2'), ok(first, 'm1'), ok(third, 'm3')]), list);
    expect(outcomes.map(({ targets, messageId }) => [targets[0], messageId])).toEqual([
      [first, 'm1'],
      [second, 'm2'],
      [third, 'm3'],
    ]);
  });

  test('that ran out of quota on the way keeps the tokens, waits, and stops the app although the envelope says 0', () => {
    const outcomes = answer(success([ok(first), bad(second, 10000), bad(third, 33)]), list);
    expect(fates(outcomes)).toEqual(['accepted', 'token_malformed dead', 'quota_exhausted keep']);
    expect(outcomes[2]).toMatchObject({ retry: { when: 'after' }, pause: 'app' });
  });

  test('lets errorCode decide, with a message id beside it or without one', () => {
    const outcomes = answer(success([bad(first, 10000, { messageId: 'm1' }), bad(second, '10000'), ok(third)]), list);
    expect(fates(outcomes)).toEqual(['token_malformed dead', 'token_malformed dead', 'accepted']);
    expect(outcomes[0]?.messageId).toBe('m1');
  });

  test('an item that has an id keeps it beside one that has none', () => {
    expect(answer(success([bad(first, 10000), bad(second, 10000, { messageId: 'm2' })]), list).map(({ messageId }) => messageId)).toEqual([
      undefined,
      'm2',
      undefined,
    ]);
    expect(answer(success([{ registrationId: first }, ok(second, 'm2')]), list)[1]).toMatchObject({ status: 'accepted', messageId: 'm2' });
  });

  test.each([0, '0', null, ''])('takes errorCode %j for none', (errorCode) => {
    expect(fates(answer(success([{ ...ok(first), errorCode }]), token), [first])).toEqual(['accepted']);
  });

  test.each([[{}], [true], ['x'], ['http 5xx'], [1.5], ['invalid_list']])(
    'does not take the errorCode %j for a success, nor for a row of ours',
    (errorCode) => {
      expect(only(success([bad(first, errorCode)]))).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep' });
    },
  );

  test('a sentence of an error without its number is no success, unless the message got its id', () => {
    expect(only(success([bad(first, undefined)])).cause).toBe('unrecognized');
    expect(only(success([bad(first, undefined, { messageId: 'm' })])).status).toBe('accepted');
    expect(only(success([{ registrationId: first }])).status).toBe('accepted');
  });

  test.each([10001, 10006, 15000])('the errorCode %i kills nobody', (errorCode) => {
    expect(only(success([bad(first, errorCode)])).token).toBe('keep');
  });

  test('a target that stands in no item was not answered', () => {
    const outcomes = answer(success([ok(first), ok('somebody-else')]), list);
    expect(fates(outcomes)).toEqual(['accepted', 'malformed_reply keep', 'malformed_reply keep']);
    expect(outcomes[1]).toMatchObject({ status: 'uncertain', evidence: { code: 'unanswered' } });
  });

  test('an item that is none, or has no name, answers for nobody', () => {
    for (const item of [null, 7, 'x', [], {}, { errorCode: 10000 }, { registrationId: {} }])
      expect(fates(answer(success([item, ok(first)]), list))).toEqual(['accepted', 'malformed_reply keep', 'malformed_reply keep']);
    expect(only(success(['x']), list)).toMatchObject({ status: 'uncertain' });
  });

  test('an item of another name is not about the one token that was sent, and one without a name is', () => {
    expect(only(success([bad(second, 10000)]))).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
    expect(only(success([{ errorCode: 10000 }]))).toMatchObject({ token: 'dead' });
  });

  test('for one alias is about it, however OPPO names it', () => {
    const alias = { kind: 'alias', targets: ['user-17'] } as const;
    expect(only(success([ok(first)]), alias).status).toBe('accepted');
    expect(only(success([bad(first, 10000)]), alias).token).toBe('keep');
  });

  test('reads registration_id too', () => {
    expect(only(success([{ registration_id: first, message_id: 'm' }]))).toMatchObject({ status: 'accepted', messageId: 'm' });
  });

  test('two messages to one target are answered in their order, and a lone item answers for both', () => {
    const twice = { kind: 'token', targets: [first, second, first] } as const;
    expect(answer(success([ok(first, 'm1'), ok(second, 'm2'), bad(first, 33)]), twice)).toMatchObject([
      { status: 'accepted', targets: [first], messageId: 'm1' },
      { status: 'accepted', targets: [second] },
      { cause: 'quota_exhausted', targets: [first] },
    ]);
    expect(answer(success([bad(first, 33), ok(second)]), twice)[0]).toMatchObject({ cause: 'quota_exhausted', targets: [first, first] });
  });

  test('without a word on what was sent answers for those it names', () => {
    expect(answer(success([ok(first), bad(second, 10000)]), { kind: 'token' })).toMatchObject([
      { status: 'accepted', targets: [first] },
      { token: 'dead', targets: [second] },
    ]);
  });

  test('a thousand refused targets cost a few outcomes', () => {
    const targets = Array.from({ length: 1000 }, (_, index) => `token-number-${index}`);
    const items = targets.map((target, index) => bad(target, [10000, 33, '33'][index % 3])).reverse();
    expect(answer(success(items), { kind: 'token', targets })).toHaveLength(2);
  });
});

describe('auth', () => {
  const auth = { api: 'auth' } as const;

  test('a token in data is a success, and is never shown', () => {
    for (const data of [{ auth_token: 'secret-of-the-app' }, '{"auth_token":"secret-of-the-app"}']) {
      expect(only(success(data), auth).status).toBe('accepted');
      expect(JSON.stringify(answer(success(data), auth))).not.toContain('secret-of-the-app');
    }
  });

  test.each([undefined, null, 'invalid', {}, [[]], { auth_token: '' }, { auth_token: ' ' }, { auth_token: 7 }])(
    'code 0 with %j for data has no token, so nobody knows what it is',
    (data) => expect(only({ code: 0, data }, auth)).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' }),
  );

  test.each([
    [14, 'credential_invalid', 'never'],
    [15, 'credential_invalid', 'never'],
    [16, 'credential_invalid', 'never'],
    [17, 'request_invalid', 'never'],
    [18, 'request_invalid', 'never'],
    [19, 'clock_skew', 'after_refresh'],
    [41, 'credential_invalid', 'never'],
    [55, 'rate_limited', 'backoff'],
  ])('%i is %s, retry %s, and stops the app', (code, cause, when) => {
    expect(only({ code }, auth)).toMatchObject({ cause, retry: { when }, pause: 'app' });
  });

  test('has the common codes of the sends', () => {
    expect(only({ code: 30 }, auth).cause).toBe('permission_denied');
    expect(only({ code: 10000 }, { ...token, ...auth }).token).toBe('keep');
  });
});

describe('an operation', () => {
  const operation = { ...token, api: 'operation' } as const;

  test.each([
    [0, 'accepted'],
    [31, 'operation_rejected'],
    [33, 'quota_exhausted'],
    [34, 'quota_exhausted'],
    [51, 'operation_rejected'],
    [11, 'credential_expired'],
    [-1, 'vendor_unavailable'],
    [10000, 'token_malformed'],
  ])('%i is %s: its own row first, then that of a send', (code, cause) => {
    const outcome = only({ code, message: 'x', data: { message_id: 'm' } }, operation);
    expect(outcome.cause ?? outcome.status).toBe(cause);
    expect(outcome.messageId).toBe('m');
  });

  test('a code that speaks of the targets of a send says nothing of a token here', () => {
    for (const code of [10000, 10001, 10004]) expect(only({ code }, operation).token).toBe('keep');
  });
});

describe('a callback', () => {
  const receipt = { api: 'receipt', kind: 'token' } as const;
  const event = (eventType: unknown, more = {}) => ({
    messageId: 'm1',
    taskId: 't1',
    registrationIds: `${first}, ${second}`,
    eventType,
    ...more,
  });

  test('push_arrive arrived, and was neither shown nor clicked', () => {
    expect(answer([event('push_arrive')], receipt)).toMatchObject([
      { status: 'accepted', receipt: 'arrived', messageId: 'm1', targets: [first, second] },
    ]);
  });

  test('regid_invalid kills, from the time of the event on, where it has one', () => {
    const dated = (eventTime: unknown) => answer([event('regid_invalid', { eventTime })], receipt)[0] as Refused;
    expect(dated('1562207540879')).toMatchObject({ cause: 'token_unregistered', token: 'dead', diedAtMs: 1_562_207_540_879 });
    expect(dated(1_562_207_540_879).diedAtMs).toBe(1_562_207_540_879);
    expect(dated('timestamp')).not.toHaveProperty('diedAtMs');
    expect(dated(undefined)).toMatchObject({ token: 'dead', targets: [first, second] });
  });

  test('user_daily_limit leaves the device alone until tomorrow, and says nothing of its death', () => {
    const outcome = answer([event('user_daily_limit', { eventTime: 1_562_207_540_879 })], receipt)[0];
    expect(outcome).toMatchObject({ cause: 'target_rate_limited', token: 'keep', pause: 'target', retry: { until: 'vendor_midnight' } });
    expect(outcome).not.toHaveProperty('diedAtMs');
  });

  test.each(['something_new', 'invalid_list', '0', 10000, '10000', undefined, {}, 'constructor'])(
    'the event %j is unknown, and keeps the token',
    (type) => {
      expect(answer([event(type)], receipt)).toMatchObject([
        { status: 'refused', cause: 'unrecognized', token: 'keep', targets: [first, second] },
      ]);
    },
  );

  test('each entry is an outcome of its own, though they share a target', () => {
    const outcomes = answer([event('push_arrive'), event('regid_invalid', { messageId: 'm2', registrationIds: second })], receipt);
    expect(outcomes).toMatchObject([
      { status: 'accepted', messageId: 'm1', targets: [first, second] },
      { token: 'dead', messageId: 'm2', targets: [second] },
    ]);
  });

  test('names may come as a list, and a single entry without one round it', () => {
    const targets = [first, second];
    expect(answer([event('push_arrive', { registrationIds: targets })], receipt)[0]?.targets).toEqual(targets);
    expect(answer(event('push_arrive'), receipt)[0]?.targets).toEqual(targets);
    expect(answer(JSON.stringify(JSON.stringify([event('push_arrive')])), receipt)[0]?.targets).toEqual(targets);
  });

  test('that names nobody kills nobody', () => {
    for (const registrationIds of [undefined, '', ' , ', {}, [{}]])
      expect(answer([event('regid_invalid', { registrationIds })], { ...receipt, targets: [first] })[0]?.targets).toEqual([]);
  });

  test('without an entry in it is none', () => {
    for (const body of [[], [7, null, 'x'], {}, 'x'])
      expect(answer(body, receipt)).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  });

  test('kills nobody where the kind was not said', () => {
    expect(answer([event('regid_invalid')], { api: 'receipt' })).toMatchObject([{ token: 'suspect' }]);
  });
});

describe('the list of invalid tokens', () => {
  const receipt = { api: 'receipt', kind: 'token' } as const;

  test('makes each of its items dead', () => {
    for (const data of [{ registration_ids: [first, second], totalCount: 2 }, JSON.stringify({ registration_ids: [first, second] })])
      expect(answer(success(data), receipt)).toMatchObject([{ cause: 'token_unregistered', token: 'dead', targets: [first, second] }]);
  });

  test('that is empty is a call that worked', () => {
    for (const data of [{ registration_ids: [] }, {}, null])
      expect(answer(success(data), receipt)).toMatchObject([{ status: 'accepted', targets: [], evidence: { code: '0' } }]);
  });

  test('that nobody can read does not pass for an empty one, since OPPO has deleted it', () => {
    for (const registration_ids of [{}, 7, [{}], [null]])
      expect(answer(success({ registration_ids }), receipt)).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  });

  test('fails with the common codes of the sends, which speak of no token', () => {
    expect(only({ code: 11 }, receipt)).toMatchObject({ cause: 'credential_expired', retry: { when: 'after_refresh' } });
    expect(only({ code: 10000 }, { ...receipt, targets: [first] }).token).toBe('keep');
  });
});

const request = (path: string, body = '', method = 'POST', headers: Record<string, string> = {}): HttpRequest => ({
  method,
  path,
  body,
  header: (name) => headers[name],
});
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const v1 = '/server/v1';
const sentOf = (path: string, body = '', method = 'POST') => readerOfRequests(oppo)?.(request(path, body, method));

describe('sentOf', () => {
  const unicast = (message: unknown) =>
    sentOf(`${v1}/message/notification/unicast`, form({ auth_token: 'x', message: JSON.stringify(message) }));
  const batch = (messages: unknown) => sentOf(`${v1}/message/notification/unicast_batch`, form({ messages: JSON.stringify(messages) }));
  const broadcast = (fields: Record<string, string>) => sentOf(`${v1}/message/notification/broadcast`, form(fields));

  test.each([
    [2, first, 'token'],
    ['2', first, 'token'],
    [5, 'user-17', 'alias'],
  ])('a unicast with target_type %j goes to %s, of kind %s', (target_type, target_value, kind) => {
    expect(unicast({ target_type, target_value, notification: {} })).toEqual({ api: 'send', kind, targets: [target_value] });
  });

  test('the channel is the category, else the channel_id', () => {
    const message = { target_type: 2, target_value: first };
    expect(unicast({ ...message, notification: { category: 'IM', channel_id: 'c' } })?.channel).toBe('IM');
    expect(unicast({ ...message, notification: { category: '', channel_id: 'c' } })?.channel).toBe('c');
    expect(unicast({ ...message, notification: { category: 7 } })).not.toHaveProperty('channel');
    expect(unicast({ ...message, notification: { category: 7, channel_id: 'c' } })?.channel).toBe('c');
  });

  test('a target stays as it was sent, blanks and all, and what nobody can read is left out', () => {
    for (const target_type of [9, 'constructor', {}])
      expect(unicast({ target_type, target_value: ' a ' })).toStrictEqual({ api: 'send', targets: [' a '] });
    for (const target_value of ['', undefined, {}])
      expect(unicast({ target_type: 2, target_value })).toStrictEqual({ api: 'send', kind: 'token' });
    expect(unicast({ target_type: 5, target_value: 17 })?.targets).toEqual(['17']);
  });

  test('a batch in which one message has no target has none, for answers go by them', () => {
    for (const target_value of [undefined, '', {}])
      expect(
        batch([
          { target_type: 2, target_value: first },
          { target_type: 2, target_value },
        ]),
      ).toStrictEqual({ api: 'send', kind: 'token' });
  });

  test('a batch goes to the targets of its messages, of one kind and channel where all agree', () => {
    const to = (target_type: number, target_value: string, category: string) => ({ target_type, target_value, notification: { category } });
    expect(batch([to(2, first, 'IM'), to(2, second, 'IM')])).toEqual({
      api: 'send',
      kind: 'token',
      targets: [first, second],
      channel: 'IM',
    });
    expect(batch([to(2, first, 'IM'), to(5, 'a', 'ORDER')])).toEqual({ api: 'send', targets: [first, 'a'] });
  });

  test.each([
    [{ target_type: '1' }, { api: 'send', kind: 'broadcast' }],
    [
      { target_type: '2', target_value: `${first};${second}` },
      { api: 'send', kind: 'token', targets: [first, second] },
    ],
    [
      { target_type: '2', registration_ids: `${first};` },
      { api: 'send', kind: 'token', targets: [first] },
    ],
    [
      { target_type: '5', target_value: 'a;b' },
      { api: 'send', kind: 'alias', targets: ['a', 'b'] },
    ],
    [
      { target_type: '6', target_value: '{"or":["a;b"]}' },
      { api: 'send', kind: 'topic', targets: ['{"or":["a;b"]}'] },
    ],
    [
      { target_type: '9', target_value: 'a' },
      { api: 'send', targets: ['a'] },
    ],
    [{}, { api: 'send' }],
  ])('a broadcast of %j', (fields, sent) => {
    expect(broadcast(fields as Record<string, string>)).toEqual(sent);
  });

  const calls: readonly (readonly [string, string, Sent])[] = [
    ['auth', '', { api: 'auth' }],
    ['message/notification/save_message_content', form({ title: 'x', category: 'IM' }), { api: 'operation', channel: 'IM' }],
    ['feedback/fetch_invalid_regidList', '', { api: 'receipt', kind: 'token' }],
    ['feedback/fetch_push_permit', '', { api: 'operation' }],
    ['media/upload/big_picture', '--x', { api: 'operation' }],
    ['media/upload/small_picture', '--x', { api: 'operation' }],
    ...['set_alias', 'delete_alias', 'get_alias', 'add_tags', 'subscribe_tags', 'unsubscribe_tags', 'get_all_tags'].map(
      (call) =>
        [
          `device/${call}`,
          JSON.stringify({ registration_id: first, alias: 'a' }),
          { api: 'operation', kind: 'token', targets: [first] },
        ] as const,
    ),
    ['device/get_alias', '{"alias":"a"}', { api: 'operation', kind: 'alias', targets: ['a'] }],
    ['device/get_alias', '[', { api: 'operation' }],
  ];

  test.each(calls)('%s with the body %s', (call, body, sent) => {
    expect(sentOf(`${v1}/${call}`, body)).toEqual(sent);
    expect(sentOf(`${v1}/${call}/?x=1`, body)).toEqual(sent);
  });

  test('fields may stand in the query', () => {
    const query = form({ message: JSON.stringify({ target_type: 2, target_value: first }) });
    expect(sentOf(`${v1}/message/notification/unicast?${query}`)?.targets).toEqual([first]);
  });

  test.each(['/', '/v3/send', '/server/v1/', '/server/v1/unknown', '/server/v1/constructor', '/server/v2/auth', '/x/server/v1/auth'])(
    '%s is no call of OPPO',
    (path) => {
      expect(sentOf(path)).toBeUndefined();
    },
  );

  test('an odd body costs the targets and nothing else', () => {
    for (const text of ['', '{', '[]', 'null', '7', '{"target_value":{}}', '[null]', '[[]]', '{"notification":7,"target_type":{}}'])
      for (const call of ['unicast', 'unicast_batch', 'broadcast'])
        expect(sentOf(`${v1}/message/notification/${call}`, form({ message: text, messages: text, target_value: '' }))).toEqual({
          api: 'send',
        });
  });
});

describe('an endpoint', () => {
  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))(
    '%s accepts its example and nothing unsigned',
    (path, endpoint) => {
      const { example, method, refuse, api } = endpoint;
      const asked = request(path, example.body, method, { ...example.headers });
      const sent = readerOfRequests(oppo)?.(asked) as Sent;
      expect(path).toMatch(endpoint.path);
      expect(sent.api).toBe(api);
      if (api === 'send') expect(sent.targets).toEqual(['ok-1']);
      expect(refuse(asked, sent)).toBeUndefined();
      const bare = request(path, example.body.replace(/auth_token=[^&]*&?/, ''), method);
      if (api !== 'auth') expect(refuse(bare, sent)).toBe('29');
    },
  );

  const refusal = (call: string, fields: Record<string, string>) => {
    const asked = request(`${v1}/${call}`, form(fields), 'POST', call === 'auth' ? {} : { auth_token: 'x' });
    const endpoint = endpoints.find(({ path }) => path.test(asked.path));
    return endpoint?.refuse(asked, readerOfRequests(oppo)?.(asked) as Sent);
  };
  const message = { target_type: 2, target_value: first, notification: { title: 'a', content: 'b' } };
  const many = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  const signature = { app_key: 'k', timestamp: '1562207540879', sign: 'a'.repeat(64) };

  test.each([
    ['auth', { ...signature, app_key: '' }, '15'],
    ['auth', { ...signature, sign: '' }, '17'],
    ['auth', { ...signature, sign: 'A' }, '16'],
    ['auth', { ...signature, timestamp: '' }, '18'],
    ['auth', { ...signature, timestamp: '1562207540' }, '19'],
    ['auth', { ...signature, timestamp: '15622075408790' }, '19'],
    ['auth', { ...signature, sign: 'a'.repeat(65) }, '16'],
    ['message/notification/unicast', {}, '40'],
    ['message/notification/unicast', { message: JSON.stringify({ ...message, target_value: undefined }) }, '40'],
    ['message/notification/unicast', { message: JSON.stringify({ ...message, target_value: '' }) }, '41'],
    ['message/notification/unicast', { message: '{' }, '41'],
    ['message/notification/unicast', { message: JSON.stringify({ ...message, target_type: undefined }) }, '40'],
    ['message/notification/unicast', { message: JSON.stringify({ ...message, target_type: 9 }) }, '41'],
    ['message/notification/unicast', { message: JSON.stringify({ ...message, notification: { title: 'a' } }) }, '40'],
    ['message/notification/unicast_batch', {}, '40'],
    ['message/notification/unicast_batch', { messages: '{' }, '41'],
    ['message/notification/unicast_batch', { messages: '{}' }, '41'],
    ['message/notification/unicast_batch', { messages: '[]' }, '41'],
    ['message/notification/unicast_batch', { messages: JSON.stringify(many(1001).map(() => message)) }, '41'],
    ['message/notification/unicast_batch', { messages: JSON.stringify(many(1000).map(() => message)) }, undefined],
    ['message/notification/broadcast', { target_type: '2', target_value: first }, '40'],
    ['message/notification/broadcast', { message_id: 'm', target_type: '2' }, '40'],
    ['message/notification/broadcast', { message_id: 'm', target_type: '1' }, undefined],
    ['message/notification/broadcast', { message_id: 'm', target_type: '9', target_value: first }, '41'],
    ['message/notification/broadcast', { message_id: 'm', target_type: '2', target_value: many(1000).join(';') }, undefined],
    ['message/notification/broadcast', { message_id: 'm', target_type: '2', target_value: many(1001).join(';') }, '41'],
    ['message/notification/save_message_content', { title: 'a' }, '40'],
  ])('%s checks its fields before it looks at a target', (call, fields, code) => {
    expect(refusal(call, fields)).toBe(code);
    if (code !== undefined) expect(replyFor(call === 'auth' ? 'auth' : 'send', code, [])).toBeDefined();
  });

  test.each([
    ['{"auth_token":"x","registration_id":"a"}', undefined],
    ['{"auth_token":"","registration_id":"a"}', '29'],
    ['{"auth_token":7,"registration_id":"a"}', '29'],
    ['{"registration_id":"a"}', '29'],
    ['["x"]', '29'],
    ['', '29'],
    ['{"auth_token":"x"}', '40'],
  ])('a call in JSON may bring its token in the body: %s', (body, code) => {
    const asked = request(`${v1}/device/get_alias`, body);
    const endpoint = endpoints.find(({ path }) => path.test(asked.path));
    expect(endpoint?.refuse(asked, readerOfRequests(oppo)?.(asked) as Sent)).toBe(code);
  });

  test('a call on a device is JSON', () => {
    const asked = request(`${v1}/device/get_alias`, 'registration_id=a', 'POST', { auth_token: 'x' });
    const endpoint = endpoints.find(({ path }) => path.test(asked.path));
    expect(endpoint?.refuse(asked, readerOfRequests(oppo)?.(asked) as Sent)).toBe('41');
  });
});

describe('a simulated reply', () => {
  test('to several targets reads as the answers it was made of', () => {
    for (const codes of [
      ['0', '10000', '33'],
      ['10000', '10001', '0'],
      ['0', '0', '0'],
    ]) {
      const reply = replyForEach(
        'send',
        codes.map((code, index) => ({ target: list.targets[index] as string, code })),
      );
      const outcomes = oppo.parse(reply ?? { status: 0, body: '' }, list);
      expect(list.targets.map((target) => outcomes.find(({ targets }) => targets.includes(target))?.evidence.code)).toEqual(codes);
    }
  });

  test('to several events is a callback with an entry each', () => {
    const codes = ['push_arrive', 'regid_invalid', 'user_daily_limit'];
    const reply = replyForEach(
      'receipt',
      codes.map((code, index) => ({ target: list.targets[index] as string, code })),
    );
    expect(oppo.parse(reply ?? { status: 0, body: '' }, { api: 'receipt' }).map(({ evidence }) => evidence.code)).toEqual(codes);
  });

  test.each([
    ['send', '11'],
    ['send', '-1'],
    ['auth', '0'],
    ['operation', '0'],
    ['receipt', 'invalid_list'],
  ] as const)('cannot say %s %s of one target beside another', (api, code) => {
    expect(
      replyForEach(api, [
        { target: first, code },
        { target: second, code: '0' },
      ]),
    ).toBeUndefined();
  });

  test('every plain word has its row', () => {
    for (const code of Object.values(words)) expect(oppo.verdict(code, 'send'), code).toBeDefined();
  });
});

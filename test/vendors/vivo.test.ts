import { describe, expect, test } from 'vitest';
import type { Outcome, Refused } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';
import { receipt as receiptCodes } from '../../src/vendors/vivo/codes.ts';
import { vivo } from '../../src/vendors/vivo/index.ts';
import { endpoints, replyFor, replyForEach, words } from '../../src/vendors/vivo/simulation.ts';
import { requestsTo } from './requests-to.ts';

const first = '15554239157791000000009';
const second = '15513410784181118114099';
const third = '12345678901234567890122';
const token = { kind: 'token', targets: [first] } as const;
const list = { kind: 'token', targets: [first, second, third] } as const;
const midnight = Date.UTC(2026, 10, 24, 16); // 00:00 in China
const hourMs = 3_600_000;

const answer = (body: unknown, sent?: Sent, receivedAtMs?: number) =>
  vivo.parse({ status: 200, body: typeof body === 'string' ? body : JSON.stringify(body), receivedAtMs }, sent);
const only = (body: unknown, sent: Sent = token, receivedAtMs?: number) => {
  const outcomes = answer(body, sent, receivedAtMs);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Refused;
};
const fateOf = (outcomes: readonly Outcome[], target: string) => {
  const outcome = outcomes.find(({ targets }) => targets.includes(target));
  return outcome?.status === 'accepted' ? 'accepted' : `${outcome?.cause} ${outcome?.token}`;
};

describe('invalidUser', () => {
  test.each([
    [1, 'token_unregistered dead', 'never'],
    [2, 'token_unregistered dead', 'never'],
    [3, 'target_offline suspect', 'never'],
    [4, 'token_mismatch keep', 'never'],
    [5, 'unrecognized suspect', 'never'],
    [undefined, 'unrecognized suspect', 'never'],
  ])('status %s decides over 10302 and over result 0', (status, fate, when) => {
    for (const result of [10302, '10302', 0]) {
      const outcome = only({ result, desc: 'regId不合法', invalidUser: { status, userid: first } });
      expect(`${outcome.cause} ${outcome.token}`).toBe(fate);
      expect(outcome.retry).toEqual({ when });
    }
  });

  test('a status that comes as text is the same status', () => {
    for (const status of ['4', ' 4 '])
      expect(only({ result: 10302, invalidUser: { status, userid: first } }).evidence.code).toBe('invalidUser.status=4');
  });

  test('a status that imitates our own detail is no status of vivo', () => {
    expect(only({ result: 10302, invalidUser: { status: '1#alias', userid: first } }).evidence.code).toBe('invalidUser.status=other');
  });

  test.each([[` ${first} `], ['another spelling'], [15554239157791], [undefined], [null]])(
    'is about the one target that was sent, though its userid is %j',
    (userid) => {
      expect(fateOf(answer({ result: 10302, invalidUser: { status: 1, userid } }, token), first)).toBe('token_unregistered dead');
    },
  );

  test.each([[null], [[]], [{}], [{ status: null, userid: null }], ['']])(
    '%j says nothing: 10302 for one id is dead without it too',
    (invalidUser) => {
      expect(only({ result: 10302, invalidUser })).toMatchObject({ token: 'dead', evidence: { code: '10302' } });
      expect(only({ result: 0, taskId: '342982', invalidUser }).status).toBe('accepted');
    },
  );

  test('the words of the call stay with a refusal, and 请求成功 is not said of a dead id', () => {
    expect(only({ result: 10302, desc: 'regId 不合法', invalidUser: { status: 1 } }).evidence.message).toBe('regId 不合法');
    expect(only({ result: 0, desc: '请求成功', invalidUser: { status: 1 } }).evidence.message).toBeUndefined();
  });

  test('without a status, and spelled otherwise, is still about the one target', () => {
    expect(only({ result: 0, invalidUser: { userid: 'another spelling' } })).toMatchObject({ cause: 'unrecognized', token: 'suspect' });
  });

  test('is not asked where another code refuses the call', () => {
    const outcome = only({ result: 10000, invalidUser: { status: 1, userid: first } });
    expect(outcome).toMatchObject({ cause: 'credential_expired', token: 'keep', retry: { when: 'after_refresh' } });
  });
});

describe('invalidUsers', () => {
  test('result 0 does not mean that every id was accepted', () => {
    const invalidUsers = [3, 4, 1].map((status, index) => ({ status, userid: list.targets[index] }));
    const outcomes = answer({ result: 0, invalidUsers }, { ...list, targets: [...list.targets, 'v2-fourth'] });
    expect([...list.targets, 'v2-fourth'].map((target) => fateOf(outcomes, target))).toEqual([
      'target_offline suspect',
      'token_mismatch keep',
      'token_unregistered dead',
      'accepted',
    ]);
  });

  test('an id that was not sent is dropped', () => {
    const outcomes = answer({ result: 0, invalidUsers: [{ status: 1, userid: 'somebody-else' }] }, list);
    expect(outcomes).toMatchObject([{ status: 'accepted', targets: list.targets }]);
  });

  test('a list names its ids even where one target was sent', () => {
    expect(only({ result: 0, invalidUsers: [{ status: 1, userid: second }] }).status).toBe('accepted');
  });

  test('an entry without a name, or that is none, is passed over', () => {
    const invalidUsers = [null, 7, 'x', [], {}, { status: 1 }, { status: 1, userid: ' ' }, { status: 1, userid: {} }];
    expect(answer({ result: 0, invalidUsers }, list)).toMatchObject([{ status: 'accepted', targets: list.targets }]);
    expect(answer({ result: 0, invalidUsers }, { kind: 'token' })).toHaveLength(1);
  });

  test('blanks round a userid do not hide it', () => {
    expect(fateOf(answer({ result: 0, invalidUsers: [{ status: 1, userid: `${first}\n` }] }, list), first)).toBe('token_unregistered dead');
    expect(answer({ result: 10302, invalidUsers: [{ status: 1, userid: ` ${first}` }] }, { kind: 'token' })).toMatchObject([
      { targets: [first] },
    ]);
  });

  test('blanks round a target that was sent do not hide it either', () => {
    const sent = { kind: 'token', targets: [` ${first}`, second] } as const;
    expect(fateOf(answer({ result: 0, invalidUsers: [{ status: 1, userid: ` ${first}` }] }, sent), ` ${first}`)).toBe(
      'token_unregistered dead',
    );
  });

  test('a regId of 23 digits without quotes keeps all of them', () => {
    const outcomes = answer(`{"result":0,"taskId":98765432109876543210,"invalidUsers":[{"status":1,"userid":${first}}]}`, list);
    expect(fateOf(outcomes, first)).toBe('token_unregistered dead');
    expect(fateOf(outcomes, second)).toBe('accepted');
    expect(outcomes.find(({ status }) => status === 'accepted')?.messageId).toBe('98765432109876543210');
  });

  test('the singular name with a list in it, and the plural with an object, are read alike', () => {
    const entry = { status: 1, userid: second };
    for (const body of [{ invalidUser: [entry] }, { invalidUsers: entry }, { invalidUser: entry }])
      expect(fateOf(answer({ result: 0, ...body }, list), second)).toBe('token_unregistered dead');
  });

  test('beside the singular name, both are read', () => {
    const body = { result: 0, invalidUser: { status: 4, userid: first }, invalidUsers: [{ status: 1, userid: second }] };
    const outcomes = answer(body, list);
    expect(list.targets.map((target) => fateOf(outcomes, target))).toEqual(['token_mismatch keep', 'token_unregistered dead', 'accepted']);
  });

  test('without a word on what was sent the targets are those of the reply, and without their kind nobody is dead', () => {
    const body = { result: 0, invalidUsers: [{ status: 1, userid: first }] };
    expect(answer(body, { kind: 'token' })).toMatchObject([
      { status: 'accepted', targets: [] },
      { token: 'dead', targets: [first] },
    ]);
    expect(answer(body)[1]).toMatchObject({ token: 'suspect', targets: [first] });
  });
});

describe('10302', () => {
  test('for a list names nobody, so nobody is dead', () => {
    expect(only({ result: 10302 }, list)).toMatchObject({ cause: 'token_unregistered', token: 'suspect', targets: list.targets });
  });

  test('kills the id that it names and suspects the others, even the last one', () => {
    const outcomes = answer({ result: 10302, invalidUser: { status: 1, userid: first } }, { kind: 'token', targets: [first, second] });
    expect(fateOf(outcomes, first)).toBe('token_unregistered dead');
    expect(fateOf(outcomes, second)).toBe('token_unregistered suspect');
  });

  test('only suspects the one target that was sent where its list names somebody else', () => {
    expect(only({ result: 10302, invalidUsers: [{ status: 1, userid: second }] })).toMatchObject({
      cause: 'token_unregistered',
      token: 'suspect',
      targets: [first],
    });
  });

  test('speaks of no nameless target where it names one and nothing is known of the request', () => {
    expect(only({ result: 10302, invalidUser: { status: 1, userid: first } }, {}).targets).toEqual([first]);
  });
});

describe('an alias', () => {
  test.each([['alias'], ['account']] as const)('of kind %s that is unknown or gone is not found, and keeps its place', (kind) => {
    for (const status of [1, 2]) {
      const single = only({ result: 10302, invalidUser: { status, userid: 'user-17' } }, { kind, targets: ['user-17'] });
      expect(single).toMatchObject({ cause: 'target_not_found', token: 'keep', retry: { when: 'never' } });
      const several = answer({ result: 0, invalidUsers: [{ status, userid: 'user-17' }] }, { kind, targets: ['user-17', 'user-18'] });
      expect(fateOf(several, 'user-17')).toBe('target_not_found keep');
    }
  });

  test.each([
    [3, 'target_offline'],
    [4, 'token_mismatch'],
    [9, 'unrecognized'],
  ])('of status %i is %s like a regId, but never suspect, for it is no token', (status, cause) => {
    const alias = { kind: 'alias', targets: ['user-17'] } as const;
    expect(only({ result: 10302, invalidUser: { status } }, alias)).toMatchObject({ cause, token: 'keep' });
  });

  test('that is unknown has a code of its own, 10307', () => {
    expect(only({ result: 10307 }, { kind: 'alias', targets: ['user-17'] })).toMatchObject({ cause: 'target_not_found', token: 'keep' });
  });
});

describe('limits', () => {
  test.each([
    [10070, 'quota_exhausted', 'operation', 'after'],
    [10071, 'quiet_hours', 'operation', 'after'],
    [10073, 'quota_exhausted', 'system', 'after'],
    [10082, 'app_blocked', 'system', 'never'],
    [10252, 'quota_exhausted', 'saveListPayload', 'after'],
    [10254, 'quota_exhausted', 'all', 'after'],
    [10255, 'app_blocked', 'all', 'never'],
  ])('%i stops its own channel and leaves the others open', (result, cause, channel, when) => {
    expect(only({ result })).toMatchObject({ cause, channel, pause: 'channel', token: 'keep', retry: { when } });
  });

  test('the channel that a limit names stands against the one that was sent', () => {
    expect(only({ result: 10070 }, { ...token, channel: 'system' }).channel).toBe('operation');
    expect(only({ result: 10302 }, { ...token, channel: 'system' }).channel).toBe('system');
  });

  test.each([
    ['one minute before midnight in China', 10070, midnight - 60_000, 60_000],
    ['one minute before midnight in China', 10252, midnight - 60_000, 60_000],
    ['at midnight in London', 10073, midnight + 8 * hourMs, 16 * hourMs],
    ['half an hour before midnight', 10071, midnight - hourMs / 2, 7.5 * hourMs],
    ['at three in the morning', 10071, midnight + 3 * hourMs, 4 * hourMs],
  ])('%s, %i waits for the clock of China', (_when, result, nowMs, waitMs) => {
    const until = result === 10071 ? 'vendor_morning' : 'vendor_midnight';
    expect(only({ result }, token, nowMs).retry).toEqual({ when: 'after', waitMs, until });
  });

  test('the limit of a second stops the app, and the one that no list explains the vendor', () => {
    expect(only({ result: 10072 })).toMatchObject({ cause: 'rate_limited', retry: { when: 'backoff' }, pause: 'app' });
    expect(only({ result: 10040 })).toMatchObject({ cause: 'vendor_unavailable', pause: 'vendor' });
  });

  test.each([[10153], [10154], [10800]])('%i splits a list, and is a fault of the caller for a list of one', (result) => {
    expect(only({ result }, list)).toMatchObject({ cause: 'batch_too_large', retry: { when: 'split' } });
    expect(only({ result })).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' } });
  });
});

describe('the envelope', () => {
  test('desc decides nothing: a success that says 鉴权失败 is a success, a refusal that says 请求成功 is none', () => {
    expect(only({ result: 0, desc: '鉴权失败' }).status).toBe('accepted');
    expect(only({ result: 10056, desc: '请求成功' }).cause).toBe('message_too_large');
  });

  test.each([[{}], [{ desc: '请求成功', taskId: '1' }], [{ result: null }], [{ result: '' }], [{ result: {} }], [{ result: true }]])(
    'without a result that can be read, %j leaves open what happened',
    (body) => {
      for (const api of ['send', 'operation'] as const)
        expect(only(body, { ...token, api })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', token: 'keep' });
    },
  );

  test.each(['x', '0x', '10302 gone', '-'])('the result %j is no number, and stands in the evidence as a word', (result) => {
    expect(only({ result })).toMatchObject({
      status: 'refused',
      cause: 'unrecognized',
      token: 'keep',
      evidence: { code: `result=${result}` },
    });
  });

  test('a result that imitates a key of our own tables is a word nobody knows', () => {
    for (const result of ['invalidUser.status=1', 'HTTP 500', 'HTTP 401/403'])
      expect(only({ result, desc: 'x' })).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep' });
  });

  test('a bare result 0, without a taskId, is accepted', () => {
    expect(only('{"result":0}')).toMatchObject({ status: 'accepted', targets: [first] });
  });

  test('an auth reply never shows its token', () => {
    const outcomes = answer({ result: 0, desc: '请求成功', authToken: 'secret-of-the-app' }, { api: 'auth' });
    expect(JSON.stringify(outcomes)).not.toContain('secret-of-the-app');
  });

  test('10000 asks for a new token everywhere but at the token endpoint, where that would loop', () => {
    for (const api of ['send', 'operation'] as const)
      expect(only({ result: 10000 }, { ...token, api })).toMatchObject({ cause: 'credential_expired', retry: { when: 'after_refresh' } });
    expect(only({ result: 10000 }, { api: 'auth' })).toMatchObject({ cause: 'credential_invalid', retry: { when: 'never' } });
  });

  test.each([[10004], [10101], [10102], [30001], [40000], [50000]])('%i stands in no list of vivo, only in maps of others', (result) => {
    expect(only({ result })).toMatchObject({ cause: 'unrecognized', token: 'keep' });
  });

  test('10054 and 10071 are no verdict on a token, whatever a map in the wild says', () => {
    expect(only({ result: 10054 })).toMatchObject({ cause: 'message_invalid', token: 'keep' });
    expect(only({ result: 10071 }).token).toBe('keep');
    expect(only({ result: 10311 })).toMatchObject({ cause: 'target_opted_out', token: 'keep', retry: { when: 'never' } });
  });

  test.each([
    [401, 'refused', 'credential_expired', 'after_refresh'],
    [403, 'refused', 'credential_expired', 'after_refresh'],
    [429, 'refused', 'rate_limited', 'backoff'],
    [500, 'uncertain', 'vendor_internal', 'backoff'],
    [502, 'uncertain', 'vendor_unavailable', 'backoff'],
    [503, 'refused', 'vendor_unavailable', 'backoff'],
  ])('a bare %i is %s: %s', (status, word, cause, when) => {
    for (const api of ['send', 'operation'] as const) {
      const [outcome] = vivo.parse({ status, body: 'Internet server error!' }, { ...token, api });
      expect(outcome).toMatchObject({ status: word, cause, [word === 'uncertain' ? 'retryIfRepeatable' : 'retry']: { when } });
    }
  });

  test('a gateway that refuses the token endpoint has no token to refuse', () => {
    expect(vivo.parse({ status: 403, body: '' }, { api: 'auth' })[0]).toMatchObject({
      cause: 'permission_denied',
      evidence: { code: 'http-403' },
    });
  });
});

describe('a receipt', () => {
  const receipt = (body: unknown, kind?: 'token') => answer(body, { api: 'receipt', ...(kind && { kind }) });
  const one = (entry: object) =>
    receipt({ 342982: { param: '{"order":17}', targets: first, ...entry } }, 'token')[0] as Refused & { receipt?: string };

  test('answers for every task in it, under the id of the task', () => {
    const outcomes = receipt({ 342982: { targets: first, ackType: '0' }, 342983: { targets: second, ackType: 1017 } });
    expect(outcomes).toMatchObject([
      { status: 'accepted', receipt: 'arrived', messageId: '342982', targets: [first] },
      { cause: 'quiet_hours', channel: 'operation', retry: { until: 'vendor_morning' }, messageId: '342983', targets: [second] },
    ]);
  });

  test('of the older kind has no type and means arrived', () => {
    for (const entry of [{}, { ackType: null }, { ackType: '', subType: '' }, { ackTime: 1_700_000_000_000 }])
      expect(one(entry)).toMatchObject({ status: 'accepted', receipt: 'arrived', evidence: { code: 'ack:none' } });
  });

  test('whose type cannot be read, or stands elsewhere, has not arrived', () => {
    for (const entry of [{ ackType: {} }, { type: '301' }, { ackSubType: '31003' }, { ackType: true }])
      expect(one(entry)).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep', evidence: { code: 'ack:unreadable' } });
  });

  test.each([
    [{ ackType: '1020x' }, 'ackType=1020x'],
    [{ ackType: 'x1020' }, 'ackType=x1020'],
    [{ ackType: 301 }, 'live:301'],
    [{ ackType: 302, subType: '' }, 'live:302'],
    [{ ackType: 301, subType: 39999 }, 'live:301/39999'],
    [{ ackType: 131003 }, 'ack:131003'],
    [{ ackType: 310031 }, 'ack:310031'],
    [{ ackType: 102, subType: 39999 }, 'ack:102'],
  ])('of a type that nobody knows, %j, is %s and keeps the token', (entry, code) => {
    expect(one(entry)).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep', evidence: { code } });
  });

  test('passes over a sub type that says nothing for one that does', () => {
    for (const ackSubType of [null, '', {}])
      expect(one({ ackType: '301', ackSubType, subCode: '31003' })).toMatchObject({ token: 'dead', evidence: { code: 'live:301/31003' } });
  });

  test('whose type is a word has not arrived, and the word for no type is none of vivo', () => {
    for (const ackType of ['none', 'arrived', 'unreadable'])
      expect(one({ ackType })).toMatchObject({ status: 'refused', cause: 'unrecognized', token: 'keep' });
  });

  test.each([['ackSubType'], ['subType'], ['sub_type'], ['ackSubCode']])('finds the sub type under the name %s', (name) => {
    expect(one({ ackType: '301', [name]: '31003', ackTime: 1_700_000_000_000 })).toMatchObject({
      token: 'dead',
      diedAtMs: 1_700_000_000_000,
    });
    expect(one({ ackType: '102', [name]: 1020 })).toMatchObject({ cause: 'token_unregistered', token: 'suspect' });
  });

  test.each([
    ['live:301/31003', { ackType: '301', subType: '31003' }],
    ['live:301/31004', { ackType: 31004 }],
    ['live:302/32005', { ackType: 302, subType: 32005 }],
  ])('%s kills, for the list is official', (code, entry) => {
    expect(one(entry)).toMatchObject({ cause: 'token_unregistered', token: 'dead', evidence: { code } });
  });

  test.each([['1020'], ['2183'], ['20001'], ['20002'], ['20006'], ['10012']])(
    'ack:%s never kills, for the number is derived',
    (ackType) => {
      expect(one({ ackType }).token).not.toBe('dead');
    },
  );

  test('of age only, 20006 and 31005, is offline and suspect', () => {
    for (const entry of [{ ackType: '20006' }, { ackType: '301', subType: '31005' }])
      expect(one(entry)).toMatchObject({ cause: 'target_offline', token: 'suspect', retry: { when: 'never' } });
  });

  test('has a time of death only where it tells of one', () => {
    expect(one({ ackType: '101', ackTime: 1_700_000_000_000 })).not.toHaveProperty('diedAtMs');
    for (const ackType of ['2183', '20001'])
      expect(one({ ackType, ackTime: 1_700_000_000_000 })).toMatchObject({ token: 'suspect', diedAtMs: 1_700_000_000_000 });
  });

  test('of an arrival stays one beside a sub type', () => {
    expect(one({ ackType: '0', ackSubType: '1020' })).toMatchObject({ status: 'accepted', receipt: 'arrived' });
    expect(one({ ackType: '300', ackSubType: '31003' })).toMatchObject({ status: 'accepted', receipt: 'arrived' });
  });

  test('of a live notification that became an ordinary one was shown', () => {
    expect(one({ ackType: '302', subType: '32009' })).toMatchObject({ status: 'accepted', receipt: 'shown' });
  });

  test('of a live notification that is not opened leaves the other pushes of the app alone', () => {
    expect(one({ ackType: '302', subType: '32008' })).toMatchObject({ cause: 'app_blocked', pause: 'channel', channel: 'live' });
  });

  test('with a code of a send does not mean what the send would', () => {
    expect(one({ ackType: '10302' })).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: 'ack:10302' } });
  });

  test('kills nobody where the kind of the target was not said', () => {
    expect(receipt({ 342982: { targets: first, ackType: 301, subType: 31003 } })[0]).toMatchObject({ token: 'suspect' });
  });

  test('whose target came without quotes keeps its digits', () => {
    expect(receipt(`{"342982":{"targets":${first},"ackType":"0"}}`)[0]?.targets).toEqual([first]);
  });

  test('with a type and no target is about the targets that were asked for', () => {
    const outcomes = answer({ 342982: { ackType: '101' } }, { api: 'receipt', ...token });
    expect(outcomes).toMatchObject([{ cause: 'message_forbidden', targets: [first] }]);
  });

  test('without a single target and type is no receipt', () => {
    expect(receipt({ desc: '请求成功', 342982: { param: 'x' } })[0]).toMatchObject({
      status: 'uncertain',
      cause: 'malformed_reply',
    });
  });
});

describe('the query for invalid ids', () => {
  const named = { result: 0, desc: '请求成功', invalidUsers: [1, 2, 3].map((status, at) => ({ status, userid: `id-${at + 1}` })) };
  const query = (body: unknown, sent: Sent = { kind: 'token' }, status = 200) =>
    vivo.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, { ...sent, api: 'receipt' });

  test('kills those it names by their status, whoever was asked about', () => {
    for (const sent of [{ kind: 'token' }, { kind: 'token', targets: ['id-9'] }] as const)
      expect(query(named, sent)).toMatchObject([
        { api: 'receipt', targets: ['id-1'], cause: 'token_unregistered', token: 'dead' },
        { api: 'receipt', targets: ['id-2'], cause: 'token_unregistered', token: 'dead' },
        { api: 'receipt', targets: ['id-3'], cause: 'target_offline', token: 'suspect' },
      ]);
  });

  test('that names one in an object means that one, and not the one that was asked about', () => {
    const invalidUser = { status: 1, userid: ' id-1 ' };
    expect(query({ result: 0, invalidUser }, { kind: 'token', targets: ['id-9'] })).toMatchObject([{ token: 'dead', targets: ['id-1'] }]);
  });

  test('of aliases kills nobody, and where the kind was not said they are suspect', () => {
    expect(query(named, { kind: 'alias' })[0]).toMatchObject({ cause: 'target_not_found', token: 'keep', targets: ['id-1'] });
    expect(query(named, {})[0]).toMatchObject({ cause: 'token_unregistered', token: 'suspect' });
  });

  test('that names nobody is one accepted outcome without targets', () => {
    for (const invalidUsers of [[], null, undefined])
      expect(query({ ...named, invalidUsers }, { kind: 'token', targets: ['id-9'] })).toMatchObject([{ status: 'accepted', targets: [] }]);
  });

  test('whose entries nobody can read does not pass for one that names nobody', () => {
    expect(query({ ...named, invalidUsers: [{ status: 1 }, 'x'] })).toMatchObject([{ status: 'uncertain', cause: 'malformed_reply' }]);
  });

  test('keeps the digits of an id that came as a number', () => {
    const body = '{"result":0,"invalidUsers":[{"status":1,"userid":15554239157791000000009}]}';
    expect(query(body)).toMatchObject([{ token: 'dead', targets: [first] }]);
  });

  test.each([
    [10000, 'credential_expired'],
    [10700, 'request_invalid'],
    [10703, 'rate_limited'],
    [10302, 'unrecognized'],
  ])('refused with %i says so by the table of the operations, and kills nobody', (result, cause) => {
    expect(query({ ...named, result })).toMatchObject([{ status: 'refused', cause, token: 'keep' }]);
  });

  test('kills nobody under a status that is no success', () => {
    for (const status of [404, 502, 503])
      for (const outcome of query(named, { kind: 'token' }, status)) expect(outcome).toMatchObject({ token: 'keep' });
  });

  test('is known by its path', () => {
    expect(sentOf('/invalidUser/check', { userType: 1, userIds: ['a'] })).toEqual({ api: 'receipt', kind: 'token' });
    expect(sentOf('/invalidUser/check', { userType: 2, userIds: ['a'] })).toEqual({ api: 'receipt', kind: 'alias' });
  });
});

test('a list under another status than 2xx is no success, and nobody in it is dead', () => {
  for (const status of [502, 503]) {
    const body = JSON.stringify({ result: 0, invalidUsers: [{ status: 1, userid: first }] });
    expect(vivo.parse({ status, body }, list)).toMatchObject([{ status: 'uncertain', token: 'keep', targets: [first, second, third] }]);
  }
});

test('a thousand bad ids cost a few outcomes, not a thousand', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `v2-${index}`);
  const outcomes = answer(
    { result: 0, invalidUsers: targets.map((userid, index) => ({ status: (index % 4) + 1, userid })) },
    { kind: 'token', targets },
  );
  expect(outcomes).toHaveLength(4);
  expect(outcomeOf(outcomes, 'v2-999')).toMatchObject({ cause: 'token_mismatch', token: 'keep' });
});

const { request, sentOf, endpointAt, refusal } = requestsTo(vivo, { endpoints, replyFor });

describe('what was asked is found in the request', () => {
  const tags = { orTags: ['a', 'b'], andTags: ['c'], notTags: ['d'] };
  test.each<[string, unknown, Sent]>([
    ['/message/auth', { appId: 10004 }, { api: 'auth' }],
    ['/message/send', { regId: first }, { api: 'send', kind: 'token', targets: [first] }],
    ['/message/send', { alias: 'a' }, { api: 'send', kind: 'alias', targets: ['a'] }],
    ['/message/send', { regId: first, alias: 'a' }, { api: 'send', kind: 'token', targets: [first] }],
    ['/message/send', { regId: '', alias: 'a' }, { api: 'send', kind: 'alias', targets: ['a'] }],
    ['/message/pushToList', { regIds: [first, second] }, { api: 'send', kind: 'token', targets: [first, second] }],
    ['/message/pushToList', { aliases: ['a', 'b'], taskId: '1' }, { api: 'send', kind: 'alias', targets: ['a', 'b'] }],
    ['/message/pushToList', { regIds: [], aliases: ['a'] }, { api: 'send', kind: 'alias', targets: ['a'] }],
    ['/message/saveListPayload', { title: 'a' }, { api: 'send', channel: 'saveListPayload' }],
    ['/message/all', { title: 'a', classification: 1 }, { api: 'send', kind: 'broadcast', channel: 'all' }],
    ['/message/tagPush', { tagExpression: tags }, { api: 'send', kind: 'topic', targets: ['a', 'b', 'c'] }],
    ['/message/tagPush', tags, { api: 'send', kind: 'topic', targets: ['a', 'b', 'c'] }],
    ['/livemessage/send', { regId: first }, { api: 'send', kind: 'token', targets: [first], channel: 'live' }],
    ['/report/getStatistics?taskIds=1,2', '', { api: 'operation', targets: ['1', '2'] }],
    ['/search/msgStatus?taskIds=1%2C2', '', { api: 'operation', targets: ['1', '2'] }],
    ['/report/getStatistics', '', { api: 'operation', targets: [] }],
    ['/tag/addMembers', { name: 'x', type: 1, ids: [first] }, { api: 'operation', targets: [first] }],
  ])('%s %j', (path, body, sent) => {
    expect(sentOf(path, body)).toEqual(sent);
  });

  test.each([
    [0, 'operation'],
    [1, 'system'],
    ['0', 'operation'],
    ['1', 'system'],
    [2, undefined],
    [undefined, undefined],
    [{}, undefined],
  ])('the channel is the message class: classification %j', (classification, channel) => {
    expect(sentOf('/message/send', { regId: first, classification })?.channel).toBe(channel);
    expect(sentOf('/message/tagPush', { classification })?.channel).toBe(channel);
  });

  test.each([[''], ['null'], ['[]'], ['{'], ['<html>'], ['{"regId":7}'], ['{"regId":null,"alias":[]}']])(
    'the odd body %j names nobody',
    (body) => {
      expect(sentOf('/message/send', body)).toEqual({ api: 'send' });
      expect(sentOf('/message/pushToList', body)).toEqual({ api: 'send' });
      expect(sentOf('/tag/delete', body)).toEqual({ api: 'operation', targets: [] });
    },
  );

  test.each([['/'], ['/message'], ['/message/other'], ['/constructor'], ['__proto__'], ['/v1/message/send'], ['/tags/x']])(
    '%s is no call of vivo',
    (path) => expect(sentOf(path, { regId: first })).toBeUndefined(),
  );

  test('too many tasks can be split, as they are what was asked for', () => {
    const sent = sentOf('/report/getStatistics?taskIds=1,2');
    expect(answer({ result: 10471 }, sent)[0]).toMatchObject({ cause: 'batch_too_large', retry: { when: 'split' }, targets: ['1', '2'] });
  });
});

describe('a simulated call', () => {
  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))('the example of %s is accepted', (path, endpoint) => {
    const example = request(path, endpoint.example.body, endpoint.example.headers, endpoint.method);
    const sent = readerOfRequests(vivo)?.(example) as Sent;
    expect(endpointAt(path)).toBe(endpoint);
    expect(endpoint.refuse(example, sent)).toBeUndefined();
    expect(sent.api).toBe(endpoint.api);
    // A list goes to two at least.
    if (sent.kind === 'token') expect(sent.targets).toEqual(path === '/message/pushToList' ? ['ok-1', 'ok-2'] : ['ok-1']);
  });

  const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  const shown = { title: 'a', content: 'b', requestId: 'r', notifyType: 1, skipType: 1 };
  const toOne = (more: object) => ({ body: { regId: first, ...shown, ...more } });
  const toMany = (more: object) => ({ body: { taskId: '1', requestId: 'r', ...more } });
  const tasks = (value: string) => ({ path: `/report/getStatistics${value}` });
  const signed = { appId: 1, appKey: 'k', timestamp: 1501484120000, sign: 'f'.repeat(32) };

  test.each<[string, string, Parameters<typeof refusal>[1], string | undefined]>([
    ['without a token', '/message/send', { headers: {} }, '10000'],
    ['with an empty token', '/message/all', { headers: { authToken: '' } }, '10000'],
    ['with a bearer instead', '/message/pushToList', { headers: { Authorization: 'Bearer x' } }, '10000'],
    ['for statistics without a token', '/report/getStatistics', { headers: {} }, '10000'],
    ['for tags without a token', '/tag/add', { headers: {} }, '10000'],
    ['that is no JSON', '/message/send', { body: '{"regId":' }, '10050'],
    ['to nobody', '/message/send', { body: shown }, '10050'],
    ['to nobody, live', '/livemessage/send', { body: {} }, '10050'],
    ['without a title', '/message/send', toOne({ title: '' }), '10055'],
    ['with a title that is no text', '/message/send', toOne({ title: { text: 'a' } }), '10055'],
    ['with 40 characters of title', '/message/send', toOne({ title: '好'.repeat(40) }), undefined],
    ['with 41 characters of title', '/message/send', toOne({ title: '好'.repeat(41) }), '10056'],
    ['without content', '/message/all', { body: { ...shown, content: undefined } }, '10057'],
    ['with 101 characters of content', '/message/send', toOne({ content: 'x'.repeat(101) }), '10058'],
    ['with notifyType 5', '/message/send', toOne({ notifyType: 5 }), '10054'],
    ['with skipType 0', '/message/send', toOne({ skipType: 0 }), '10060'],
    ['with classification 2', '/message/send', toOne({ classification: 2 }), '10051'],
    ['without requestId', '/message/send', toOne({ requestId: undefined }), '10352'],
    ['with a long requestId', '/message/saveListPayload', { body: { ...shown, requestId: 'r'.repeat(65) } }, '10353'],
    ['to a list of nobody', '/message/pushToList', toMany({}), '10150'],
    ['to a list of one', '/message/pushToList', toMany({ regIds: ['a'] }), '10153'],
    ['to a list of two', '/message/pushToList', toMany({ regIds: ['a', 'b'] }), undefined],
    ['to a list of a thousand', '/message/pushToList', toMany({ aliases: names(1000) }), undefined],
    ['to too long a list', '/message/pushToList', toMany({ regIds: names(1001) }), '10153'],
    ['to a list of one alias', '/message/pushToList', toMany({ aliases: ['a'] }), '10154'],
    ['to too long a list of aliases', '/message/pushToList', toMany({ aliases: names(1001) }), '10154'],
    ['to a list without a task', '/message/pushToList', toMany({ regIds: ['a', 'b'], taskId: '' }), '10151'],
    ['to a list without a requestId', '/message/pushToList', { body: { regIds: ['a', 'b'], taskId: '1' } }, '10352'],
    ['for no task', '/report/getStatistics', tasks(''), '10473'],
    ['for a task that is no number', '/report/getStatistics', tasks('?taskIds=1,x'), '10472'],
    ['for a task that only ends in a number', '/report/getStatistics', tasks('?taskIds=x1'), '10472'],
    ['for a task that only begins with a number', '/report/getStatistics', tasks('?taskIds=1x'), '10472'],
    ['for a hundred tasks', '/report/getStatistics', tasks(`?taskIds=${names(100).join().replaceAll('t', '')}`), undefined],
    ['for more than a hundred tasks', '/search/msgStatus', tasks(`?taskIds=${names(101).join().replaceAll('t', '')}`), '10471'],
    ['for a thousand ids of a tag', '/tag/addMembers', { body: { ids: names(1000) } }, undefined],
    ['for too many ids of a tag', '/tag/addMembers', { body: { ids: names(1001) } }, '10614'],
    ['for a tag of type 3', '/tag/addMembers', { body: { type: 3, ids: ['a'] } }, '10616'],
    ['for a token without appId', '/message/auth', { body: {} }, '10200'],
    ['for a token in a form', '/message/auth', { body: 'appId=1' }, '10200'],
    ['for a token without appKey', '/message/auth', { body: { ...signed, appKey: '' } }, '10201'],
    ['for a token without timestamp', '/message/auth', { body: { ...signed, timestamp: undefined } }, '10203'],
    ['for a token without sign', '/message/auth', { body: { ...signed, sign: '' } }, '10204'],
    ['for a token with a sign in upper case', '/message/auth', { body: { ...signed, sign: 'F'.repeat(32) } }, '10206'],
    ['for a token with a timestamp in seconds', '/message/auth', { body: { ...signed, timestamp: 1501484120 } }, '10207'],
    ['for a token with too long a sign', '/message/auth', { body: { ...signed, sign: 'f'.repeat(33) } }, '10206'],
    ['for a token with too long a timestamp', '/message/auth', { body: { ...signed, timestamp: 15014841200000 } }, '10207'],
    ['for a token', '/message/auth', { body: signed }, undefined],
  ])('a call %s is refused by the code of the documentation, or taken', (_, path, change, code) => {
    expect(refusal(path, change)).toBe(code);
  });

  test('every plain word is a row of a send', () => {
    for (const code of Object.values(words)) expect(vivo.verdict(code, 'send'), code).toBeDefined();
    expect(fateOf(vivo.parse(replyFor('send', words.dead as string, [first]) as RawReply, token), first)).toBe('token_unregistered dead');
  });
});

describe('one reply for targets that fare differently', () => {
  type Answers = Readonly<Record<string, string>>;
  const each = (api: 'send' | 'receipt' | 'operation', answers: Answers) =>
    replyForEach(
      api,
      Object.entries(answers).map(([target, code]) => ({ target, code })),
    );
  const read = (api: 'send' | 'receipt', answers: Answers) => {
    const outcomes = vivo.parse(each(api, answers) as RawReply, { api, kind: 'token', targets: Object.keys(answers) });
    return Object.fromEntries(outcomes.flatMap(({ targets, evidence }) => targets.map((target) => [target, evidence.code])));
  };
  const bad: Answers = {
    a: 'invalidUser.status=1',
    b: 'invalidUser.status=2',
    c: 'invalidUser.status=3',
    d: 'invalidUser.status=4',
    e: 'invalidUser.status=other',
  };

  test.each<[Answers]>([
    [{ ...bad, f: '0' }],
    [bad],
    [{ a: '0', b: 'invalidUser.status=2' }],
    [{ a: '0', b: '0' }],
    [{ a: '0' }],
    [{ a: 'invalidUser.status=3' }],
  ])('a list names those it leaves out: %j', (answers) => expect(read('send', answers)).toEqual(answers));

  test('one of a list is dead beside one that was taken', () => {
    const outcomes = vivo.parse(each('send', { a: '0', b: 'invalidUser.status=2' }) as RawReply, { kind: 'token', targets: ['a', 'b'] });
    expect([fateOf(outcomes, 'a'), fateOf(outcomes, 'b')]).toEqual(['accepted', 'token_unregistered dead']);
  });

  test.each<[Answers]>([
    [{ a: '0', b: '10302' }],
    [{ a: '0', b: '10072' }],
    [{ a: '0', b: 'invalidUser.status=1#alias' }],
    [{ a: '0', b: 'invalidUser.status=7' }],
  ])('%j cannot be said side by side', (answers) => {
    expect(each('send', answers)).toBeUndefined();
    expect(each('operation', answers)).toBeUndefined();
  });

  test('receipts are one task a target', () => {
    const types = Object.keys(receiptCodes).filter((code) => /^(?:ack|live):/.test(code));
    const answers = Object.fromEntries(types.map((code, index) => [`t${index}`, code]));
    expect(read('receipt', answers)).toEqual(answers);
    expect(each('receipt', { a: 'ack:0', b: '10302' })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { Outcome, Refused } from '../../src/core/outcome.ts';
import type { Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { vendors } from '../../src/vendors/index.ts';
import * as codes from '../../src/vendors/tencent-im/codes.ts';
import { tencentIm } from '../../src/vendors/tencent-im/index.ts';
import { replyFor, replyForEach, words } from '../../src/vendors/tencent-im/simulation.ts';
import { client } from '../../src/vendors/tencent-im/texts.ts';

const one = { kind: 'account', targets: ['user1'] } as const;
const three = { kind: 'account', targets: ['user1', 'user2', 'user3'] } as const;
const midnight = Date.UTC(2026, 10, 24, 16); // 00:00 in China
const TaskId = 'batch_667015d4_537529d8_2000005e80aa873_d03ac87_56f5e750';

const all = (id: string) => (vendors as Record<string, (typeof vendors)['vivo']>)[id];
const answer = (body: unknown, sent?: Sent, status = 200, receivedAtMs?: number) =>
  tencentIm.parse({ status, body: typeof body === 'string' ? body : JSON.stringify(body), receivedAtMs }, sent, all);
const only = (body: unknown, sent: Sent = one, status = 200, receivedAtMs?: number) => {
  const outcomes = answer(body, sent, status, receivedAtMs);
  expect(outcomes).toHaveLength(1);
  return outcomes[0] as Omit<Refused, 'status'> & { status: string };
};
const ok = (more: object = {}) => ({ ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, TaskId, ...more });
const fail = (ErrorCode: unknown, ErrorInfo = '') => ({ ActionStatus: 'FAIL', ErrorInfo, ErrorCode, TaskId: '' });
const wordOf = (outcome: Outcome | undefined) =>
  outcome?.status === 'refused'
    ? `${outcome.cause} ${outcome.token}`
    : outcome?.status === 'uncertain'
      ? `uncertain ${outcome.cause}`
      : outcome?.status;
const fates = (outcomes: readonly Outcome[], targets: readonly string[] = three.targets) =>
  targets.map((target) => wordOf(outcomes.find((outcome) => outcome.targets.includes(target))));

describe('ErrorCode decides', () => {
  test.each([[0], ['0'], [' 0 ']])('%j is a success whatever type it has', (ErrorCode) => {
    expect(only(ok({ ErrorCode }))).toMatchObject({ status: 'accepted', messageId: TaskId });
  });

  test('a text is the code that the number is', () => {
    expect(only(fail('70001')).evidence.code).toBe('70001');
  });

  test('a word that imitates a key of our own tables is no code, for the call and in ErrorList', () => {
    for (const word of ['HTTP 429', '0#contradicted', 'ErrorList[].70107']) {
      const stranger = { status: 'refused', cause: 'unrecognized', token: 'keep', evidence: { code: `ErrorCode=${word}` } };
      expect(only(fail(word))).toMatchObject(stranger);
      expect(only(ok({ ErrorList: [{ To_Account: 'user1', ErrorCode: word }] }))).toMatchObject(stranger);
    }
  });

  test('OK beside another code than 0 is a failure', () => {
    expect(only({ ...fail(90001), ActionStatus: 'OK' })).toMatchObject({ status: 'refused', cause: 'request_invalid' });
  });

  test('nothing but the code has to be there', () => {
    expect(only({ ErrorCode: 0 })).toMatchObject({ status: 'accepted', targets: ['user1'] });
    expect(only({ ErrorCode: 70009 })).toMatchObject({ cause: 'credential_invalid' });
  });

  test('FAIL beside 0 is not believed in either direction', () => {
    expect(only(fail(0))).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', evidence: { code: '0#contradicted' } });
  });

  test('a status without a code says nothing that can be read', () => {
    for (const ActionStatus of ['OK', 'FAIL', 'SomeError'])
      expect(only({ ActionStatus })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', evidence: { code: 'http-200' } });
  });

  test.each([[{}], [[]], [null], [true], ['']])('a code %j is none', (ErrorCode) => {
    expect(only({ ...ok(), ErrorCode })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });

  test('a member of an odd type beside it never costs the code', () => {
    const odd = { ActionStatus: 7, ErrorInfo: {}, ErrorList: 7, TaskId: [], MsgKey: {} };
    expect(only({ ...odd, ErrorCode: 90047 })).toMatchObject({ cause: 'quota_exhausted' });
  });

  test('a success under another status than 2xx is none', () => {
    expect(only(ok(), one, 502)).toMatchObject({ status: 'uncertain', cause: 'vendor_unavailable' });
    expect(only(ok(), one, 404)).toMatchObject({ status: 'refused', cause: 'request_invalid' });
  });

  test('a success under 503 leaves open what happened, and keeps the id of what may have been taken', () => {
    expect(only(ok(), one, 503)).toMatchObject({
      status: 'uncertain',
      cause: 'vendor_unavailable',
      messageId: TaskId,
      evidence: { code: '0' },
    });
  });

  test('a failing envelope under a 5xx is the refusal that it says', () => {
    expect(only(fail(60017), one, 500)).toMatchObject({ status: 'refused', cause: 'app_blocked' });
  });

  test.each([[10002], [40001], [1004], [1008001], [100005], [50002], [800001], [6014]])(
    '%i belongs to another service or to a device, and is unrecognized',
    (code) => {
      for (const api of ['send', 'operation'] as const)
        expect(only(fail(code), { ...one, api })).toMatchObject({ cause: 'unrecognized', token: 'keep', retry: { when: 'never' } });
    },
  );
});

describe('the id of what was taken', () => {
  test('is TaskId, and MsgKey where there is none', () => {
    expect(only({ ErrorInfo: '', ActionStatus: 'OK', ErrorCode: 0, MsgKey: '128493_903762_1572870301' }).messageId).toBe(
      '128493_903762_1572870301',
    );
    expect(only(ok({ MsgKey: '1_2_3' })).messageId).toBe(TaskId);
    expect(only(ok({ TaskId: '', MsgKey: '1_2_3' })).messageId).toBe('1_2_3');
  });

  test('is left out where it is empty, and keeps its digits where it is a number', () => {
    expect(only(fail(90001))).not.toHaveProperty('messageId');
    expect(only('{"ErrorCode":0,"TaskId":144115212910570789}').messageId).toBe('144115212910570789');
  });

  test('is not that of an account which failed', () => {
    const failed = outcomeOf(answer(ok({ ErrorList: [{ To_Account: 'user2', ErrorCode: 70107 }] }), three), 'user2');
    expect(failed).not.toHaveProperty('messageId');
  });
});

describe('ErrorList', () => {
  const listed = (...ErrorList: unknown[]) => answer(ok({ ErrorList }), three);

  test('names the accounts that failed under a code of 0, and the others were accepted', () => {
    expect(fates(listed({ ErrorCode: 70107, To_Account: 'user2' }))).toEqual(['accepted', 'target_not_found suspect', 'accepted']);
  });

  test('under another status than 2xx is no verdict, as the 0 beside it is no success', () => {
    const body = ok({ ErrorList: [{ ErrorCode: 70107, To_Account: 'user1' }] });
    expect(answer(body, three, 502)).toMatchObject([{ status: 'uncertain', token: 'keep', targets: three.targets }]);
  });

  test('is read under the third status, SomeError, as under OK', () => {
    const body = { ActionStatus: 'SomeError', ErrorCode: 0, ErrorInfo: '', MsgKey: '4852_28135_1579678877' };
    expect(fates(answer({ ...body, ErrorList: [{ To_Account: 'user3', ErrorCode: 70107 }] }, three))).toEqual([
      'accepted',
      'accepted',
      'target_not_found suspect',
    ]);
  });

  test.each([[undefined], [[]], [null], [[{}]], ['?']])('SomeError with %j names nobody, so nobody can be called accepted', (ErrorList) => {
    const body = { ActionStatus: 'SomeError', ErrorCode: 0, ErrorInfo: '', ErrorList };
    const outcomes = answer(ErrorList === '?' ? { ...body, ErrorList: [null] } : body, three);
    expect(fates(outcomes)).toEqual(Array(3).fill('uncertain malformed_reply'));
  });

  test('under FAIL and 0 speaks for the accounts that it names, and the others stay open', () => {
    const outcomes = answer({ ...fail(0), ErrorList: [{ To_Account: 'user1', ErrorCode: 90012 }] }, three);
    expect(fates(outcomes)).toEqual(['target_not_found suspect', 'uncertain malformed_reply', 'uncertain malformed_reply']);
  });

  test.each([[undefined], [null], [[]]])('%j where all is well changes nothing', (ErrorList) => {
    expect(answer(ok({ ErrorList }), three)).toMatchObject([{ status: 'accepted', targets: three.targets }]);
  });

  test('each account has the code that is said of it', () => {
    const outcomes = listed(
      { To_Account: 'user1', ErrorCode: 20007 },
      { To_Account: 'user2', ErrorCode: '90048' },
      { To_Account: 'user3', ErrorCode: 91000 },
    );
    expect(fates(outcomes)).toEqual(['target_opted_out keep', 'target_not_found suspect', 'vendor_internal keep']);
    expect(outcomes.map(({ evidence }) => evidence.code)).toEqual(['20007', '90048', '91000']);
  });

  test('70107 in it is a row of its own, as number and as text', () => {
    for (const ErrorCode of [70107, '70107'])
      expect(listed({ To_Account: 'user1', ErrorCode })[0]?.evidence.code).toBe('ErrorList[].70107');
  });

  test('accounts that failed in other words are other outcomes', () => {
    const [first, second] = listed(
      { To_Account: 'user1', ErrorCode: 70107, ErrorInfo: 'not imported' },
      { To_Account: 'user2', ErrorCode: 70107, ErrorInfo: 'deleted' },
    );
    expect([first?.evidence.message, second?.evidence.message]).toEqual(['not imported', 'deleted']);
  });

  test('an account without a code, or as a bare text, failed for a reason nobody knows', () => {
    const outcomes = listed({ To_Account: 'user1' }, 'user2');
    expect(fates(outcomes)).toEqual(['unrecognized keep', 'unrecognized keep', 'accepted']);
    expect(outcomes.map(({ evidence }) => evidence.code)).toEqual(['ErrorList[].ErrorCode', '0']);
  });

  test('accounts that failed without a sentence are one outcome, whether it is empty, missing or no text', () => {
    const ErrorList = [
      { To_Account: 'user1', ErrorCode: 70107 },
      { To_Account: 'user2', ErrorCode: 70107, ErrorInfo: '' },
      { To_Account: 'user3', ErrorCode: 70107, ErrorInfo: null },
    ];
    expect(listed(...ErrorList)).toMatchObject([{ cause: 'target_not_found', targets: three.targets }]);
    expect(answer(ok({ ErrorList })).map(({ targets }) => targets)).toEqual([[], three.targets]);
  });

  test('an entry with 0 says that the account did not fail, and no more: it fares as those that are not named', () => {
    const ErrorList = [{ To_Account: 'user1', ErrorCode: 0 }];
    expect(listed(...ErrorList)).toMatchObject([{ status: 'accepted', targets: three.targets, messageId: TaskId }]);
    expect(answer({ ...fail(0), ErrorList }, three)).toMatchObject([{ status: 'uncertain', targets: three.targets }]);
    expect(answer({ ...fail(70107), ErrorList }, three)).toMatchObject([{ token: 'suspect', targets: three.targets }]);
  });

  test('an object in place of the list is its one entry', () => {
    expect(fates(answer(ok({ ErrorList: { To_Account: 'user1', ErrorCode: 70107 } }), three))[0]).toBe('target_not_found suspect');
  });

  test('what is no entry is passed over, and an account that was not sent is dropped', () => {
    const outcomes = listed(null, 7.5, true, [], {}, { ErrorCode: 0 }, { To_Account: 'other', ErrorCode: 70107 });
    expect(outcomes).toMatchObject([{ status: 'accepted', targets: three.targets }]);
  });

  test.each([
    [{ ErrorCode: 70107 }],
    [{ To_Account: '', ErrorCode: 70107 }],
    [{ To_Account: {}, ErrorCode: '90012' }],
    [{ To_Account: null, ErrorCode: null }],
  ])('%j says that an account failed and not which, so those that nobody names stay open', (entry) => {
    const outcomes = listed(entry, { To_Account: 'user2', ErrorCode: 70107 });
    expect(fates(outcomes)).toEqual(['uncertain malformed_reply', 'target_not_found suspect', 'uncertain malformed_reply']);
  });

  test('an account that looks like a number keeps its digits', () => {
    const targets = ['8613812345678901234', '8613812345678901235'];
    const outcomes = answer('{"ErrorCode":0,"ErrorList":[{"ErrorCode":70107,"To_Account":8613812345678901234}]}', {
      kind: 'account',
      targets,
    });
    expect(fates(outcomes, targets)).toEqual(['target_not_found suspect', 'accepted']);
  });

  test('under a refused call keeps its accounts apart, and the others are under no suspicion', () => {
    const outcomes = answer({ ...fail(70107), ErrorList: [{ To_Account: 'user2', ErrorCode: 70107 }] }, three);
    expect(fates(outcomes)).toEqual(['target_not_found keep', 'target_not_found suspect', 'target_not_found keep']);
  });

  test('without a code of the call leaves the accounts that it does not name open', () => {
    const outcomes = answer({ ErrorList: [{ To_Account: 'user2', ErrorCode: 70107 }] }, three);
    expect(fates(outcomes)).toEqual(['uncertain malformed_reply', 'target_not_found suspect', 'uncertain malformed_reply']);
  });

  test('names the targets where nothing is known of the request', () => {
    expect(answer(ok({ ErrorList: [{ To_Account: 'user2', ErrorCode: 70107 }] }))).toMatchObject([
      { status: 'accepted', targets: [] },
      { cause: 'target_not_found', targets: ['user2'] },
    ]);
  });

  test('a thousand accounts cost two outcomes, not a thousand', () => {
    const targets = Array.from({ length: 1000 }, (_, index) => `user-${index}`);
    const ErrorList = targets.filter((_, index) => index % 2).map((To_Account) => ({ To_Account, ErrorCode: 70107 }));
    const outcomes = answer(ok({ ErrorList }), { kind: 'account', targets });
    expect(outcomes.map(({ targets }) => targets.length)).toEqual([500, 500]);
  });
});

describe('no such account', () => {
  test.each([[70107], [90012], [90048], [20003]])('%i is suspect at most: it may only not be imported, or be of another region', (code) => {
    for (const sent of [one, three, { ...one, kind: 'token' } as const])
      expect(only(fail(code), sent)).toMatchObject({ cause: 'target_not_found', token: 'suspect', retry: { when: 'never' } });
  });

  test('no row of any table is ever dead, for Tencent knows accounts and no tokens', () => {
    for (const [api, table] of Object.entries(codes))
      for (const code of Object.keys(table)) expect(tencentIm.verdict(code, api as 'send')?.token, `${api} ${code}`).not.toBe('dead');
  });

  test('unicast and multicast mean accounts', () => {
    for (const kind of ['unicast', 'multicast'] as const) expect(only(ok(), { kind, targets: ['user1'] }).kind).toBe('account');
  });
});

describe('signatures', () => {
  test.each([[70001], [70052]])('%i asks for a new UserSig', (code) => {
    for (const api of ['send', 'auth', 'operation'] as const)
      expect(only(fail(code), { ...one, api })).toMatchObject({
        cause: 'credential_expired',
        retry: { when: 'after_refresh' },
        pause: 'app',
      });
  });

  test.each([[70002], [70003], [70005], [70009], [70013], [70014], [70016], [70020], [70032], [70346], [60004], [60005], [60006]])(
    '%i is wrong for good: a new UserSig of the same make would be refused too',
    (code) => {
      for (const api of ['send', 'operation'] as const)
        expect(only(fail(code), { ...one, api })).toMatchObject({
          cause: 'credential_invalid',
          retry: { when: 'never' },
          token: 'keep',
          pause: 'app',
        });
    },
  );

  test('70050 waits the minute that the documentation asks for', () => {
    expect(only(fail(70050))).toMatchObject({ cause: 'credential_invalid', retry: { when: 'after', waitMs: 60_000 } });
  });

  test('70016 is a code of the server and of a device, and each has its own row', () => {
    expect(tencentIm.verdict('70016', 'send')?.cause).toBe('credential_invalid');
    expect(client[70016]).toBe('client_sdk');
  });

  test('the codes of a device stand in no table of the server', () => {
    for (const table of [codes.send, codes.operation, codes.auth, codes.receipt])
      expect(Object.keys(client).filter((code) => code !== '70016' && Object.hasOwn(table, code))).toEqual([]);
  });

  test('an auth reply without a fault is accepted, and common codes mean there what they mean in a send', () => {
    expect(only(ok(), { api: 'auth' }).status).toBe('accepted');
    expect(only(fail(60021), { api: 'auth' }).cause).toBe('ip_blocked');
    expect(only('<html>', { api: 'auth' }, 404)).toMatchObject({ cause: 'request_invalid', evidence: { code: 'http-404' } });
  });
});

describe('what leaves open whether the push was taken', () => {
  test.each([
    [60008, 'vendor_unavailable'],
    [60013, 'vendor_internal'],
    [70169, 'vendor_unavailable'],
  ])('%i is uncertain, not refused', (code, cause) => {
    for (const api of ['send', 'operation'] as const)
      expect(only(fail(code), { ...one, api })).toMatchObject({
        status: 'uncertain',
        cause,
        retryIfRepeatable: { when: 'backoff' },
        token: 'keep',
      });
  });

  test.each([[60014], [70500], [90992], [90994], [90995], [91000], [20002], [20004], [20005]])(
    '%i is a refusal to be sent again',
    (code) => {
      expect(only(fail(code))).toMatchObject({ status: 'refused', retry: { when: 'backoff' }, pause: 'vendor' });
    },
  );
});

describe('limits', () => {
  test.each([[60007], [60011], [60018], [60019]])('%i backs off', (code) => {
    expect(only(fail(code))).toMatchObject({ cause: 'rate_limited', retry: { when: 'backoff' }, pause: 'app' });
  });

  test.each([
    [90024, 'send'],
    [90051, 'operation'],
  ] as const)('%i, one call a second, is a rate limit of a %s', (code, api) => {
    expect(only(fail(code), { ...one, api })).toMatchObject({ cause: 'rate_limited', retry: { when: 'after', waitMs: 1_000 } });
  });

  test('90047 closes the pushes to everybody until midnight in China, and leaves those to accounts open', () => {
    const outcome = only(fail(90047), { kind: 'broadcast', targets: [] }, 200, midnight - 60_000);
    expect(outcome).toMatchObject({ cause: 'quota_exhausted', pause: 'channel', channel: 'push' });
    expect(outcome.retry).toEqual({ when: 'after', waitMs: 60_000, until: 'vendor_midnight' });
  });

  test.each([
    [90011, 'send'],
    [90018, 'send'],
    [90018, 'operation'],
    [70206, 'send'],
    [70206, 'operation'],
  ] as const)('%i of a %s splits several accounts, and is a fault of the caller for one or none', (code, api) => {
    expect(only(fail(code), { ...three, api })).toMatchObject({ cause: 'batch_too_large', retry: { when: 'split' } });
    for (const targets of [['user1'], []])
      expect(only(fail(code), { kind: 'account', targets, api })).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' } });
  });
});

describe('one pair of users', () => {
  test.each([
    [20007, 'target_opted_out'],
    [20009, 'target_opted_out'],
    [20010, 'target_opted_out'],
    [20011, 'target_opted_out'],
    [20012, 'permission_denied'],
  ])('%i is %s and pauses nobody else', (code, cause) => {
    expect(only(fail(code))).toMatchObject({ cause, pause: 'none', token: 'keep', retry: { when: 'never' } });
  });
});

describe('people must act', () => {
  test.each([
    [60010, 'permission_denied'],
    [90009, 'permission_denied'],
    [70403, 'permission_denied'],
    [60016, 'app_blocked'],
    [60020, 'app_blocked'],
    [90045, 'app_blocked'],
    [70051, 'app_blocked'],
    [60021, 'ip_blocked'],
  ])('%i is %s and pauses the app', (code, cause) => {
    expect(only(fail(code))).toMatchObject({ cause, pause: 'app', retry: { when: 'never' } });
  });
});

describe('90001', () => {
  test('is not only bad JSON: its sentence says what it was, and decides nothing', () => {
    for (const info of ['Invalid format of MsgRandom', 'Invalid To_Account', 'JSON parse error', ''])
      expect(only(fail(90001, info))).toMatchObject({ cause: 'request_invalid', retry: { when: 'never' }, token: 'keep' });
    expect(only(fail(90001, 'Invalid format of MsgRandom')).evidence.message).toBe('Invalid format of MsgRandom');
  });
});

describe('operations', () => {
  const operation = { api: 'operation' } as const;

  test.each([[90049], [90050], [90052], [90053], [20016]])('%i refuses the recall and nothing else', (code) => {
    expect(only(fail(code), operation)).toMatchObject({ cause: 'operation_rejected', retry: { when: 'never' }, pause: 'none' });
  });

  test('a code that only the table of sends knows is known', () => {
    expect(only(fail(90047), operation).cause).toBe('quota_exhausted');
  });

  test('the counters of a loss analysis are no failure of the call, whatever codes they count', () => {
    const lost = [
      { ErrCode: '-2', ErrCount: 125, ErrInfo: '没有上传token' },
      { ErrCode: '410', ErrCount: 35, ErrInfo: 'Unregistered' },
    ];
    const body = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: 'sucess', ReadyToSendLoss: lost, PostSendDeliveredLoss: lost };
    expect(answer(body, operation)).toMatchObject([{ status: 'accepted', targets: [] }]);
    expect(answer({ ...body, Results: [body] }, operation)).toHaveLength(1);
    expect(answer(body, { api: 'receipt' })).toMatchObject([{ status: 'accepted', targets: [] }]);
  });

  test('the codes inside a trace are those of its stages', () => {
    const stage = { PushStatus: 1, ErrorCode: 410, ErrorInfo: 'Unregistered' };
    const body = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: 'sucess', InstanceTrace: [{ OfflinePushStat: { ChannelStat: stage } }] };
    expect(answer(body, { ...operation, ...one })).toMatchObject([{ status: 'accepted' }]);
  });

  test('tags fail in part as a batch does', () => {
    const UserTags = [{ To_Account: 'user1', Tags: ['黄金会员'] }];
    const outcomes = answer({ ...ok(), UserTags, ErrorList: [{ ErrorCode: 70107, To_Account: 'user3' }] }, { ...three, ...operation });
    expect(fates(outcomes)).toEqual(['accepted', 'accepted', 'target_not_found suspect']);
  });
});

describe('a bare status', () => {
  test.each([
    [400, 'refused', 'request_invalid', 'HTTP 4xx'],
    [401, 'refused', 'credential_invalid', 'http-401'],
    [403, 'refused', 'permission_denied', 'http-403'],
    [404, 'refused', 'request_invalid', 'HTTP 4xx'],
    [408, 'uncertain', 'timeout', 'http-408'],
    [413, 'refused', 'message_too_large', 'http-413'],
    [429, 'refused', 'rate_limited', 'HTTP 429'],
    [500, 'uncertain', 'vendor_internal', 'http-500'],
    [502, 'uncertain', 'vendor_unavailable', 'HTTP 502'],
    [503, 'refused', 'vendor_unavailable', 'HTTP 502'],
    [504, 'uncertain', 'vendor_unavailable', 'HTTP 502'],
  ])('%i is %s: %s', (status, word, cause, code) => {
    for (const api of ['send', 'operation'] as const)
      expect(only('<html>', { ...one, api }, status)).toMatchObject({ status: word, cause, evidence: { code } });
  });
});

describe('a callback', () => {
  const event = (more: object) => ({
    CallbackCommand: 'Push.AllMemberPush',
    EventType: 1,
    TaskId: 't1',
    To_Account: 'user2',
    PushStage: 1,
    ...more,
  });
  const receipt = (more: object, kind: Sent['kind'] = 'account') =>
    answer({ Events: [event(more)] }, { api: 'receipt', kind })[0] as Refused & { receipt?: string };

  test('answers for each event, under the id of its push and about its account', () => {
    const Events = [event({ ErrCode: 0, PushPlatform: 1 }), event({ ErrCode: -2, PushPlatform: 2, To_Account: 'user3', TaskId: 't2' })];
    expect(answer({ Events }, { api: 'receipt', kind: 'account' })).toMatchObject([
      { status: 'accepted', targets: ['user2'], messageId: 't1' },
      { status: 'refused', targets: ['user3'], messageId: 't2' },
    ]);
  });

  test.each([
    [1, undefined],
    [2, 'arrived'],
    ['3', 'clicked'],
    [4, undefined],
  ])('stage %j with code 0 is the receipt %s', (PushStage, seen) => {
    expect(receipt({ ErrCode: 0, PushStage })).toMatchObject({ status: 'accepted' });
    expect(receipt({ ErrCode: 0, PushStage }).receipt).toBe(seen);
  });

  test('a failure is no receipt, whatever its stage', () => {
    expect(receipt({ ErrCode: 10302, PushPlatform: 7, PushStage: 2 })).not.toHaveProperty('receipt');
  });

  test('may be one event in place of a list', () => {
    expect(answer({ Events: event({ ErrCode: -2 }) }, { api: 'receipt' })).toMatchObject([
      { cause: 'target_not_found', targets: ['user2'], evidence: { code: 'Events[].ErrCode=-2' } },
    ]);
  });

  test('without an account tells what became of a push, and of nobody', () => {
    for (const To_Account of [undefined, '', {}])
      expect(receipt({ To_Account, ErrCode: 0, PushStage: 2 })).toMatchObject({ receipt: 'arrived', targets: [] });
    const Events = [event({ To_Account: undefined, ErrCode: -1 })];
    expect(answer({ Events }, { ...one, api: 'receipt' })).toMatchObject([{ cause: 'credential_invalid', targets: [] }]);
  });

  test('of a chat message has the id in MsgKey', () => {
    expect(receipt({ ErrCode: 0, TaskId: undefined, MsgKey: '1_2_3' }).messageId).toBe('1_2_3');
  });

  test.each([
    [1, 'apns'],
    [2, 'xiaomi'],
    [3, 'huawei'],
    [4, 'fcm'],
    [5, 'meizu'],
    [6, 'oppo'],
    ['7', 'vivo'],
    [8, 'honor'],
  ])('platform %j: the code is that of %s', (PushPlatform, vendor) => {
    expect(receipt({ ErrCode: 123456, PushPlatform }).evidence.vendor).toBe(vendor);
  });

  test.each([
    [7, 10302, 'regId不合法', 'token_unregistered', '10302'],
    [7, '10302', '', 'token_unregistered', '10302'],
    [1, 410, 'Unregistered', 'token_unregistered', 'Unregistered'],
    [1, 400, 'BadDeviceToken', 'token_malformed', 'BadDeviceToken'],
    [2, 20301, 'send failed', 'token_unregistered', '20301'],
    [7, 10302, 'invalid_token', 'token_unregistered', '10302'],
    [6, 1, 'regid_invalid', 'token_unregistered', 'regid_invalid'],
    [4, 404, 'UNREGISTERED', 'token_unregistered', 'UNREGISTERED'],
  ])(
    'platform %i, %j %j is %s by that vendor, and never dead: an account owns other devices',
    (PushPlatform, ErrCode, ErrInfo, cause, code) => {
      for (const kind of ['account', 'token'] as const)
        expect(receipt({ PushPlatform, ErrCode, ErrInfo }, kind)).toMatchObject({ cause, token: 'suspect', evidence: { code } });
    },
  );

  test('a fault of the message at the vendor is no suspicion against the account', () => {
    expect(receipt({ PushPlatform: 7, ErrCode: 10056 })).toMatchObject({ cause: 'message_too_large', token: 'keep' });
  });

  test('10302 means what vivo means only under the platform of vivo', () => {
    for (const PushPlatform of [0, 2, 9, undefined, {}])
      expect(receipt({ PushPlatform, ErrCode: 10302 })).toMatchObject({ cause: 'unrecognized', token: 'suspect' });
  });

  test('no platform, no vendor: 0 and unknown ones name none', () => {
    for (const PushPlatform of [0, 9, undefined]) expect(receipt({ PushPlatform, ErrCode: 10302 }).evidence).not.toHaveProperty('vendor');
  });

  test("1 beside a word is not Xiaomi's internal error; beside a sentence it may be", () => {
    for (const ErrInfo of ['regid_invalid', 'no_such_regid'])
      expect(receipt({ PushPlatform: 2, ErrCode: 1, ErrInfo })).toMatchObject({ cause: 'unrecognized', token: 'suspect' });
    for (const ErrInfo of ['system error', 'failed: regid_invalid', 'regid_invalid, said Xiaomi', 'error', ''])
      expect(receipt({ PushPlatform: 2, ErrCode: 1, ErrInfo })).toMatchObject({ cause: 'vendor_internal', token: 'keep' });
  });

  test.each([
    [-1, 'credential_invalid'],
    ['-1', 'credential_invalid'],
    [-2, 'target_not_found'],
    ['-2', 'target_not_found'],
  ])("%j is Tencent's own under every platform, not Xiaomi's or OPPO's", (ErrCode, cause) => {
    for (const PushPlatform of [0, 1, 2, 6]) {
      const outcome = receipt({ PushPlatform, ErrCode });
      expect(outcome).toMatchObject({ cause, token: 'keep', retry: { when: 'never' } });
      expect(outcome.evidence).not.toHaveProperty('vendor');
    }
  });

  test('alone, without the other vendors, is unrecognized and says whose code it is', () => {
    const body = JSON.stringify({ Events: [event({ PushPlatform: 7, ErrCode: 10302 })] });
    expect(tencentIm.parse({ status: 200, body }, { api: 'receipt' })).toMatchObject([
      { cause: 'unrecognized', token: 'suspect', evidence: { vendor: 'vivo', message: '10302' } },
    ]);
  });

  test('of Apple has an HTTP status for its number, which is read where the reason is unknown', () => {
    expect(receipt({ PushPlatform: 1, ErrCode: 429, ErrInfo: 'a sentence' })).toMatchObject({
      cause: 'rate_limited',
      evidence: { code: '429' },
    });
  });

  test('with a code that nobody knows still tells it', () => {
    expect(receipt({ PushPlatform: 7, ErrCode: 123456, ErrInfo: 'odd' })).toMatchObject({
      cause: 'unrecognized',
      evidence: { message: '123456 odd' },
    });
  });

  test('without a code is unrecognized, and without a code and an account it is none', () => {
    expect(receipt({ PushPlatform: 7 })).toMatchObject({
      cause: 'unrecognized',
      token: 'keep',
      targets: ['user2'],
      evidence: { code: 'Events[].ErrCode' },
    });
    for (const Events of [[], [{}], [null, 7, 'x'], {}, 'x'])
      expect(only({ Events }, { api: 'receipt' })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
  });

  test('whose account is a number keeps its digits', () => {
    const body = '{"Events":[{"To_Account":8613812345678901234,"ErrCode":0,"PushStage":2}]}';
    expect(answer(body, { api: 'receipt' })[0]?.targets).toEqual(['8613812345678901234']);
  });

  test('that was asked for and refused says so', () => {
    for (const more of [{}, { Events: null }])
      expect(only({ ...fail(60007), ...more }, { ...one, api: 'receipt' })).toMatchObject({ cause: 'rate_limited', targets: ['user1'] });
  });

  test('that was asked for says by its 0 that the asking worked, and nothing of any account', () => {
    expect(only(ok(), { ...one, api: 'receipt' })).toMatchObject({ status: 'accepted', targets: [] });
  });
});

describe('the simulation', () => {
  test('a plain word is a row of the send table', () => {
    for (const [word, code] of Object.entries(words)) expect(tencentIm.verdict(code, 'send'), word).toBeDefined();
  });

  test('accounts fare differently in one reply, as it is read', () => {
    const answers = ['0', 'ErrorList[].70107', '20007'].map((code, index) => ({ target: three.targets[index] as string, code }));
    for (const api of ['send', 'operation'] as const) {
      const reply = replyForEach(api, answers);
      expect(tencentIm.parse(reply ?? { status: 0, body: '' }, { ...three, api }).map(({ evidence }) => evidence.code)).toEqual(
        answers.map(({ code }) => code),
      );
    }
  });

  test('what is said of a whole call is not said of one account', () => {
    expect(
      replyForEach('send', [
        { target: 'user1', code: '0' },
        { target: 'user2', code: '70001' },
      ]),
    ).toBeUndefined();
    expect(replyForEach('auth', [{ target: 'user1', code: '70001' }])).toBeUndefined();
  });

  test('a callback answers for each of its accounts', () => {
    const answers = ['Events[].ErrCode=0', 'Events[].ErrCode=-2'].map((code, index) => ({ target: three.targets[index] as string, code }));
    const reply = replyForEach('receipt', answers);
    expect(tencentIm.parse(reply ?? { status: 0, body: '' }, { api: 'receipt' }).map(({ evidence }) => evidence.code)).toEqual(
      answers.map(({ code }) => code),
    );
  });

  test('a code that stands in no table has no reply', () => {
    for (const code of ['800001', 'constructor', '']) expect(replyFor('send', code, ['user1'])).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { Sent } from '../../src/core/reply.ts';
import type { Endpoint } from '../../src/core/simulation.ts';
import { tencentIm } from '../../src/vendors/tencent-im/index.ts';
import { sentOf } from '../../src/vendors/tencent-im/sent.ts';
import { endpoints } from '../../src/vendors/tencent-im/simulation.ts';

const query = '?sdkappid=88888888&identifier=admin&usersig=xxx&random=99999999&contenttype=json';
const requestOf = (path: string, body: unknown): HttpRequest => ({
  method: 'POST',
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  header: () => undefined,
});
const asked = (name: string, body: unknown) => sentOf(requestOf(`/v4/${name}${query}`, body));

describe('sentOf', () => {
  test.each([
    ['timpush/batch', { To_Account: ['a', 'b'] }, { api: 'send', kind: 'account', targets: ['a', 'b'] }],
    ['timpush/batch', { To_Account: [10086] }, { api: 'send', kind: 'account', targets: ['10086'] }],
    ['openim/sendmsg', { To_Account: 'a' }, { api: 'send', kind: 'account', targets: ['a'] }],
    ['openim/batchsendmsg', { To_Account: ['a', 'b'] }, { api: 'send', kind: 'account', targets: ['a', 'b'] }],
    ['timpush/push', {}, { api: 'send', kind: 'broadcast', targets: [], channel: 'push' }],
    ['all_member_push/im_push', {}, { api: 'send', kind: 'broadcast', targets: [], channel: 'push' }],
    [
      'timpush/push',
      { Condition: { TagsOr: ['x', 'y'], TagsNot: ['z'] } },
      { api: 'send', kind: 'topic', targets: ['x', 'y'], channel: 'push' },
    ],
    ['all_member_push/im_push', { Condition: { TagsAnd: ['x'] } }, { api: 'send', kind: 'topic', targets: ['x'], channel: 'push' }],
    [
      'timpush/push',
      { Condition: { AttrsAnd: { city: 'Shenzhen' } } },
      { api: 'send', kind: 'topic', targets: ['city=Shenzhen'], channel: 'push' },
    ],
    ['timpush/push', { Condition: {} }, { api: 'send', kind: 'topic', targets: [], channel: 'push' }],
    ['timpush/revoke', { TaskId: 't1' }, { api: 'operation', kind: 'account', targets: [] }],
    ['timpush/all_member_push_trace', { TaskID: 't1', UserID: 'a' }, { api: 'operation', kind: 'account', targets: ['a'] }],
    ['timpush/all_member_push_statistics', { TaskID: ['t1'] }, { api: 'operation', kind: 'account', targets: [] }],
    ['timpush/normal_push_loss', {}, { api: 'operation', kind: 'account', targets: [] }],
    ['timpush/get_tag', { To_Account: ['a', 'b'] }, { api: 'operation', kind: 'account', targets: ['a', 'b'] }],
    [
      'timpush/add_tag',
      { UserTags: [{ To_Account: 'a', Tags: ['x'] }, { To_Account: 'b' }] },
      { api: 'operation', kind: 'account', targets: ['a', 'b'] },
    ],
    ['all_member_push/im_set_attr', { UserAttrs: [{ To_Account: 'a', Attrs: {} }] }, { api: 'operation', kind: 'account', targets: ['a'] }],
    ['openim/admin_msgwithdraw', { To_Account: 'a' }, { api: 'operation', kind: 'account', targets: ['a'] }],
  ])('%s with %j', (name, body, sent) => {
    expect(asked(name, body)).toEqual(sent);
  });

  test.each([
    ['/'],
    ['/v3/device'],
    ['/v4/group_open_http_svc/send_group_msg'],
    ['/v4/timpush'],
    ['/v5/timpush/push'],
    ['/x/v4/timpush/push'],
  ])('%s is no call about pushes', (path) => {
    expect(sentOf(requestOf(path, {}))).toBeUndefined();
  });

  test.each([[''], ['null'], ['[]'], ['{"To_Account":'], ['{"To_Account":{"a":1},"UserTags":[null,7],"UserAttrs":"x"}']])(
    'never throws for %j',
    (body) => {
      expect(asked('timpush/batch', body)).toEqual({ api: 'send', kind: 'account', targets: [] });
      expect(asked('timpush/push', body)).toMatchObject({ kind: 'broadcast' });
    },
  );

  test.each([[{ TagsOr: 'x' }], [{ AttrsOr: [] }], [{ TagsAnd: [null, {}] }]])('never throws for the condition %j', (Condition) => {
    expect(asked('timpush/push', { Condition })).toMatchObject({ api: 'send', kind: 'topic' });
  });
});

const endpointOf = (path: string) => endpoints.find((endpoint) => endpoint.path.test(path)) as Endpoint;
const refusal = (name: string, body: unknown, given = query) => {
  const request = requestOf(`/v4/${name}${given}`, body);
  return endpointOf(`/v4/${name}`).refuse(request, sentOf(request) as Sent);
};
const OfflinePushInfo = { PushFlag: 0, Title: 't', Desc: 'd' };
const batch = { To_Account: ['a'], MsgRandom: 1, OfflinePushInfo };
const push = { MsgRandom: 1, OfflinePushInfo };
const chat = { To_Account: ['a'], MsgRandom: 1, MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hi' } }] };
const many = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);

describe('endpoints', () => {
  const aboutNobody = /revoke|statistics/;

  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))(
    'the example of %s is accepted, and about ok-1',
    (path, endpoint) => {
      const request = requestOf(path, endpoint.example.body);
      const sent = sentOf(request) as Sent;
      expect(path.split('?')[0]).toMatch(endpoint.path);
      expect(endpoint.refuse(request, sent)).toBeUndefined();
      expect(sent).toMatchObject({ api: endpoint.api, targets: aboutNobody.test(path) ? [] : ['ok-1'] });
    },
  );

  test.each([
    ['no sdkappid', '?identifier=admin&usersig=xxx', '60012'],
    ['an sdkappid that is none', '?sdkappid=abc&identifier=admin&usersig=xxx', '60006'],
    ['an sdkappid with a letter before it', '?sdkappid=a8&identifier=admin&usersig=xxx', '60006'],
    ['an sdkappid with a letter behind it', '?sdkappid=8a&identifier=admin&usersig=xxx', '60006'],
    ['no identifier', '?sdkappid=88888888&usersig=xxx', '60004'],
    ['no usersig', '?sdkappid=88888888&identifier=admin', '70002'],
    ['no query at all', '', '60012'],
  ])('%s in the query is refused before the body is looked at', (_what, given, code) => {
    for (const name of ['timpush/batch', 'timpush/push', 'openim/sendmsg', 'timpush/revoke', 'timpush/get_tag'])
      expect(refusal(name, '{', given)).toBe(code);
  });

  test.each([
    ['timpush/batch', '{', '90001'],
    ['timpush/batch', { ...batch, MsgRandom: 'x' }, '90001'],
    ['timpush/batch', { ...batch, To_Account: 'a' }, '90001'],
    ['timpush/batch', { ...batch, To_Account: [] }, '90001'],
    ['timpush/batch', { ...batch, To_Account: ['a', ''] }, '90001'],
    ['timpush/batch', { ...batch, To_Account: many(501) }, '90018'],
    ['timpush/batch', { ...batch, To_Account: many(500) }, undefined],
    ['timpush/batch', { ...batch, OfflinePushInfo: undefined }, '90010'],
    ['timpush/batch', { ...batch, OfflinePushInfo: undefined, MsgBody: [] }, undefined],
    ['timpush/batch', { ...batch, DataId: 'x' }, undefined],
    ['timpush/batch', { ...batch, DataId: 'x'.repeat(64) }, undefined],
    ['timpush/batch', { ...batch, DataId: 'x'.repeat(65) }, '90057'],
    ['timpush/batch', { ...batch, DataId: many(20) }, undefined],
    ['timpush/push', { OfflinePushInfo }, '90005'],
    ['timpush/push', { ...push, From_Account: 7 }, '90008'],
    ['timpush/push', { ...push, MsgLifeTime: 'x' }, '90044'],
    ['timpush/push', { ...push, MsgLifeTime: 604_801 }, '90026'],
    ['timpush/push', { ...push, MsgLifeTime: 604_800 }, undefined],
    ['timpush/push', { ...push, MsgLifeTime: 0 }, undefined],
    ['timpush/push', { ...push, MsgLifeTime: -1 }, '90026'],
    ['timpush/push', { ...push, OfflinePushInfo: { Desc: 'x'.repeat(10_240) } }, '90056'],
    ['timpush/push', JSON.stringify(push).padEnd(10_241), '90056'],
    ['timpush/push', JSON.stringify(push).padEnd(10_240), undefined],
    ['timpush/push', { ...push, Condition: 'a' }, '90001'],
    ['timpush/push', { ...push, Condition: { AttrsOr: { b: 'c' } } }, undefined],
    ['timpush/push', { ...push, Condition: { TagsOr: ['a'], AttrsOr: { b: 'c' } } }, '90039'],
    ['timpush/push', { ...push, Condition: { TagsOr: ['a'], AttrsAnd: { b: 'c' } } }, '90039'],
    ['timpush/push', { ...push, Condition: { TagsOr: 'a' } }, '90001'],
    ['timpush/push', { ...push, Condition: { TagsOr: many(10) } }, undefined],
    ['timpush/push', { ...push, Condition: { TagsOr: many(11) } }, '90032'],
    ['timpush/push', { ...push, Condition: { TagsOr: [''] } }, '90040'],
    ['timpush/push', { ...push, Condition: { TagsOr: ['a', ''] } }, '90040'],
    ['timpush/push', { ...push, Condition: { TagsOr: ['x'.repeat(50)] } }, undefined],
    ['timpush/push', { ...push, Condition: { TagsOr: ['a', '金'.repeat(17)] } }, '90020'],
    ['timpush/push', { ...push, Condition: { TagsOr: ['a', 'b'], TagsAnd: ['b'] } }, '90022'],
    ['timpush/push', { ...push, MsgBody: {} }, '90007'],
    ['all_member_push/im_push', push, '90002'],
    ['openim/sendmsg', chat, '90003'],
    ['openim/sendmsg', { ...chat, To_Account: 'a', SyncOtherMachine: 'x' }, '90031'],
    ['openim/sendmsg', { ...chat, To_Account: 'a', MsgTimeStamp: 'x' }, '90006'],
    ['openim/sendmsg', { ...chat, To_Account: 'a', MsgBody: 'x'.repeat(9) }, '90007'],
    ['openim/batchsendmsg', { ...chat, To_Account: many(501) }, '90011'],
    ['openim/batchsendmsg', chat, undefined],
    ['timpush/add_tag', {}, '90001'],
    ['timpush/add_tag', { UserTags: [] }, '90001'],
    ['timpush/add_tag', { UserTags: [{ Tags: ['x'] }] }, '90003'],
    ['timpush/add_tag', { UserTags: [{ To_Account: 'a', Tags: ['x'] }, { Tags: ['x'] }] }, '90003'],
    ['timpush/add_tag', { UserTags: [{ To_Account: 'a', Tags: many(11) }] }, '90032'],
    ['timpush/add_tag', { UserTags: many(101).map((To_Account) => ({ To_Account, Tags: ['x'] })) }, '90018'],
    ['timpush/set_attr', { UserAttrs: 'a' }, '90001'],
    ['timpush/set_attr', { UserAttrs: [] }, '90001'],
    ['timpush/set_attr', { UserAttrs: ['a'] }, '90003'],
    ['timpush/set_attr', { UserAttrs: [{ Attrs: { sex: 'x' } }] }, '90003'],
    ['timpush/set_attr', { UserAttrs: [{ To_Account: 'a', Attrs: 'x' }] }, '90033'],
    ['timpush/get_tag', { To_Account: 'a' }, '90003'],
    ['timpush/get_tag', { To_Account: many(101) }, '90018'],
    ['timpush/revoke', {}, '90049'],
  ])('%s: a faulty request is refused by the code of the fault (case %#)', (name, body, code) => {
    expect(refusal(name, body)).toBe(code);
  });

  test('every code that a check answers is a row of the table of its call', () => {
    for (const [name, body] of [
      ['timpush/batch', '{'],
      ['timpush/revoke', {}],
      ['timpush/get_tag', { To_Account: many(101) }],
    ] as const) {
      const { api } = endpointOf(`/v4/${name}`);
      expect(tencentIm.verdict(refusal(name, body) ?? '', api)).toBeDefined();
    }
  });
});

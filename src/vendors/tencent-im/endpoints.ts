import type { Endpoint, Simulation } from '../../core/simulation.ts';
import * as check from './checks.ts';

/** The sample values of the documentation: no signature that anybody accepts. */
const query = 'sdkappid=88888888&identifier=admin&usersig=xxx&random=99999999&contenttype=json';
const headers = { 'content-type': 'application/json' };
const hello = [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hi, beauty' } }];
const offline = { PushFlag: 0, Title: 'offline push title', Desc: 'offline push content' };

interface Call {
  readonly api: 'send' | 'operation';
  /** The last parts of the path; more than one where several calls ask alike. */
  readonly names: readonly [string, ...string[]];
  readonly checks: readonly check.Check[];
  readonly body: unknown;
}

const push = [
  check.requiredInteger('MsgRandom', '90005'),
  check.fromAccount,
  check.condition,
  check.lifeTime,
  check.dataId,
  check.bodyAtMost(10_240, '90056'),
];
const chat = [
  check.requiredInteger('MsgRandom', '90005'),
  check.fromAccount,
  check.optionalInteger('SyncOtherMachine', '90031'),
  check.optionalInteger('MsgTimeStamp', '90006'),
  check.messageBody,
  check.lifeTime,
  check.bodyAtMost(8_192, '80002'),
];
const ofAccounts = [check.listOfAccounts('90003'), check.accountsAtMost(100, '90018')];

const calls: readonly Call[] = [
  {
    api: 'send',
    names: ['timpush/batch'],
    checks: [
      check.requiredInteger('MsgRandom', '90001'),
      check.listOfAccounts('90001'),
      check.accountsAtMost(500, '90018'),
      check.somethingToPush,
      ...push.slice(1),
    ],
    body: { From_Account: 'admin', To_Account: ['ok-1'], MsgRandom: 3674128, OfflinePushInfo: offline },
  },
  {
    api: 'send',
    names: ['timpush/push'],
    checks: [...push, check.somethingToPush],
    body: { From_Account: 'admin', MsgRandom: 124032, Condition: { TagsOr: ['ok-1'] }, OfflinePushInfo: offline },
  },
  {
    api: 'send',
    names: ['all_member_push/im_push'],
    checks: [...push, check.messageBody],
    body: { From_Account: 'admin', MsgRandom: 124032, Condition: { TagsOr: ['ok-1'] }, MsgBody: hello },
  },
  {
    api: 'send',
    names: ['openim/sendmsg'],
    checks: [check.oneAccount, ...chat],
    body: { From_Account: 'admin', To_Account: 'ok-1', MsgRandom: 1287657, MsgBody: hello, OfflinePushInfo: offline },
  },
  {
    api: 'send',
    names: ['openim/batchsendmsg'],
    checks: [check.listOfAccounts('90003'), check.accountsAtMost(500, '90011'), ...chat],
    body: { From_Account: 'admin', To_Account: ['ok-1'], MsgRandom: 19901224, MsgBody: hello, OfflinePushInfo: offline },
  },
  {
    api: 'operation',
    names: ['timpush/add_tag', 'timpush/remove_tag', 'all_member_push/im_add_tag', 'all_member_push/im_remove_tag'],
    checks: [check.userTags, check.accountsAtMost(100, '90018')],
    body: { UserTags: [{ To_Account: 'ok-1', Tags: ['a', 'b'] }] },
  },
  {
    api: 'operation',
    names: ['timpush/set_attr', 'timpush/remove_attr', 'all_member_push/im_set_attr', 'all_member_push/im_remove_attr'],
    checks: [check.userAttributes, check.accountsAtMost(100, '90018')],
    body: { UserAttrs: [{ To_Account: 'ok-1', Attrs: { sex: 'attr1' } }] },
  },
  {
    api: 'operation',
    names: [
      'timpush/get_tag',
      'timpush/get_attr',
      'timpush/remove_all_tags',
      'all_member_push/im_get_tag',
      'all_member_push/im_get_attr',
      'all_member_push/im_remove_all_tags',
    ],
    checks: ofAccounts,
    body: { To_Account: ['ok-1'] },
  },
  {
    api: 'operation',
    names: ['timpush/revoke'],
    checks: [check.taskId],
    body: { TaskId: '660cc447_537ed82a_200000cd7ee17f5_84035729_bc614e' },
  },
  { api: 'operation', names: ['timpush/all_member_push_trace'], checks: [], body: { TaskID: 'xxx-yyy-zzz', UserID: 'ok-1' } },
  {
    api: 'operation',
    names: ['timpush/all_member_push_statistics', 'timpush/all_member_push_loss', 'timpush/normal_push_loss'],
    checks: [],
    body: { StartTime: 1741104000, EndTime: 1741795200, TaskID: ['xxx-yyy-zzz'] },
  },
];

/** Tencent's calls: the signature stands in the query, everything else in the body. */
export const endpoints: readonly Endpoint[] = calls.map(({ api, names, checks, body }) => ({
  api,
  method: 'POST',
  path: new RegExp(`^/v4/(?:${names.join('|')})/?$`),
  refuse: check.firstOf(...checks),
  example: { path: `/v4/${names[0]}?${query}`, headers, body: JSON.stringify(body) },
}));

/** Tencent knows accounts and no tokens: the account that does not exist stands for the dead one. */
export const words: NonNullable<Simulation['words']> = {
  ok: '0',
  dead: 'ErrorList[].70107',
  rate_limited: '60007',
  quota: '90047',
  internal: '91000',
  unavailable: '60014',
  invalid_message: '90010',
  expired_credential: '70001',
  wrong_key: '70009',
  wrong_project: '70020',
};

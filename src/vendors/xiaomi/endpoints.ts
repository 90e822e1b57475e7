import type { Endpoint, Simulation } from '../../core/simulation.ts';
import { content, form, inOrder, messages, secret, targets } from './checks.ts';

const authorization = { Authorization: 'key=app-secret' };
const headers = { ...authorization, 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };
const shown = 'restricted_package_name=com.example.app&pass_through=0&title=Hello&description=World&payload=';

const send = (path: RegExp, addressee: Endpoint['refuse'], example: string, field: string): Endpoint => ({
  api: 'send',
  method: 'POST',
  path,
  refuse: inOrder(secret, form, addressee, content),
  example: { path: example, headers, body: `${field}&${shown}` },
});

const many = [{ target: 'ok-1', message: { title: 'Hello', description: 'World', extra: { channel_id: 'news' } } }];

/** Xiaomi's calls; a thousand targets a call, five topics. */
export const endpoints: readonly Endpoint[] = [
  send(/^\/v[234]\/message\/regid$/, targets('21305', 1000, '10017'), '/v3/message/regid', 'registration_id=ok-1'),
  send(/^\/v[23]\/message\/alias$/, targets('65012', 1000, '10017'), '/v3/message/alias', 'alias=ok-1'),
  send(/^\/v[23]\/message\/user_account$/, targets('65016', 1000, '10017'), '/v2/message/user_account', 'user_account=ok-1'),
  send(/^\/v2\/message\/miid$/, targets('66303', 1000, '10017'), '/v2/message/miid', 'miid=ok-1'),
  send(/^\/v2\/message\/gaid$/, targets('21305', 1000, '10017'), '/v2/message/gaid', 'gaid=ok-1'),
  send(/^\/v[23]\/message\/topic$/, targets('65013', 1, '65035'), '/v3/message/topic', 'topic=ok-1'),
  send(/^\/v[23]\/message\/multi_topic$/, targets('65013', 5, '65035'), '/v3/message/multi_topic', 'topics=ok-1&topic_op=UNION'),
  send(/^\/v[23]\/message\/all$/, () => undefined, '/v3/message/all', 'extra.channel_id=news'),
  {
    api: 'send',
    method: 'POST',
    path: /^\/v2\/multi_messages\/(?:regids|aliases|user_accounts)$/,
    refuse: inOrder(secret, form, messages, targets('21305', 1000, '10017')),
    example: { path: '/v2/multi_messages/regids', headers, body: `messages=${encodeURIComponent(JSON.stringify(many))}` },
  },
  {
    api: 'receipt',
    method: 'GET',
    path: /^(?:\/v1\/feedback\/fetch_invalid_(?:regids|aliases)|\/app\/invalid\/regid)$/,
    refuse: secret,
    example: { path: '/v1/feedback/fetch_invalid_regids', headers: authorization, body: '' },
  },
  {
    api: 'operation',
    method: 'GET',
    path: /^\/(?:v1\/(?:trace|stats)\/.+|v1\/(?:alias|topic)\/all|v[12]\/regid\/presence|v1\/feedback\/get_region_by_regid|v1\/validation\/regids)$/,
    refuse: secret,
    example: { path: '/v1/topic/all?registration_id=ok-1', headers: authorization, body: '' },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/v[23]\/topic\/(?:un)?subscribe(?:\/alias)?$/,
    refuse: inOrder(secret, form, targets('21305', 1000, '10017')),
    example: { path: '/v2/topic/subscribe', headers, body: 'registration_id=ok-1&topic=sports' },
  },
  {
    api: 'operation',
    method: 'POST',
    path: /^\/(?:v[23]\/schedule_job\/(?:delete|exist|query)|v2\/message\/delete|v1\/message\/(?:[^/]+\/revoke|switch\/stop_by_(?:id|jobkey)))$/,
    refuse: inOrder(secret, form),
    example: { path: '/v1/message/regid/revoke', headers, body: 'id=sdm01114519818791543og' },
  },
];

/** The secret never expires, and a reply knows nothing of the limits of one device. */
export const words: NonNullable<Simulation['words']> = {
  ok: '0',
  dead: 'bad_regids',
  offline: '65003',
  rate_limited: '200002',
  quota: '200001',
  internal: '10001',
  unavailable: '10002',
  invalid_message: '22100',
  wrong_key: '21301',
  wrong_package: '22022',
};

import type { Sent } from '../../core/reply.ts';

/** A call of Xiaomi, and where its parameters name the targets. */
export interface Call {
  readonly path: RegExp;
  readonly api: NonNullable<Sent['api']>;
  readonly kind?: Sent['kind'];
  /** The first of these that is there. */
  readonly fields?: readonly string[];
  /** Default a comma; empty where one name is all there is. */
  readonly separator?: string;
}

const regids = ['registration_id', 'registration_ids', 'regid', 'regids'];

const sends: readonly Call[] = [
  { api: 'send', path: /^\/v[234]\/message\/regid$/, kind: 'token', fields: ['registration_id'] },
  { api: 'send', path: /^\/v[23]\/message\/alias$/, kind: 'alias', fields: ['alias'] },
  { api: 'send', path: /^\/v[23]\/message\/user_account$/, kind: 'account', fields: ['user_account'] },
  { api: 'send', path: /^\/v[23]\/message\/topic$/, kind: 'topic', fields: ['topic'], separator: '' },
  { api: 'send', path: /^\/v[23]\/message\/multi_topic$/, kind: 'topic', fields: ['topics'], separator: ';$;' },
  { api: 'send', path: /^\/v[23]\/message\/all$/, kind: 'broadcast' },
  // Names of people and of their devices, and none of them a push token.
  { api: 'send', path: /^\/v2\/message\/miid$/, kind: 'account', fields: ['miid'] },
  { api: 'send', path: /^\/v2\/message\/gaid$/, kind: 'account', fields: ['gaid'] },
  { api: 'send', path: /^\/v2\/message\/region$/, kind: 'topic', fields: ['region'] },
  { api: 'send', path: /^\/v2\/message\/geo(?:_group)?$/, kind: 'topic' },
  { api: 'send', path: /^\/v2\/multi_messages\/regids$/, kind: 'token' },
  { api: 'send', path: /^\/v2\/multi_messages\/aliases$/, kind: 'alias' },
  { api: 'send', path: /^\/v2\/multi_messages\/user_accounts$/, kind: 'account' },
];

const receipts: readonly Call[] = [
  { api: 'receipt', path: /^(?:\/v1\/feedback\/fetch_invalid_regids|\/app\/invalid\/regid)$/, kind: 'token' },
  { api: 'receipt', path: /^\/v1\/feedback\/fetch_invalid_aliases$/, kind: 'alias' },
];

const operations: readonly Call[] = [
  {
    api: 'operation',
    path: /^\/(?:v1\/feedback\/get_region_by_regid|v1\/validation\/regids|v[12]\/regid\/presence|v1\/(?:alias|topic)\/all)$/,
    kind: 'token',
    fields: regids,
  },
  { api: 'operation', path: /^\/v[23]\/topic\/(?:un)?subscribe$/, kind: 'token', fields: regids },
  { api: 'operation', path: /^\/v[23]\/topic\/(?:un)?subscribe\/alias$/, kind: 'alias', fields: ['aliases', 'alias'] },
  { api: 'operation', path: /^\/v1\/(?:trace|stats)\/.+$/ },
  { api: 'operation', path: /^\/v[23]\/schedule_job\/(?:delete|exist|query)$/ },
  { api: 'operation', path: /^\/v2\/message\/delete$/ },
  { api: 'operation', path: /^\/v1\/message\/(?:[^/]+\/revoke|switch\/stop_by_(?:id|jobkey))$/ },
  // Acknowledged and clicked, so by no means a list of invalid regids.
  { api: 'operation', path: /^\/msg\/(?:ack|click)\/info$/ },
];

export const calls: readonly Call[] = [...sends, ...receipts, ...operations];

import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';
import { xiaomi } from '../../src/vendors/xiaomi/index.ts';
import { endpoints, replyFor, replyForEach, words } from '../../src/vendors/xiaomi/simulation.ts';
import { requestsTo } from './requests-to.ts';

const regid = 'qlRyXrBPQ8Z+Tg3x46hvTz3g8Oe/Fyz93XnE5U2NxRk=';
const receipt: Sent = { api: 'receipt', kind: 'unicast' };

const said = (outcome: Outcome) => (outcome.status === 'accepted' ? 'accepted' : `${outcome.status} ${outcome.cause} ${outcome.token}`);
const all = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => `${outcome.targets.join()}: ${said(outcome)}`);

const { request, sentOf, endpointAt, refusal } = requestsTo(xiaomi, { endpoints, replyFor });

describe('what was asked is found in the request', () => {
  const encoded = encodeURIComponent(regid);
  const one1: Sent = { api: 'send', kind: 'token', targets: [regid] };
  test.each<[string, string, Sent]>([
    ['/v2/message/regid', `registration_id=${encoded}`, one1],
    ['/v3/message/regid', `title=a&registration_id=${encoded}&description=b`, one1],
    ['/v4/message/regid', `registration_id=${encoded}%2Cb`, { ...one1, targets: [regid, 'b'] }],
    [`/v3/message/regid?registration_id=${encoded}`, '', one1],
    ['/v2/message/alias', 'alias=a%2C b,c', { api: 'send', kind: 'alias', targets: ['a', 'b', 'c'] }],
    ['/v3/message/alias', 'alias=a', { api: 'send', kind: 'alias', targets: ['a'] }],
    ['/v2/message/user_account', 'user_account=a,b', { api: 'send', kind: 'account', targets: ['a', 'b'] }],
    ['/v2/message/miid', 'miid=7', { api: 'send', kind: 'account', targets: ['7'] }],
    ['/v2/message/gaid', 'gaid=7', { api: 'send', kind: 'account', targets: ['7'] }],
    ['/v2/message/topic', 'topic=a%2Cb', { api: 'send', kind: 'topic', targets: ['a,b'] }],
    ['/v3/message/topic', 'topic=a', { api: 'send', kind: 'topic', targets: ['a'] }],
    ['/v3/message/multi_topic', 'topics=a%3B%24%3Bb,c&topic_op=UNION', { api: 'send', kind: 'topic', targets: ['a', 'b,c'] }],
    ['/v2/message/region', 'region=x', { api: 'send', kind: 'topic', targets: ['x'] }],
    ['/v2/message/geo', 'geo=x', { api: 'send', kind: 'topic' }],
    ['/v2/message/geo_group', '', { api: 'send', kind: 'topic' }],
    ['/v2/message/all', 'title=a', { api: 'send', kind: 'broadcast' }],
    ['/v3/message/all', 'title=a', { api: 'send', kind: 'broadcast' }],
    ['/v1/feedback/fetch_invalid_regids', '', { api: 'receipt', kind: 'token' }],
    ['/v1/feedback/fetch_invalid_aliases', '', { api: 'receipt', kind: 'alias' }],
    ['/app/invalid/regid', '', { api: 'receipt', kind: 'token' }],
    [`/v1/feedback/get_region_by_regid?regid=${encoded}`, '', { api: 'operation', kind: 'token', targets: [regid] }],
    ['/v1/validation/regids', 'registration_ids=a,b', { api: 'operation', kind: 'token', targets: ['a', 'b'] }],
    ['/v1/regid/presence?registration_id=a', '', { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/v2/regid/presence?registration_ids=a,b', '', { api: 'operation', kind: 'token', targets: ['a', 'b'] }],
    ['/v1/alias/all?registration_id=a', '', { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/v1/topic/all?registration_id=a', '', { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/v2/topic/subscribe', 'registration_id=a,b&topic=x', { api: 'operation', kind: 'token', targets: ['a', 'b'] }],
    ['/v2/topic/unsubscribe', 'registration_id=a&topic=x', { api: 'operation', kind: 'token', targets: ['a'] }],
    ['/v2/topic/subscribe/alias', 'aliases=a,b&topic=x', { api: 'operation', kind: 'alias', targets: ['a', 'b'] }],
    ['/v2/topic/unsubscribe/alias', 'alias=a&topic=x', { api: 'operation', kind: 'alias', targets: ['a'] }],
    ...[
      '/v1/trace/message/status?msg_id=x',
      '/v1/trace/messages/status',
      '/v1/stats/message/counters',
      '/v1/trace/quota/get',
      '/v2/schedule_job/delete',
      '/v3/schedule_job/delete',
      '/v2/schedule_job/exist',
      '/v2/schedule_job/query',
      '/v2/message/delete',
      '/v1/message/regid/revoke',
      '/v1/message/switch/stop_by_id',
      '/v1/message/switch/stop_by_jobkey',
    ].map((path) => [path, '', { api: 'operation' }] as [string, string, Sent]),
  ])('%s %s', (path, body, sent) => {
    expect(sentOf(path, body)).toEqual(sent);
  });

  test('acknowledged and clicked messages are no invalid regids, whatever their list looks like', () => {
    for (const path of ['/msg/ack/info', '/msg/click/info']) {
      const sent = sentOf(path);
      expect(sent).toEqual({ api: 'operation' });
      expect(all(xiaomi.parse({ status: 200, body: '{"result":"ok","code":0,"data":{"list":["a"]}}' }, sent))).toEqual([': accepted']);
    }
  });

  test('the channel is extra.channel_id', () => {
    expect(sentOf('/v3/message/regid', 'registration_id=a&extra.channel_id=news')?.channel).toBe('news');
    expect(sentOf('/v3/message/all', 'extra.channel_id=')?.channel).toBeUndefined();
  });

  const many = (...messages: unknown[]) => `messages=${encodeURIComponent(JSON.stringify(messages))}`;
  const inNews = (target: string) => ({ target, message: { extra: { channel_id: 'news' } } });

  test.each([
    ['regids', 'token'],
    ['aliases', 'alias'],
    ['user_accounts', 'account'],
  ])('many messages in one call name their targets inside JSON: %s', (path, kind) => {
    expect(sentOf(`/v2/multi_messages/${path}`, many({ target: 'a' }, { target: 'b' }, { target: 7 }, null))).toEqual({
      api: 'send',
      kind,
      targets: ['a', 'b'],
    });
  });

  test('many messages have a channel only if it is the same for all', () => {
    expect(sentOf('/v2/multi_messages/regids', many(inNews('a'), inNews('b')))?.channel).toBe('news');
    expect(sentOf('/v2/multi_messages/regids', many(inNews('a'), { target: 'b', message: {} }))?.channel).toBeUndefined();
  });

  test.each([[''], ['messages='], ['messages=%7B'], ['messages=null'], ['messages={}'], ['{"messages":[]}'], ['%E0%A4%A']])(
    'the odd body %j names nobody',
    (body) => {
      expect(sentOf('/v2/multi_messages/regids', body)).toEqual({ api: 'send', kind: 'token' });
      expect(sentOf('/v3/message/regid', body)).toEqual({ api: 'send', kind: 'token' });
    },
  );

  test.each([
    ['/'],
    ['/v9/message/regid'],
    ['/v3/message/email'],
    ['/v2/multi_messages/topics'],
    ['/v1/feedback'],
    ['/x/v3/message/regid'],
  ])('%s is no call of Xiaomi', (path) => expect(sentOf(path, 'registration_id=a')).toBeUndefined());
});

describe('a simulated call', () => {
  const named = (path: string) =>
    /regid|subscribe|topic\/all/.test(path) && !/feedback|revoke/.test(path) ? { kind: 'token', targets: ['ok-1'] } : {};

  test.each(endpoints.map((endpoint) => [endpoint.example.path, endpoint] as const))('the example of %s is accepted', (path, endpoint) => {
    const example = request(path, endpoint.example.body, endpoint.example.headers, endpoint.method);
    const sent = readerOfRequests(xiaomi)?.(example) as Sent;
    expect(endpointAt(path)).toBe(endpoint);
    expect(endpoint.refuse(example, sent)).toBeUndefined();
    expect(sent).toMatchObject({ api: endpoint.api, ...named(path) });
    if (endpoint.api === 'send' && sent.kind !== 'broadcast') expect(sent.targets).toEqual(['ok-1']);
  });

  const many = (...messages: unknown[]) => `messages=${encodeURIComponent(JSON.stringify(messages))}`;
  const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`).join();
  const noSecret = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const inJson = { headers: { Authorization: 'key=s', 'Content-Type': 'application/json' } };
  const inText = { headers: { Authorization: 'key=s', 'Content-Type': 'text/plain;of=application/x-www-form-urlencoded' } };
  const shown = 'title=a&description=b';

  test.each<[string, string, Parameters<typeof refusal>[1], string | undefined]>([
    ['without an authorization', '/v3/message/regid', noSecret, 'http 401/403'],
    ['whose key= is not in lower case', '/v3/message/regid', { headers: { Authorization: 'Key=abc' } }, 'http 401/403'],
    ['with a bearer', '/v3/message/regid', { headers: { Authorization: 'Bearer abc' } }, 'http 401/403'],
    ['with an empty secret', '/v3/message/regid', { headers: { Authorization: 'key=' } }, '21301'],
    ['in JSON', '/v3/message/regid', inJson, '10007'],
    ['in text that speaks of a form', '/v3/message/regid', inText, '10007'],
    ['without a content type', '/v3/message/regid', { headers: { Authorization: 'key=s' } }, undefined],
    ['with an empty body', '/v3/message/regid', { body: ' ' }, '21305'],
    ['to an empty regid', '/v3/message/regid', { body: `registration_id=&${shown}` }, '21305'],
    ['to an empty alias', '/v3/message/alias', { body: shown }, '65012'],
    ['to an empty account', '/v2/message/user_account', { body: shown }, '65016'],
    ['to an empty miid', '/v2/message/miid', { body: shown }, '66303'],
    ['to an empty topic', '/v3/message/topic', { body: shown }, '65013'],
    ['to no topic of many', '/v3/message/multi_topic', { body: `topics=;$;&${shown}` }, '65013'],
    ['to five topics', '/v3/message/multi_topic', { body: `topics=a;$;b;$;c;$;d;$;e&${shown}` }, undefined],
    ['to six topics', '/v3/message/multi_topic', { body: `topics=a;$;b;$;c;$;d;$;e;$;f&${shown}` }, '65035'],
    ['to a thousand', '/v3/message/regid', { body: `registration_id=${names(1000)}&${shown}` }, undefined],
    ['to more than a thousand', '/v3/message/regid', { body: `registration_id=${names(1001)}&${shown}` }, '10017'],
    ['without a title', '/v3/message/regid', { body: 'registration_id=a&description=b' }, '65011'],
    ['without a description', '/v3/message/all', { body: 'title=a' }, '65011'],
    ['that shows nothing', '/v3/message/regid', { body: 'registration_id=a&pass_through=1&payload=x' }, undefined],
    ['of many messages without messages', '/v2/multi_messages/regids', { body: ' ' }, '10016'],
    ['of many messages that are no JSON', '/v2/multi_messages/regids', { body: 'messages=%5B%7B' }, '10017'],
    ['of many messages without a message', '/v2/multi_messages/regids', { body: many({ target: 'a' }) }, '10017'],
    ['of many messages without a target', '/v2/multi_messages/regids', { body: many({ message: {} }) }, '21305'],
    [
      'of many messages, one without a target',
      '/v2/multi_messages/regids',
      { body: many({ target: 'a', message: {} }, { message: {} }) },
      '21305',
    ],
    ['of many messages to an empty target', '/v2/multi_messages/regids', { body: many({ target: '', message: {} }) }, '21305'],
    [
      'of many messages, one to a number',
      '/v2/multi_messages/regids',
      { body: many({ target: 'a', message: {} }, { target: 7, message: {} }) },
      '21305',
    ],
    ['of no message at all', '/v2/multi_messages/regids', { body: many() }, '21305'],
    ['for a list without a secret', '/v1/feedback/fetch_invalid_regids', { headers: {} }, 'http 401/403'],
    ['for a list with an empty secret', '/v1/feedback/fetch_invalid_aliases', { headers: { Authorization: 'key=' } }, '21301'],
    ['for statistics without a secret', '/v1/stats/message/counters', { headers: {} }, 'http 401/403'],
    ['for statistics with an empty secret', '/v1/stats/message/counters', { headers: { Authorization: 'key=' } }, '21301'],
    ['to subscribe nobody', '/v2/topic/subscribe', { body: 'topic=a' }, '21305'],
    ['to revoke without a secret', '/v1/message/regid/revoke', { headers: {} }, 'http 401/403'],
  ])('a call %s is refused by the code of the documentation, or taken', (_, path, change, code) => {
    expect(refusal(path, { path, ...change })).toBe(code);
  });

  test('every plain word is a row of a send', () => {
    for (const code of Object.values(words)) expect(xiaomi.verdict(code, 'send'), code).toBeDefined();
    expect(said(xiaomi.parse(replyFor('send', words.dead as string, ['a']) as RawReply, { kind: 'token', targets: ['a'] })[0])).toBe(
      'refused token_unregistered dead',
    );
  });

  test('no operation or list is answered with what only a send says beside code 0', () => {
    for (const code of ['bad_regids', 'channel_exceed_quota', '20301#no_valid_targets', '0#error'])
      for (const api of ['operation', 'receipt'] as const) expect(replyFor(api, code, ['a']), code).toBeUndefined();
  });
});

describe('one reply for targets that fare differently', () => {
  type Answers = Readonly<Record<string, string>>;
  const each = (api: 'send' | 'receipt' | 'operation', answers: Answers) =>
    replyForEach(
      api,
      Object.entries(answers).map(([target, code]) => ({ target, code })),
    );

  test('refused regids stand beside those that were taken', () => {
    const reply = each('send', { a: 'bad_regids', b: '0', c: 'bad_regids', d: '0' }) as RawReply;
    expect(all(xiaomi.parse(reply, { kind: 'token', targets: ['a', 'b', 'c', 'd'] }))).toEqual([
      'a,c: refused token_unregistered dead',
      'b,d: accepted',
    ]);
    expect(reply.body).toContain('Received push messages for 2 REGID');
  });

  test('all taken is the plain success', () => {
    expect(all(xiaomi.parse(each('send', { a: '0', b: '0' }) as RawReply, { kind: 'token', targets: ['a', 'b'] }))).toEqual([
      'a,b: accepted',
    ]);
    expect(all(xiaomi.parse(replyForEach('receipt', []) as RawReply, { api: 'receipt' }))).toEqual([': accepted']);
  });

  test.each<[Answers]>([
    [{ a: 'bad_regids', b: 'bad_regids' }],
    [{ a: '20301#no_valid_targets', b: '0' }],
    [{ a: 'bad_regids', b: '65003', c: '0' }],
  ])('%j cannot be said side by side', (answers) => {
    expect(each('send', answers)).toBeUndefined();
    expect(each('operation', answers)).toBeUndefined();
  });

  test('a callback tells every end of a message in one body', () => {
    const codes = ['1', '2', '16', '32', '64', '128', '128+device_quota', '1024'];
    const answers = Object.fromEntries(codes.map((code, index) => [`t${index}+/=`, code]));
    const outcomes = xiaomi.parse(each('receipt', { ...answers, last: '16' }) as RawReply, receipt);
    const found = outcomes.flatMap(({ targets, evidence }) => targets.map((target) => [target, evidence.code]));
    expect(Object.fromEntries(found)).toEqual({ ...answers, last: '16' });
    expect(new Set(outcomes.map(({ messageId }) => messageId)).size).toBe(codes.length);
  });

  test.each<[Answers]>([[{ a: '16', b: 'invalid_list' }], [{ a: '16', b: '10030' }], [{ a: '16#not_a_regid', b: '1' }]])(
    '%j is no callback',
    (answers) => expect(each('receipt', answers)).toBeUndefined(),
  );
});

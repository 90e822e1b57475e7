import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { Refused } from '../../src/core/outcome.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { operation, send } from '../../src/vendors/apns/codes.ts';
import { endpoints, words } from '../../src/vendors/apns/endpoints.ts';
import { apns } from '../../src/vendors/apns/index.ts';
import { replyFor } from '../../src/vendors/apns/simulation.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';

const device = '00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0';
const channel = 'dHN0LXNyY2gtY2hubA==';
const one: Sent = { kind: 'token', targets: [device] };
const broadcast: Sent = { kind: 'broadcast', targets: [channel] };
const quarterHourMs = 900_000;

const only = (reply: RawReply, sent: Sent = one) => {
  const outcomes = apns.parse(reply, sent);
  expect(outcomes).toHaveLength(1);
  expect(outcomes[0].targets).toEqual(sent.targets ?? []);
  return outcomes[0] as Refused;
};
const refused = (status: number, reason: unknown, sent: Sent = one, more: object = {}, headers = {}) =>
  only({ status, headers, body: JSON.stringify({ reason, ...more }) }, sent);

describe('a success', () => {
  test.each([[''], [' \r\n'], ['{}'], ['{ }'], [undefined], [null]])('is a 2xx with the body %j', (body) => {
    for (const status of [200, 201, 204]) expect(only({ status, body }).status).toBe('accepted');
  });

  test.each([
    ['ok'],
    ['[]'],
    ['null'],
    ['<html>200</html>'],
    ['{"ok":true}'],
    ['{"reason":7}'],
    ['{"reason":null}'],
    ['{"reason":""}'],
    [{ ok: 1 }],
  ])('is not a 2xx with the body %j, for Apple did not write that', (body) => {
    expect(only({ status: 200, body })).toMatchObject({ status: 'uncertain', cause: 'malformed_reply', token: 'keep' });
  });

  test('has the id of the notification in apns-id, as Apple spells it', () => {
    const id = '02ABC856-EF8D-4E49-8F15-7B8A61D978D6';
    for (const headers of [{ 'apns-id': id }, { 'APNS-ID': id }, [['Apns-Id', id] as const]])
      expect(only({ status: 200, headers, body: '' }).messageId).toBe(id);
  });

  test('of a broadcast has the id of the request instead, and the id of the delivery log is none', () => {
    const headers = { 'apns-unique-id': 'A6739D99-D92A-424B-A91E-BF012365BD4E' };
    expect(only({ status: 200, headers, body: '' }, broadcast)).not.toHaveProperty('messageId');
    expect(only({ status: 200, headers: { ...headers, 'apns-request-id': 'r-1' }, body: '' }, broadcast).messageId).toBe('r-1');
  });

  test('is about the one token that was sent, though nothing in the reply names it', () => {
    expect(only({ status: 200, body: '' })).toMatchObject({ vendor: 'apns', api: 'send', kind: 'token', targets: [device] });
  });
});

describe('the reason', () => {
  test.each(Object.keys(send).filter((code) => /^[A-Z][A-Za-z]+$/.test(code) && code !== 'GOAWAY'))(
    '%s decides whatever the status',
    (reason) => {
      for (const status of [400, 403, 404, 410, 413, 429, 500, 503]) expect(refused(status, reason).evidence.code).toBe(reason);
    },
  );

  test.each([
    ['BadDeviceToken', 400, 'token_malformed', 'never', 'suspect', 'target'],
    ['DeviceTokenNotForTopic', 400, 'token_mismatch', 'never', 'suspect', 'target'],
    ['Unregistered', 410, 'token_unregistered', 'never', 'dead', 'target'],
    ['ExpiredToken', 410, 'token_expired', 'never', 'dead', 'target'],
    ['ExpiredToken', 400, 'token_expired', 'never', 'dead', 'target'],
    ['BadTopic', 400, 'request_invalid', 'never', 'keep', 'app'],
    ['MissingTopic', 400, 'request_invalid', 'never', 'keep', 'app'],
    ['TopicDisallowed', 400, 'permission_denied', 'never', 'keep', 'app'],
    ['Forbidden', 403, 'permission_denied', 'never', 'keep', 'app'],
    ['InvalidProviderToken', 403, 'credential_invalid', 'never', 'keep', 'app'],
    ['MissingProviderToken', 403, 'credential_invalid', 'never', 'keep', 'app'],
    ['BadEnvironmentKeyIdInToken', 403, 'credential_invalid', 'never', 'keep', 'app'],
    ['BadEnvironmentKeyInToken', 403, 'credential_invalid', 'never', 'keep', 'app'],
    ['PayloadEmpty', 400, 'message_invalid', 'never', 'keep', 'none'],
    ['PayloadTooLarge', 413, 'message_too_large', 'never', 'keep', 'none'],
    ['BadPath', 404, 'request_invalid', 'never', 'keep', 'none'],
    ['BadJwtToken', 403, 'credential_invalid', 'never', 'keep', 'app'],
  ])('%s under %i is %s, retry %s, token %s, pause %s', (reason, status, cause, when, fate, pause) => {
    expect(refused(status, reason)).toMatchObject({ status: 'refused', cause, retry: { when }, token: fate, pause });
  });

  test('BadDeviceToken may be the wrong environment, so no number of sightings makes it a confirmed death', () => {
    expect(refused(400, 'BadDeviceToken')).not.toHaveProperty('confirm');
    expect(refused(410, 'BadDeviceToken').token).toBe('suspect');
  });

  test.each([['SomethingNew'], ['BadDevicetoken'], ['unregistered']])(
    '%s is unknown, and stays so under 410, 429 and 500 too',
    (reason) => {
      for (const status of [400, 410, 429, 500, 503])
        expect(refused(status, reason)).toMatchObject({
          cause: 'unrecognized',
          token: 'keep',
          retry: { when: 'never' },
          evidence: { code: reason },
        });
    },
  );

  test.each([['200'], ['410#nobody'], ['TooManyRequests#broadcast'], ['GOAWAY'], ['GOAWAY#credential'], ['503']])(
    '%s is the name of a row of ours and no word of Apple',
    (reason) => {
      for (const status of [200, 400, 410])
        expect(refused(status, reason)).toMatchObject({ cause: 'unrecognized', token: 'keep', evidence: { code: `reason ${reason}` } });
    },
  );

  test('that a relay hands on under 200 is believed, but kills nobody: Apple refuses nothing under a 2xx', () => {
    expect(refused(200, 'Unregistered', one, { timestamp: 1_454_948_015_990 })).toMatchObject({
      status: 'refused',
      cause: 'token_unregistered',
      token: 'suspect',
    });
  });

  test('is read with blanks in it: the table for broadcasts prints Service Unavailable', () => {
    expect(refused(503, 'Service Unavailable')).toMatchObject({
      cause: 'vendor_unavailable',
      evidence: { code: 'ServiceUnavailable', message: 'Service Unavailable' },
    });
  });

  test('comes with the id of the notification too', () => {
    const id = 'F4121B12-E0BF-3266-F079-D9253E98BF49';
    expect(refused(403, 'MissingProviderToken', one, {}, { 'apns-id': id }).messageId).toBe(id);
  });

  test('kills the token though nobody said what was sent: Apple knows only tokens', () => {
    expect(apns.parse({ status: 410, body: '{"reason":"Unregistered"}' })[0]).toMatchObject({ token: 'dead', targets: [] });
  });

  test('kills nobody where two targets were sent, or something that is no token', () => {
    expect(refused(410, 'Unregistered', { kind: 'token', targets: [device, 'another'] }).token).toBe('suspect');
    expect(refused(410, 'Unregistered', broadcast).token).toBe('keep');
  });
});

describe('the time of a death', () => {
  const diedAt = (timestamp: unknown, reason = 'Unregistered') => {
    const outcome = refused(410, reason, one, { timestamp });
    expect(outcome.token).toBe('dead');
    return outcome.diedAtMs;
  };

  test.each([
    [1_454_948_015_990, 1_454_948_015_990],
    ['1454948015990', 1_454_948_015_990],
    [1_454_948_015, 1_454_948_015_000],
    ['1454948015', 1_454_948_015_000],
  ])('%j is %i', (timestamp, ms) => {
    expect(diedAt(timestamp)).toBe(ms);
    expect(diedAt(timestamp, 'ExpiredToken')).toBe(ms);
  });

  test.each([['2016-01-16 17:44:04 +1300'], [-1], [0], [null], [{}], ['-1454948015990'], [1e300], ['99999999999999999999'], [true]])(
    '%j is no time, and does not rescue the token',
    (timestamp) => {
      expect(diedAt(timestamp)).toBeUndefined();
    },
  );

  test('that is missing leaves the token dead without one', () => {
    expect(refused(410, 'Unregistered')).not.toHaveProperty('diedAtMs');
  });

  test('in the future is handed on: it can spare a token and never kill one', () => {
    expect(diedAt(4_102_444_800_000)).toBe(4_102_444_800_000);
  });

  test('stands with no reason that speaks of no death', () => {
    expect(refused(429, 'TooManyRequests', one, { timestamp: 1_454_948_015_990 })).not.toHaveProperty('diedAtMs');
  });
});

describe('the two 429', () => {
  test('TooManyRequests is one device: it backs off alone', () => {
    expect(refused(429, 'TooManyRequests')).toMatchObject({ cause: 'target_rate_limited', retry: { when: 'backoff' }, pause: 'target' });
  });

  test('TooManyProviderTokenUpdates is our credential: twenty minutes, for the whole app, without signing another', () => {
    expect(refused(429, 'TooManyProviderTokenUpdates')).toMatchObject({
      cause: 'rate_limited',
      retry: { when: 'after', waitMs: 1_200_000 },
      pause: 'app',
      reconnect: true,
    });
  });

  test('TooManyRequests in the reply to a broadcast is the request, not a device', () => {
    const throttled = { cause: 'rate_limited', pause: 'app', evidence: { code: 'TooManyRequests#broadcast' } };
    expect(refused(429, 'TooManyRequests', broadcast)).toMatchObject(throttled);
    expect(refused(429, 'TooManyRequests', { targets: [channel] }, {}, { 'apns-request-id': 'r-1' })).toMatchObject(throttled);
  });

  test('no request id makes a broadcast of a reply that has the id of a notification', () => {
    expect(refused(429, 'TooManyRequests', one, {}, { 'apns-request-id': 'r-1', 'apns-id': 'n-1' }).cause).toBe('target_rate_limited');
  });

  test('without a reason singles out no device', () => {
    expect(only({ status: 429, body: '' })).toMatchObject({
      cause: 'rate_limited',
      retry: { when: 'backoff' },
      pause: 'app',
      token: 'keep',
    });
  });

  test('with Retry-After, as an edge may send it in any spelling, waits that long', () => {
    for (const headers of [{ 'retry-after': '30' }, { 'Retry-After': '30' }])
      expect(refused(429, 'TooManyRequests', one, {}, headers).retry).toEqual({ when: 'backoff', atLeastMs: 30_000 });
  });
});

describe('the connection', () => {
  test('ExpiredProviderToken asks for a new token and for a new connection: the old one stays wedged', () => {
    expect(refused(403, 'ExpiredProviderToken')).toMatchObject({
      cause: 'credential_expired',
      retry: { when: 'after_refresh' },
      reconnect: true,
      pause: 'app',
    });
  });

  test.each([['IdleTimeout'], ['UnrelatedKeyIdInToken']])('%s ends one connection and stops nothing else', (reason) => {
    expect(refused(400, reason)).toMatchObject({ retry: { when: 'backoff' }, reconnect: true, pause: 'none', token: 'keep' });
  });

  test('Shutdown may work on a new connection at once', () => {
    expect(refused(503, 'Shutdown')).toMatchObject({ cause: 'vendor_unavailable', retry: { when: 'backoff' }, reconnect: true });
  });

  test('no other refusal of a credential asks for a connection', () => {
    for (const reason of ['InvalidProviderToken', 'BadCertificate', 'Forbidden'])
      expect(refused(403, reason)).not.toHaveProperty('reconnect');
  });
});

describe('a 5xx', () => {
  test.each([
    ['InternalServerError', 500],
    ['ServiceUnavailable', 503],
  ])('%s waits a quarter of an hour, as Apple asks', (reason, status) => {
    expect(refused(status, reason).retry).toEqual({ when: 'backoff', atLeastMs: quarterHourMs });
  });

  test('with Retry-After waits that long instead', () => {
    expect(refused(503, 'ServiceUnavailable', one, {}, { 'retry-after': '20' }).retry).toEqual({ when: 'backoff', atLeastMs: 20_000 });
  });

  test('without a reason waits a quarter of an hour too; whether a bare 500 took the push is open', () => {
    expect(only({ status: 503, body: '' })).toMatchObject({ status: 'refused', retry: { when: 'backoff', atLeastMs: quarterHourMs } });
    expect(only({ status: 500, body: '[]' })).toMatchObject({
      status: 'uncertain',
      cause: 'vendor_internal',
      retryIfRepeatable: { atLeastMs: quarterHourMs },
    });
  });

  test('of a proxy is not Apple: open, and no quarter of an hour', () => {
    expect(only({ status: 502, body: '<html>502 Bad Gateway</html>' })).toMatchObject({
      status: 'uncertain',
      cause: 'vendor_unavailable',
      retryIfRepeatable: { when: 'backoff' },
    });
  });
});

describe('a status without a reason', () => {
  test.each([[''], ['not json'], ['[]'], ['<html></html>'], ['{"reason":410}'], ['{"reason":" "}'], ['{}']])(
    '410 with the body %j is suspect at most',
    (body) => {
      expect(only({ status: 410, body })).toMatchObject({
        cause: 'token_unregistered',
        token: 'suspect',
        evidence: { code: '410#nobody' },
      });
    },
  );

  test.each([
    [400, 'request_invalid', 'none'],
    [403, 'unrecognized', 'none'],
    [404, 'request_invalid', 'none'],
    [405, 'request_invalid', 'none'],
    [413, 'message_too_large', 'none'],
  ])('%i is %s and blames neither the token nor the credential', (status, cause, pause) => {
    for (const body of ['', '<html></html>', '[]', '{"error":"x"}'])
      expect(only({ status, body })).toMatchObject({ status: 'refused', cause, token: 'keep', pause, retry: { when: 'never' } });
  });

  test('means the same where channels are managed: an edge is no verdict on our right, and a 5xx waits', () => {
    const manage: Sent = { api: 'operation', kind: 'broadcast', targets: [channel] };
    expect(only({ status: 403, body: '<html>' }, manage)).toMatchObject({ cause: 'unrecognized', pause: 'none' });
    expect(only({ status: 503, body: '' }, manage)).toMatchObject({ retry: { when: 'backoff', atLeastMs: quarterHourMs } });
  });

  test('520 of an edge leaves open whether Apple took it', () => {
    expect(only({ status: 520, body: '' })).toMatchObject({ status: 'uncertain', cause: 'vendor_unavailable' });
  });
});

describe('broadcasts and channels', () => {
  test.each([
    ['FeatureNotEnabled', 400, 'app_blocked', 'app'],
    ['ChannelNotRegistered', 400, 'target_not_found', 'target'],
    ['BadChannelId', 400, 'request_invalid', 'none'],
    ['MissingChannelId', 400, 'request_invalid', 'none'],
    ['MissingPushType', 400, 'request_invalid', 'none'],
    ['TopicMismatch', 403, 'permission_denied', 'app'],
  ])('%s means the same in a broadcast and in channel management', (reason, status, cause, pause) => {
    for (const api of ['send', 'operation'] as const)
      expect(refused(status, reason, { ...broadcast, api })).toMatchObject({ cause, pause, token: 'keep', retry: { when: 'never' } });
  });

  test('a channel that is gone is no device token that is gone', () => {
    expect(refused(400, 'ChannelNotRegistered', one)).toMatchObject({ cause: 'target_not_found', token: 'keep' });
  });

  test.each([
    ['BadRequestParams', 'request_invalid', 'none'],
    ['BadRequestPayload', 'request_invalid', 'none'],
    ['MissingChannelQueueSize', 'request_invalid', 'none'],
    ['CannotCreateChannelConfig', 'operation_rejected', 'app'],
  ])('%s is known to channel management alone', (reason, cause, pause) => {
    expect(refused(400, reason, { ...broadcast, api: 'operation' })).toMatchObject({ cause, pause });
    expect(refused(400, reason, broadcast).cause).toBe('unrecognized');
  });

  test('what channel management has no row for is looked up among the sends', () => {
    const sent: Sent = { ...broadcast, api: 'operation' };
    expect(refused(403, 'ExpiredProviderToken', sent)).toMatchObject({ retry: { when: 'after_refresh' }, reconnect: true });
    expect(refused(503, 'Service Unavailable', sent)).toMatchObject({ cause: 'vendor_unavailable' });
    expect(refused(429, 'TooManyRequests', sent)).toMatchObject({
      cause: 'rate_limited',
      pause: 'app',
      evidence: { code: 'TooManyRequests' },
    });
  });

  test.each([
    [201, '', '201'],
    [202, '', '200'],
    [204, '', '204'],
    [200, '{"message-storage-policy":0,"push-type":"LiveActivity"}', '200'],
    [200, '{"channels":[]}', '200'],
    [200, '{"channels":["dHN0LXNyY2gtY2hubA=="]}', '200'],
  ])('%i with the body %j is done', (status, body, code) => {
    const headers = { 'apns-request-id': 'r-1' };
    expect(only({ status, headers, body }, { ...broadcast, api: 'operation' })).toMatchObject({
      status: 'accepted',
      messageId: 'r-1',
      evidence: { code },
    });
  });

  test('an operation never kills, whatever word comes back', () => {
    for (const reason of ['Unregistered', 'ExpiredToken', 'SubscriptionExpired'])
      expect(refused(410, reason, { ...one, api: 'operation' }).token).not.toBe('dead');
  });
});

const request = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ''): HttpRequest => ({
  method,
  path,
  body,
  header: (name) => headers[name],
});
const sentOf = (...parts: Parameters<typeof request>) => JSON.parse(JSON.stringify(readerOfRequests(apns)?.(request(...parts)) ?? null));

describe('what a request asks', () => {
  test('a send is about the last part of its path, and its channel is its topic', () => {
    const expected = { api: 'send', kind: 'token', targets: [device], channel: 'com.example.app.voip' };
    expect(sentOf('POST', `/3/device/${device}`, { 'apns-topic': 'com.example.app.voip' })).toEqual(expected);
    expect(sentOf('POST', `/3/device/${device}?x=1`)).toEqual({ api: 'send', kind: 'token', targets: [device] });
  });

  test('a send without a token has no target', () => {
    expect(sentOf('POST', '/3/device/a%23b')).toMatchObject({ targets: ['a#b'] });
    expect(sentOf('POST', '/3/device/a%zz')).toMatchObject({ targets: ['a%zz'] });
    for (const path of ['/3/device/', '/3/device']) expect(sentOf('POST', path)).toMatchObject({ api: 'send', targets: [] });
  });

  test('a broadcast is about the channel in its header', () => {
    expect(sentOf('POST', '/4/broadcasts/apps/com.example.app', { 'apns-channel-id': channel })).toEqual({
      api: 'send',
      kind: 'broadcast',
      targets: [channel],
      channel: 'com.example.app',
    });
  });

  test.each([
    ['POST', '/1/apps/com.example.app/channels', {}, []],
    ['GET', '/1/apps/com.example.app/channels', { 'apns-channel-id': channel }, [channel]],
    ['DELETE', '/1/apps/com.example.app/channels', { 'apns-channel-id': channel }, [channel]],
    ['GET', '/1/apps/com.example.app/all-channels', {}, []],
  ])('%s %s is an operation on channels', (method, path, headers, targets) => {
    expect(sentOf(method, path, headers)).toEqual({ api: 'operation', kind: 'broadcast', targets });
  });

  test.each([['/'], ['/3/devices/x'], ['/3/device/a/b'], ['/v1/projects/p/messages:send'], ['/4/broadcasts/apps'], ['/1/apps/x/channel']])(
    '%s is no call of Apple',
    (path) => {
      expect(sentOf('POST', path)).toBeNull();
    },
  );
});

describe('an endpoint', () => {
  test.each(endpoints.map((endpoint) => [endpoint.method, endpoint.example.path, endpoint] as const))(
    '%s %s accepts its own example',
    (method, path, endpoint) => {
      const { headers, body } = endpoint.example;
      const asked = request(method, path, headers, body);
      const sent = readerOfRequests(apns)?.(asked) as Sent;
      expect(endpoint.path.test(path)).toBe(true);
      expect(endpoint.refuse(asked, sent)).toBeUndefined();
      expect(sent.api).toBe(endpoint.api);
      const asksOfNobody = path.endsWith('all-channels') || (endpoint.api === 'operation' && method === 'POST');
      expect(sent.targets).toEqual(asksOfNobody ? [] : ['ok-1']);
    },
  );

  const faults: readonly (readonly [string, number, Readonly<Record<string, string | undefined>>, (string | undefined)?, string?])[] = [
    ['MissingProviderToken', 0, { authorization: undefined }],
    ['MissingProviderToken', 0, { authorization: 'bearer ' }],
    ['MissingProviderToken', 0, { authorization: 'key=abc' }],
    ['MissingProviderToken', 0, { authorization: 'x-bearer abc' }],
    ['MissingDeviceToken', 0, {}, undefined, '/3/device/'],
    ['BadMessageId', 0, { 'apns-id': '12' }],
    ['BadExpirationDate', 0, { 'apns-expiration': 'tomorrow' }],
    ['BadPriority', 0, { 'apns-priority': '7' }],
    ['BadPriority', 0, { 'apns-push-type': 'background', 'apns-priority': '10' }],
    ['InvalidPushType', 0, { 'apns-push-type': 'alerts' }],
    ['BadCollapseId', 0, { 'apns-collapse-id': 'é'.repeat(33) }],
    ['MissingTopic', 0, { 'apns-topic': undefined }],
    ['PayloadEmpty', 0, {}, ''],
    ['PayloadEmpty', 0, {}, ' \r\n'],
    ['PayloadTooLarge', 0, {}, 'x'.repeat(4097)],
    ['PayloadTooLarge', 0, { 'apns-push-type': 'voip' }, 'x'.repeat(5121)],
    ['MissingChannelId', 1, { 'apns-channel-id': undefined }],
    ['BadChannelId', 1, { 'apns-channel-id': '*' }],
    ['MissingPushType', 1, { 'apns-push-type': undefined }],
    ['InvalidPushType', 1, { 'apns-push-type': 'alert' }],
    ['BadExpirationDate', 1, { 'apns-expiration': undefined }],
    ['BadPriority', 1, { 'apns-priority': undefined }],
    ['TopicDisallowed', 1, {}, undefined, '/4/broadcasts/apps/com.example.app.push-type.liveactivity'],
    ['PayloadEmpty', 1, {}, ''],
    ['PayloadTooLarge', 1, {}, 'x'.repeat(5121)],
    ['MissingProviderToken', 2, { authorization: undefined }],
    ['BadRequestPayload', 2, {}, '{'],
    ['BadRequestPayload', 2, {}, '[]'],
    ['BadRequestParams', 2, {}, '{"message-storage-policy":1,"push-type":"LiveActivity","name":"x"}'],
    ['MissingPushType', 2, {}, '{"message-storage-policy":1}'],
    ['MissingPushType', 2, {}, '{"message-storage-policy":1,"push-type":""}'],
    ['InvalidPushType', 2, {}, '{"message-storage-policy":1,"push-type":"alert"}'],
    ['InvalidPushType', 2, {}, '{"message-storage-policy":1,"push-type":"LiveActivity2"}'],
    ['InvalidPushType', 2, {}, '{"message-storage-policy":1,"push-type":["LiveActivity"]}'],
    ['InvalidPushType', 2, {}, '{"message-storage-policy":1,"push-type":{"toString":1,"valueOf":1}}'],
    ['InvalidPushType', 2, {}, '{"message-storage-policy":1,"push-type":"NoLiveActivity"}'],
    ['MissingChannelQueueSize', 2, {}, '{"message-storage-policy":2,"push-type":"LiveActivity"}'],
    ['MissingChannelQueueSize', 2, {}, '{"push-type":"LiveActivity"}'],
    ['MissingChannelId', 3, { 'apns-channel-id': undefined }],
    ['MissingChannelId', 4, { 'apns-channel-id': undefined }],
    ['MissingProviderToken', 5, { authorization: undefined }],
  ];

  const cases = faults.map(([code, index, changed, body, path]) => [code, index, { changed, body, path }] as const);

  test.each(cases)('answers %s, at endpoint %i with %j', (code, index, { changed, body, path }) => {
    const endpoint = endpoints[index] as (typeof endpoints)[number];
    const { example } = endpoint;
    const headers = { ...example.headers, ...changed } as Record<string, string>;
    const asked = request(endpoint.method, path ?? example.path, headers, body ?? example.body);
    expect(endpoint.refuse(asked, readerOfRequests(apns)?.(asked) as Sent)).toBe(code);
    expect(replyFor(endpoint.api, code, [])).toBeDefined();
  });

  test('lets a payload of the limit pass, and a VoIP push of 5120 bytes', () => {
    const [endpoint] = endpoints;
    const headers = { ...endpoint?.example.headers, 'apns-push-type': 'voip' } as Record<string, string>;
    const asked = request('POST', '/3/device/ok-1', headers, 'x'.repeat(5120));
    expect(endpoint?.refuse(asked, { targets: ['ok-1'] })).toBeUndefined();
  });

  test.each([
    ['two blanks after bearer', 0, { authorization: 'bearer  x' }],
    ['an alert of the highest priority', 0, { 'apns-push-type': 'alert', 'apns-priority': '10' }],
    ['a background push of low priority', 0, { 'apns-push-type': 'background', 'apns-priority': '5' }],
    ['a background push without a priority', 0, { 'apns-push-type': 'background' }],
    ['a collapse id of 64 bytes', 0, { 'apns-collapse-id': 'é'.repeat(32) }],
    ['a payload of 4096 bytes', 0, {}, 'x'.repeat(4096)],
    ['a broadcast of 5120 bytes', 1, {}, 'x'.repeat(5120)],
    ['a channel that stores nothing', 2, {}, '{"message-storage-policy":0,"push-type":"LiveActivity"}'],
  ] as const)('takes %s', (_what, index, changed, body = undefined as string | undefined) => {
    const endpoint = endpoints[index] as (typeof endpoints)[number];
    const { example } = endpoint;
    const asked = request(endpoint.method, example.path, { ...example.headers, ...changed }, body ?? example.body);
    expect(endpoint.refuse(asked, readerOfRequests(apns)?.(asked) as Sent)).toBeUndefined();
  });

  test('a send to nobody has no device token, and a broadcast needs none', () => {
    const [device, broadcast] = endpoints as [(typeof endpoints)[0], (typeof endpoints)[0]];
    const asked = ({ example }: (typeof endpoints)[0]) => request('POST', example.path, example.headers, example.body);
    expect(device.refuse(asked(device), {})).toBe('MissingDeviceToken');
    expect(broadcast.refuse(asked(broadcast), {})).toBeUndefined();
  });

  test('every plain word stands for a row that a reply can carry', () => {
    for (const code of Object.values(words)) {
      expect(Object.keys(send)).toContain(code);
      expect(replyFor('send', code, [device])).toBeDefined();
    }
  });
});

describe('the simulation', () => {
  test.each(Object.keys(operation))('answers channel management with %s as Apple does, by request id', (code) => {
    const reply = replyFor('operation', code, [channel]) as RawReply;
    expect(reply.headers).toMatchObject({ 'apns-request-id': expect.any(String) });
    expect(only(reply, { ...broadcast, api: 'operation' }).evidence.code).toBe(code);
  });

  test('knows no token endpoint and no callback: Apple has neither', () => {
    expect(replyFor('auth', '200', [])).toBeUndefined();
    expect(replyFor('receipt', '200', [])).toBeUndefined();
    expect(replyFor('send', 'constructor', [])).toBeUndefined();
  });
});

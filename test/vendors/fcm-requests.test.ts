import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/http-request.ts';
import type { RawReply, Sent } from '../../src/core/reply.ts';
import { outcomeOf } from '../../src/core/select.ts';
import { auth, operation, send } from '../../src/vendors/fcm/codes.ts';
import { endpoints, words } from '../../src/vendors/fcm/endpoints.ts';
import { fcm } from '../../src/vendors/fcm/index.ts';
import { replyFor, replyForEach } from '../../src/vendors/fcm/simulation.ts';
import { readerOfRequests } from '../../src/vendors/index.ts';
import { type Headers, token } from './fcm-replies.ts';

const request = (method: string, path: string, headers: Headers = {}, body: unknown = ''): HttpRequest => ({
  method,
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name) => headers[name],
});
const sentOf = (path: string, body?: unknown) =>
  JSON.parse(JSON.stringify(readerOfRequests(fcm)?.(request('POST', path, {}, body)) ?? null));
const v1 = '/v1/projects/my-project/messages:send';

describe('what a request asks', () => {
  test.each([
    [{ token: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ fid: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ topic: 'news' }, { kind: 'topic', targets: ['news'] }],
    [{ condition: "'a' in topics" }, { kind: 'topic', targets: ["'a' in topics"] }],
    [
      { token: 'x', android: { notification: { channel_id: 'chat' } } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [
      { token: 'x', android: { notification: { channelId: 'chat' } } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [{ token: 7 }, { targets: [] }],
    [undefined, { targets: [] }],
  ])('v1 with the message %j', (message, expected) => {
    expect(sentOf(v1, { message })).toEqual({ api: 'send', ...expected });
  });

  test('v1 with a body that cannot be read is a send to nobody', () => {
    for (const body of ['', '{', '[]', 'null', '7']) expect(sentOf(v1, body)).toEqual({ api: 'send', targets: [] });
  });

  test.each([
    [{ to: 'x' }, { kind: 'token', targets: ['x'] }],
    [{ to: '/topics/news' }, { kind: 'topic', targets: ['/topics/news'] }],
    [{ condition: "'a' in topics" }, { kind: 'topic', targets: ["'a' in topics"] }],
    [{ registration_ids: ['x', 'y'] }, { kind: 'token', targets: ['x', 'y'] }],
    [
      { registration_ids: ['x'], notification: { android_channel_id: 'chat' } },
      { kind: 'token', targets: ['x'], channel: 'chat' },
    ],
    [{}, { targets: [] }],
  ])('legacy with %j', (body, expected) => {
    for (const path of ['/fcm/send', '/gcm/send']) expect(sentOf(path, body)).toEqual({ api: 'send', ...expected });
  });

  test('an old web push endpoint has its token in the path', () => {
    expect(sentOf('/fcm/send/cKb:APA91b')).toEqual({ api: 'send', kind: 'token', targets: ['cKb:APA91b'] });
  });

  test('a batch has one message a part, in the order of the parts', () => {
    const part = (message: object) => `Content-Type: application/http\r\n\r\nPOST ${v1} HTTP/1.1\r\n\r\n${JSON.stringify({ message })}\r\n`;
    const batch = (...messages: readonly object[]) => `${messages.map((message) => `--batch_x\r\n${part(message)}`).join('')}--batch_x--`;
    expect(sentOf('/batch', batch({ token: 'x' }, { token: 'y' }))).toEqual({ api: 'send', kind: 'token', targets: ['x', 'y'] });
    expect(sentOf('/batch', batch({ token: 'x' }, { topic: 'y' }))).toEqual({ api: 'send', targets: ['x', 'y'] });
    expect(sentOf('/batch', batch({ token: 'x' }, {}))).toEqual({ api: 'send' });
    expect(sentOf('/batch', '--b\r\nPOST /calendar/v3/x HTTP/1.1\r\n--b--')).toBeNull();
  });

  test.each([
    ['/iid/v1:batchAdd', { to: '/topics/t', registration_tokens: ['x', 'y'] }, ['x', 'y']],
    ['/iid/v1:batchRemove', { to: '/topics/t', registration_tokens: ['x'] }, ['x']],
    ['/iid/v1:batchImport', { application: 'a', sandbox: true, apns_tokens: ['x'] }, ['x']],
    ['/iid/info/x?details=true', '', ['x']],
    ['/iid/v1:batchAdd', '{', []],
  ])('%s with %j is an operation', (path, body, targets) => {
    expect(sentOf(path, body)).toEqual({ api: 'operation', kind: 'token', targets });
  });

  test.each([['/token'], ['/oauth2/v4/token']])('%s asks for a token', (path) => {
    expect(sentOf(path, 'grant_type=x')).toEqual({ api: 'auth' });
  });

  test.each([
    ['/'],
    ['/v1/projects/p/messages'],
    ['/v1/projects/p/q/messages:send'],
    ['/iid/v2:batchAdd'],
    ['/3/device/x'],
    ['/auth/token'],
    ['/fcm/sender'],
  ])('%s is no call of FCM', (path) => {
    expect(sentOf(path, '{}')).toBeNull();
  });
});

describe('an endpoint', () => {
  test.each(endpoints.map((endpoint) => [endpoint.method, endpoint.example.path, endpoint] as const))(
    '%s %s accepts its own example',
    (method, path, endpoint) => {
      const asked = request(method, path, endpoint.example.headers, endpoint.example.body);
      const sent = readerOfRequests(fcm)?.(asked) as Sent;
      expect(endpoint.path.test(path)).toBe(true);
      expect(endpoint.refuse(asked, sent)).toBeUndefined();
      expect(sent.api).toBe(endpoint.api);
      expect(sent.targets).toEqual(endpoint.api === 'auth' ? undefined : ['ok-1']);
    },
  );

  const bearer = { authorization: 'Bearer x' };
  const instanceId = { ...bearer, access_token_auth: 'true' };
  test.each([
    ['CREDENTIALS_MISSING', v1, {}, { message: { token: 'x' } }],
    ['CREDENTIALS_MISSING', v1, { authorization: ' ' }, { message: { token: 'x' } }],
    ['ACCESS_TOKEN_TYPE_UNSUPPORTED', v1, { authorization: 'key=AAAA' }, { message: { token: 'x' } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, '{'],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: {} }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { token: 'x', topic: 'y' } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { tokens: ['x'] } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { token: 'x', tokens: ['y'] } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { token: 7 } }],
    ['INVALID_ARGUMENT#recipient', v1, bearer, { message: { topic: 'a b' } }],
    ['INVALID_ARGUMENT#field', v1, bearer, { message: { token: 'x', data: { count: 7 } } }],
    ['INVALID_ARGUMENT#field', v1, bearer, { message: { token: 'x', data: { text: 'x', count: 7 } } }],
    [
      'INVALID_ARGUMENT#too-big',
      v1,
      bearer,
      { message: { token: 'x', data: { a: 'x'.repeat(2100) }, notification: { body: 'x'.repeat(2100) } } },
    ],
    ['INVALID_ARGUMENT#too-big', v1, bearer, { message: { token: 'x', data: { text: 'é'.repeat(2048) } } }],
    ['401', '/iid/v1:batchAdd', bearer, { to: '/topics/t', registration_tokens: ['x'] }],
    ['401', '/iid/info/x', {}, ''],
    ['400', '/iid/v1:batchAdd', instanceId, { to: 't', registration_tokens: ['x'] }],
    ['400', '/iid/v1:batchAdd', instanceId, { registration_tokens: ['x'] }],
    ['400', '/iid/v1:batchRemove', instanceId, { to: '/topics/t', registration_tokens: [] }],
    ['400', '/iid/v1:batchAdd', instanceId, { to: '/topics/t', registration_tokens: Array.from({ length: 1001 }, String) }],
    ['400', '/iid/v1:batchImport', instanceId, { application: 'a', apns_tokens: ['x'] }],
    ['400', '/iid/v1:batchImport', instanceId, { sandbox: true, apns_tokens: ['x'] }],
    ['400', '/iid/v1:batchImport', instanceId, { application: 'a', sandbox: true, apns_tokens: [] }],
    ['400', '/iid/v1:batchImport', instanceId, '{'],
    ['invalid_request', '/token', {}, ''],
    ['invalid_request', '/token', {}, 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer'],
    ['unsupported_grant_type', '/token', {}, 'grant_type=password&assertion=x'],
  ])('answers %s at %s with %j and %j', (code, path, headers, body) => {
    const endpoint = endpoints.find((candidate) => candidate.path.test(path)) as (typeof endpoints)[number];
    const asked = request(endpoint.method, path, headers as Headers, body);
    expect(endpoint.refuse(asked, readerOfRequests(fcm)?.(asked) as Sent)).toBe(code);
    expect(replyFor(endpoint.api, code, ['x'])).toBeDefined();
  });

  test.each([
    ['the name of a topic', v1, bearer, { message: { topic: 'news-2_3.x~y%z' } }],
    ['a message of 4096 bytes', v1, bearer, { message: { token: 'x', data: { a: 'x'.repeat(4088) } } }],
    ['a thousand tokens', '/iid/v1:batchAdd', instanceId, { to: '/topics/t', registration_tokens: Array.from({ length: 1000 }, String) }],
  ])('takes %s', (_what, path, headers, body) => {
    const endpoint = endpoints.find((candidate) => candidate.path.test(path)) as (typeof endpoints)[number];
    const asked = request(endpoint.method, path, headers as Headers, body);
    expect(endpoint.refuse(asked, readerOfRequests(fcm)?.(asked) as Sent)).toBeUndefined();
  });

  test('refuses what was read as a call to nobody', () => {
    for (const { api, method, refuse, example } of endpoints)
      if (api !== 'auth' && method === 'POST')
        expect(refuse(request(method, example.path, example.headers, example.body), {})).toBe(
          api === 'send' ? 'INVALID_ARGUMENT#recipient' : '400',
        );
  });

  test('does not serve the retired sends', () => {
    for (const path of ['/fcm/send', '/batch']) expect(endpoints.some((endpoint) => endpoint.path.test(path))).toBe(false);
  });

  test('every plain word stands for a row that a reply can carry', () => {
    for (const code of Object.values(words)) {
      expect(Object.keys(send)).toContain(code);
      expect(replyFor('send', code, [token])).toBeDefined();
    }
  });
});

describe('one reply to several targets', () => {
  const said = (api: 'send' | 'operation', codes: readonly string[]) => {
    const answers = codes.map((code, index) => ({ target: `token-${index}`, code }));
    const targets = answers.map(({ target }) => target);
    const outcomes = fcm.parse(replyForEach(api, answers) as RawReply, { api, kind: 'token', targets });
    return targets.map((target) => outcomeOf(outcomes, target)?.evidence.code);
  };

  test.each([
    ['send', ['200', 'UNREGISTERED', 'INVALID_ARGUMENT#token', 'SENDER_ID_MISMATCH', 'UNAVAILABLE', '200']],
    ['send', ['results[].message_id', 'NotRegistered', 'InvalidRegistration', 'Unavailable', 'results[].registration_id']],
    ['operation', ['OK', 'NOT_FOUND', 'TOO_MANY_TOPICS', 'OK']],
    ['operation', ['OK', 'Internal Server Error']],
  ] as const)('%s says %j side by side', (api, codes) => {
    expect(said(api, codes)).toEqual(codes);
  });

  test('cannot mix a page with a message, nor ask for several tokens at once', () => {
    expect(
      replyForEach('send', [
        { target: 'a', code: '404#html' },
        { target: 'b', code: '200' },
      ]),
    ).toBeUndefined();
    expect(replyForEach('auth', [{ target: 'a', code: '200' }])).toBeUndefined();
    expect(replyForEach('send', [])).toBeUndefined();
  });

  test('every row of the operations and of the token endpoint is on the wire, but for the words of firebase-admin', () => {
    for (const [api, table] of [
      ['operation', operation],
      ['auth', auth],
    ] as const)
      for (const code of Object.keys(table))
        expect(replyFor(api, code, ['x']) !== undefined, code).toBe(!/^(?:messaging|app)\//.test(code));
  });
});

import { createServer } from 'node:http2';
import { describe, expect, test } from 'vitest';
import { type ApnsNotification, type ApnsOptions, connectApns } from '../../../src/clients/http2/index.ts';
import { ArgumentError } from '../../../src/core/argument-error.ts';
import { arena, deviceToken, secret, shortOf, watchLeftovers } from './arena.ts';

watchLeftovers();

describe('an option that is wrong', () => {
  test.each<[string, object]>([
    ['url', { url: 'api.push.apple.com' }],
    ['url', { url: 'https://user:password@api.push.apple.com' }],
    ['url', { url: 'https://api.push.apple.com/3/device' }],
    ['url', { url: 'ftp://api.push.apple.com' }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: 2 ** 31 }],
    ['timeoutMs', { timeoutMs: '30' }],
    ['connectTimeoutMs', { connectTimeoutMs: Number.NaN }],
    ['pingIntervalMs', { pingIntervalMs: -1 }],
    ['pingTimeoutMs', { pingTimeoutMs: 0 }],
    ['idleTimeoutMs', { idleTimeoutMs: 1.5 }],
    ['maxConcurrentStreams', { maxConcurrentStreams: 0 }],
    ['maxWaiting', { maxWaiting: -1 }],
    ['maxPayloadBytes', { maxPayloadBytes: 0 }],
    ['maxBodyBytes', { maxBodyBytes: 0 }],
    ['app', { app: 7 }],
    ['onEvent', { onEvent: 'log' }],
    ['credential', { credential: `${secret}\n` }],
    ['credential', { credential: '' }],
    ['tls', { tls: { cert: 'no certificate', key: secret } }],
    ['tls', { tls: 'cert.pem' }],
  ])('%s: %o', (argument, options) => {
    const made = () => connectApns(options as ApnsOptions);
    expect(made).toThrow(ArgumentError);
    expect(made).toThrow(expect.objectContaining({ argument }));
    expect(made).not.toThrow(new RegExp(`${secret}|password`));
  });
});

describe('a notification that is wrong', () => {
  const fine = { token: deviceToken, payload: {} };
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  test.each<[string, object]>([
    ['token', { ...fine, token: `${deviceToken}\r\n` }],
    ['token', { ...fine, token: `${deviceToken}/../../4` }],
    ['token', { ...fine, token: '..' }],
    ['token', { ...fine, token: 'ab?c' }],
    ['token', { ...fine, token: '' }],
    ['token', { ...fine, token: 'a'.repeat(1001) }],
    ['token', { payload: {} }],
    ['kind', { ...fine, kind: 'topic' }],
    ['bundleId', { kind: 'broadcast', channelId: 'abc', payload: {} }],
    ['channelId', { kind: 'broadcast', bundleId: 'com.example.app', payload: {} }],
    ['payload', { ...fine, payload: 'x'.repeat(5121) }],
    ['payload', { ...fine, payload: 'ü'.repeat(2561) }],
    ['payload', { ...fine, payload: Buffer.alloc(5121) }],
    ['payload', { ...fine, payload: circle }],
    ['payload', { ...fine, payload: undefined }],
    ['payload', { ...fine, payload: 7 }],
    ['headers', { ...fine, headers: { 'Apns-Topic': 'x' } }],
    ['headers', { ...fine, headers: { ':path': '/' } }],
    ['headers', { ...fine, headers: { connection: 'close' } }],
    ['headers', { ...fine, headers: { authorization: `bearer ${secret}` } }],
    ['headers', { ...fine, headers: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`x-${index}`, 'y'])) }],
    ['headers[apns-topic]', { ...fine, headers: { 'apns-topic': 'a\nb' } }],
    ['headers[apns-topic]', { ...fine, headers: { 'apns-topic': 'x'.repeat(4097) } }],
    ['timeoutMs', { ...fine, timeoutMs: 0 }],
    ['signal', { ...fine, signal: {} }],
  ])('%s', async (argument, notification) => {
    const { client, server } = await arena();
    const answer = client.send(notification as ApnsNotification);
    await expect(answer).rejects.toMatchObject({ name: 'ArgumentError', argument });
    await expect(answer).rejects.not.toThrow(new RegExp(`${deviceToken}|${secret}`));
    expect(server.peers).toEqual([]);
  });

  test('a credential function that gives a token with a line break, or none', async () => {
    const nothing = () => undefined as unknown as string;
    for (const credential of [() => `${secret}\n`, async () => `${secret}\n`, nothing, async () => nothing()]) {
      const { send, server, client } = await arena({}, { credential });
      await expect(send()).rejects.toMatchObject({ name: 'ArgumentError', argument: 'credential' });
      await expect(send()).rejects.not.toThrow(secret);
      expect(server.peers).toEqual([]);
      await client.close();
    }
  });
});

describe('what goes over the wire', () => {
  async function received(notification: ApnsNotification, options: ApnsOptions = {}) {
    const seen: { headers: Record<string, unknown>; body: string }[] = [];
    const server = createServer();
    server.on('stream', (stream, headers) => {
      let body = '';
      stream.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      stream.on('end', () => {
        seen.push({ headers: { ...headers }, body });
        stream.respond({ ':status': 200 }, { endStream: true });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const client = connectApns({ url: `http://127.0.0.1:${port}`, credential: secret, ...options });
    const response = await client.send(notification);
    await client.close();
    await new Promise((resolve) => server.close(resolve));
    return { ...(seen[0] ?? { headers: {}, body: '' }), response, port };
  }

  test('to a device', async () => {
    const payload = '{"aps":{"alert":"Grüße 😀"}}';
    const { headers, body, port } = await received({
      token: deviceToken,
      headers: { 'apns-topic': 'com.example.app', 'apns-priority': 10 },
      payload,
    });
    expect(headers).toEqual(
      expect.objectContaining({
        ':method': 'POST',
        ':path': `/3/device/${deviceToken}`,
        ':scheme': 'http',
        ':authority': `127.0.0.1:${port}`,
        authorization: `bearer ${secret}`,
        'apns-topic': 'com.example.app',
        'apns-priority': '10',
      }),
    );
    expect(body).toBe(payload);
  });

  test('to a channel: its id is the target, and its 429 is not one device’s', async () => {
    const { headers, response } = await received({
      kind: 'broadcast',
      bundleId: 'com.example.app',
      channelId: 'dHN0LXNyY2gtY2hubA==',
      payload: Buffer.from('{}'),
    });
    expect(headers).toMatchObject({ ':path': '/4/broadcasts/apps/com.example.app', 'apns-channel-id': 'dHN0LXNyY2gtY2hubA==' });
    expect(response.outcomes[0]).toMatchObject({ status: 'accepted', kind: 'broadcast', targets: ['dHN0LXNyY2gtY2hubA=='] });
  });

  test('a header of authorization of the caller’s own, where no credential is given', async () => {
    const { headers } = await received(
      { token: deviceToken, headers: { authorization: 'bearer own' }, payload: {} },
      { credential: undefined },
    );
    expect(headers).toMatchObject({ authorization: 'bearer own' });
  });
});

test('a listener that throws costs no push', async () => {
  const { server } = await arena();
  const client = connectApns({
    url: server.url,
    onEvent: () => {
      throw new Error('listener');
    },
  });
  expect(shortOf(await client.send({ token: deviceToken, payload: {} }))).toEqual({ status: 'accepted' });
  await client.close();
});

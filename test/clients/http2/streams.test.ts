import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../src/clients/http2/index.ts';
import { arena, deviceToken, shortOf, until, watchLeftovers } from './arena.ts';
import type { Got, Peer } from './fault-server.ts';
import { errorCode, frame, frameType } from './frames.ts';

watchLeftovers();
const lost = (code: string) => ({ status: 'uncertain', cause: 'connection_failed', code });

describe('a whole reply', () => {
  test('is what APNs says of it', async () => {
    const { send, server } = await arena({ onRequest: ({ id }, peer) => peer.answer(id, 200, '', { 'apns-id': 'D917CA4B' }) });
    const response = await send();
    expect(response).toMatchObject({
      status: 200,
      body: '',
      outcomes: [{ status: 'accepted', messageId: 'D917CA4B', app: 'com.example.app', kind: 'token' }],
    });
    expect(response.outcomes[0].targets).toEqual([deviceToken]);
    expect(outcomesOf(response)).toBe(response.outcomes);
    expect(Object.getOwnPropertyNames(response)).toEqual(['status', 'headers', 'body', 'receivedAtMs', 'outcomes']);
    expect(server.got).toMatchObject([{ whole: true, body: '{"aps":{"alert":"one"}}' }]);
  });

  test('with a reason is a refusal, never an error', async () => {
    const body = '{"reason":"Unregistered","timestamp":1454948015990}';
    const { send } = await arena({ onRequest: ({ id }, peer) => peer.answer(id, 410, body) });
    const response = await send();
    expect(response).toMatchObject({ status: 410, body, outcomes: [{ status: 'refused', token: 'dead', diedAtMs: 1454948015990 }] });
  });

  test('may come in pieces, and end with trailers', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.headers(id, { ':status': '400' }, false);
        peer.data(id, '{"reason":', false);
        peer.data(id, '"BadTopic"}', false);
        peer.headers(id, { 'x-trailer': 'yes' }, true);
      },
    });
    expect(shortOf(await send())).toEqual({ status: 'refused', cause: 'request_invalid', code: 'BadTopic' });
  });

  test('may come after an interim one', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.headers(id, { ':status': '103' }, false);
        peer.answer(id, 200);
      },
    });
    expect(shortOf(await send())).toEqual({ status: 'accepted' });
  });

  test('counts though the stream is reset after it', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.answer(id, 400, '{"reason":"BadTopic"}');
        peer.reset(id, errorCode.no);
      },
    });
    expect(shortOf(await send())).toMatchObject({ code: 'BadTopic' });
  });
});

describe('a stream that ends without a reply', () => {
  const cases: [string, (got: Got, peer: Peer) => void, object][] = [
    ['RST_STREAM INTERNAL_ERROR', ({ id }, peer) => peer.reset(id, errorCode.internal), lost('RST_STREAM INTERNAL_ERROR')],
    ['RST_STREAM ENHANCE_YOUR_CALM', ({ id }, peer) => peer.reset(id, errorCode.enhanceYourCalm), lost('RST_STREAM ENHANCE_YOUR_CALM')],
    ['RST_STREAM CANCEL', ({ id }, peer) => peer.reset(id, errorCode.cancel), lost('RST_STREAM CANCEL')],
    ['RST_STREAM NO_ERROR', ({ id }, peer) => peer.reset(id, errorCode.no), lost('RST_STREAM NO_ERROR')],
    ['FIN', (_, peer) => peer.socket.end(), lost('CONNECTION_LOST')],
    ['RST of the connection', (_, peer) => peer.socket.resetAndDestroy(), lost(expect.stringMatching(/^(?:ECONNRESET|CONNECTION_LOST)$/))],
  ];

  test.each(cases)('%s is uncertain', async (_, onRequest, expected) => {
    const { send, server } = await arena({ onRequest });
    expect(shortOf(await send())).toEqual(expected);
    expect(server.got).toMatchObject([{ whole: true }]);
  });

  test('REFUSED_STREAM is refused: the server says it did nothing with it', async () => {
    const { send, events } = await arena({ onRequest: ({ id }, peer) => peer.reset(id, errorCode.refusedStream) });
    const response = await send();
    expect(response.outcomes).toMatchObject([
      { status: 'refused', cause: 'connection_failed', pause: 'none', reconnect: true, token: 'keep' },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'retired', cause: 'reply', code: 'RST_STREAM REFUSED_STREAM' }));
  });

  test('REFUSED_STREAM after a status contradicts itself: uncertain', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.headers(id, { ':status': '200' }, false);
        peer.reset(id, errorCode.refusedStream);
      },
    });
    expect(shortOf(await send())).toEqual(lost('BODY_CUT'));
  });
});

describe('a body that is cut', () => {
  const half = (end: (got: Got, peer: Peer) => void, length?: string) => (got: Got, peer: Peer) => {
    peer.headers(got.id, { ':status': '400', ...(length ? { 'content-length': length } : {}) }, false);
    peer.data(got.id, '{"reason":', false);
    setTimeout(() => end(got, peer), 5);
  };
  const cases: [string, (got: Got, peer: Peer) => void][] = [
    ['by RST_STREAM INTERNAL_ERROR', half(({ id }, peer) => peer.reset(id, errorCode.internal))],
    ['by RST_STREAM NO_ERROR, which node takes for the end', half(({ id }, peer) => peer.reset(id, errorCode.no))],
    ['by FIN', half((_, peer) => peer.socket.end())],
    ['by RST of the connection', half((_, peer) => peer.socket.resetAndDestroy())],
    ['against its content-length', half(({ id }, peer) => peer.data(id, '"Bad', true), '24')],
    [
      'before it began, by RST_STREAM NO_ERROR',
      ({ id }, peer) => {
        peer.headers(id, { ':status': '200' }, false);
        peer.reset(id, errorCode.no);
      },
    ],
  ];

  test.each(cases)('%s', async (_, onRequest) => {
    const { send, server } = await arena({ onRequest });
    const response = await send();
    expect(shortOf(response)).toEqual(lost('BODY_CUT'));
    expect([200, 400]).toContain(response.status);
    expect(server.got).toMatchObject([{ whole: true }]);
  });

  test('that was promised by content-length and never came', async () => {
    const { send } = await arena({ onRequest: ({ id }, peer) => peer.headers(id, { ':status': '200', 'content-length': '5' }, true) });
    expect((await send()).outcomes[0].status).toBe('uncertain');
  });

  test('is cut by us where it grows too large', async () => {
    const { send, server } = await arena(
      {
        onRequest: ({ id }, peer) => {
          peer.headers(id, { ':status': '400' }, false);
          for (let index = 0; index < 10; index += 1) peer.data(id, 'x'.repeat(200), index === 9);
        },
      },
      { maxBodyBytes: 1_000 },
    );
    const response = await send();
    expect(shortOf(response)).toEqual(lost('BODY_TOO_LARGE'));
    expect(response.body).toBe('');
    expect(server.got).toHaveLength(1);
  });
});

describe('a peer that says nothing', () => {
  test('times out, uncertain, and its stream is cancelled', async () => {
    const { send, server, client } = await arena({ onRequest: () => {} });
    expect(shortOf(await send('one', { timeoutMs: 30 }))).toEqual({ status: 'uncertain', cause: 'timeout', code: 'TIMEOUT' });
    await until(() => server.got[0]?.reset === errorCode.cancel);
    expect(client.stats).toMatchObject({ inFlight: 0, broken: 1 });
  });

  test('in the middle of a body: uncertain, with the status beside it', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.headers(id, { ':status': '400' }, false);
        peer.data(id, '{"rea', false);
      },
    });
    const response = await send('one', { timeoutMs: 40 });
    expect(response).toMatchObject({ status: 400, body: '{"rea' });
    expect(shortOf(response)).toEqual({ status: 'uncertain', cause: 'timeout', code: 'TIMEOUT' });
  });

  test('the timer is the request’s own: a trickle does not reset it', async () => {
    const { send } = await arena({
      onRequest: ({ id }, peer) => {
        peer.headers(id, { ':status': '400' }, false);
        const trickle = setInterval(() => peer.data(id, ' ', false), 5);
        peer.socket.on('close', () => clearInterval(trickle));
      },
    });
    expect(shortOf(await send('one', { timeoutMs: 60 }))).toMatchObject({ code: 'TIMEOUT' });
  });

  const broken: [string, (got: Got, peer: Peer) => void][] = [
    ['a frame where none may stand', (_, peer) => peer.write(frame(frameType.data, 0, 0, Buffer.from('xx')))],
    ['a body without headers', ({ id }, peer) => peer.data(id, '{}', true)],
    ['broken HPACK', ({ id }, peer) => peer.write(frame(frameType.headers, 5, id, Buffer.alloc(7, 0xff)))],
  ];
  test.each(broken)('%s: node 20 may not notice, the timer and the PING do', async (_, onRequest) => {
    const { send, server, client } = await arena({ onRequest }, { pingTimeoutMs: 40 });
    const first = await send('one', { timeoutMs: 60 });
    expect(first.outcomes[0].status).toBe('uncertain');
    await until(() => client.stats.connectionsOpen === 0);
    expect(server.got).toHaveLength(1);
  });
});

describe('an AbortSignal', () => {
  test('before the send: refused, and nothing reached the server', async () => {
    const { send, server } = await arena();
    expect(shortOf(await send('one', { signal: AbortSignal.abort() }))).toEqual({
      status: 'refused',
      cause: 'connection_failed',
      code: 'ABORTED',
    });
    expect(server.got).toEqual([]);
  });

  test('under way: uncertain, and the stream is cancelled', async () => {
    const { send, server } = await arena({ onRequest: () => {} });
    const controller = new AbortController();
    const answer = send('one', { signal: controller.signal });
    await until(() => server.got[0]?.whole === true);
    controller.abort();
    expect(shortOf(await answer)).toEqual({ status: 'uncertain', cause: 'timeout', code: 'ABORTED' });
    await until(() => server.got[0]?.reset === errorCode.cancel);
  });
});

import { describe, expect, test } from 'vitest';
import { arena, secret, shortOf, until, watchLeftovers } from './arena.ts';
import { errorCode } from './frames.ts';

watchLeftovers();
const maxConcurrentStreams = 3;
const none = 0x7fffffff;

describe('GOAWAY', () => {
  test('drains: what is at or below the last stream goes on, what comes goes to a new connection', async () => {
    const { send, server, client, events } = await arena({
      onRequest: ({ id, body }, peer) => {
        if (!body.includes('first')) return peer.answer(id);
        peer.goaway(none);
        setTimeout(() => peer.answer(id), 40);
      },
    });
    const first = send('first');
    await until(() => events.some(({ type }) => type === 'goaway'));
    expect(shortOf(await send('second'))).toEqual({ status: 'accepted' });
    expect(shortOf(await first)).toEqual({ status: 'accepted' });
    expect(server.find('first')?.peer).not.toBe(server.find('second')?.peer);
    await until(() => client.stats.connectionsOpen === 1);
    expect(events).toContainEqual({ type: 'goaway', connection: 1, code: 'NO_ERROR', lastStreamId: none, inFlight: 1 });
  });

  test('streams above the last one are refused, those below wait for their answer', async () => {
    const { send, server } = await arena({
      onRequest: ({ id }, peer) => {
        if (server.got.length < 3 || !server.got.every(({ whole }) => whole)) return;
        peer.goaway(1);
        setTimeout(() => peer.answer(1), 20);
        void id;
      },
    });
    const answers = await Promise.all([send('a'), send('b'), send('c')]);
    expect(answers.map(shortOf)).toEqual([
      { status: 'accepted' },
      { status: 'refused', cause: 'connection_failed', code: 'GOAWAY' },
      { status: 'refused', cause: 'connection_failed', code: 'GOAWAY' },
    ]);
    expect(answers[1]?.outcomes[0]).toMatchObject({ reconnect: true, pause: 'none', token: 'keep' });
  });

  test('a second one lowers the last stream', async () => {
    const { send, events } = await arena({
      onRequest: (_, peer) => {
        peer.goaway(none);
        peer.goaway(0);
      },
    });
    expect(shortOf(await send())).toMatchObject({ status: 'refused', code: 'GOAWAY' });
    expect(events.filter(({ type }) => type === 'goaway')).toHaveLength(2);
  });

  test.each([
    ['NO_ERROR', errorCode.no],
    ['ENHANCE_YOUR_CALM', errorCode.enhanceYourCalm],
    ['REFUSED_STREAM, a code that node hands on to each stream', errorCode.refusedStream],
  ])('at this very stream, then FIN, is uncertain: %s', async (_, code) => {
    const { send, server } = await arena({
      onRequest: ({ id }, peer) => {
        peer.goaway(id, code, 'too_many_pings');
        peer.socket.end();
      },
    });
    expect(shortOf(await send())).toEqual({ status: 'uncertain', cause: 'connection_failed', code: 'GOAWAY' });
    expect(server.got).toMatchObject([{ whole: true }]);
  });

  test.each([
    ['NO_ERROR', errorCode.no],
    ['ENHANCE_YOUR_CALM', errorCode.enhanceYourCalm],
  ])('at stream 0 is refused: %s', async (_, code) => {
    const { send } = await arena({ onRequest: (_, peer) => peer.goaway(0, code, 'too_many_pings') });
    expect(shortOf(await send())).toEqual({ status: 'refused', cause: 'connection_failed', code: 'GOAWAY' });
  });

  test('with Shutdown or IdleTimeout is a mere connection', async () => {
    const { send, events } = await arena({ onRequest: (_, peer) => peer.goaway(0, errorCode.no, '{"reason":"IdleTimeout"}') });
    expect(shortOf(await send())).toMatchObject({ status: 'refused', code: 'GOAWAY' });
    expect(events).toContainEqual(expect.objectContaining({ type: 'goaway', reason: 'IdleTimeout' }));
  });

  test('with a credential’s reason is that credential’s fault, also for those that wait', async () => {
    const { send, server, client } = await arena({
      settings: [[maxConcurrentStreams, 1]],
      onRequest: (_, peer) => peer.goaway(0, errorCode.no, '{"reason":"BadCertificateEnvironment"}'),
    });
    const answers = await Promise.all([send('a'), send('b'), send('c')]);
    for (const answer of answers) {
      expect(shortOf(answer)).toEqual({ status: 'refused', cause: 'credential_invalid', code: 'BadCertificateEnvironment' });
      expect(answer.outcomes[0]).toMatchObject({ retry: { when: 'never' }, pause: 'app', token: 'keep', evidence: { httpStatus: 0 } });
    }
    expect(server.got).toHaveLength(1);
    expect(client.stats.connectionsOpened).toBe(1);
  });

  test('with a token’s reason kills no token', async () => {
    const { send } = await arena({ onRequest: (_, peer) => peer.goaway(0, errorCode.no, '{"reason":"Unregistered"}') });
    expect((await send()).outcomes[0]).toMatchObject({ status: 'refused', cause: 'connection_failed', token: 'keep' });
  });

  test('that no reply came before ends the waiting too: no loop of connections', async () => {
    const { send, client } = await arena({ settings: [[maxConcurrentStreams, 1]], onRequest: (_, peer) => peer.goaway(0) });
    const answers = await Promise.all([send('a'), send('b'), send('c')]);
    expect(answers.map(({ outcomes }) => outcomes[0].status)).toEqual(['refused', 'refused', 'refused']);
    expect(client.stats.connectionsOpened).toBe(1);
  });

  test('on a connection that had served lets those that wait go on to the next', async () => {
    const { send, client, server } = await arena({
      settings: [[maxConcurrentStreams, 1]],
      onRequest: ({ id }, peer) => {
        if (id === 3) peer.goaway(3);
        peer.answer(id);
      },
    });
    const answers = await Promise.all([send('a'), send('b'), send('c')]);
    expect(answers.map(shortOf)).toEqual(Array(3).fill({ status: 'accepted' }));
    expect(client.stats.connectionsOpened).toBe(2);
    expect(server.got).toHaveLength(3);
  });

  test('before the first SETTINGS fails all that wait', async () => {
    const { send, server } = await arena({
      settings: false,
      onPeer: (peer) =>
        peer.socket.once('data', () => {
          peer.settings([]);
          peer.goaway(0);
          peer.socket.end();
        }),
    });
    expect((await send()).outcomes[0].status).toBe('refused');
    expect(server.got.filter(({ whole }) => whole)).toEqual([]);
  });
});

describe('a reply that asks for a new connection', () => {
  test.each([
    ['ExpiredProviderToken', 403, 'credential_expired'],
    ['IdleTimeout', 400, 'connection_failed'],
    ['InternalServerError', 500, 'vendor_internal'],
  ])('%s: the next send goes over a new one, the old one is drained', async (reason, status, cause) => {
    const { send, server, client } = await arena({
      onRequest: ({ id, body }, peer) => {
        if (body.includes('slow')) setTimeout(() => peer.answer(id), 40);
        else if (body.includes('bad')) peer.answer(id, status, JSON.stringify({ reason }));
        else peer.answer(id);
      },
    });
    const slow = send('slow');
    expect(shortOf(await send('bad'))).toEqual({ status: 'refused', cause, code: reason });
    expect(shortOf(await send('next'))).toEqual({ status: 'accepted' });
    expect(shortOf(await slow)).toEqual({ status: 'accepted' });
    expect(server.find('slow')?.peer).toBe(server.find('bad')?.peer);
    expect(server.find('next')?.peer).not.toBe(server.find('bad')?.peer);
    await until(() => client.stats.connectionsOpen === 1 && server.peers[0]?.goodbye === true);
  });
});

describe('many streams', () => {
  test('as many as the peer’s SETTINGS allow, from the very first burst', async () => {
    let most = 0;
    let now = 0;
    const { send, server } = await arena({
      settings: [[maxConcurrentStreams, 3]],
      onRequest: ({ id }, peer) => {
        now += 1;
        most = Math.max(most, now);
        setTimeout(() => {
          now -= 1;
          peer.answer(id);
        }, 5);
      },
    });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => send(`n${index}`)));
    expect(answers.map(shortOf)).toEqual(Array(12).fill({ status: 'accepted' }));
    expect(most).toBe(3);
    expect(server.peers).toHaveLength(1);
  });

  test('the peer may raise the number', async () => {
    const { send, events } = await arena({
      settings: [[maxConcurrentStreams, 1]],
      onRequest: ({ id }, peer) => {
        if (id === 1) peer.settings([[maxConcurrentStreams, 100]]);
        peer.answer(id);
      },
    });
    await Promise.all([send('a'), send('b'), send('c')]);
    await until(() => events.filter(({ type }) => type === 'ready').length === 2);
    expect(events).toContainEqual({ type: 'ready', connection: 1, maxConcurrentStreams: 100 });
  });

  test('waiting for a stream is bounded by the time of the send, and nothing was written', async () => {
    const { send, server, client } = await arena({ settings: [[maxConcurrentStreams, 1]], onRequest: () => {} });
    const first = send('first', { timeoutMs: 150 });
    await until(() => server.got.length === 1);
    expect(shortOf(await send('second', { timeoutMs: 20 }))).toEqual({ status: 'refused', cause: 'connection_failed', code: 'TIMEOUT' });
    expect(client.stats).toMatchObject({ waiting: 0, inFlight: 1 });
    expect((await first).outcomes[0].status).toBe('uncertain');
    expect(server.find('second')).toBeUndefined();
  });

  test('waiting for a stream ends with the signal', async () => {
    const { send, server } = await arena({ settings: [[maxConcurrentStreams, 0]] });
    const controller = new AbortController();
    const answer = send('one', { signal: controller.signal });
    await until(() => server.peers.length === 1);
    controller.abort();
    expect(shortOf(await answer)).toEqual({ status: 'refused', cause: 'connection_failed', code: 'ABORTED' });
    expect(server.got).toEqual([]);
  });

  test('the line is bounded', async () => {
    const { send, server } = await arena({ settings: [[maxConcurrentStreams, 1]], onRequest: () => {} }, { maxWaiting: 1, timeoutMs: 60 });
    const first = send('first');
    await until(() => server.got.length === 1);
    const second = send('second');
    expect(shortOf(await send('third'))).toEqual({ status: 'refused', cause: 'connection_failed', code: 'QUEUE_FULL' });
    await Promise.all([first, second]);
    expect(server.find('third')).toBeUndefined();
  });

  test('our own bound holds where the peer’s is higher', async () => {
    const { send, events } = await arena({}, { maxConcurrentStreams: 2 });
    await Promise.all([send('a'), send('b'), send('c')]);
    expect(events).toContainEqual({ type: 'ready', connection: 1, maxConcurrentStreams: 2 });
  });
});

describe('a peer that has gone', () => {
  test('is found by PING: what was written is uncertain, what waited is refused, what comes connects anew', async () => {
    const { send, server, events } = await arena(
      { settings: [[maxConcurrentStreams, 1]], answersPings: false, onRequest: () => {} },
      { pingIntervalMs: 30, pingTimeoutMs: 30 },
    );
    const first = send('first');
    await until(() => server.got.length === 1);
    const second = send('second');
    expect(shortOf(await first)).toEqual({ status: 'uncertain', cause: 'connection_failed', code: 'PING_TIMEOUT' });
    expect(shortOf(await second)).toEqual({ status: 'refused', cause: 'connection_failed', code: 'PING_TIMEOUT' });
    expect(events).toContainEqual({ type: 'ping_timeout', connection: 1, inFlight: 1 });
    expect(server.find('second')).toBeUndefined();
  });

  test('PINGs that are answered change nothing', async () => {
    const { send, server, client } = await arena({}, { pingIntervalMs: 5 });
    await send();
    await until(() => (server.peers[0]?.pings ?? 0) >= 3);
    await send();
    expect(client.stats.connectionsOpened).toBe(1);
  });

  test('after a time-out nothing more is written before a PING is answered', async () => {
    const { send, server } = await arena({ answersPings: false, onRequest: () => {} }, { pingTimeoutMs: 50 });
    await send('first', { timeoutMs: 20 });
    const second = await send('second', { timeoutMs: 500 });
    expect(shortOf(second)).toEqual({ status: 'refused', cause: 'connection_failed', code: 'PING_TIMEOUT' });
    expect(server.find('second')).toBeUndefined();
  });

  test('a slow reply on a living connection costs only itself', async () => {
    const { send, client } = await arena({ onRequest: ({ id, body }, peer) => body.includes('first') || peer.answer(id) });
    expect((await send('first', { timeoutMs: 20 })).outcomes[0].status).toBe('uncertain');
    expect(shortOf(await send('second'))).toEqual({ status: 'accepted' });
    expect(client.stats.connectionsOpened).toBe(1);
  });

  test('between two sends is replaced', async () => {
    const { send, server, client } = await arena();
    await send('first');
    server.peers[0]?.socket.end();
    await until(() => client.stats.connectionsOpen === 0);
    expect(shortOf(await send('second'))).toEqual({ status: 'accepted' });
    expect(client.stats.connectionsOpened).toBe(2);
  });

  test('on the very tick of the next send: never refused where it had arrived', async () => {
    const { send, server } = await arena();
    for (let round = 0; round < 20; round += 1) {
      await send(`before${round}`);
      server.peers.at(-1)?.socket.end();
      if (round % 2) await new Promise((resolve) => setImmediate(resolve));
      const answer = await send(`after${round}`);
      if (answer.outcomes[0].status === 'refused') expect(server.find(`after${round}`)).toBeUndefined();
    }
  });
});

describe('rest', () => {
  test('nothing of ours keeps a process alive that has nothing under way', async () => {
    const { send, client, server } = await arena({ onRequest: ({ id }, peer) => peer.answer(id) });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await send();
    expect(client.stats).toMatchObject({ connectionsOpen: 1, inFlight: 0 });
    expect(timers()).toBeLessThanOrEqual(before);
    server.peers[0]?.socket.destroy();
    await until(() => client.stats.connectionsOpen === 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('an idle connection is closed where that was asked for, and the next send opens another', async () => {
    const { send, client, events, server } = await arena({}, { idleTimeoutMs: 20 });
    await send('first');
    await until(() => client.stats.connectionsOpen === 0);
    expect(events).toContainEqual({ type: 'retired', connection: 1, cause: 'idle', code: 'IDLE', inFlight: 0 });
    expect(events.at(-1)).toEqual({ type: 'closed', connection: 1, code: 'IDLE' });
    expect(server.peers[0]?.goodbye).toBe(true);
    expect(shortOf(await send('second'))).toEqual({ status: 'accepted' });
  });

  test('close lets what is under way and what waits end, and takes no more', async () => {
    const { send, client, events, server } = await arena({
      settings: [[maxConcurrentStreams, 1]],
      onRequest: ({ id }, peer) => void setTimeout(() => peer.answer(id), 20),
    });
    const answers = [send('a'), send('b')];
    await until(() => server.got.length === 1);
    const closed = client.close();
    expect(shortOf(await send('late'))).toEqual({ status: 'refused', cause: 'connection_failed', code: 'CLIENT_CLOSED' });
    await closed;
    expect((await Promise.all(answers)).map(shortOf)).toEqual(Array(2).fill({ status: 'accepted' }));
    expect(client.stats).toMatchObject({ connectionsOpen: 0, replied: 2, broken: 1 });
    expect(events.at(-1)).toEqual({ type: 'closed', connection: 1, code: 'CLIENT_CLOSED' });
    expect(server.peers[0]?.goodbye).toBe(true);
  });

  test('close without a connection, and twice', async () => {
    const { client } = await arena();
    await Promise.all([client.close(), client.close()]);
  });

  test('close waits no longer than the sends do', async () => {
    const { send, client } = await arena({ settings: [[maxConcurrentStreams, 0]] });
    const answer = send('one', { timeoutMs: 40 });
    await client.close();
    expect((await answer).outcomes[0].status).toBe('refused');
  });

  test('destroy: what was written is uncertain, what waited is refused', async () => {
    const { send, client, events, server } = await arena({ settings: [[maxConcurrentStreams, 1]], onRequest: () => {} });
    const answers = [send('a'), send('b')];
    await until(() => server.got.length === 1);
    client.destroy();
    expect((await Promise.all(answers)).map(shortOf)).toEqual([
      { status: 'uncertain', cause: 'connection_failed', code: 'CLIENT_DESTROYED' },
      { status: 'refused', cause: 'connection_failed', code: 'CLIENT_CLOSED' },
    ]);
    expect(server.find('"b"')).toBeUndefined();
    await until(() => events.at(-1)?.type === 'closed');
    expect(events.at(-1)).toEqual({ type: 'closed', connection: 1, code: 'CLIENT_DESTROYED' });
  });

  test('a connection that breaks after it was retired did not close in good order', async () => {
    const { send, events, server } = await arena({
      onRequest: (_, peer) => {
        peer.goaway(2 ** 31 - 1);
        setTimeout(() => peer.socket.destroy(), 20);
      },
    });
    expect(shortOf(await send('a'))).toMatchObject({ status: 'uncertain' });
    await until(() => events.at(-1)?.type === 'closed');
    expect(events.at(-1)).toEqual({ type: 'closed', connection: 1, code: 'CONNECTION_LOST' });
    expect(server.got).toHaveLength(1);
  });
});

describe('the credential', () => {
  test('is asked once a send, and may be late', async () => {
    let asked = 0;
    const credential = async () => {
      asked += 1;
      return `${secret}${asked}`;
    };
    const { send, server } = await arena({}, { credential });
    expect((await Promise.all([send('a'), send('b')])).map(shortOf)).toEqual(Array(2).fill({ status: 'accepted' }));
    expect(asked).toBe(2);
    expect(server.got).toHaveLength(2);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error(secret);
      },
    ],
    ['rejects', () => Promise.reject(new Error(secret))],
  ])('that %s: refused, unwritten, and its words are not repeated', async (_, credential) => {
    const { send, server, events } = await arena({}, { credential });
    expect(shortOf(await send())).toEqual({ status: 'refused', cause: 'connection_failed', code: 'CREDENTIAL_FAILED' });
    expect(events).toEqual([{ type: 'credential_failed' }]);
    expect(server.peers).toEqual([]);
  });

  test('that never comes is a time-out before anything was written', async () => {
    const { send, client, server } = await arena({}, { credential: () => new Promise(() => {}) });
    const answer = send('one', { timeoutMs: 30 });
    const closed = client.close();
    expect(shortOf(await answer)).toEqual({ status: 'refused', cause: 'connection_failed', code: 'TIMEOUT' });
    await closed;
    expect(server.peers).toEqual([]);
  });
});

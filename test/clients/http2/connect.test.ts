import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, test } from 'vitest';
import { arena, shortOf, until, watchLeftovers } from './arena.ts';

watchLeftovers();
const unwritten = (code: unknown, cause = 'connection_failed') => ({ status: 'refused', cause, code });

let own: { key: string; cert: string };
let other: { key: string; cert: string };
beforeAll(async () => {
  const names = (name: string) => [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }];
  const make = async (name: string) => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
      keySize: 2048,
      extensions: names(name),
    } as object);
    return { key, cert };
  };
  [own, other] = await Promise.all([make('localhost'), make('elsewhere.example')]);
});

describe('over TLS', () => {
  test('a send goes through, the name and the certificate checked', async () => {
    const { send, server } = await arena({ tls: own }, { tls: { ca: own.cert } });
    expect(shortOf(await send())).toEqual({ status: 'accepted' });
    expect(server.got).toMatchObject([{ whole: true }]);
  });

  test('a certificate that nobody vouches for', async () => {
    const { send, server } = await arena({ tls: own });
    expect(shortOf(await send())).toEqual(unwritten('DEPTH_ZERO_SELF_SIGNED_CERT', 'misconfigured'));
    expect(server.got).toEqual([]);
  });

  test('a certificate of another name', async () => {
    const { send, server } = await arena({ tls: other }, { tls: { ca: other.cert } });
    expect(shortOf(await send())).toEqual(unwritten('ERR_TLS_CERT_ALTNAME_INVALID', 'misconfigured'));
    expect(server.got).toEqual([]);
  });

  test('the name may be given', async () => {
    const { send } = await arena({ tls: other }, { tls: { ca: other.cert, servername: 'elsewhere.example' } });
    expect(shortOf(await send())).toEqual({ status: 'accepted' });
  });

  test('a server that offers only HTTP/1.1', async () => {
    const { send, server } = await arena({ tls: { ...own, ALPNProtocols: ['http/1.1'] } }, { tls: { ca: own.cert } });
    expect(shortOf(await send())).toEqual(unwritten(expect.stringMatching(/^ERR_SSL_\w+$|^NO_HTTP2$|^ECONNRESET$/), 'misconfigured'));
    expect(server.got).toEqual([]);
  });

  test('a server that knows nothing of ALPN', async () => {
    const { send, server } = await arena({ tls: { ...own, ALPNProtocols: [] } }, { tls: { ca: own.cert } });
    expect(shortOf(await send())).toEqual(unwritten('NO_HTTP2', 'misconfigured'));
    expect(server.got).toEqual([]);
  });

  test('a connection that is lost after the request is uncertain', async () => {
    const { send, server } = await arena({ tls: own, onRequest: (_, peer) => peer.socket.destroy() }, { tls: { ca: own.cert } });
    expect((await send()).outcomes[0]).toMatchObject({ status: 'uncertain', cause: 'connection_failed' });
    expect(server.got).toMatchObject([{ whole: true }]);
  });

  test('a silent peer is cut', async () => {
    const faults = { tls: own, answersPings: false, onRequest: () => {} };
    const { send, client } = await arena(faults, { tls: { ca: own.cert }, pingTimeoutMs: 30 });
    expect((await send('one', { timeoutMs: 30 })).outcomes[0].status).toBe('uncertain');
    await until(() => client.stats.connectionsOpen === 0);
  });
});

/** A server of plain sockets, with a client pointed at it. */
async function plain(scheme: 'http' | 'https', onSocket: (socket: Socket) => void, options: object = {}, tls?: object) {
  const sockets = new Set<Socket>();
  const take = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  };
  const server: Server = tls ? createTlsServer(tls, take) : createServer(take);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const made = await arena({}, { url: `${scheme}://localhost:${port}`, ...options });
  const close = () => {
    made.client.destroy();
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return { ...made, close, sockets, port };
}

describe('a connection that never comes about is refused: nothing was written', () => {
  test('nobody listens', async () => {
    const { close, send, port } = await plain('http', () => {});
    await close();
    void port;
    expect(shortOf(await send())).toEqual(unwritten('CLIENT_CLOSED'));
    const { send: again } = await arena({}, { url: `http://127.0.0.1:${port}` });
    expect(shortOf(await again())).toEqual(unwritten('ECONNREFUSED'));
  });

  test('the name does not exist', async () => {
    const { send, events } = await arena({}, { url: 'https://apns.invalid' });
    const response = await send();
    expect(shortOf(response)).toEqual(unwritten(expect.stringMatching(/^ENOTFOUND$|^EAI_AGAIN$/), expect.stringMatching(/./)));
    expect(JSON.stringify(events)).not.toContain('apns.invalid');
  });

  test.each<[string, 'http' | 'https', (socket: Socket) => void, unknown, string]>([
    [
      'FIN on accept',
      'http',
      (socket) => socket.end(),
      expect.stringMatching(/^(?:ECONNRESET|EPIPE|CONNECTION_LOST)$/),
      'connection_failed',
    ],
    [
      'RST on accept',
      'http',
      (socket) => socket.resetAndDestroy(),
      expect.stringMatching(/^(?:ECONNRESET|EPIPE|CONNECTION_LOST)$/),
      'connection_failed',
    ],
    [
      'RST in the TLS handshake',
      'https',
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
      'ECONNRESET',
      'connection_failed',
    ],
    [
      'no TLS behind the port',
      'https',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      expect.stringMatching(/^ERR_SSL_\w+$|^EPROTO$/),
      'misconfigured',
    ],
    [
      'HTTP/1.1 behind the port',
      'http',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n')),
      expect.stringMatching(/^[A-Z_0-9]+$/),
      'connection_failed',
    ],
  ])('%s', async (_, scheme, onSocket, code, cause) => {
    const { send, close, client } = await plain(scheme, onSocket, { connectTimeoutMs: 500 });
    expect(shortOf(await send())).toEqual(unwritten(code, cause));
    await until(() => client.stats.connectionsOpen === 0);
    await close();
  });

  test.each<['http' | 'https']>([['http'], ['https']])('a peer that accepts and says nothing (%s)', async (scheme) => {
    const { send, close, client } = await plain(scheme, () => {}, { connectTimeoutMs: 40 });
    expect(shortOf(await send())).toEqual(unwritten('CONNECT_TIMEOUT'));
    await until(() => client.stats.connectionsOpen === 0);
    await close();
  });

  test('a peer that never sends SETTINGS: no request goes out before them', async () => {
    const { send, server } = await arena({ settings: false }, { connectTimeoutMs: 40 });
    expect(shortOf(await send())).toEqual(unwritten('CONNECT_TIMEOUT'));
    expect(server.got).toEqual([]);
  });

  test('only an old TLS', async () => {
    const old = { ...own, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    const { send, close } = await plain('https', () => {}, { tls: { ca: own.cert } }, old);
    expect(shortOf(await send())).toEqual(unwritten(expect.stringMatching(/^EPROTO$|^ERR_SSL_\w+$/), 'misconfigured'));
    await close();
  });

  test('a client certificate that the server asks for and does not get', async () => {
    const asks = { ...own, requestCert: true, rejectUnauthorized: true, ca: other.cert, ALPNProtocols: ['h2'] };
    const { send, close } = await plain('https', () => {}, { tls: { ca: own.cert } }, asks);
    expect(shortOf(await send())).toEqual(unwritten(expect.stringMatching(/^ERR_SSL_\w+$/), 'misconfigured'));
    await close();
  });

  test('a client certificate that the server wants and gets', async () => {
    const asks = { ...own, requestCert: true, rejectUnauthorized: true, ca: other.cert };
    const { send } = await arena({ tls: asks }, { tls: { ca: own.cert, cert: other.cert, key: other.key }, credential: undefined });
    expect(shortOf(await send())).toEqual({ status: 'accepted' });
  });

  test('its own time is shorter than the connection’s', async () => {
    const { send, close } = await plain('http', () => {});
    expect(shortOf(await send('one', { timeoutMs: 20 }))).toEqual(unwritten('TIMEOUT'));
    await close();
  });
});

describe('many that wait for one connection', () => {
  test('open one', async () => {
    const { send, server, client } = await arena();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(`n${index}`)));
    expect(answers.map(shortOf)).toEqual(Array(20).fill({ status: 'accepted' }));
    expect(server.peers).toHaveLength(1);
    expect(client.stats).toMatchObject({ connectionsOpened: 1, started: 20, replied: 20, broken: 0 });
  });

  test('are all told when it fails, and the next send tries again', async () => {
    const { send, close, client, events } = await plain('http', (socket) => socket.resetAndDestroy());
    const answers = await Promise.all([send('a'), send('b'), send('c')]);
    for (const answer of answers) expect(answer.outcomes[0]).toMatchObject({ status: 'refused', cause: 'connection_failed' });
    expect(client.stats.connectionsOpened).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ type: 'connect_failed', connection: 1 }));
    await send('d');
    expect(client.stats.connectionsOpened).toBe(2);
    await close();
  });
});

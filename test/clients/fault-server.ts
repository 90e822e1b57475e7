import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { gzipSync } from 'node:zlib';

/** What a server does with a connection: at once, or with each request it has received whole. */
export interface FaultBehaviour {
  readonly onConnection?: (socket: Socket) => void;
  readonly onRequest?: (socket: Socket, request: { readonly head: string; readonly count: number }) => void;
  readonly tls?: TlsOptions;
  /** The port speaks TLS or plain text; the address says the other thing. */
  readonly addressedAs?: 'http' | 'https';
}

export interface FaultServer {
  readonly url: string;
  /** Request lines of what was received whole. */
  readonly received: string[];
  /** Connections that are open still. */
  open(): number;
  close(): Promise<void>;
}

const acceptedBody = '{"result":0,"desc":"ok","taskId":"9223372036854775807"}';
export const jsonReply = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const head = (more: string) => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}\r\n`;
const half = acceptedBody.slice(0, 10);
function resetAfter(socket: Socket, text: string): void {
  socket.write(text);
  setTimeout(() => socket.resetAndDestroy(), 15);
}

/** Every fault, by name. What is not listed under `onConnection` happens after a request was received whole. */
export const faults = {
  'reset on accept': { onConnection: (socket) => socket.resetAndDestroy() },
  'end on accept': { onConnection: (socket) => socket.end() },
  'reset after the request': { onRequest: (socket) => socket.resetAndDestroy() },
  'end after the request': { onRequest: (socket) => socket.end() },
  'reset inside the headers': {
    onRequest: (socket) => resetAfter(socket, 'HTTP/1.1 200 OK\r\ncontent-ty'),
  },
  'end inside the headers': { onRequest: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty') },
  'reset in mid-body': {
    onRequest: (socket) => resetAfter(socket, head('content-length: 100\r\n') + half),
  },
  'end in mid-body': { onRequest: (socket) => socket.end(head('content-length: 100\r\n') + half) },
  'end in mid-chunk': { onRequest: (socket) => socket.end(`${head('transfer-encoding: chunked\r\n')}20\r\n${half}`) },
  'end without a length': { onRequest: (socket) => socket.end(head('connection: close\r\n') + half) },
  'whole JSON shorter than announced': { onRequest: (socket) => socket.end(head('content-length: 400\r\n') + acceptedBody) },
  'hang before reading': { onConnection: (socket) => socket.pause() },
  'hang before the headers': { onRequest: () => undefined },
  'hang inside the headers': { onRequest: (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-ty') },
  'hang in mid-body': { onRequest: (socket) => socket.write(head('content-length: 100\r\n') + half) },
  'slow drip': { onRequest: drip },
  garbage: { onRequest: (socket) => socket.end('\x00\x00\x12\x04nonsense\r\n\r\n') },
  'another protocol': { onRequest: (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n') },
  'bad chunk size': { onRequest: (socket) => socket.end(`${head('transfer-encoding: chunked\r\n')}ZZ\r\n{}\r\n0\r\n\r\n`) },
  'length and chunks': {
    onRequest: (socket) => socket.end(`${head('content-length: 5\r\ntransfer-encoding: chunked\r\n')}2\r\n{}\r\n0\r\n\r\n`),
  },
  'headers too large': { onRequest: (socket) => socket.end(jsonReply('{}', `x-big: ${'a'.repeat(20_000)}\r\n`)) },
  'plain body called gzip': { onRequest: (socket) => socket.end(jsonReply(acceptedBody, 'content-encoding: gzip\r\n')) },
  'gzip cut short': { onRequest: cutGzip },
  HTML: { onRequest: (socket) => socket.end(jsonReply('<html><body>Bad Gateway</body></html>')) },
  'huge body': { onRequest: (socket) => socket.end(jsonReply(`{"result":0,"pad":"${'x'.repeat(300_000)}"}`)) },
  'empty body': { onRequest: (socket) => socket.end(jsonReply('')) },
  'redirect to a page that says yes': {
    onRequest: (socket, { head }) => socket.end(head.includes('/landed') ? jsonReply(acceptedBody) : moved),
  },
  'redirect to itself': { onRequest: (socket) => socket.end(moved) },
  'keep-alive closed under the second request': {
    onRequest: (socket, { count }) => (count === 1 ? socket.write(jsonReply(acceptedBody)) : socket.resetAndDestroy()),
  },
  '401 in mid-body': { onRequest: (socket) => socket.end(`HTTP/1.1 401 Unauthorized\r\ncontent-length: 100\r\n\r\n${half}`) },
  '429': { onRequest: (socket) => socket.end('HTTP/1.1 429 Too Many Requests\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n') },
  '502': { onRequest: (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\n\r\noops') },
  'plain text behind https': { addressedAs: 'https', onRequest: (socket) => socket.end(jsonReply(acceptedBody)) },
  'plain text answered behind https': {
    addressedAs: 'https',
    onConnection: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n')),
  },
  'TLS handshake reset': { addressedAs: 'https', onConnection: (socket) => void socket.once('data', () => socket.resetAndDestroy()) },
  'TLS handshake never answered': { addressedAs: 'https', onConnection: (socket) => void socket.resume() },
  accepted: { onRequest: (socket) => socket.end(jsonReply(acceptedBody)) },
} satisfies Record<string, FaultBehaviour>;

export type FaultName = keyof typeof faults;

const moved = 'HTTP/1.1 302 Found\r\nlocation: /landed\r\ncontent-length: 0\r\n\r\n';

function drip(socket: Socket): void {
  socket.write(head('content-length: 30\r\n'));
  const timer = setInterval(() => socket.write('{'), 20);
  socket.once('close', () => clearInterval(timer));
}

function cutGzip(socket: Socket): void {
  const cut = gzipSync(`{"result":0,"pad":"${'x'.repeat(500)}"}`).subarray(0, 22);
  socket.write(head(`content-encoding: gzip\r\ncontent-length: ${cut.length}\r\n`));
  socket.end(cut);
}

/** An HTTP/1.1 server on a real socket that fails as it is told, and keeps a record of the requests it received whole. */
export async function startFaultServer(behaviour: FaultBehaviour): Promise<FaultServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    socket.on('error', () => undefined);
    behaviour.onConnection?.(socket);
    let count = 0;
    onWholeRequest(socket, (head) => {
      received.push(head.slice(0, head.indexOf('\r\n')));
      count += 1;
      behaviour.onRequest?.(socket, { head, count });
    });
  };
  const note = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const server: Server = behaviour.tls ? createTlsServer(behaviour.tls, serve) : createServer(serve);
  server.on('connection', note);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const protocol = behaviour.addressedAs ?? (behaviour.tls ? 'https' : 'http');
  return {
    url: `${protocol}://localhost:${port}/message/send`,
    received,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function onWholeRequest(socket: Socket, act: (head: string) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = bytes.subarray(0, end).toString('latin1');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const chunked = /transfer-encoding: chunked/i.test(head);
    if (chunked ? !bytes.includes('0\r\n\r\n', end) : bytes.length < end + 4 + length) return;
    bytes = Buffer.alloc(0);
    act(head);
  });
}

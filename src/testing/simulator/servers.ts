import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttp2Server, createSecureServer, type Http2SecureServer, type Http2Server } from 'node:http2';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';
import { http1Exchange } from './exchange-http1.ts';
import { http2Exchange } from './exchange-http2.ts';
import type { VendorHost } from './vendor-host.ts';

/** A listening server that can be closed with all its sockets. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** HTTP/1.1 in clear text. */
export const listenHttp1 = (host: VendorHost, address: string, port: number): Promise<Listening> => {
  const server = createHttpServer({ keepAliveTimeout: 60_000 }, (request, response) => void host.serve(http1Exchange(request, response)));
  return listen(server, host, address, port);
};

/** HTTP/2 with prior knowledge, in clear text. */
export const listenHttp2 = (host: VendorHost, address: string, port: number): Promise<Listening> =>
  listen(withStreams(createHttp2Server(), host), host, address, port);

/** HTTP/2 over TLS; HTTP/1.1 too where the vendor speaks it. */
export const listenTls = (
  host: VendorHost,
  address: string,
  port: number,
  certificate: Certificate,
  allowHTTP1: boolean,
): Promise<Listening> => {
  const server = withStreams(createSecureServer({ key: certificate.key, cert: certificate.cert, allowHTTP1 }), host);
  if (allowHTTP1)
    server.on('request', (request, response) => {
      if (request.httpVersionMajor === 1) void host.serve(http1Exchange(request as never, response as never));
    });
  return listen(server, host, address, port);
};

/** HTTP/2 hides its sockets, and a reset needs one. */
const openSockets = new Map<string, Socket>();

function withStreams<Kind extends Http2Server | Http2SecureServer>(server: Kind, host: VendorHost): Kind {
  server.on('stream', (stream, headers) => {
    const { localPort, remotePort } = stream.session?.socket ?? {};
    void host.serve(http2Exchange(stream, headers, () => openSockets.get(`${localPort} ${remotePort}`)?.resetAndDestroy()));
  });
  server.on('sessionError', () => undefined);
  server.on('session', (session) => session.on('error', () => undefined));
  return server;
}

/** Every open socket by its remote port. The listeners of the protocol get a socket only if no fault meets it first. */
function socketsOf(server: Server, host: VendorHost): Map<number | undefined, Socket> {
  const sockets = new Map<number | undefined, Socket>();
  const protocol = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    openSockets.set(`${socket.localPort} ${remotePort}`, socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(remotePort);
      openSockets.delete(`${socket.localPort} ${remotePort}`);
    });
    const fault = host.onConnection()?.fault;
    if (fault === 'reset_on_connect') socket.resetAndDestroy();
    // A socket that nobody reads is a host that takes a connection and says nothing.
    else if (fault !== 'hang_on_connect') for (const listener of protocol) listener.call(server, socket);
  });
  return sockets;
}

async function listen(server: Server, host: VendorHost, address: string, port: number): Promise<Listening> {
  const sockets = socketsOf(server, host);
  server.on('clientError', (_error: Error, socket: Socket) => socket.destroy());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ port, host: address, backlog: 4096 }, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets.values()) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

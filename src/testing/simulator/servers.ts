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

function withStreams<Kind extends Http2Server | Http2SecureServer>(server: Kind, host: VendorHost): Kind {
  server.on('stream', (stream, headers) => void host.serve(http2Exchange(stream, headers)));
  server.on('sessionError', () => undefined);
  server.on('session', (session) => session.on('error', () => undefined));
  return server;
}

async function listen(server: Server, host: VendorHost, address: string, port: number): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    const fault = host.onConnection()?.fault;
    if (fault === 'reset_on_connect') socket.resetAndDestroy();
    // Paused and without its listeners it is a host that takes a connection and says nothing.
    else if (fault === 'hang_on_connect') socket.removeAllListeners('data').removeAllListeners('readable').pause();
  });
  server.on('clientError', (_error: Error, socket: Socket) => socket.destroy());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

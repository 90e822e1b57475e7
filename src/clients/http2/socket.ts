import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Settings } from './settings.ts';

const keepAliveDelayMs = 60_000;

/** The socket under a connection. It is ours, so that it can be cut: node's sessions do not let go of a peer that has fallen silent. */
export function openSocket({ host, port, secure }: Settings): Socket {
  const socket = secure
    ? connectTls({ host, port, secureContext: secure.context, servername: secure.servername, ALPNProtocols: ['h2'] })
    : connectTcp({ host, port });
  socket.setKeepAlive(true, keepAliveDelayMs);
  return socket;
}

/** Over TLS HTTP/2 has to be agreed on; a server that does not would read our frames as garbage. */
export function speaksHttp2(socket: Socket): boolean {
  return !('alpnProtocol' in socket) || socket.alpnProtocol === 'h2';
}

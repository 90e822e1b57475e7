import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Fault } from '../core/fault.ts';

const channel = 'net.client.socket';
const opened = new WeakSet<object>();
const connected = new WeakSet<object>();
let watchers = 0;

/** Notes for every socket of this process whether it came to a connection; costs one listener a connection. */
export function watchSockets(): () => void {
  if (watchers === 0) subscribe(channel, noteSocket);
  watchers += 1;
  return () => {
    watchers -= 1;
    if (watchers === 0) unsubscribe(channel, noteSocket);
  };
}

function noteSocket(message: unknown): void {
  const { socket } = message as { socket: Socket };
  opened.add(socket);
  socket.once('connect', () => connected.add(socket));
}

/** What follow-redirects, and Node, hang on a request. */
interface FailedRequest {
  readonly _currentRequest?: unknown;
  readonly _redirectCount?: number;
  readonly _redirectable?: { readonly _redirectCount?: number };
}

/** How many redirects were followed on the way to this request. */
export function redirectsOf(request: unknown): number {
  if (typeof request !== 'object' || request === null) return 0;
  const { _redirectCount, _redirectable } = request as FailedRequest;
  return _redirectCount ?? _redirectable?._redirectCount ?? 0;
}

/** Whether a request that failed in `node:http` can have been written: bytes count as soon as the connection stands. */
export function writtenByNode(request: unknown, codes: readonly string[]): Fault['written'] {
  if (typeof request !== 'object' || request === null || redirectsOf(request) > 0) return 'perhaps';
  const native = (request as FailedRequest)._currentRequest ?? request;
  if (!(native instanceof ClientRequest) || native.reusedSocket) return 'perhaps';
  const socket: Socket | null = native.socket;
  if (!socket) return 'never'; // it still waited for a connection
  if (socket instanceof TLSSocket) return heldBackByTls(socket, codes) ? 'never' : 'perhaps';
  return opened.has(socket) && !connected.has(socket) ? 'never' : 'perhaps';
}

/** `alpnProtocol` stays null until the handshake is done; a certificate is held against the name before anything is written. */
function heldBackByTls(socket: TLSSocket, codes: readonly string[]): boolean {
  return socket.alpnProtocol === null || (!socket.authorized && codes.includes(String(socket.authorizationError)));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { RawReply } from '../../core/reply.ts';
import { bytesOf, dripMs, type Exchange, garbageBody, gatewayPage, headersOf, hugeBytes, textOf } from './exchange.ts';
import type { Fault } from './faults.ts';
import { impossibleIn } from './versions.ts';

/** An exchange over HTTP/1.1. Broken replies are written to the socket itself: `node:http` would not break them. */
export function http1Exchange(request: IncomingMessage, response: ServerResponse): Exchange {
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    impossible: impossibleIn[1],
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: () => textOf(request),
    reply: (reply) => answer(response, reply),
    break: (fault, reply) => breakHttp1(fault, reply, request.socket, response),
  };
}

function answer(response: ServerResponse, reply: RawReply): void {
  if (response.destroyed) return;
  const bytes = bytesOf(reply);
  response.writeHead(reply.status, { ...headersOf(reply), 'content-length': String(bytes.length) });
  response.end(bytes);
}

/** Status line and headers; `extra` bytes are promised that never come. */
function head(reply: RawReply, length: number): string {
  const lines = Object.entries(headersOf(reply)).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}\r\n${lines.join('')}content-length: ${length}\r\n\r\n`;
}

interface Wire {
  readonly socket: Socket;
  readonly response: ServerResponse;
  readonly reply: RawReply;
  /** The reply in bytes, its first half, its head, and a head that promises one byte more: a body of none has no middle. */
  readonly bytes: Buffer;
  readonly half: Buffer;
  readonly whole: string;
  readonly torn: string;
  reset(): void;
}

/** What is done to the wire; a fault that is not listed hangs, or cannot happen here. */
const breaks: Readonly<Partial<Record<Fault, (wire: Wire) => unknown>>> = {
  reset_before_body: (wire) => wire.reset(),
  reset_before_reply: (wire) => wire.reset(),
  close_before_reply: ({ socket }) => socket.end(),
  reset_inside_headers: ({ socket, whole, reset }) => socket.write(whole.slice(0, 20), reset),
  hang_inside_headers: ({ socket, whole }) => socket.write(whole.slice(0, 20)),
  reset_after_headers: ({ socket, torn, reset }) => socket.write(torn, reset),
  hang_after_headers: ({ socket, torn }) => socket.write(torn),
  reset_inside_body: ({ socket, torn, half, reset }) => socket.write(Buffer.concat([Buffer.from(torn), half]), reset),
  hang_inside_body: ({ socket, torn, half }) => socket.write(Buffer.concat([Buffer.from(torn), half])),
  truncate: ({ socket, torn, half }) => socket.end(Buffer.concat([Buffer.from(torn), half])),
  garbage: ({ socket }) => socket.end(Buffer.from([0x00, 0x01, 0xff, 0xfe, 0x0d, 0x0a, 0x0d, 0x0a])),
  garbage_body: ({ response }) => answer(response, garbageBody),
  html: ({ response }) => answer(response, gatewayPage),
  slow_drip: ({ socket, whole, bytes }) => drip(socket, whole, bytes),
  huge_body: ({ socket, reply }) => flood(socket, reply),
};

function breakHttp1(fault: Fault, reply: RawReply, socket: Socket, response: ServerResponse): void {
  const bytes = bytesOf(reply);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const whole = head(reply, bytes.length);
  const torn = head(reply, bytes.length + 1);
  breaks[fault]?.({ socket, response, reply, bytes, half, whole, torn, reset: () => socket.resetAndDestroy() });
}

function drip(socket: Socket, first: string, bytes: Buffer): void {
  let place = 0;
  socket.write(first);
  const timer = setInterval(() => {
    if (socket.destroyed || place >= bytes.length) clearInterval(timer);
    else socket.write(bytes.subarray(place, ++place));
  }, dripMs);
  socket.once('close', () => clearInterval(timer));
}

function flood(socket: Socket, reply: RawReply): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  let left = hugeBytes;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= chunk.length;
      if (!socket.write(chunk)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  socket.write(head(reply, hugeBytes));
  more();
}

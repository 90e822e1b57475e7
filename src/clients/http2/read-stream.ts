import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2';
import { Readable } from 'node:stream';
import type { Exchange } from './exchange.ts';

const exchangeKey = Symbol('exchange');

type Read = ClientHttp2Stream & { [exchangeKey]: Exchange };

/** Reads a stream to its end, whole or not. The listeners are shared, for closures of its own would cost each request a microsecond. */
export function readStream(exchange: Exchange): void {
  const stream = exchange.stream as Read;
  stream[exchangeKey] = exchange;
  stream.push = push;
  stream.on('response', onResponse);
  stream.on('error', onError);
  stream.on('close', onClose);
  stream.resume();
}

function onResponse(this: Read, headers: IncomingHttpHeaders): void {
  const exchange = this[exchangeKey];
  exchange.headers = headers;
  exchange.status = Number(headers[':status']);
}

// The reset code and the session say what an error says, and also what node keeps silent about; an error nobody hears ends the process.
function onError(): void {}

function onClose(this: Read): void {
  const exchange = this[exchangeKey];
  exchange.owner.streamClosed(exchange);
}

/**
 * Takes the data where node hands them over. Node pushes the end of them for END_STREAM and for RST_STREAM alike, but marks a stream
 * that was reset as closed first; an `end` event says neither, and a reply that was cut by RST_STREAM NO_ERROR would look whole.
 */
function push(this: Read, chunk: Buffer | null): boolean {
  const exchange = this[exchangeKey];
  if (chunk === null) {
    if (!this.closed) exchange.whole = !exchange.tooLarge;
    return Readable.prototype.push.call(this, null);
  }
  if (!exchange.tooLarge) exchange.take(chunk);
  if (exchange.tooLarge && !this.closed) setImmediate(cancel, this);
  return true;
}

// Not from within node's own reading of the frame.
function cancel(stream: ClientHttp2Stream): void {
  stream.close(constants.NGHTTP2_CANCEL);
}

import { constants, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { RawReply } from '../../core/reply.ts';
import { bytesOf, dripMs, type Exchange, garbageBody, gatewayPage, headersOf, hugeBytes, textOf } from './exchange.ts';
import type { Fault } from './faults.ts';
import { impossibleIn } from './versions.ts';

/** An exchange over HTTP/2; `cut` resets its connection. */
export function http2Exchange(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, cut: () => void): Exchange {
  // A stream that the client cancels is no error of ours.
  stream.on('error', () => undefined);
  return {
    method: String(headers[':method'] ?? 'GET'),
    path: String(headers[':path'] ?? '/'),
    impossible: impossibleIn[2],
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: () => textOf(stream).then((text) => takenUnlessDisowned(stream, text)),
    reply: (reply) => answer(stream, reply),
    break: (fault, reply) => breakHttp2(fault, reply, stream, cut),
  };
}

/** The highest stream of a connection that was taken, and the last that its GOAWAY named. A GOAWAY that forgot the first would lie. */
interface Streams {
  taken: number;
  last: number;
}

const streamsOf = new WeakMap<object, Streams>();

function streamsIn(session: object): Streams {
  const known = streamsOf.get(session);
  if (known) return known;
  const fresh = { taken: 0, last: Number.POSITIVE_INFINITY };
  streamsOf.set(session, fresh);
  return fresh;
}

/** What stands above the last stream of a GOAWAY is never looked at. */
function takenUnlessDisowned({ session, id = 0 }: ServerHttp2Stream, text: string | undefined): string | undefined {
  if (text === undefined || !session) return undefined;
  const streams = streamsIn(session);
  if (id > streams.last) return undefined;
  streams.taken = Math.max(streams.taken, id);
  return text;
}

/** Disowns every stream above `lastId`, except where a later one was taken already. */
function goAway(session: ServerHttp2Session, lastId: number, debugData?: Buffer): void {
  const streams = streamsIn(session);
  streams.last = Math.min(streams.last, Math.max(lastId, streams.taken));
  session.goaway(NGHTTP2_NO_ERROR, streams.last, debugData);
}

function answer(stream: ServerHttp2Stream, reply: RawReply): void {
  if (stream.destroyed || stream.headersSent) return;
  stream.respond({ ':status': reply.status, ...headersOf(reply) });
  stream.end(bytesOf(reply));
}

interface Wire {
  readonly stream: ServerHttp2Stream;
  readonly session: ServerHttp2Session;
  readonly reply: RawReply;
  readonly bytes: Buffer;
  readonly half: Buffer;
  /** The id of the stream before this one. */
  readonly before: number;
  cut(): void;
}

const reset =
  (code: number) =>
  ({ stream }: Wire) =>
    stream.close(code);
const { NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM, NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR, NGHTTP2_ENHANCE_YOUR_CALM } = constants;

/** What is done to the stream or its session; a fault that is not listed hangs, or cannot happen here. */
const breaks: Readonly<Partial<Record<Fault, (wire: Wire) => unknown>>> = {
  rst_refused: reset(NGHTTP2_REFUSED_STREAM),
  rst_cancel: reset(NGHTTP2_CANCEL),
  rst_internal: reset(NGHTTP2_INTERNAL_ERROR),
  rst_calm: reset(NGHTTP2_ENHANCE_YOUR_CALM),
  close_before_reply: reset(NGHTTP2_NO_ERROR),
  reset_before_body: (wire) => wire.cut(),
  reset_before_reply: (wire) => wire.cut(),
  reset_after_headers: (wire) => {
    beginTorn(wire);
    setImmediate(wire.cut);
  },
  hang_after_headers: (wire) => beginTorn(wire),
  reset_inside_body: (wire) => beginTorn(wire).write(wire.half, wire.cut),
  hang_inside_body: (wire) => beginTorn(wire).write(wire.half),
  truncate: (wire) => beginTorn(wire).end(wire.half),
  // The streams that are open go on; nothing new may be opened.
  goaway: ({ session, stream, reply }) => {
    goAway(session, stream.id ?? 0);
    answer(stream, reply);
  },
  goaway_before: ({ session, before }) => goAway(session, before),
  goaway_credential: ({ session, before }) => goAway(session, before, Buffer.from('{"reason":"BadCertificate"}')),
  garbage_body: ({ stream }) => answer(stream, garbageBody),
  html: ({ stream }) => answer(stream, gatewayPage),
  slow_drip: (wire) => drip(wire),
  huge_body: (wire) => flood(wire),
};

function breakHttp2(fault: Fault, reply: RawReply, stream: ServerHttp2Stream, cut: () => void): void {
  const session = stream.session as ServerHttp2Session | undefined;
  if (!session || session.destroyed || stream.destroyed) return;
  const bytes = bytesOf(reply);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  breaks[fault]?.({ stream, session, reply, bytes, half, before: (stream.id ?? 2) - 2, cut });
}

const beginTorn = ({ stream, reply, bytes }: Wire): ServerHttp2Stream => begin(stream, reply, bytes.length + 1);

function begin(stream: ServerHttp2Stream, reply: RawReply, length: number): ServerHttp2Stream {
  stream.respond({ ':status': reply.status, ...headersOf(reply), 'content-length': length });
  return stream;
}

function drip({ stream, reply, bytes }: Wire): void {
  let place = 0;
  begin(stream, reply, bytes.length);
  const timer = setInterval(() => {
    if (!stream.destroyed && place < bytes.length) stream.write(bytes.subarray(place, ++place));
    else {
      clearInterval(timer);
      if (!stream.destroyed) stream.end();
    }
  }, dripMs);
}

function flood({ stream, reply }: Wire): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  let left = hugeBytes;
  const more = (): void => {
    while (left > 0 && !stream.destroyed) {
      left -= chunk.length;
      if (!stream.write(chunk)) {
        stream.once('drain', more);
        return;
      }
    }
    if (!stream.destroyed) stream.end();
  };
  begin(stream, reply, hugeBytes);
  more();
}

import type { HttpRequest } from '../../core/http-request.ts';
import type { RawReply } from '../../core/reply.ts';
import type { Fault } from './faults.ts';

/** One request and the ways to answer it, over either protocol. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** What cannot go wrong in this version of HTTP. */
  readonly impossible: ReadonlySet<Fault>;
  header(name: string): string | undefined;
  /** All of the body as text; undefined where the client went away before its end. */
  body(): Promise<string | undefined>;
  reply(reply: RawReply): void;
  /** Breaks the wire; `reply` is what would have been answered. */
  break(fault: Fault, reply: RawReply): void;
}

export const requestOf = (exchange: Exchange, body: string): HttpRequest => ({
  method: exchange.method,
  path: exchange.path,
  body,
  header: (name) => exchange.header(name),
});

const mostBytes = 8 * 1024 * 1024;

/** Reads a body to its end; undefined where it was torn, or grew past 8 MB. */
export async function textOf(stream: AsyncIterable<Uint8Array | string>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > mostBytes) return undefined;
      chunks.push(bytes);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The headers of a reply as a plain object, those that the protocol makes itself left out. */
export function headersOf(reply: RawReply): { [name: string]: string } {
  const headers = reply.headers ?? {};
  const pairs = Symbol.iterator in headers ? [...(headers as Iterable<readonly [string, string]>)] : Object.entries(headers);
  const own = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'content-encoding']);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]).filter(([name]) => !own.has(name as string)));
}

export const bytesOf = (reply: RawReply): Buffer =>
  typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from((reply.body ?? '') as Uint8Array);

/** What a gateway in between says. */
export const gatewayPage: RawReply = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
};

/** A body that is neither text nor JSON. */
export const garbageBody: RawReply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x22, 0xc3, 0x28, 0x01]),
};

export const hugeBytes = 64 * 1024 * 1024;
export const dripMs = 50;

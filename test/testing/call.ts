import { connect, type IncomingHttpHeaders } from 'node:http2';
import type { RawReply } from '../../src/core/reply.ts';

/** A request over HTTP/2 with prior knowledge. */
export async function http2Call(origin: string, request: Call): Promise<RawReply> {
  const session = connect(origin);
  session.on('error', () => undefined);
  try {
    return await new Promise<RawReply>((resolve, reject) => {
      const stream = session.request(
        { ':method': request.method, ':path': request.path, ...request.headers },
        { endStream: request.body === '' },
      );
      let status = 0;
      let headers: IncomingHttpHeaders = {};
      const chunks: Buffer[] = [];
      stream.on('response', (found) => {
        headers = found;
        status = Number(found[':status']);
      });
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('close', () =>
        status > 0 ? resolve({ status, headers: plain(headers), body: Buffer.concat(chunks).toString() }) : reject(new Error('no reply')),
      );
      if (request.body !== '') stream.end(request.body);
    });
  } finally {
    session.destroy();
  }
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !name.startsWith(':'))
      .map(([name, value]) => [name, String(value)]),
  );

/** The same over HTTP/1.1. */
export async function http1Call(origin: string, { method, path, headers, body }: Call): Promise<RawReply> {
  const response = await fetch(`${origin}${path}`, { method, headers, redirect: 'manual', ...(body !== '' && { body }) });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

export const callOf = (vendor: string) => (vendor === 'apns' ? http2Call : http1Call);

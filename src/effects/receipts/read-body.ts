import type { Flaw } from './answers.ts';
import { drain } from './drain.ts';
import { Gather } from './gather.ts';
import { Gauge, type Limits } from './gauge.ts';

export interface BodyLimits extends Limits {
  readonly maxBytes: number;
  readonly bodyWithinMs: number;
}

/** The body of a post, never more of it than is allowed, and for no longer. Measured while it comes in. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array | Flaw> {
  if (request.bodyUsed) return { status: 500, reason: 'the body was read before it reached the receipt handler' };
  const reader = request.body?.getReader();
  if (!reader) return { status: 400, reason: 'the body is empty; a body parser in front of the receipt handler takes it away' };
  const body = flawOfHeaders(request, limits) ?? (await gatherInTime(reader, limits));
  if (!(body instanceof Uint8Array) && body !== late) await drain(reader);
  return body;
}

async function gatherInTime(reader: Reader, limits: BodyLimits): Promise<Uint8Array | Flaw> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void reader.cancel().catch(() => undefined);
  }, limits.bodyWithinMs);
  try {
    const body = await gather(reader, limits);
    return isLate ? late : body;
  } catch {
    return isLate ? late : { status: 400, reason: 'the body broke off' };
  } finally {
    clearTimeout(timer);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const late: Flaw = {
  status: 408,
  reason: 'the body did not arrive in time; a body parser in front of the receipt handler takes it away',
};

function flawOfHeaders({ headers }: Request, { maxBytes }: BodyLimits): Flaw | undefined {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes);
  // What is packed small may be large: no vendor compresses its receipts.
  if (!/^(?:identity)?$/i.test(headers.get('content-encoding')?.trim() ?? '')) return { status: 415, reason: 'the body is compressed' };
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  return charset === undefined || /^(?:utf-?8|us-ascii)$/i.test(charset) ? undefined : { status: 415, reason: 'the body is not UTF-8' };
}

const tooLarge = (maxBytes: number): Flaw => ({ status: 413, reason: `the body is larger than ${maxBytes} bytes` });

async function gather(reader: Reader, limits: BodyLimits): Promise<Uint8Array | Flaw> {
  const gathered = new Gather();
  const gauge = new Gauge(limits);
  let isJson: boolean | undefined;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return gathered.bytes();
    if (!(value instanceof Uint8Array)) return { status: 400, reason: 'the body is not made of bytes' };
    if (gathered.length + value.length > limits.maxBytes) return tooLarge(limits.maxBytes);
    gathered.push(value);
    isJson ??= looksLikeJson(value);
    const flaw = isJson ? gauge.push(value) : undefined;
    if (flaw) return flaw;
  }
}

/** By the first byte that is neither blank nor a byte order mark; a form is measured when its field is known. */
function looksLikeJson(bytes: Uint8Array): boolean | undefined {
  const first = bytes.find((byte) => !blanks.has(byte));
  return first === undefined ? undefined : first === 0x7b || first === 0x5b || first === 0x22;
}

const blanks: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09, 0xef, 0xbb, 0xbf]);

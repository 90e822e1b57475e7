/** What of a fetch's response is read; any class of that shape will do. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly redirected?: boolean;
  readonly body?: unknown;
  readonly bodyUsed?: boolean;
  clone(): ResponseLike;
  arrayBuffer?(): Promise<ArrayBuffer>;
}

export type ReadBody = { readonly bytes: Uint8Array } | { readonly end: 'too_long' | 'too_late' } | { readonly error: unknown };

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** How far a body is read, and whether what goes beyond is stopped or left to run. */
export interface Bounds {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly stop: boolean;
}

/** Reads a body to its end, to its bound or to the given time, whichever comes first. Never rejects, leaves no timer. */
export async function readBody(response: ResponseLike, bounds: Bounds): Promise<ReadBody> {
  const stream = response.body as ReadableStream<Uint8Array> | null | undefined;
  if (stream === null) return { bytes: new Uint8Array() };
  try {
    if (typeof stream?.getReader === 'function') return await readStream(stream.getReader(), bounds);
    const bytes = new Uint8Array((await response.arrayBuffer?.()) ?? new ArrayBuffer(0));
    return bytes.byteLength > bounds.maxBytes ? { end: 'too_long' } : { bytes };
  } catch (error) {
    return { error };
  }
}

async function readStream(reader: Reader, { maxBytes, maxMs, stop }: Bounds): Promise<ReadBody> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadBody>((resolve) => {
    timer = setTimeout(resolve, maxMs, { end: 'too_late' });
  });
  const reading = collect(reader, maxBytes);
  try {
    const body = await Promise.race([reading, late]);
    if ('end' in body) leave(reader, reading, stop);
    return body;
  } finally {
    clearTimeout(timer);
  }
}

async function collect(reader: Reader, maxBytes: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
    length += value.byteLength;
    if (length > maxBytes) return { end: 'too_long' };
    chunks.push(value);
  }
}

/**
 * Half of a tee that is given up. It is cancelled only together with the other half: where the user aborts later, undici
 * would leave a rejection unhandled. Otherwise it is read to its end, or its queue would keep all that the user reads.
 */
function leave(reader: Reader, reading: Promise<unknown>, stop: boolean): void {
  if (stop) reader.cancel().catch(() => undefined);
  else reading.then(() => drain(reader)).catch(() => undefined);
}

async function drain(reader: Reader): Promise<void> {
  while (!(await reader.read()).done);
}

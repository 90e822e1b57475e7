import { ArgumentError } from '../../core/argument-error.ts';

/** What goes into the DATA frames. */
export function payloadOf(payload: unknown, mostBytes: number): string | Uint8Array {
  const data = typeof payload === 'string' || payload instanceof Uint8Array ? payload : jsonOf(payload);
  if (byteLength(data, mostBytes) <= mostBytes) return data;
  throw new ArgumentError('payload', data, `of at most ${mostBytes} bytes`);
}

function jsonOf(payload: unknown): string {
  try {
    const text: unknown = typeof payload === 'object' && payload !== null ? JSON.stringify(payload) : undefined;
    if (typeof text === 'string') return text;
  } catch {
    // A circle or a BigInt in it: the caller's mistake like any other.
  }
  throw new ArgumentError('payload', undefined, 'JSON as text or bytes, or an object that becomes JSON');
}

function byteLength(data: string | Uint8Array, mostBytes: number): number {
  if (typeof data !== 'string') return data.byteLength;
  // A UTF-16 unit becomes three bytes at most: most payloads need no count.
  return data.length * 3 <= mostBytes ? data.length : Buffer.byteLength(data);
}

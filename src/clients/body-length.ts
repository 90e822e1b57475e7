import { findHeader } from '../core/headers.ts';
import type { RawReply } from '../core/reply.ts';

/** The length of a body in bytes, or in characters where it is text: nobody counts those on the hot path. */
export function lengthOf(body: unknown): number {
  if (typeof body === 'string') return body.length;
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body.byteLength : 0;
}

/** Whether less arrived than was announced. A mark of the byte order may have been taken off. */
export function isShort({ body }: RawReply, headers: RawReply['headers']): boolean {
  const announced = findHeader(headers, 'content-length');
  if (announced === undefined || findHeader(headers, 'content-encoding') !== undefined) return false;
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : lengthOf(body);
  return bytes > 0 && bytes + 3 < Number(announced);
}

import type { AxiosResponse } from 'axios';
import type { RawReply } from '../../core/reply.ts';
import { isShort, lengthOf } from '../body-length.ts';
import { redirectsOf } from '../node-wire.ts';
import type { Flaw } from '../reply-outcomes.ts';
import type { Call } from './call.ts';
import { fetchedFor } from './fetch-adapter.ts';

/** Whether a body can be read beside the user: streams, blobs and forms are the user's alone. */
export function isReadable(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return true;
  const prototype = Object.getPrototypeOf(data);
  // A mock may hand over a body that is parsed already.
  return Array.isArray(data) || prototype === Object.prototype || prototype === null;
}

/** Why a reply that arrived must not be read all the same. */
export function flawOf({ overFetch, settings }: Call, reply: RawReply, response: AxiosResponse | undefined): Flaw | undefined {
  const request = response?.request;
  const fetched = overFetch ? fetchedFor(request) : undefined;
  if (fetched?.response?.redirected || redirectsOf(request) > 0) return 'REDIRECTED';
  if (lengthOf(reply.body) > settings.maxBodyBytes) return 'BODY_TOO_LARGE';
  // Node has counted the bytes of its own replies.
  const cut = fetched ? isShort(reply, fetched.response?.headers) : request?.res?.complete === false;
  return cut ? 'BODY_CUT' : undefined;
}

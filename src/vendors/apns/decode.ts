import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';

/** What Apple writes under a 2xx, besides nothing at all: how a channel is set up, or the list of all channels. */
const members = ['reason', 'message-storage-policy', 'channels'];

/** A success has no body, or `{}`. Any other body under a 2xx was not written by Apple, so nothing is read from it. */
export function decode(reply: Reply): unknown {
  const { value } = reply;
  // Anything but an object fails the schema too, but that makes an Error.
  if (!reply.ok) return isRecord(value) ? value : undefined;
  if (value === undefined) return reply.text.trim() === '' ? {} : undefined;
  return isRecord(value) && isApples(Object.keys(value)) ? value : undefined;
}

function isApples(keys: readonly string[]): boolean {
  return keys.length === 0 || members.some((member) => keys.includes(member));
}

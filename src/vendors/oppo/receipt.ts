import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { readEvents } from './events.ts';
import { readInvalidList } from './invalid-list.ts';
import type { ReceiptBody } from './schema.ts';

/** Callbacks that were posted to us, and lists of invalid registration ids that we fetched. */
export function readReceipt(body: ReceiptBody, reply: Reply): readonly Finding[] | undefined {
  return Array.isArray(body.events) ? readEvents(body.events, reply) : readInvalidList(body, reply);
}

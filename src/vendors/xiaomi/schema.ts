import * as z from 'zod';
import { loose } from '../loose.ts';

/** What every call answers. Each member of any type: an odd `data` must not cost us the `code`. */
export const envelope = z.object({
  result: loose,
  code: loose,
  errorCode: loose,
  reason: loose,
  description: loose,
  info: loose,
  data: loose,
});

/** A fetched invalid list is an envelope; what Xiaomi posts to us stands under `callback`, where `decodeReceipt` puts it. */
export const receipt = envelope.extend({ callback: loose });

export type Envelope = z.infer<typeof envelope>;
export type ReceiptBody = z.infer<typeof receipt>;

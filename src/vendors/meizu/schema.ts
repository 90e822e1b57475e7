import * as z from 'zod';
import { code, loose } from '../loose.ts';

/** What every reply of the server API begins with; `value` is a text, an object, a list or a yes. */
export const envelope = z.object({ code, message: loose, value: loose, msgId: loose });

/** A callback: what the form field `cb` holds. */
export const receiptBody = z.object({ cb: z.record(z.string(), z.unknown()) });

export type Envelope = z.infer<typeof envelope>;
export type ReceiptBody = z.infer<typeof receiptBody>;

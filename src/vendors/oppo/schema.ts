import * as z from 'zod';
import { code, loose } from '../loose.ts';

/** What every reply of the server API is made of; `data` is an object, a list, a text or absent. */
export const envelope = z.object({ code, message: loose, data: loose });

/** A fetched list is an envelope; the events of a callback were put under `events`. */
export const receiptBody = z.object({ ...envelope.shape, events: loose });

export type Envelope = z.infer<typeof envelope>;
export type ReceiptBody = z.infer<typeof receiptBody>;

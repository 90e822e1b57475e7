import * as z from 'zod';
import { code, loose } from '../loose.ts';

/** What every reply of the server API begins with. */
export const envelope = z.object({ result: code, desc: loose, taskId: loose });

/** One bad target stands in an object, several stand in a list, and the name has an `s` more. */
export const sendReply = z.object({ ...envelope.shape, invalidUser: loose, invalidUsers: loose });

/** A callback: one member a task, named by its id. */
export const receiptBody = z.record(z.string(), z.unknown());

export type Envelope = z.infer<typeof envelope>;
export type SendReply = z.infer<typeof sendReply>;
export type ReceiptBody = z.infer<typeof receiptBody>;

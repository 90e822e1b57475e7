import * as z from 'zod';
import { loose } from '../loose.ts';

/** What every REST call answers. Statistics and tags stand beside it and decide nothing. */
export const envelope = z.object({
  ActionStatus: loose,
  ErrorCode: loose,
  ErrorInfo: loose,
  ErrorList: loose,
  TaskId: loose,
  MsgKey: loose,
});

/** A callback is a list of events; whoever fetches something instead gets the usual envelope. */
export const receiptBody = z.object({ Events: loose, ErrorCode: loose, ErrorInfo: loose });

export type Envelope = z.infer<typeof envelope>;
export type ReceiptBody = z.infer<typeof receiptBody>;

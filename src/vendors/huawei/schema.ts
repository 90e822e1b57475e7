import * as z from 'zod';
import { code, loose } from '../loose.ts';

/** The three fields of every reply of the push service; topics add how many failed. */
export const answer = z.object({ code, msg: loose, requestId: loose });
export const operationAnswer = z.object({ code, msg: loose, requestId: loose, failureCount: loose, errors: loose });

/** What `msg` is packed with when tokens were refused: `illegal_tokens` in v1 and v2, `illegalTokens` in v3. */
export const packed = z.object({ illegal_tokens: loose, illegalTokens: loose, success: loose, failure: loose });

export const token = z.object({ access_token: loose, error: loose, sub_error: loose, error_description: loose });

export const receipts = z.object({ statuses: z.array(z.unknown()) });

export type Answer = z.infer<typeof answer>;
export type OperationAnswer = z.infer<typeof operationAnswer>;
export type Token = z.infer<typeof token>;
export type Receipts = z.infer<typeof receipts>;

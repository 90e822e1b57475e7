import * as z from 'zod';
import { code, loose } from '../loose.ts';

/** Every reply of the push service. `msg` and the `requestId` outside of `data` are of the HMS shape that some clients met. */
export const answer = z.object({ code, message: loose, msg: loose, data: loose, requestId: loose });

/** The token endpoint speaks OAuth: an access token, or the word for an error. */
export const token = z.object({ access_token: loose, error: loose, error_description: loose });

/** A callback: one element a token and message. */
export const receipts = z.object({ statuses: z.array(z.unknown()) });

export type Answer = z.infer<typeof answer>;
export type Token = z.infer<typeof token>;
export type Receipts = z.infer<typeof receipts>;

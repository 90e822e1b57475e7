import * as z from 'zod';
import { loose } from '../loose.ts';

/** Only what `read` reads, each of any type: an odd `timestamp` must not cost us the `reason`. */
export const reply = z.object({ reason: loose, timestamp: loose });

export type ReplyBody = z.infer<typeof reply>;

import * as z from 'zod';
import { loose } from '../loose.ts';

export const reply = z.object({ verdict: z.string(), unknown: z.array(z.string()).nullish(), ticket: loose, says: loose });

export type ReplyBody = z.infer<typeof reply>;

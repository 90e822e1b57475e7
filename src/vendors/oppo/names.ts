import type { Reply } from '../../core/reply-view.ts';
import { splitList } from '../../core/values.ts';

/** One text with commas in it, or a list. */
export function namesIn(value: unknown, reply: Reply): readonly string[] {
  if (typeof value === 'string') return splitList(value);
  if (!Array.isArray(value)) return [];
  return value.map((item) => reply.id(item)?.trim()).filter((item) => item !== undefined && item !== '') as string[];
}

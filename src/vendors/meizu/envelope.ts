import { parseJson, quoteBigIntegers } from '../../core/body.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import type { Envelope } from './schema.ts';

/** The row key of `code`; undefined where there is none to read, and then the status speaks. */
export function codeIn(body: Envelope): string | undefined {
  const code = codeOf(body.code);
  // A word could imitate a row of our own, such as `value.110002`; all codes of Meizu are whole numbers.
  return code === undefined || /^-?\d+$/.test(code) ? code : `code=${code}`;
}

/** `msgId` of a push; a task has an id of its own in `value`. */
export function messageIdOf(body: Envelope, value: unknown, reply: Reply): string | undefined {
  return reply.id(body.msgId) ?? (isRecord(value) ? reply.id(value.taskId) : undefined);
}

/** An object stays one if it comes as a text that holds it; other texts say nothing. */
export function unpacked(value: unknown, reply: Reply): unknown {
  if (typeof value !== 'string') return value;
  return parseJson(reply.lostDigits ? quoteBigIntegers(value) : value);
}

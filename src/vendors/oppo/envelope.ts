import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import type { Envelope } from './schema.ts';

/** The row key of `code`; undefined where there is none to read, and then the status speaks. */
export function codeIn(body: Envelope): string | undefined {
  const code = integer(body.code);
  return code === '-2' && isParseError(body.message) ? '-2#parse_error' : code;
}

/** All codes are whole numbers. Any other word could be mistaken for a key of our own tables. */
export function integer(value: unknown): string | undefined {
  const code = codeOf(value);
  return code !== undefined && /^-?\d+$/.test(code) ? code : undefined;
}

/** Over the wire -2 is flow control; the SDKs 1.0.4 and 2.3.1 also say it of a reply that they could not read. */
const isParseError = (message: unknown): boolean => typeof message === 'string' && /response parse error/i.test(message);

/** `messageId` of a unicast, `message_id` of a broadcast; one of the two may be there and empty. */
export function messageIdOf(data: unknown, reply: Reply): string | undefined {
  return isRecord(data) ? (reply.id(data.messageId) ?? reply.id(data.message_id)) : undefined;
}

/** What the envelope says of the whole call, outside sends: there no code speaks of a target. */
export function callOf(code: string, body: Envelope): Finding {
  return { code, message: body.message, tokenAtMost: 'keep' };
}

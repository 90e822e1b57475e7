import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { epochMs } from '../../core/values.ts';
import type { ReplyBody } from './schema.ts';

/** A success has no body at all; anything else must be JSON. */
export function decode(reply: Reply): unknown {
  return reply.ok && reply.text.trim() === '' ? (reply.value ?? {}) : reply.value;
}

export function readSend(body: ReplyBody, reply: Reply, request: Request): readonly Finding[] | undefined {
  if (typeof body.reason !== 'string') return taken(body, reply) ? [{ code: '200', messageId: messageIdOf(reply) }] : undefined;
  return [{ code: wordOf(body.reason, reply, request), message: body.reason, messageId: messageIdOf(reply), diedAtMs: epochMs(body.timestamp) }];
}

/** Channel management: 201 creates, 204 deletes, 200 reads. */
export function readOperation(body: ReplyBody, reply: Reply): readonly Finding[] | undefined {
  const messageId = messageIdOf(reply);
  if (typeof body.reason === 'string') return [{ code: body.reason.replaceAll(' ', ''), message: body.reason, messageId }];
  return taken(body, reply) ? [{ code: reply.status === 201 || reply.status === 204 ? String(reply.status) : '200', messageId }] : undefined;
}

/** Under a 2xx Apple sends nothing, `{}`, or the description of a channel. Anything else is not Apple's. */
function taken(body: ReplyBody, reply: Reply): boolean {
  return reply.ok && (reply.text.trim() === '' || reply.text.trim() === '{}' || body['message-storage-policy'] !== undefined);
}

/** One word changes its meaning on a broadcast, and another is printed with a blank in it. */
function wordOf(reason: string, reply: Reply, request: Request): string {
  const word = reason.replaceAll(' ', '');
  const broadcast = request.kind === 'broadcast' || (!reply.header('apns-id') && reply.header('apns-request-id') !== undefined);
  return broadcast && word === 'TooManyRequests' ? 'TooManyRequests#broadcast' : word;
}

const messageIdOf = (reply: Reply): string | undefined => reply.header('apns-id') ?? reply.header('apns-request-id');

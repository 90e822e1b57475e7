import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { epochMs } from '../../core/values.ts';
import type { ReplyBody } from './schema.ts';

/** The reason decides, whatever the status; without one a 2xx is the success and any other status speaks for itself. */
export function readSend(body: ReplyBody, reply: Reply, request: Request): readonly Finding[] | undefined {
  const word = wordOf(body.reason);
  if (word === undefined) return taken(body, reply, '200');
  return [refusal(word === 'TooManyRequests' && isBroadcast(reply, request) ? `${word}#broadcast` : word, body, reply)];
}

/** Channel management: 201 creates, 204 deletes, 200 reads. */
export function readOperation(body: ReplyBody, reply: Reply): readonly Finding[] | undefined {
  const word = wordOf(body.reason);
  if (word !== undefined) return [refusal(word, body, reply)];
  return taken(body, reply, reply.status === 201 || reply.status === 204 ? String(reply.status) : '200');
}

function taken(body: ReplyBody, reply: Reply, code: string): readonly Finding[] | undefined {
  return reply.ok && body.reason === undefined ? [{ code, messageId: messageIdOf(reply) }] : undefined;
}

const gone: ReadonlySet<string> = new Set(['Unregistered', 'ExpiredToken', 'SubscriptionExpired']);

/** Apple never refuses under a 2xx: a relay that does may be trusted with the word, not with a death. */
function refusal(code: string, body: ReplyBody, reply: Reply): Finding {
  return {
    code,
    message: body.reason,
    messageId: messageIdOf(reply),
    diedAtMs: gone.has(code) ? epochMs(body.timestamp) : undefined,
    tokenAtMost: reply.ok ? 'suspect' : undefined,
  };
}

/** Apple's words are letters, of which one is printed with a blank in it. What could be taken for a row of ours is set apart. */
function wordOf(reason: unknown): string | undefined {
  if (typeof reason !== 'string') return undefined;
  const word = reason.replaceAll(' ', '');
  if (word === '') return undefined;
  return /[\d#]/.test(word) || word === 'GOAWAY' ? `reason ${word}` : word;
}

/** Only the reply to a broadcast has a request id and no id of a notification. */
function isBroadcast(reply: Reply, request: Request): boolean {
  return request.kind === 'broadcast' || (!reply.header('apns-id') && reply.header('apns-request-id') !== undefined);
}

const messageIdOf = (reply: Reply): string | undefined => reply.header('apns-id') ?? reply.header('apns-request-id');

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';
import { readEnvelope } from './envelope.ts';

interface V1Reply {
  readonly name?: unknown;
  readonly error?: unknown;
}

/** The reply to one message of HTTP v1: an error, or the name of the message. */
export function readV1(body: V1Reply, reply: Reply): Finding | undefined {
  if (isRecord(body.error)) return readEnvelope(body.error, reply);
  const messageId = body.error === undefined || body.error === null ? reply.id(body.name) : undefined;
  if (messageId === undefined) return undefined;
  // A run that only validates looks the same but for the last part of the name.
  return { code: messageId.endsWith('/fake_message_id') ? 'fake_message_id' : '200', messageId };
}

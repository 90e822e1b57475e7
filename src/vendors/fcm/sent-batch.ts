import { parseJson } from '../../core/body.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import { splitParts } from './parts.ts';
import { sentOfMessage } from './sent-message.ts';

/** The batch endpoint took calls of any Google API; ours are those that send messages. */
export function isBatch(text: string): boolean {
  return text.includes('messages:send');
}

/** The retired batch: one message a part. The reply answers by position, so a part that cannot be read leaves no position certain. */
export function sentOfBatch(text: string): Sent {
  const messages = (splitParts(text) ?? []).filter(isBatch).map(messageOf);
  const targets = messages.flatMap((message) => message.targets ?? []);
  if (messages.length === 0 || targets.length !== messages.length) return { api: 'send' };
  const kind = messages[0]?.kind;
  return messages.every((message) => message.kind === kind) ? { api: 'send', kind, targets } : { api: 'send', targets };
}

function messageOf(part: string): Sent {
  const start = part.indexOf('{');
  const body = start < 0 ? undefined : parseJson(part.slice(start, part.lastIndexOf('}') + 1));
  return sentOfMessage(isRecord(body) ? body.message : undefined);
}

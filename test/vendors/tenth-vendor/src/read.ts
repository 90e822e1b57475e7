import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { ReplyBody } from './schema.ts';

export function readSend({ verdict, unknown, ticket, says }: ReplyBody, reply: Reply): readonly Finding[] {
  const dead = unknown?.length ? [{ code: 'unknown_device', targets: unknown }] : [];
  return [...dead, { code: verdict, messageId: reply.id(ticket), message: says }];
}

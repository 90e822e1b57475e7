import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { integer } from './envelope.ts';

/** What a batch answers for one message. */
export type Item = Readonly<Record<string, unknown>>;

/** What a list says of one target, or of several that fared alike and have no message id of their own. */
export interface Group {
  readonly errorCode: unknown;
  readonly errorMessage: unknown;
  readonly code: string;
  readonly messageId: string | undefined;
  readonly targets: string[];
}

/** The registration_id of an item. */
export function nameOf(item: Item, reply: Reply): string | undefined {
  return reply.id(item.registrationId) ?? reply.id(item.registration_id);
}

/** What an item says of the target of this name. */
export function groupOf(item: Item, messageId: string | undefined, name: string): Group {
  const { errorCode, errorMessage } = item;
  return { errorCode, errorMessage, code: codeOfItem(item, messageId), messageId, targets: [name] };
}

/** `errorCode` decides, with a message id beside it or without one. */
function codeOfItem({ errorCode, errorMessage }: Item, messageId: string | undefined): string {
  if (errorCode !== undefined && errorCode !== null && errorCode !== '') return integer(errorCode) ?? 'errorCode=unreadable';
  // A sentence of an error without its number is no success, unless the message has got its id.
  return messageId === undefined && typeof errorMessage === 'string' && errorMessage !== '' ? 'errorCode=none' : '0';
}

/** A group as the core takes it. */
export function findingOf({ code, errorMessage, messageId, targets }: Group): Finding {
  return { code, message: errorMessage, messageId, targets };
}

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { textsOf } from '../../core/values.ts';
import { readResults } from './results.ts';
import type { SendReply } from './schema.ts';
import { count, legacyWord } from './words.ts';

/** The retired legacy API. Google asks for ten seconds at least after any 5xx, whatever word came with it. */
export function readLegacy(body: SendReply, reply: Reply, request: Request): readonly Finding[] {
  const findings = readBody(body, reply, request);
  return reply.status >= 500 ? findings.map((finding) => ({ ...finding, waitMs: 10_000 })) : findings;
}

/** A list by position, counters of a device group, or the id of a message to a topic. */
function readBody(body: SendReply, reply: Reply, request: Request): readonly Finding[] {
  if (typeof body.error === 'string') return readWord(body.error, reply);
  if (Array.isArray(body.results)) return readResults(body.results, body.success, reply, request);
  const messageId = reply.id(body.message_id);
  return messageId === undefined ? readGroup(body, request) : [{ code: '200', messageId }];
}

/** One word for the whole request. A sentence under a failing status is no code. */
function readWord(error: string, reply: Reply): readonly Finding[] {
  const code = legacyWord(error) ?? '';
  const sentence = code.includes(' ');
  return code === '' || (sentence && !reply.ok) ? [] : [{ code, message: sentence ? error : undefined }];
}

/** A device group counts its members and lists those that failed, without a reason. */
function readGroup(body: SendReply, request: Request): readonly Finding[] {
  const success = count(body.success);
  const failure = count(body.failure) ?? 0;
  if (success === undefined || success + failure === 0) return [];
  const failed = textsOf(body.failed_registration_ids);
  const named: readonly Finding[] = failed.length > 0 ? [{ code: 'failed_registration_ids', targets: failed }] : [];
  // Several targets, and more of them failed than are named: nobody can say which.
  if (success > 0 && failure > failed.length && request.targets.length > 1) return named;
  return [{ code: success > 0 ? '200' : 'failed_registration_ids' }, ...named];
}

/** Old web push endpoints say their word in the title of a page. */
export function wordOfPage(reply: Reply): { readonly error: string } | undefined {
  const error = reply.status === 400 && /<title>\s*(UnauthorizedRegistration|InvalidTokenFormat)\s*</i.exec(reply.text.slice(0, 2048))?.[1];
  return error ? { error } : undefined;
}

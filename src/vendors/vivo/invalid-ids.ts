import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { readInvalidUsers } from './invalid-users.ts';
import { readEnvelope } from './read.ts';
import type { ReceiptBody } from './schema.ts';

/** Who is named is the verdict; of the ids that were asked about and are not named, nothing was sent that could be accepted. */
export function readInvalidIds(body: ReceiptBody, reply: Reply, request: Request): readonly Finding[] | undefined {
  const call = readEnvelope(body, reply)?.[0];
  if (call?.code !== '0' || !reply.ok) return call && [call];
  const named = readInvalidUsers(body, undefined, reply, { ...request, targets: [] });
  if (named.length > 0) return named;
  // Entries that nobody can read must not pass for an answer that names nobody.
  return isEmpty(body.invalidUsers) && isEmpty(body.invalidUser) ? [{ ...call, targets: [] }] : undefined;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

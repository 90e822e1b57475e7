import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { isRecord } from '../../core/values.ts';
import { unpacked } from './decode.ts';
import { callOf, codeIn } from './envelope.ts';
import { namesIn } from './names.ts';
import type { Envelope } from './schema.ts';

/** Every item of the list is a verdict. An empty list is a call that worked, and says nothing of any target. */
export function readInvalidList(body: Envelope, reply: Reply): readonly Finding[] | undefined {
  const code = codeIn(body);
  if (code === undefined) return undefined;
  if (code !== '0' || !reply.ok) return [callOf(code, body)];
  const data = unpacked(body.data, reply);
  const list = isRecord(data) ? data.registration_ids : undefined;
  if (list !== undefined && list !== null && !Array.isArray(list) && typeof list !== 'string') return undefined;
  const targets = namesIn(list, reply);
  if (targets.length > 0) return [{ code: 'invalid_list', targets }];
  // The vendor has forgotten what it handed out: items that nobody can read must not pass for an empty list.
  return Array.isArray(list) && list.length > 0 ? undefined : [{ ...callOf(code, body), targets: [] }];
}

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { unpacked } from './decode.ts';
import { callOf, codeIn, messageIdOf } from './envelope.ts';
import { readItems } from './items.ts';
import { readNamed } from './named.ts';
import type { Envelope } from './schema.ts';

/** `code` speaks for the call; 0 may still hide refused targets: in the items of a list, or under numeric keys. */
export function readSend(body: Envelope, reply: Reply, request: Request): readonly Finding[] | undefined {
  const code = codeIn(body);
  if (code === undefined) return undefined;
  const data = unpacked(body.data, reply);
  const call: Finding = { code, message: body.message, messageId: messageIdOf(data, reply) };
  if (code !== '0' || !reply.ok) return [call];
  if (isRecord(data)) return readNamed(data, call, reply);
  return Array.isArray(data) && data.length > 0 ? readItems(data, reply, request) : [call];
}

/** Without a token in it a success of the token endpoint is none that anybody could use. */
export function readAuth(body: Envelope, reply: Reply): readonly Finding[] | undefined {
  const code = codeIn(body);
  if (code === undefined || (code === '0' && reply.ok && !holdsToken(unpacked(body.data, reply)))) return undefined;
  return [callOf(code, body)];
}

function holdsToken(data: unknown): boolean {
  return isRecord(data) && typeof data.auth_token === 'string' && data.auth_token.trim() !== '';
}

/** The envelope says all there is to know of an operation. */
export function readOperation(body: Envelope, reply: Reply): readonly Finding[] | undefined {
  const code = codeIn(body);
  return code === undefined ? undefined : [{ ...callOf(code, body), messageId: messageIdOf(unpacked(body.data, reply), reply) }];
}

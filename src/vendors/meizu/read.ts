import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { isRecord } from '../../core/values.ts';
import { channelOf } from './channels.ts';
import { codeIn, messageIdOf, unpacked } from './envelope.ts';
import { readFailures } from './failures.ts';
import type { Envelope } from './schema.ts';

/** `code` speaks for the call; under 200 `value` names those who were refused, and nobody else. */
export function readSend(body: Envelope, reply: Reply, request: Request): readonly Finding[] | undefined {
  const code = codeIn(body);
  if (code === undefined) return undefined;
  const value = unpacked(body.value, reply);
  const messageId = messageIdOf(body, value, reply);
  const call: Finding = { code, message: body.message, messageId, channel: channelOf(code) };
  if (code !== '200' || !reply.ok) return [call];
  const { findings, legible } = readFailures(value, messageId, reply, request);
  if (legible && findings.length === 0) return [call];
  // Where somebody was refused and nobody can read who, those without a word of their own are not known to be taken.
  return legible ? [...findings, call] : findings;
}

/** `value` is what was asked for, and its names are no codes. A cancel may be answered with a plain no. */
export function readOperation(body: Envelope, reply: Reply): readonly Finding[] | undefined {
  const code = codeIn(body);
  if (code === undefined) return undefined;
  const value = unpacked(body.value, reply);
  const denied = code === '200' && reply.ok && isNo(value);
  return [{ code: denied ? '200#result=false' : code, message: body.message, messageId: messageIdOf(body, value, reply) }];
}

const isNo = (value: unknown): boolean => value === false || (isRecord(value) && value.result === false);

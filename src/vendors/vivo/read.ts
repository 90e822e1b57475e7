import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf } from '../../core/values.ts';
import { channelOf } from './channels.ts';
import { readInvalidUsers } from './invalid-users.ts';
import type { SendReply } from './schema.ts';

/** As much of a body as says how the call fared. */
type Envelope = Readonly<Partial<Record<'result' | 'desc' | 'taskId', unknown>>>;

/** `result` alone decides: the words of `desc` vary, and some of them sound like another fault. */
export function readEnvelope(body: Envelope, reply: Reply): readonly [Finding] | undefined {
  const word = codeOf(body.result);
  if (word === undefined) return undefined;
  // All codes of vivo are whole numbers; any other word could be mistaken for a key of our own tables.
  const code = /^-?\d+$/.test(word) ? word : `result=${word}`;
  return [{ code, message: body.desc, messageId: reply.id(body.taskId), channel: channelOf(code) }];
}

/** `result` speaks for the call; under 0 and 10302 it may name targets that fared otherwise. */
export function readSend(body: SendReply, reply: Reply, request: Request): readonly Finding[] | undefined {
  const call = readEnvelope(body, reply)?.[0];
  if (call === undefined) return undefined;
  if (call.code === '0') {
    // Under another status than 2xx it is no success, and what stands beside it is no verdict.
    if (!reply.ok) return [call];
    const refused = readInvalidUsers(body, undefined, reply, request);
    return refused.length === 0 ? [call] : [call, ...refused];
  }
  return call.code === '10302' ? refusedForTargets(call, readInvalidUsers(body, body.desc, reply, request), request) : [call];
}

/** The named targets are the reason, so those beside them are suspect at most, be there only one of them. */
function refusedForTargets(call: Finding, named: readonly Finding[], request: Request): readonly Finding[] {
  if (named.length === 0) return [call];
  if (request.targets.length === 0) return named;
  const { code, message, messageId, channel } = call;
  return [{ code, message, messageId, channel, tokenAtMost: 'suspect' }, ...named];
}

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import { errorCodeOf } from './error-code.ts';
import { type ErrorList, readErrorList } from './error-list.ts';
import type { Envelope } from './schema.ts';

/** `ErrorCode` speaks for the call, `ErrorList` for the accounts that it names, in sends and operations alike. */
export function readCall(body: Envelope, reply: Reply): readonly Finding[] {
  const call = readEnvelope(body, reply)?.[0];
  // Under another status than 2xx it is no success, and what stands beside it is no verdict.
  if (call?.code === '0' && !reply.ok) return [call];
  const list = readErrorList(body.ErrorList, reply);
  const { findings: named } = list;
  if (call === undefined) return named;
  if (call.code === '0') return [{ ...call, code: isContradicted(body, list) ? '0#contradicted' : '0' }, ...named];
  // Where the reply names the accounts that failed, the others of a refused call are under no suspicion.
  return named.length > 0 ? [{ ...call, tokenAtMost: 'keep' }, ...named] : [call];
}

/** The code alone. `ErrorInfo` may be empty, and `TaskId` is where nothing was taken. */
export function readEnvelope(body: Envelope, reply: Reply): readonly [Finding] | undefined {
  const code = errorCodeOf(body.ErrorCode);
  if (code === undefined) return undefined;
  return [{ code, message: body.ErrorInfo, messageId: reply.id(body.TaskId) ?? reply.id(body.MsgKey), channel: channelOf(code) }];
}

/** 0 decides, unless something beside it says that an account failed and nothing says which. */
function isContradicted({ ActionStatus }: Envelope, { findings, isIncomplete }: ErrorList): boolean {
  return isIncomplete || ActionStatus === 'FAIL' || (ActionStatus === 'SomeError' && findings.length === 0);
}

/** The pushes of the day are counted for pushes to everybody; those to accounts go on. */
const channelOf = (code: string): string | undefined => (code === '90047' ? 'push' : undefined);

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { areAllOfMany, badRegidsIn } from './bad-regids.ts';
import { codeIn, messageIdOf, reasonOf } from './envelope.ts';
import { overQuota } from './over-quota.ts';
import type { Envelope } from './schema.ts';

/** Code 0 is not a full success: refused regids and silent quota losses stand beside it. */
export function readSend(body: Envelope, reply: Reply, request: Request): readonly Finding[] | undefined {
  const code = codeIn(body, reply);
  if (code === undefined) return undefined;
  if (code !== '0') return [refusal(code, body, request)];
  return reply.ok ? taken(body, reply, request) : [{ code, message: reasonOf(body) }];
}

/** Under these calls `data` is what was asked for, and says nothing of targets. */
export function readOperation(body: Envelope, reply: Reply, request: Request): readonly Finding[] | undefined {
  const code = codeIn(body, reply);
  if (code === undefined) return undefined;
  return code === '0' ? [{ code, message: body.info, messageId: messageIdOf(body, reply) }] : [refusal(code, body, request)];
}

/** A code that failed, about the whole call. */
export function refusal(code: string, body: Envelope, request: Request): Finding {
  return { code: code === '20301' ? sendFailed(body, request) : code, message: reasonOf(body) };
}

function taken(body: Envelope, reply: Reply, { targets: sent }: Request): readonly Finding[] {
  const bad = badRegidsIn(body.data);
  const rest = overQuota(body.data, sent, bad);
  const answer: Finding = { code: rest?.code ?? '0', channel: rest?.channel, message: body.info, messageId: messageIdOf(body, reply) };
  if (bad.length === 0) return [answer];
  return [{ code: 'bad_regids', targets: bad, tokenAtMost: areAllOfMany(bad, sent) ? 'suspect' : undefined }, answer];
}

/** 20301 says "send failed" and no more: the kind of target and the reason decide. */
function sendFailed(body: Envelope, { kind }: Request): string {
  if (kind !== undefined && kind !== 'token') return '20301#not_a_regid';
  return typeof body.reason === 'string' && noValidTargets.test(body.reason) ? '20301#no_valid_targets' : '20301';
}

const noValidTargets = /^\s*no valid targets\s?[!.]?\s*$/i;

import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf } from '../../core/values.ts';
import { gatewayCode } from './gateway.ts';
import { countOf, unpack } from './packed.ts';
import { findingsOf, partialCodes } from './partial.ts';
import type { Answer, OperationAnswer, Token } from './schema.ts';

export function readSend(body: Answer, reply: Reply, request: Request): readonly Finding[] | undefined {
  const gateway = gatewayCode(reply);
  if (gateway !== undefined) return [{ code: gateway }];
  const code = digitsOf(body.code);
  if (code === undefined) return undefined;
  const messageId = reply.id(body.requestId);
  const packed = partialCodes.has(code) ? unpack(body.msg, reply) : undefined;
  return packed ? findingsOf(code, packed, messageId, reply, request) : [{ code, message: sentenceIn(body.msg), messageId }];
}

/** A success that counts failures does not say whose they are. */
export function readOperation(body: OperationAnswer, reply: Reply, request: Request): readonly Finding[] | undefined {
  const findings = readSend(body, reply, request);
  const failed = (countOf(body.failureCount) ?? 0) > 0 || (Array.isArray(body.errors) && body.errors.length > 0);
  return failed
    ? findings?.map((finding) => (finding.code === '80000000' ? { ...finding, code: '80000000#failures' } : finding))
    : findings;
}

/** Both codes are numbers; `error` alone says no more than that something was wrong, which the status says too. */
export function readAuth(body: Token, reply: Reply): readonly Finding[] | undefined {
  const gateway = gatewayCode(reply);
  if (gateway !== undefined) return [{ code: gateway }];
  const detail = codeOf(body.sub_error);
  if (detail !== undefined) return [{ code: `${codeOf(body.error) ?? '1101'}/${detail}`, message: body.error_description }];
  return typeof body.access_token === 'string' && body.access_token !== '' ? [{ code: '200' }] : undefined;
}

/** The reasons inside `msg` and the words of the gateway have rows of their own, which no `code` may reach. */
function digitsOf(value: unknown): string | undefined {
  const code = codeOf(value);
  return code === undefined || /^(?:illegal|NSP_STATUS)|#/.test(code) ? undefined : code;
}

/** Prose is kept; data packed into it is full of tokens and is not. */
function sentenceIn(msg: unknown): string | undefined {
  return typeof msg === 'string' && !/^\s*[{[]|[{[]\s*\\?"/.test(msg) ? msg : undefined;
}

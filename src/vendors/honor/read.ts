import type { Finding } from '../../core/finding.ts';
import type { Reply } from '../../core/reply-view.ts';
import type { Request } from '../../core/request.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import { readPartial, taking } from './partial.ts';
import type { Answer, Token } from './schema.ts';

/** `code` speaks for the call; beside a success, and beside `80300007`, the lists of `data` speak for single tokens. */
export function readSend(body: Answer, reply: Reply, request: Request): readonly Finding[] | undefined {
  const outer = wireCode(body.code);
  if (outer === undefined) return undefined;
  const data = isRecord(body.data) ? body.data : undefined;
  const took = reply.ok && taking.has(outer);
  const code = took && outer === '200' ? (wireCode(data?.msgCode) ?? outer) : outer;
  const message = sentenceIn(body.message ?? body.msg);
  const call: Finding = { code, message, messageId: reply.id(data?.requestId) ?? reply.id(body.requestId) };
  return took || code === '80300007' ? readPartial(call, data, reply, request) : [call];
}

/** A 5xx of the token endpoint is an outage whatever its body says: it must not condemn good credentials. */
export function readAuth(body: Token, reply: Reply): readonly Finding[] | undefined {
  if (reply.status >= 500) return undefined;
  const error = codeOf(body.error);
  if (error !== undefined) return ownRows.has(error) ? undefined : [{ code: error, message: body.error_description }];
  return typeof body.access_token === 'string' && body.access_token !== '' ? [{ code: '200' }] : undefined;
}

/** The rows of the table that are no words of OAuth. */
const ownRows: ReadonlySet<string> = new Set(['200', '5xx']);

/** The rows with a detail of ours, which no `code` may reach. */
function wireCode(value: unknown): string | undefined {
  const code = codeOf(value);
  return typeof value === 'string' && code !== undefined && /[+#[ ]/.test(code) ? undefined : code;
}

/** Prose is kept; data packed into it may be full of tokens and is not. */
function sentenceIn(message: unknown): string | undefined {
  return typeof message === 'string' && !/^\s*[{[]/.test(message) ? message : undefined;
}

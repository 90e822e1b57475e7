import type { Reply } from '../../core/reply-view.ts';
import { codeOf, isRecord } from '../../core/values.ts';
import type { Envelope } from './schema.ts';

/** The row key of an envelope's code; undefined where nothing can be read, and then the status speaks. */
export function codeIn(body: Envelope, reply: Reply): string | undefined {
  const result = codeOf(body.result)?.toLowerCase();
  const code = numberIn(body);
  if (code === undefined) return withoutCode(body, result, reply);
  if (code !== '0' || result !== 'error') return code;
  return reply.ok ? '0#error' : undefined;
}

/** Some replies carry the failure in `errorCode`, beside a `code` of 0 or none. */
function numberIn(body: Envelope): string | undefined {
  const code = integer(body.code);
  const second = code === undefined || code === '0' ? integer(body.errorCode) : undefined;
  return second ?? code;
}

/** All codes are whole numbers. Any other word could be mistaken for a key of our own tables. */
function integer(value: unknown): string | undefined {
  const code = codeOf(value);
  return code !== undefined && /^-?\d+$/.test(code) ? code : undefined;
}

/** `result` alone: "ok" is a success, "error" a refusal for a reason that nobody knows, which a telling status may give. */
function withoutCode(body: Envelope, result: string | undefined, reply: Reply): string | undefined {
  if (result === 'error') return telling.has(reply.status) ? undefined : 'error';
  const absent = body.code === undefined || body.code === null;
  return result === 'ok' && absent ? '0' : undefined;
}

/** Under these the status knows more than a refusal without a code. */
const telling: ReadonlySet<number> = new Set([401, 403, 408, 413]);

/** Why it failed, in English where the vendor says so, else the Chinese name of the class of errors. */
export function reasonOf(body: Envelope): unknown {
  return typeof body.reason === 'string' && body.reason !== '' ? body.reason : body.description;
}

/** `data.id`. An id that begins with X is a trace id, which no other call takes. */
export function messageIdOf(body: Envelope, reply: Reply): string | undefined {
  const id = isRecord(body.data) ? reply.id(body.data.id) : undefined;
  return id?.startsWith('X') ? undefined : id;
}

import { parseJson } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import { type Fields, fieldsOf, tokenIn } from './fields.ts';

const most = 1000;

/** What is asked of a request before any target is looked at: the code that refuses it, or nothing. */
export type Check = (request: HttpRequest, sent: Sent) => string | undefined;

/** Every call but the one that fetches it brings the auth_token. */
export const signed =
  (check: Check): Check =>
  (request, sent) =>
    tokenIn(request) === undefined ? '29' : check(request, sent);

/** Nothing is asked. */
export const fine: Check = () => undefined;

const missing = (fields: Fields, ...names: readonly string[]): boolean => names.some((name) => (fields(name) ?? '') === '');

/** Key, sign and time, as the token endpoint wants them. */
export const refuseAuth: Check = (request) => {
  const fields = fieldsOf(request);
  if (missing(fields, 'app_key')) return '15';
  if (missing(fields, 'sign')) return '17';
  if (missing(fields, 'timestamp')) return '18';
  if (!/^\d{13}$/.test(fields('timestamp') ?? '')) return '19';
  return /^[0-9a-f]{64}$/.test(fields('sign') ?? '') ? undefined : '16';
};

/** One message, nested as JSON. */
export const refuseUnicast: Check = (request, sent) => {
  const text = fieldsOf(request)('message') ?? '';
  return text === '' ? '40' : refuseMessages([parseJson(text)], sent);
};

/** At most a thousand messages. */
export const refuseBatch: Check = (request, sent) => {
  const text = fieldsOf(request)('messages') ?? '';
  if (text === '') return '40';
  const messages = parseJson(text);
  return Array.isArray(messages) && messages.length <= most ? refuseMessages(messages, sent) : '41';
};

/** Each message has its own target and its own content. */
function refuseMessages(messages: readonly unknown[], sent: Sent): string | undefined {
  for (const one of messages) {
    if (!isRecord(one)) return '41';
    if (one.target_type === undefined || one.target_value === undefined || !isRecord(one.notification)) return '40';
    const { title, content } = one.notification;
    if (!title || !content) return '40';
  }
  return sent.kind !== undefined && sent.targets !== undefined ? undefined : '41';
}

/** A content that was saved, and whom it is for. */
export const refuseBroadcast: Check = (request, sent) => {
  const fields = fieldsOf(request);
  if (missing(fields, 'message_id', 'target_type')) return '40';
  if (sent.kind === undefined) return '41';
  if (sent.kind === 'broadcast') return undefined;
  const count = sent.targets?.length ?? 0;
  if (count === 0) return '40';
  return count <= most ? undefined : '41';
};

/** What a notification cannot do without. */
export const refuseContent: Check = (request) => (missing(fieldsOf(request), 'title', 'content') ? '40' : undefined);

/** A JSON body that says whom it is about. */
export const refuseDevice: Check = (request, sent) => {
  if (!isRecord(parseJson(request.body))) return '41';
  return sent.targets === undefined ? '40' : undefined;
};

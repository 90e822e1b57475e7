import { parseJson } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import { parametersOf } from './sent.ts';

type Check = (request: HttpRequest, sent: Sent) => string | undefined;

/** The code of the first check that fails. */
export const inOrder =
  (...checks: readonly Check[]): Check =>
  (request, sent) => {
    for (const check of checks) {
      const code = check(request, sent);
      if (code !== undefined) return code;
    }
    return undefined;
  };

/** `key=` in lower case, or there is not even a body. */
export const secret: Check = (request) => {
  const header = request.header('authorization');
  if (!header?.startsWith('key=')) return 'http 401/403';
  return header === 'key=' ? '21301' : undefined;
};

/** A form, and no JSON. */
export const form: Check = (request) => {
  const type = request.header('content-type');
  return type === undefined || /^application\/x-www-form-urlencoded/i.test(type) ? undefined : '10007';
};

/** At least one target, and not more than a call may have: the code of none, and of too many. */
export const targets =
  (none: string, most: number, tooMany: string): Check =>
  (_, sent) => {
    const count = sent.targets?.length ?? 0;
    return count === 0 ? none : count > most ? tooMany : undefined;
  };

/** A notification shows both; what goes to the app itself is a payload. */
export const content: Check = (request) => {
  const parameter = parametersOf(request);
  if (parameter('pass_through') === '1') return undefined;
  return parameter('title') && parameter('description') ? undefined : '65011';
};

/** Every one of the many messages has its target. */
export const messages: Check = (request) => {
  const value = parametersOf(request)('messages');
  if (value === undefined) return '10016';
  const list = parseJson(value);
  if (!Array.isArray(list) || !list.every((entry) => isRecord(entry) && isRecord(entry.message))) return '10017';
  return list.every(({ target }) => typeof target === 'string' && target !== '') ? undefined : '21305';
};

import { parseJson } from '../../core/body.ts';
import { type HttpRequest, queryOf } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';

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

/** One field of the body and the code of a value that does not fit. What is no JSON at all has none of its fields. */
const field =
  (name: string, fits: (value: string) => boolean, code: string): Check =>
  (request) => {
    const body = parseJson(request.body);
    const value = isRecord(body) ? (body[name] ?? '') : '';
    return fits(typeof value === 'string' || typeof value === 'number' ? String(value) : '') ? undefined : code;
  };

const filled = (value: string): boolean => value !== '';
const upTo = (most: number) => (value: string) => value.length <= most;
const absentOr = (pattern: RegExp) => (value: string) => value === '' || pattern.test(value);

export const authToken: Check = (request) => (request.header('authtoken') ? undefined : '10000');

/** The clock and the secret are not held against `timestamp` and `sign`: only their form is. */
export const signature = inOrder(
  field('appId', filled, '10200'),
  field('appKey', filled, '10201'),
  field('timestamp', filled, '10203'),
  field('sign', filled, '10204'),
  field('timestamp', (value) => /^\d{13}$/.test(value), '10207'),
  field('sign', (value) => /^[0-9a-f]{32}$/.test(value), '10206'),
);

export const requestId = inOrder(field('requestId', filled, '10352'), field('requestId', upTo(64), '10353'));

/** What is shown, and what a touch of it opens. */
export const content = inOrder(
  field('title', filled, '10055'),
  field('title', upTo(40), '10056'),
  field('content', filled, '10057'),
  field('content', upTo(100), '10058'),
  field('notifyType', absentOr(/^[1-4]$/), '10054'),
  field('skipType', absentOr(/^[1-4]$/), '10060'),
  field('classification', absentOr(/^[01]$/), '10051'),
);

export const addressee: Check = (_, { targets = [] }) => (targets.length > 0 ? undefined : '10050');

export const savedMessage = field('taskId', filled, '10151');

/** A list of one is refused like one that is too long. */
export const addressees: Check = (_, { kind, targets }) => {
  if (targets === undefined) return '10150';
  if (targets.length >= 2 && targets.length <= 1000) return undefined;
  return kind === 'alias' ? '10154' : '10153';
};

/** The list of tasks in the query; the state of messages has no codes of its own in the documentation. */
export const taskIds: Check = (request, { targets = [] }) => {
  if (!queryOf(request).get('taskIds')) return '10473';
  if (!targets.every((target) => /^\d+$/.test(target))) return '10472';
  return targets.length > 100 ? '10471' : undefined;
};

export const taggedIds: Check = (_, { targets = [] }) => (targets.length > 1000 ? '10614' : undefined);
export const tagType = field('type', absentOr(/^[12]$/), '10616');

import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';
import { fieldsOf, messageIn } from './fields.ts';

/** What is looked at before any target: the code of a refusal, or undefined. */
export type Check = (request: HttpRequest, sent: Sent) => string | undefined;

const missing = '110004';
const badParameter = '1005';

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

/** The parameters of a post are those of a form: in any other body there are none. */
const form: Check = (request) => {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.header('content-type') ?? '');
  return request.method === 'GET' || isForm ? undefined : missing;
};

const appId: Check = (request) => {
  const id = fieldsOf(request)('appId');
  return id === undefined ? missing : /^\d+$/.test(id) ? undefined : '110000';
};

/** An MD5 sum in lower case. Whether it is the right one, only the owner of the secret can tell. */
const sign: Check = (request) => (/^[0-9a-f]{32}$/.test(fieldsOf(request)('sign') ?? '') ? undefined : '1006');

/** What every call is held to. */
export const signed = inOrder(form, appId, sign);

/** These parameters are given, and not empty. */
export const required =
  (...names: readonly string[]): Check =>
  (request) => {
    const fields = fieldsOf(request);
    return names.every((name) => fields(name) !== undefined) ? undefined : missing;
  };

/** A parameter with two values, `0` and `1`. */
export const flag =
  (name: string): Check =>
  (request) =>
    /^[01]$/.test(fieldsOf(request)(name) ?? '') ? undefined : fieldsOf(request)(name) === undefined ? missing : badParameter;

/** At most so many, as one text with commas. */
export const count =
  (most: number): Check =>
  (_, { targets = [] }) =>
    targets.length === 0 ? missing : targets.length > most ? badParameter : undefined;

/** A notification has a title and a text, a pass-through message its text. */
export const message: Check = (request) => {
  const fields = fieldsOf(request);
  if (fields('messageJson') === undefined) return missing;
  const parts = messageIn(fields);
  if (parts === undefined) return badParameter;
  const bar = parts.noticeBarInfo;
  const complete = isRecord(bar) ? isText(bar.title) && isText(bar.content) : isText(parts.content);
  return complete ? undefined : badParameter;
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

export const taskId: Check = (request) => (/^\d+$/.test(fieldsOf(request)('taskId') ?? '') ? undefined : '110032');

/** Two days such as 20140214, in this order. */
export const dates: Check = (request) => {
  const fields = fieldsOf(request);
  const [start, end] = [fields('startTime') ?? '', fields('endTime') ?? ''];
  if (start === '' || end === '') return missing;
  return !/^\d{8}$/.test(start) || !/^\d{8}$/.test(end) ? badParameter : end < start ? '500' : undefined;
};

import { parseJson } from '../../core/body.ts';
import { formField } from '../../core/form.ts';
import type { HttpRequest } from '../../core/http-request.ts';
import type { Sent } from '../../core/reply.ts';
import { isRecord } from '../../core/values.ts';

type Body = Readonly<Record<string, unknown>>;

const bearer = /^Bearer\s+\S/i;

/** Google refuses a call without a credential before it looks at the message. */
export function sendFault(request: HttpRequest, sent: Sent): string | undefined {
  const authorization = request.header('authorization') ?? '';
  if (authorization.trim() === '') return 'CREDENTIALS_MISSING';
  if (!bearer.test(authorization)) return 'ACCESS_TOKEN_TYPE_UNSUPPORTED';
  const body = parseJson(request.body);
  const message = isRecord(body) ? body.message : undefined;
  return isRecord(message) ? messageFault(message, sent) : 'INVALID_ARGUMENT#recipient';
}

const recipients = ['token', 'fid', 'topic', 'condition'];

function messageFault(message: Body, { targets = [] }: Sent): string | undefined {
  const given = recipients.filter((name) => message[name] !== undefined);
  if (given.length !== 1 || targets.length !== 1 || message.tokens !== undefined) return 'INVALID_ARGUMENT#recipient';
  if (typeof message.topic === 'string' && !/^[\w.~%-]+$/.test(message.topic)) return 'INVALID_ARGUMENT#recipient';
  const { data } = message;
  if (data !== undefined && !isTexts(data)) return 'INVALID_ARGUMENT#field';
  return bytesOf(data) + bytesOf(message.notification) > 4096 ? 'INVALID_ARGUMENT#too-big' : undefined;
}

const isTexts = (data: unknown): boolean => isRecord(data) && Object.values(data).every((value) => typeof value === 'string');

const bytesOf = (value: unknown): number => (value === undefined ? 0 : new TextEncoder().encode(JSON.stringify(value)).length);

/** The Instance ID API takes an OAuth token only with a header that says so. */
export function instanceIdFault(request: HttpRequest): string | undefined {
  const authorized = bearer.test(request.header('authorization') ?? '') && request.header('access_token_auth') === 'true';
  return authorized ? undefined : '401';
}

const mostTokens = 1000;

/** A subscription: a topic, and a list of tokens that is neither empty nor too long. */
export function subscriptionFault(request: HttpRequest, { targets = [] }: Sent): string | undefined {
  const body = parseJson(request.body);
  const topic = isRecord(body) ? body.to : undefined;
  const good = typeof topic === 'string' && topic.startsWith('/topics/') && targets.length > 0 && targets.length <= mostTokens;
  return instanceIdFault(request) ?? (good ? undefined : '400');
}

/** An import: the bundle, the environment, and the tokens of Apple. */
export function importFault(request: HttpRequest, { targets = [] }: Sent): string | undefined {
  const body = parseJson(request.body);
  const good = isRecord(body) && typeof body.application === 'string' && typeof body.sandbox === 'boolean' && targets.length > 0;
  return instanceIdFault(request) ?? (good ? undefined : '400');
}

/** The token endpoint reads a form. */
export function grantFault(request: HttpRequest): string | undefined {
  const grant = formField(request.body, undefined, 'grant_type');
  if (!grant) return 'invalid_request';
  if (grant !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return 'unsupported_grant_type';
  return formField(request.body, undefined, 'assertion') ? undefined : 'invalid_request';
}

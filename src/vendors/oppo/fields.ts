import { parseJson } from '../../core/body.ts';
import { type HttpRequest, queryOf } from '../../core/http-request.ts';
import { isRecord } from '../../core/values.ts';

/** A field of a form by its name. */
export type Fields = (name: string) => string | undefined;

/** The fields of a form; some clients put them into the query instead. */
export function fieldsOf(request: HttpRequest): Fields {
  const form = new URLSearchParams(request.body);
  const query = queryOf(request);
  return (name) => form.get(name) ?? query.get(name) ?? undefined;
}

/** The auth_token: a form field in the current pages, a header in older ones, a member where the body is JSON. */
export function tokenIn(request: HttpRequest): string | undefined {
  return request.header('auth_token') || fieldsOf(request)('auth_token') || tokenInJson(request.body);
}

function tokenInJson(body: string): string | undefined {
  const value = parseJson(body);
  return isRecord(value) && typeof value.auth_token === 'string' ? value.auth_token || undefined : undefined;
}

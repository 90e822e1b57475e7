import { parseJson } from '../../core/body.ts';
import { type HttpRequest, pathOf, queryOf } from '../../core/http-request.ts';
import { isRecord } from '../../core/values.ts';

type Message = Readonly<Record<string, unknown>>;

/** One parameter of a request, or nothing where it is missing or empty. */
export type Fields = (name: string) => string | undefined;

const prefix = '/garcia/api/server/';

/** The call a path asks for, without what all paths begin with; undefined where it is not a path of Meizu's. */
export function callOf(request: HttpRequest): string | undefined {
  const path = pathOf(request);
  return path.startsWith(prefix) ? path.slice(prefix.length, path.endsWith('/') ? -1 : undefined) : undefined;
}

/** Posts carry their parameters as a form, the others in the query. */
export function fieldsOf(request: HttpRequest): Fields {
  const form = new URLSearchParams(request.body);
  const query = queryOf(request);
  return (name) => form.get(name) || query.get(name) || undefined;
}

/** `messageJson`, where it is an object. */
export function messageIn(fields: Fields): Message | undefined {
  const message = parseJson(fields('messageJson') ?? '');
  return isRecord(message) ? message : undefined;
}

import { bodyText } from '../../core/body.ts';
import type { HttpRequest } from '../../core/http-request.ts';

export interface Init {
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
  readonly redirect?: string;
}

/** What of a `Request` is read; any class of that shape will do. */
export interface RequestLike extends Init {
  readonly url: string;
  clone(): { text(): Promise<string> };
}

export function isRequest(input: unknown): input is RequestLike {
  return typeof input === 'object' && input !== null && typeof (input as RequestLike).url === 'string';
}

/** The arguments of a fetch as a request; undefined where they make none, which is then the fetch's to say. */
export function requestOfFetch(input: unknown, init: Init | undefined, bodyOfRequest: string): HttpRequest | undefined {
  const from = isRequest(input) ? input : undefined;
  try {
    const { pathname, search } = new URL(from ? from.url : String(input), 'http://localhost');
    const headers = new Headers((init?.headers ?? from?.headers) as ConstructorParameters<typeof Headers>[0]);
    const own = init?.body;
    return {
      method: (init?.method ?? from?.method ?? 'GET').toUpperCase(),
      path: pathname + search,
      body: own === undefined || own === null ? bodyOfRequest : own instanceof URLSearchParams ? own.toString() : (bodyText(own) ?? ''),
      header: (name) => headers.get(name) ?? undefined,
    };
  } catch {
    return undefined;
  }
}

import type { Profile } from './profile.ts';

/** Why a post was not taken, in a fixed sentence: nothing of what came stands in it. */
export interface Flaw {
  readonly status: 400 | 405 | 408 | 413 | 415 | 500 | 503;
  readonly reason: string;
}

/** What the vendor wants to hear, or it posts the same again. */
export function acknowledge({ success }: Profile): Response {
  return success ? json(200, success) : plain(200, 'OK');
}

/** The reason, in the vendor's own envelope where it has one. */
export function refuse({ failure }: Profile, { status, reason }: Flaw): Response {
  const headers: Record<string, string> = {};
  if (status === 405) headers.allow = 'POST';
  if (status === 503) headers['retry-after'] = '5';
  return failure ? json(status, failure(reason), headers) : plain(status, reason, headers);
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });

const plain = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });

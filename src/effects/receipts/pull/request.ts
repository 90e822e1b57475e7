import type { PullReply, PullRequest } from './options.ts';

/** Redirects are not followed: the credential would go along. */
export function requestByFetch({ url, method, headers, body, signal }: PullRequest): Promise<PullReply> {
  return fetch(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) });
}

/** Status and text, of whatever client answered. */
export async function replyOf(reply: PullReply): Promise<{ readonly status: number; readonly body: string }> {
  const { status } = reply;
  if ('text' in reply && typeof reply.text === 'function') return { status, body: await reply.text() };
  const body = 'data' in reply ? reply.data : 'body' in reply ? reply.body : '';
  return { status, body: textOf(body) };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return new TextDecoder().decode(body as ArrayBuffer);
  return JSON.stringify(body ?? '');
}

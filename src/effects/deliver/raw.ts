import type { RawReply } from '../../core/reply.ts';
import { markedOutcomes } from './marked.ts';
import { warnIfRetried } from './retries-itself.ts';

/** Another server answered in the end: what it says is nobody's word. */
export const redirected = Symbol('redirected');

export type Raw = RawReply & { readonly [redirected]?: true };

interface ResponseLike {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly headers?: RawReply['headers'];
  readonly data?: unknown;
  readonly body?: unknown;
  readonly bodyUsed?: unknown;
  readonly redirected?: unknown;
  readonly text?: () => Promise<string>;
}

/** What `send` answered. */
export interface Answer {
  readonly reply: unknown;
  readonly usedDedupeKey: boolean;
}

/** Unpacked and with its body read. Rejects where the body breaks off. */
export async function unpack(answer: unknown): Promise<Answer> {
  const packed =
    isObject(answer) && !markedOutcomes(answer) && 'reply' in answer ? (answer as { reply: unknown; usedDedupeKey?: unknown }) : undefined;
  const reply = packed ? await replyIn(packed) : answer;
  if (packed && reply instanceof Error && !markedOutcomes(reply)) throw reply;
  warnIfRetried(reply);
  const raw = isObject(reply) && !markedOutcomes(reply) ? rawOf(reply as ResponseLike) : undefined;
  return { reply: raw ? await raw : reply, usedDedupeKey: packed?.usedDedupeKey === true };
}

/** The promise of a wrapped client may reject: the request carried its key all the same. */
async function replyIn({ reply }: { readonly reply: unknown }): Promise<unknown> {
  try {
    return await reply;
  } catch (error) {
    if (markedOutcomes(error)) return error;
    throw error;
  }
}

/** A reply as it is parsed: `RawReply` itself, or the response of fetch, undici's request or axios. */
function rawOf(response: ResponseLike): Raw | Promise<Raw> | undefined {
  const { status, statusCode, headers, body } = response;
  if (typeof status === 'number' && typeof response.text === 'function') return read(response, status, response);
  if (typeof statusCode === 'number' && isObject(body) && typeof body.text === 'function')
    return read(body as ResponseLike, statusCode, { ...response, headers });
  if (typeof status !== 'number') return undefined;
  return 'data' in response && !('body' in response) ? { status, headers, body: response.data } : (response as Raw);
}

async function read(body: ResponseLike, status: number, response: ResponseLike): Promise<Raw> {
  const text = body.bodyUsed === true ? '' : await body.text?.();
  return { status, headers: response.headers, body: text, ...(response.redirected === true && { [redirected]: true as const }) };
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

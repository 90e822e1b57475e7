import type { HttpRequest } from '../../core/http-request.ts';
import type { Outcomes } from '../../core/outcome.ts';
import { isShort } from '../body-length.ts';
import { chainOf } from '../causes-of.ts';
import type { Exchange } from '../exchange.ts';
import { faultOf } from '../fault-of.ts';
import type { Settings } from '../options.ts';
import type { Flaw } from '../reply-outcomes.ts';
import { tie, writtenByUndici } from '../undici-wire.ts';
import { limitTime } from './limit-time.ts';
import { type ReadBody, type ResponseLike, readBody } from './read-body.ts';
import type { Init } from './request.ts';

export interface FetchCall {
  readonly fetch: (...args: unknown[]) => Promise<ResponseLike>;
  readonly args: readonly [unknown, Init?];
  readonly settings: Settings<Response>;
  readonly maxBodyWaitMs: number;
  readonly timeoutMs: number | undefined;
  readonly request: HttpRequest;
  readonly exchange: Exchange<Response>;
}

/** One request through a fetch, settled with its outcomes before its promise is. */
export async function exchangeByFetch(call: FetchCall): Promise<ResponseLike> {
  if (call.timeoutMs === undefined) return exchangeInTime(call);
  const { args, release } = limitTime(call.args, call.timeoutMs);
  try {
    return await exchangeInTime({ ...call, args });
  } finally {
    // Whatever was not read by now is read without a bound, as after any fetch.
    release();
  }
}

async function exchangeInTime(call: FetchCall): Promise<ResponseLike> {
  const { fetch, args, settings, request, exchange } = call;
  const given = settings.strict ? [args[0], { ...args[1], redirect: 'manual' }] : args;
  const { result, wire } = tie(request.method, request.path, () => fetch(...given));
  let response: ResponseLike;
  try {
    response = await result;
  } catch (error) {
    exchange.settle(exchange.failed(faultOf(error, { written: writtenByUndici(wire, chainOf(error)) })), undefined, error);
    throw error;
  }
  // A stranger's response that cannot be copied is handed out as it is.
  if (typeof response?.clone !== 'function' || response.bodyUsed) return response;
  exchange.settle(await outcomesOfResponse(call, response), response as unknown as Response);
  return response;
}

async function outcomesOfResponse({ settings, maxBodyWaitMs, request, exchange }: FetchCall, response: ResponseLike): Promise<Outcomes> {
  const bounds = { maxBytes: settings.maxBodyBytes, maxMs: maxBodyWaitMs, stop: settings.strict };
  const body = response.body === null ? { bytes: new Uint8Array() } : await readBody(response.clone(), bounds);
  if ('error' in body && response.bodyUsed) keepError(response, body.error);
  const { status, headers } = response;
  const reply = { status, headers, body: 'bytes' in body ? body.bytes : '', receivedAtMs: Date.now() };
  if (response.redirected) return exchange.replied(reply, 'REDIRECTED');
  if ('error' in body) return exchange.brokeOff(reply, faultOf(body.error, { written: 'perhaps' }));
  if ('end' in body && settings.strict) stop(response);
  if ('end' in body && body.end === 'too_late')
    return exchange.brokeOff(reply, { cause: 'timeout', written: 'perhaps', code: 'ETIMEDOUT' });
  return exchange.replied(reply, flawOf(body, reply, request));
}

function flawOf(
  body: ReadBody,
  reply: { readonly body: Uint8Array | string; readonly status: number; readonly headers: ResponseLike['headers'] },
  { method }: HttpRequest,
): Flaw | undefined {
  if ('end' in body) return 'BODY_TOO_LARGE';
  return method !== 'HEAD' && isShort(reply, reply.headers) ? 'BODY_CUT' : undefined;
}

/** Nothing more is taken from the wire. */
function stop({ body }: ResponseLike): void {
  const stream = body as ReadableStream | undefined;
  if (typeof stream?.cancel === 'function') stream.cancel().catch(() => undefined);
}

const readers = ['text', 'json', 'arrayBuffer', 'blob', 'formData', 'bytes'];

/** An abort while the copy was read leaves the user's half used up, and its reason lost: it is what reading it answers. */
function keepError(response: ResponseLike, error: unknown): void {
  for (const name of readers)
    if (name in response)
      Object.defineProperty(response, name, { value: () => Promise.reject(error), configurable: true, enumerable: false });
}

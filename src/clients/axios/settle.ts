import type { AxiosError, AxiosResponse } from 'axios';
import type { Outcomes } from '../../core/outcome.ts';
import { chainOf } from '../causes-of.ts';
import type { Exchange } from '../exchange.ts';
import { codesOf, faultOf } from '../fault-of.ts';
import { writtenByNode } from '../node-wire.ts';
import { writtenByUndici } from '../undici-wire.ts';
import type { Call } from './call.ts';
import { fetchedFor } from './fetch-adapter.ts';
import { flawOf, isReadable } from './flaw-of.ts';

/** The first of the response interceptors where axios resolves. */
export function settleResponse(call: Call, response: AxiosResponse): void {
  const { exchange, data } = call;
  if (exchange && isReadable(data)) exchange.settle(replied(exchange, call, response), response);
}

/** The first of the response interceptors where axios rejects: a status it does not like, a broken wire, or its own mistake. */
export function settleError(call: Call, error: unknown): void {
  const exchange = call.exchange ?? call.startUnsent();
  if (!exchange) return;
  const { response } = Object(error) as AxiosError;
  if (call.data === undefined) exchange.settle(broken(exchange, call, error as AxiosError), response, error);
  else if (isReadable(call.data)) exchange.settle(replied(exchange, call, response), response, error);
}

function replied(exchange: Exchange<AxiosResponse>, call: Call, response: AxiosResponse | undefined): Outcomes {
  const reply = { status: call.status ?? response?.status ?? 0, headers: call.headers, body: call.data, receivedAtMs: Date.now() };
  return exchange.replied(reply, flawOf(call, reply, response));
}

function broken(exchange: Exchange<AxiosResponse>, call: Call, error: AxiosError): Outcomes {
  const { request, response } = Object(error) as AxiosError;
  const status = response?.status ?? fetchedFor(request)?.response?.status ?? 0;
  const reply = { status, headers: response?.headers, body: '', receivedAtMs: Date.now() };
  if (isTooLong(call, error)) {
    dropBody(request);
    return exchange.replied(reply, 'BODY_TOO_LARGE');
  }
  const timeout = Number(call.config?.timeout);
  const timedOut = timeout > 0 && exchange.ageMs >= timeout - 1;
  const fault = faultOf(error, { written: writtenOf(call, error), timedOut, otherwise: status > 0 ? 'BODY_CUT' : undefined });
  return status > 0 ? exchange.brokeOff(reply, fault) : exchange.failed(fault);
}

/** Over fetch, axios turns away from an announced length and leaves the body, and so the socket, as it is. */
function dropBody(request: unknown): void {
  const body = fetchedFor(request)?.response?.body;
  if (body && !body.locked) body.cancel().catch(() => undefined);
}

/** axios has one code for much; only over a body that is too long does nothing stand behind it. */
function isTooLong({ config }: Call, { code, cause, response }: AxiosError): boolean {
  return code === 'ERR_BAD_RESPONSE' && !cause && !response && Number(config?.maxContentLength ?? -1) >= 0;
}

function writtenOf(call: Call, error: AxiosError): 'never' | 'perhaps' {
  if (!call.config) return 'never'; // it was given up before it reached an adapter
  const { request } = Object(error) as AxiosError;
  const codes = codesOf(error);
  const fetched = fetchedFor(request);
  if (fetched) return fetched.response ? 'perhaps' : writtenByUndici(fetched.wire, chainOf(error));
  if (request) return writtenByNode(request, codes);
  // axios' own adapters refuse some requests before they make one.
  return typeof call.config.adapter !== 'function' && codes.some((code) => refusals.has(code)) ? 'never' : 'perhaps';
}

const refusals = new Set(['ERR_BAD_REQUEST', 'ERR_BAD_OPTION', 'ERR_BAD_OPTION_VALUE', 'ERR_NOT_SUPPORT', 'ERR_INVALID_URL']);

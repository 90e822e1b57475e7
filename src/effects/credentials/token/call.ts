import { parseJson } from '../../../core/body.ts';
import type { Outcome, Refused, Uncertain } from '../../../core/outcome.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import type { VendorId } from '../../../vendors/index.ts';
import { emptyAnswer } from '../failure.ts';
import { dateOf } from '../skew.ts';
import type { Issued, RenewContext, TokenAnswer } from '../types.ts';
import { type FetchLike, textOf } from './http.ts';
import { withoutSecrets } from './secrets.ts';

/** What all token calls share. */
export interface TokenCallOptions {
  /** The address; default the vendor's present one. */
  readonly url?: string | undefined;
  /** Default the built-in fetch. */
  readonly fetch?: FetchLike | undefined;
}

export interface TokenCall extends TokenCallOptions {
  readonly vendor: VendorId;
  readonly url: string;
  readonly form: Readonly<Record<string, string>> | undefined;
  readonly json?: unknown;
  /** What must stand in no outcome, whatever the vendor repeats. */
  readonly secrets: readonly string[];
  readonly read: (body: Readonly<Record<string, unknown>>) => Omit<Issued, 'ok'> | undefined;
}

/** Asks a token endpoint. Its answer goes through the tables of that vendor; a broken wire is thrown, as the client throws it. */
export async function callForToken(call: TokenCall, { nowMs, signal }: RenewContext): Promise<TokenAnswer> {
  const { vendor, url, form, json, fetch = globalThis.fetch as FetchLike } = call;
  const body = form ? new URLSearchParams(form).toString() : JSON.stringify(json);
  const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json;charset=UTF-8' };
  const beganAtMs = performance.now();
  // A redirect would carry the secret to wherever it points.
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  const tookMs = performance.now() - beganAtMs;
  const text = await textOf(response);
  const headersOf = response.headers as Iterable<readonly [string, string]>;
  const reply = { status: response.status, headers: headersOf, body: text, receivedAtMs: nowMs + tookMs };
  const [outcome] = parse(vendor, reply, { api: 'auth' });
  return { ...answerOf(call, outcome, text), dateMs: dateOf(response.headers), tookMs };
}

function answerOf({ vendor, secrets, read }: TokenCall, outcome: Outcome, text: string): TokenAnswer {
  if (outcome.status !== 'accepted') return { ok: false, outcome: withoutSecrets(outcome as Refused | Uncertain, secrets) };
  const body = parseJson(text);
  const issued = isRecord(body) ? read(body) : undefined;
  return issued ? { ok: true, ...issued } : { ok: false, outcome: emptyAnswer(vendor, '') };
}

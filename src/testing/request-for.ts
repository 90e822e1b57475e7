import { ArgumentError } from '../core/argument-error.ts';
import type { VendorId } from '../vendors/index.ts';
import { simulatedById } from './simulations.ts';

/** A request as it goes over the wire; `path` begins with a slash, `body` is text. */
export interface DocumentedRequest {
  /** In upper case. */
  readonly method: string;
  /** Path and query, without a host; the target in it is percent-encoded. */
  readonly path: string;
  /** Names as the vendor writes them. What stands for a credential is a placeholder. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text, as it goes over the wire; empty where the call has none. */
  readonly body: string;
}

/** A vendor's documented send to one target, with placeholders for credential and content. Throws a `TypeError` for an unknown vendor. */
export function requestFor(vendor: VendorId, target: string): DocumentedRequest {
  const send = simulatedById(vendor).simulation.endpoints?.find(({ api }) => api === 'send');
  if (!send) throw new ArgumentError('vendor', vendor, 'one whose sends are documented');
  const { path, headers, body } = send.example;
  return {
    method: send.method,
    path: path.replaceAll('ok-1', encodeURIComponent(target)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll('ok-1', () => target)])),
    body: bodyFor(body, target),
  };
}

/** JSON, a form, or OPPO's form with JSON in it: the target as it is written there, for a token may hold `+` and `/`. */
function bodyFor(body: string, target: string): string {
  const inJson = JSON.stringify(target).slice(1, -1);
  if (body.startsWith('{')) return body.replaceAll('ok-1', () => inJson);
  return body.replaceAll('%22ok-1%22', () => `%22${encodeURIComponent(inJson)}%22`).replaceAll('ok-1', () => encodeURIComponent(target));
}

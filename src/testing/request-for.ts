import { ArgumentError } from '../core/argument-error.ts';
import type { VendorId } from '../vendors/index.ts';
import { simulatedById } from './simulations.ts';

/** A request as it goes over the wire; `path` begins with a slash, `body` is text. */
export interface DocumentedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A vendor's documented send to one target, with placeholders for credential and content. Throws a `TypeError` for an unknown vendor. */
export function requestFor(vendor: VendorId, target: string): DocumentedRequest {
  const send = simulatedById(vendor).simulation.endpoints?.find(({ api }) => api === 'send');
  if (!send) throw new ArgumentError('vendor', vendor, 'one whose sends are documented');
  const put = (text: string) => text.replaceAll('ok-1', target);
  const { path, headers, body } = send.example;
  return {
    method: send.method,
    path: path.replaceAll('ok-1', encodeURIComponent(target)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, put(value)])),
    body: put(body),
  };
}

import { type Api, apis } from '../core/api.ts';
import { ArgumentError } from '../core/argument-error.ts';
import type { Outcomes } from '../core/outcome.ts';
import type { RawReply, Sent } from '../core/reply.ts';
import { parse } from '../parse.ts';
import type { VendorId } from '../vendors/index.ts';
import { type Simulated, simulatedById } from './simulations.ts';

const oneTarget = ['ok-1'];

/**
 * The reply of a vendor that says this code of the targets in `sent` (default: one), in the vendor's documented form.
 * Throws a `TypeError` for an unknown vendor, and for a code that no reply of this API carries.
 */
export function replyFor(vendor: VendorId, code: string | number, sent: Sent = {}): RawReply {
  const known = simulatedById(vendor);
  const api = sent.api ?? 'send';
  const reply = apis.includes(api) ? known.simulation.replyFor(api, String(code), sent.targets ?? oneTarget) : undefined;
  if (!reply)
    throw new ArgumentError('code', String(code), `a code that stands in a ${api} reply of ${vendor}${whyNot(known, api, String(code))}`);
  return reply;
}

/** What `parse` answers to that reply. Throws as `replyFor` does. */
export function outcomeFor(vendor: VendorId, code: string | number, sent: Sent = {}): Outcomes {
  const { kind = vendor === 'tencent-im' ? 'account' : 'token', targets = oneTarget } = sent;
  return parse(vendor, replyFor(vendor, code, sent), { ...sent, kind, targets });
}

function whyNot({ simulation }: Simulated, api: Api, code: string): string {
  const reason = simulation.notOnTheWire[api]?.[code];
  return reason === undefined ? '' : ` (this one never does: ${reason})`;
}

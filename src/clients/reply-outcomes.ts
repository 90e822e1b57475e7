import { causes } from '../core/cause.ts';
import { type Fault, outcomesOfFault } from '../core/fault.ts';
import type { Outcomes, Uncertain } from '../core/outcome.ts';
import type { RawReply, Sent } from '../core/reply.ts';
import type { Vendor } from '../core/vendor.ts';
import { parse } from '../parse.ts';

/** Why a body is not to be read: it broke off, another server answered in the end, or it is longer than allowed. */
export type Flaw = 'BODY_CUT' | 'REDIRECTED' | 'BODY_TOO_LARGE';

/** A reply that arrived with a body that cannot be trusted. Where the status alone refuses, a cut body takes nothing from it. */
export function outcomesOfFlawed(vendor: Vendor, reply: RawReply, flaw: Flaw, sent: Sent): Outcomes {
  if (flaw === 'BODY_CUT' && reply.status >= 400) return parse(vendor, { ...reply, body: '' }, sent);
  return uncertain(vendor, { cause: 'malformed_reply', code: flaw }, reply, sent);
}

/** A reply whose status arrived and whose body did not, for the wire broke. */
export function outcomesOfBroken(vendor: Vendor, reply: RawReply, fault: Fault, sent: Sent): Outcomes {
  if (reply.status >= 400) return parse(vendor, { ...reply, body: '' }, sent);
  return uncertain(vendor, fault, reply, sent);
}

type What = { readonly cause: 'malformed_reply' | Fault['cause']; readonly code: string };

function uncertain(vendor: Vendor, { cause, code }: What, { status, receivedAtMs }: RawReply, sent: Sent): Outcomes {
  const [broken] = outcomesOfFault(vendor, { cause: 'connection_failed', written: 'perhaps', code }, sent, receivedAtMs);
  const { retry, pause } = causes[cause];
  return [{ ...(broken as Uncertain), cause, retryIfRepeatable: retry, pause, evidence: { httpStatus: status, code } }];
}

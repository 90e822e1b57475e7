import { type VendorId, vendorIds } from '../vendors/index.ts';
import { type Form, outcomesOf } from './form.ts';

/** Vendors whose tables know what stands in a reply that the chosen one cannot read: a hint, never an answer. At most three. */
export function likelyVendors(form: Form): readonly VendorId[] {
  if (isKnownTo(form.vendor, form)) return [];
  return vendorIds.filter((vendor) => vendor !== form.vendor && isKnownTo(vendor, form)).slice(0, 3);
}

function isKnownTo(vendor: VendorId, form: Form): boolean {
  const outcomes = outcomesOf({ ...form, vendor });
  return outcomes.every(
    ({ evidence, ...outcome }) => !evidence.code.startsWith('http-') && !('cause' in outcome && unread.has(outcome.cause)),
  );
}

const unread: ReadonlySet<string> = new Set(['malformed_reply', 'unrecognized']);

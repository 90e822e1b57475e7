import { ArgumentError } from './core/argument-error.ts';
import type { Outcomes } from './core/outcome.ts';
import type { RawReply, Sent } from './core/reply.ts';
import type { Vendor } from './core/vendor.ts';
import { findVendor, type VendorId, vendorIds } from './vendors/index.ts';

/**
 * One raw reply to at least one outcome. `vendor` is an id or a vendor made by `defineVendor`. Total: whatever stands in
 * `reply` gets an answer. Throws a `TypeError` only for a wrong `vendor`, `sent.api` or `sent.targets`.
 */
export function parse(vendor: VendorId | Vendor, reply: RawReply, sent?: Sent): Outcomes {
  const found = typeof vendor === 'object' && vendor !== null && typeof vendor.parse === 'function' ? vendor : findVendor(vendor);
  if (!found) throw new ArgumentError('vendor', vendor, `one of ${vendorIds.join(', ')}, or a vendor made by defineVendor`);
  return found.parse(reply, sent, findVendor);
}

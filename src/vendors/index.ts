import type { Vendor } from '../core/vendor.ts';
import * as registry from './registry.ts';

/** The vendors that come with the package. */
export type VendorId = keyof typeof registry;

/** Every vendor, by id. To add one, add its folder, its fixtures and its line in `registry.ts`. */
export const vendors: Readonly<Record<VendorId, Vendor>> = registry;

/** The ids, in the order of the alphabet. */
export const vendorIds = Object.keys(vendors) as readonly VendorId[];

/** A vendor by id; undefined where there is none. */
export function findVendor(id: unknown): Vendor | undefined {
  return typeof id === 'string' && Object.hasOwn(vendors, id) ? vendors[id as VendorId] : undefined;
}

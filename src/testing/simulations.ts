import { ArgumentError } from '../core/argument-error.ts';
import type { Simulation } from '../core/simulation.ts';
import type { Vendor } from '../core/vendor.ts';
import { findVendor, type VendorId, vendorIds, vendors } from '../vendors/index.ts';

/** A vendor and how it is simulated. */
export interface Simulated {
  readonly vendor: Vendor;
  readonly simulation: Simulation;
}

const nothing: Simulation = { replyFor: () => undefined, notOnTheWire: {} };

/** Loads how a vendor is simulated. */
export async function simulatedOf(vendor: Vendor): Promise<Simulated> {
  return { vendor, simulation: (await vendor.definition.loadSimulation?.()) ?? nothing };
}

// Loaded here and nowhere else: a package that only reads replies never pays for it.
const loaded = new Map<string, Simulated>(
  await Promise.all(Object.values(vendors).map(async (vendor) => [vendor.id, await simulatedOf(vendor)] as const)),
);

/** All nine. */
export const simulated: ReadonlyMap<string, Simulated> = loaded;

/** One of the nine by its id. Throws a `TypeError` for any other. */
export function simulatedById(id: VendorId): Simulated {
  const known = findVendor(id) && loaded.get(id);
  if (!known) throw new ArgumentError('vendor', id, `one of ${vendorIds.join(', ')}`);
  return known;
}

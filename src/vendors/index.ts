import type { HttpRequest } from '../core/http-request.ts';
import type { Sent } from '../core/reply.ts';
import type { Vendor } from '../core/vendor.ts';
import * as registry from './registry.ts';

/** The vendors that come with the package. */
export type VendorId = keyof typeof registry;

/** What the folder of a vendor has to offer. */
interface Folder {
  readonly default: Vendor;
  readonly sentOf?: (request: HttpRequest) => Sent | undefined;
}

const folders: Readonly<Record<string, Folder>> = registry;

/** The ids, in the order of the alphabet. */
export const vendorIds = Object.keys(folders) as readonly VendorId[];

/** Every vendor, by id. To add one, add its folder, its fixtures and its line in `registry.ts`. */
export const vendors = Object.fromEntries(Object.entries(folders).map(([id, folder]) => [id, folder.default])) as Readonly<
  Record<VendorId, Vendor>
>;

/** A vendor by id; undefined where there is none. */
export function findVendor(id: unknown): Vendor | undefined {
  return typeof id === 'string' && Object.hasOwn(vendors, id) ? vendors[id as VendorId] : undefined;
}

/** What reads a vendor's requests: its own, else that of its folder, which who reads only replies does not load. */
export function readerOfRequests({ id, definition }: Vendor): Folder['sentOf'] {
  return definition.sentOf ?? (Object.hasOwn(folders, id) ? folders[id]?.sentOf : undefined);
}

import type { Api } from './api.ts';
import { ArgumentError } from './argument-error.ts';
import type { CodeTable } from './code-table.ts';
import { makeVendor } from './make-vendor.ts';
import { tellMany } from './tell-many.ts';
import type { ApiDefinition, Vendor, VendorDefinition } from './vendor.ts';

/** Checks nothing but the types: `read` gets exactly what the schema lets through. */
export function api<Data>(definition: ApiDefinition<Data>): ApiDefinition<never> {
  return definition as unknown as ApiDefinition<never>;
}

/**
 * A vendor from its tables and its `read`. Owns what every vendor suffers from: empty bodies, HTML, odd JSON, unknown
 * codes, `Retry-After`, targets nobody asked about. Throws a `TypeError` for a row that kills without a voucher.
 */
export function defineVendor<const Id extends string>(definition: VendorDefinition & { readonly id: Id }): Vendor<Id> {
  return makeVendor(definition, tellMany);
}

/** The same vendor with a user's own word on some rows. Throws a `TypeError` for an API the vendor does not have. */
export function withRows<const Id extends string>(
  vendor: Vendor<Id>,
  overrides: Readonly<Partial<Record<Exclude<Api, 'client'>, CodeTable>>>,
): Vendor<Id> {
  const changed: Record<string, ApiDefinition<never>> = { ...vendor.definition.apis };
  for (const [name, rows] of Object.entries(overrides)) {
    const known = Object.hasOwn(changed, name) ? changed[name] : undefined;
    if (!known) throw new ArgumentError('overrides', name, `tables of ${vendor.id}: ${Object.keys(changed).join(', ')}`);
    changed[name] = { ...known, codes: { ...known.codes, ...rows } };
  }
  return defineVendor({ ...vendor.definition, id: vendor.id, apis: changed });
}

import { Judge } from './judge.ts';
import { readReply, type Telling } from './read-reply.ts';
import { tellOne } from './tell-one.ts';
import type { Vendor, VendorDefinition } from './vendor.ts';

export function makeVendor<const Id extends string>(definition: VendorDefinition & { readonly id: Id }, telling: Telling): Vendor<Id> {
  const judge = new Judge(definition);
  return {
    id: definition.id,
    name: definition.name,
    definition,
    verdict: (code, api) => judge.row(code, api),
    parse: (raw, sent, resolve) => readReply(definition, judge, telling, raw, sent, resolve),
  };
}

/** A vendor that answers each target by itself: without what batches need, which a browser would have to load. */
export const defineUnicastVendor = <const Id extends string>(definition: VendorDefinition & { readonly id: Id }): Vendor<Id> =>
  makeVendor(definition, tellOne);

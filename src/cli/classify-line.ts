import { ArgumentError } from '../core/argument-error.ts';
import type { Outcomes } from '../core/outcome.ts';
import { isRecord } from '../core/values.ts';
import type { Vendor } from '../core/vendor.ts';
import { findVendor, vendorIds } from '../vendors/index.ts';
import type { Line } from './lines.ts';

/** One answer of `classify`. */
export interface Classified {
  readonly id: unknown;
  readonly vendor: string;
  readonly api: string;
  readonly outcomes: Outcomes;
}

/** A line that could not be classified. Its text is never repeated: a token may stand in it. */
export interface Unclassified {
  readonly id?: string | number;
  readonly line: number;
  readonly error: string;
}

/** One line of `{id?, vendor, sent?, reply}`. Never throws. */
export function classifyLine({ number, text }: Line): Classified | Unclassified {
  if (text === undefined) return { line: number, error: 'the line is longer than 64 MiB' };
  let item: unknown;
  try {
    item = JSON.parse(text);
  } catch {
    return { line: number, error: 'the line is not JSON' };
  }
  if (!isRecord(item)) return { line: number, error: 'the line is not an object of {id?, vendor, sent?, reply}' };
  const vendor = findVendor(item.vendor);
  if (!vendor) return unclassified(item, number, `vendor must be one of ${vendorIds.join(', ')}`);
  if (!isRecord(item.reply)) return unclassified(item, number, 'reply must be an object of {status, headers?, body}');
  return classify(vendor, item, number);
}

function classify(vendor: Vendor, item: Readonly<Record<string, unknown>>, number: number): Classified | Unclassified {
  try {
    const outcomes = vendor.parse(item.reply as never, item.sent as never, findVendor);
    return { id: item.id, vendor: vendor.id, api: outcomes[0].api, outcomes };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return unclassified(item, number, `${error.argument} must be ${error.allowed}`);
  }
}

function unclassified({ id }: Readonly<Record<string, unknown>>, line: number, error: string): Unclassified {
  const short = typeof id === 'number' || (typeof id === 'string' && id.length <= 128);
  return { ...(short && { id }), line, error };
}

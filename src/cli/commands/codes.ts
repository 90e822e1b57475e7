import { catalogue, type Explanation } from '../../explain/index.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { retryInWords } from '../advice.ts';
import { UsageError } from '../input.ts';

export interface CodesOptions {
  readonly vendor?: string;
  readonly json?: boolean;
}

/** Prints every row of every vendor, or of one. */
export function codesCommand({ vendor, json }: CodesOptions): number {
  if (vendor !== undefined && !findVendor(vendor)) throw new UsageError(`--vendor must be one of ${vendorIds.join(', ')}`);
  const rows = catalogue(vendor as VendorId | undefined);
  process.stdout.write(json ? `${JSON.stringify(rows.map(record), null, 1)}\n` : rows.map(line).join(''));
  return 0;
}

const record = ({ vendor, api, code, meaning, cause, retry, token, pause, confidence, source }: Explanation) => ({
  vendor,
  api,
  code,
  meaning: meaning.en,
  cause,
  retry,
  token,
  pause,
  confidence,
  source,
});

const line = (row: Explanation): string =>
  `${row.vendor.padEnd(10)} ${row.api.padEnd(9)} ${row.code.padEnd(28)} ${row.cause.padEnd(22)} ${retryInWords(row.retry).padEnd(26)} ${row.token.padEnd(7)} ${row.meaning.en}\n`;

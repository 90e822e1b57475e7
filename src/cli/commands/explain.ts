import { type Api, apis } from '../../core/api.ts';
import { type Explanation, explain } from '../../explain/index.ts';
import { findVendor, type VendorId, vendorIds } from '../../vendors/index.ts';
import { retryInWords } from '../advice.ts';
import { UsageError } from '../input.ts';

export interface ExplainOptions {
  readonly api?: string;
  readonly json?: boolean;
}

/** What one code means. Exit status 1 where nobody knows it. */
export function explainCommand(vendor: string, code: string, { api, json }: ExplainOptions): number {
  if (!findVendor(vendor)) throw new UsageError(`there is no such vendor; it must be one of ${vendorIds.join(', ')}`);
  if (api !== undefined && !(apis as readonly string[]).includes(api)) throw new UsageError(`--api must be one of ${apis.join(', ')}`);
  const chosen = (api === undefined ? apis : [api as Api]).map((name) => explain(vendor as VendorId, code, name));
  const known = chosen
    .filter((one): one is Explanation => one !== undefined)
    .filter((_, index) => index === 0 || !code.startsWith('http-'));
  if (known.length === 0) {
    process.stderr.write(`push-outcome: no table of ${vendor} knows this code\n`);
    return 1;
  }
  process.stdout.write(json ? `${JSON.stringify(api === undefined ? known : known[0], null, 2)}\n` : known.map(inWords).join('\n'));
  return 0;
}

function inWords(one: Explanation): string {
  const token = `${one.token}${one.confirm ? ' (confirm by a second sighting a day later)' : ''}`;
  return [
    `${one.vendor} ${one.api} ${one.code}: ${one.cause}${one.uncertain ? ' (uncertain: it may have been taken)' : ''}`,
    `  ${one.meaning.en}`,
    `  ${one.meaning.zh}`,
    `  do:     ${one.whatToDo.en}`,
    `          ${one.whatToDo.zh}`,
    `  retry:  ${retryInWords(one.retry)}`,
    `  token:  ${token}`,
    `  pause:  ${one.pause}`,
    `  source: ${one.confidence}: ${one.source}`,
    '',
  ].join('\n');
}

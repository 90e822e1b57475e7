import type { Finding } from '../../core/finding.ts';
import type { Request } from '../../core/request.ts';
import { nobody } from '../../core/target-index.ts';
import type { TokenLists } from './token-lists.ts';

/** The sent tokens that the lists name, by place. */
export interface Places {
  readonly expired: readonly number[];
  readonly failed: readonly number[];
}

/** A token in both lists has expired. Names that were not sent are passed over. */
export function placesOf({ expired, failed }: TokenLists, { targets, index }: Request): Places {
  const owners: number[] = new Array(targets.length).fill(nobody);
  for (const token of expired) index.claim(token, owners, byExpired);
  for (const token of failed) index.claim(token, owners, byFailed);
  const places = { expired: [] as number[], failed: [] as number[] };
  for (let place = 0; place < owners.length; place += 1)
    if (owners[place] !== nobody) (owners[place] === byExpired ? places.expired : places.failed).push(place);
  return places;
}

const byExpired = 0;
const byFailed = 1;

/** One finding a list, about the places in what was sent. */
export function findingsAt({ expired, failed }: Places, tokenAtMost: Finding['tokenAtMost'], messageId: string | undefined): Finding[] {
  const findings: Finding[] = [];
  if (expired.length > 0) findings.push({ code: 'data.expireTokens[]', positions: expired, tokenAtMost, messageId });
  if (failed.length > 0) findings.push({ code: 'data.failTokens[]', positions: failed, messageId });
  return findings;
}

/** The same where nobody said what was sent: then the names stand as they come. */
export function findingsNamed(lists: TokenLists, tokenAtMost: Finding['tokenAtMost'], messageId: string | undefined): Finding[] {
  const expired = new Set(lists.expired);
  const failed = lists.failed.filter((token) => !expired.has(token));
  const findings: Finding[] = [];
  if (expired.size > 0) findings.push({ code: 'data.expireTokens[]', targets: lists.expired, tokenAtMost, messageId });
  if (failed.length > 0) findings.push({ code: 'data.failTokens[]', targets: failed, messageId });
  return findings;
}

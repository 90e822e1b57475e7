import type { Retry } from './advice.ts';
import type { Verdict } from './code-table.ts';
import type { Finding } from './finding.ts';
import type { Reply } from './reply-view.ts';
import { msUntil } from './vendor-clock.ts';

/** The vendor's wait is a floor: a header replaces the row's own number, or is held against it where the row is a minimum. */
export function retryOf(verdict: Verdict, reply: Reply, finding: Finding | undefined): Retry {
  const { retry } = verdict;
  if (retry.when !== 'backoff' && retry.when !== 'after') return retry;
  const asked = longer(reply.retryAfterMs, finding?.waitMs);
  if (retry.when === 'backoff') {
    if (asked === undefined) return retry;
    return { when: 'backoff', atLeastMs: verdict.minimum ? Math.max(asked, retry.atLeastMs ?? 0) : asked };
  }
  if (asked !== undefined) return { when: 'after', waitMs: verdict.minimum ? Math.max(asked, retry.waitMs ?? 0) : asked };
  if (retry.waitMs !== undefined) return retry;
  const until = retry.until ?? 'vendor_midnight';
  const { nowMs } = reply;
  return nowMs === undefined ? { when: 'after', until } : { when: 'after', waitMs: msUntil(until, nowMs), until };
}

function longer(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

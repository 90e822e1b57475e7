import type { Verdict } from './code-table.ts';
import type { Finding } from './finding.ts';
import type { Judge, Judgement } from './judge.ts';
import type { Reply } from './reply-view.ts';
import type { Request } from './request.ts';
import type { Vendor } from './vendor.ts';

/** Finds the vendors whose codes another one carries. */
export type Resolve = (id: string) => Vendor | undefined;

/** What a finding's code means: in the vendor's own tables, or in those of the vendor it was taken over from. */
export function judgementOf(judge: Judge, finding: Finding, request: Request, reply: Reply, resolve: Resolve | undefined): Judgement {
  const { delegate } = finding;
  if (!delegate) return judge.code(finding.code, request.api, reply.status);
  const other = resolve?.(delegate.vendor);
  for (const code of delegate.codes) {
    const verdict = other && foreign(other, code);
    // What the other vendor would pause is not ours to hold back, nor is the wire to it ours.
    if (verdict) return { code, verdict: { ...verdict, reconnect: false, pause: verdict.pause === 'target' ? 'target' : 'none' } };
  }
  return delegate.orElse === undefined
    ? judge.unknown(finding.code, request.api, reply.status)
    : judge.code(delegate.orElse, request.api, reply.status);
}

/** A refusal in another vendor's tables. Its success words mean nothing here. */
function foreign(vendor: Vendor, code: string): Verdict | undefined {
  for (const api of ['send', 'receipt'] as const) {
    const verdict = vendor.verdict(code, api);
    if (verdict && verdict.cause !== 'accepted') return verdict;
  }
  return undefined;
}

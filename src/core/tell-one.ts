import { buildOutcome } from './build-outcome.ts';
import type { Finding } from './finding.ts';
import type { Telling } from './read-reply.ts';
import { FewRedactor } from './redact.ts';
import { TargetIndex } from './target-index.ts';

/** A reply speaks of all that was sent, in the vendor's own codes. */
export const tellOne: Telling = {
  Index: TargetIndex,
  Redactor: FewRedactor,
  outcomes: (all, judge, findings) => {
    const { request, reply } = all;
    const finding = findings[0] as Finding;
    return [buildOutcome(all, judge.code(finding.code, request.api, reply.status), finding, request.targets)];
  },
};

import { buildOutcome, type Circumstances } from './build-outcome.ts';
import { asNamed, distribute, findingOfOnly } from './distribute.ts';
import type { Finding } from './finding.ts';
import type { Judge, Judgement } from './judge.ts';
import { judgementOf, type Resolve } from './judge-finding.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import type { Telling } from './read-reply.ts';
import { TableIndex } from './table-index.ts';
import { TableRedactor } from './table-redactor.ts';

/** A reply may speak of each target of a batch, and carry the codes of another vendor. */
export const tellMany: Telling = { Index: TableIndex, Redactor: TableRedactor, outcomes: outcomesOf };

function outcomesOf(all: Circumstances, judge: Judge, findings: readonly Finding[], resolve: Resolve | undefined): Outcomes {
  const { targets, api } = all.request;
  const only = findings[0] as Finding;
  if (findings.length === 1 && only.targets === undefined && only.positions === undefined)
    return [outcomeOf(all, judge, only, targets, resolve)];
  const partition = api !== 'receipt' && targets.length > 0;
  if (partition && targets.length === 1) return [outcomeOf(all, judge, findingOfOnly(findings, targets[0] as string), targets, resolve)];
  const outcomes: Outcome[] = [];
  for (const share of partition ? distribute(findings, all.request) : asNamed(findings, targets))
    outcomes.push(outcomeOf(all, judge, share.finding, share.targets, resolve));
  return outcomes as unknown as Outcomes;
}

function outcomeOf(
  all: Circumstances,
  judge: Judge,
  finding: Finding | undefined,
  targets: readonly string[],
  resolve: Resolve | undefined,
): Outcome {
  const judgement = finding ? judgementOf(judge, finding, all.request, all.reply, resolve) : unanswered;
  return buildOutcome(all, judgement, finding, targets);
}

/** The reply names some targets and is silent about this one: nobody can say what became of it. */
const unanswered: Judgement = {
  code: 'unanswered',
  verdict: {
    cause: 'malformed_reply',
    retry: { when: 'never' },
    token: 'keep',
    pause: 'none',
    confirm: false,
    uncertain: true,
    reconnect: false,
    minimum: false,
    receipt: undefined,
  },
};

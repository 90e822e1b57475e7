import type { Outcome } from '../../core/outcome.ts';
import { atOnce, type Journey, partOf } from './journey.ts';
import { type Going, type Judgement, judge } from './judge.ts';
import type { Run } from './run.ts';
import { statusOf } from './travel.ts';

/** What one send came to. */
export interface Come {
  readonly outcomes: readonly Outcome[];
  readonly usedDedupeKey: boolean;
}

/** Ends the targets that are done, sends the others on; whether this journey itself goes on. */
export async function goOn<Credential>(run: Run<Credential>, journey: Journey, number: number, come: Come): Promise<boolean> {
  const { vendor, limits, repeatable, now, random } = run.settings;
  const { version, wasUncertainUnderKey } = journey;
  if (come.outcomes.some(({ status }) => status === 'accepted')) run.credentials.accepted(version);
  const nowMs = now();
  const attempt = {
    number,
    elapsedMs: Math.max(0, nowMs - journey.startedAtMs),
    nowMs,
    chance: random(),
    refreshed: journey.refreshed || !run.credentials.canRenew(version),
    // A duplicate of what another key, or nothing of ours, named is no proof that these were taken.
    uncertainBefore: wasUncertainUnderKey && come.usedDedupeKey,
  };
  const keyDropsRepeats = come.usedDedupeKey && vendor.definition.dropsRepeatsBy !== undefined;
  const judgement = judge({ journey, outcomes: come.outcomes, attempt, limits, repeatable, keyDropsRepeats });
  await note(run, journey, come.outcomes);
  return follow(run, journey, number, judgement, come.usedDedupeKey);
}

function follow<Credential>(
  run: Run<Credential>,
  journey: Journey,
  number: number,
  { stops, splits, goings }: Judgement,
  usedDedupeKey: boolean,
): boolean {
  for (const { outcome, because } of stops) {
    const status = because === 'already_taken' ? 'accepted' : statusOf(outcome, journey);
    run.end(outcome.targets, status, because, journey.sends, outcome);
  }
  for (const outcome of splits) split(run, journey, number, outcome);
  const [first, ...others] = goings;
  for (const { waitMs, targets } of goings) run.watch.again(waitMs, targets.length);
  for (const going of others) run.set(proceed(partOf(journey, going.targets, going.outcomes, number), going));
  if (first) {
    const isWhole = first.targets.length === journey.targets.length;
    if (!isWhole) Object.assign(journey, { key: undefined, wasUncertainUnderKey: false });
    if (!isWhole) journey.targets = first.targets;
    proceed(journey, first);
    if (isWhole && first.isUncertain && usedDedupeKey) journey.wasUncertainUnderKey = true;
  } else journey.targets = [];
  return first !== undefined;
}

function proceed(journey: Journey, { outcomes, waitMs, refresh, reconnect, isUncertain, isBoundToKey }: Going): Journey {
  journey.outcomes = outcomes;
  journey.next = { waitMs, refresh };
  journey.reconnect = reconnect;
  journey.isBoundToKey = isBoundToKey;
  if (isUncertain) journey.wasUncertain = true;
  return journey;
}

/** Halves, and the same for those that come later: the vendor has said how much is too much. */
function split<Credential>(run: Run<Credential>, journey: Journey, number: number, outcome: Outcome): void {
  const { targets } = outcome;
  const half = Math.ceil(targets.length / 2);
  run.batchSize = Math.min(run.batchSize, half);
  for (const part of [targets.slice(0, half), targets.slice(half)]) {
    const half = partOf(journey, part, [{ ...outcome, targets: part }], number - 1);
    half.next = atOnce;
    half.reconnect = false;
    run.set(half);
  }
}

/** The ledger had them as uncertain since before the send. */
async function note<Credential>(
  { settings: { ledger, messageKey = '' } }: Run<Credential>,
  journey: Journey,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (!ledger) return;
  for (const { status, targets } of outcomes)
    if (status === 'accepted' || (status === 'refused' && !journey.wasUncertain))
      try {
        await ledger.note(messageKey, targets, status);
      } catch {
        // They stay uncertain there: a second start sends them nothing, which is the lesser harm.
      }
}

import { type Attempt, type Decision, decide, type Limits } from '../../core/decide/index.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Journey, Next } from './journey.ts';

/** Everything that a judgement of one send depends on. */
export interface Case {
  readonly journey: Journey;
  /** They hold exactly the targets of the journey. */
  readonly outcomes: readonly Outcome[];
  readonly attempt: Omit<Attempt, 'repeatable'>;
  readonly limits: Limits;
  readonly repeatable: (target: string) => boolean;
  /** The vendor drops a repeat of the key, and the request carried it. */
  readonly keyDropsRepeats: boolean;
}

/** Targets that go again together, for they wait for the same. */
export interface Going extends Next {
  readonly targets: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly reconnect: boolean;
  /** It may have been taken. */
  readonly isUncertain: boolean;
  /** Only the key of this send makes a repeat harmless. */
  readonly isBoundToKey: boolean;
}

export interface Judgement {
  readonly stops: readonly { readonly outcome: Outcome; readonly because: Decision['because'] }[];
  readonly splits: readonly Outcome[];
  readonly goings: readonly Going[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const none: readonly never[] = [];

/** What becomes of each target of one send. Pure. */
export function judge(all: Case): Judgement {
  const [only] = all.outcomes;
  if (all.outcomes.length === 1 && only?.status === 'accepted')
    return { stops: [{ outcome: only, because: 'accepted' }], splits: none, goings: none };
  if (all.keyDropsRepeats && isAllUncertain(all)) return underKey(all);
  const judgement: Mutable<Judgement> = { stops: [], splits: [], goings: [] };
  const goings = new Map<string, Mutable<Going>>();
  for (const outcome of all.outcomes)
    for (const [part, repeatable] of partsOf(outcome, all.repeatable)) {
      const { next, waitMs, because } = decide(part, { ...all.attempt, repeatable }, all.limits);
      if (next === 'stop') judgement.stops.push({ outcome: part, because });
      else if (next === 'split') judgement.splits.push(part);
      else add(goings, part, waitMs);
    }
  judgement.goings = [...goings.values()];
  return all.journey.isBoundToKey ? keptTogether(judgement, all) : judgement;
}

/** A repeat under the key is harmless only if everyone goes again: a part of them would need another key. */
function isAllUncertain({ outcomes, attempt, limits }: Case): boolean {
  return outcomes.every(
    (outcome) => outcome.status === 'uncertain' && decide(outcome, { ...attempt, repeatable: true }, limits).next === 'send_again',
  );
}

function underKey({ outcomes, attempt, limits, journey, repeatable }: Case): Judgement {
  const waitMs = Math.max(...outcomes.map((outcome) => decide(outcome, { ...attempt, repeatable: true }, limits).waitMs));
  const isBoundToKey = !journey.targets.every(repeatable);
  const going = { targets: journey.targets, outcomes, waitMs, refresh: false, reconnect: false, isUncertain: true, isBoundToKey };
  return { stops: [], splits: [], goings: [going] };
}

/** Earlier the whole may have been taken under its key: now it goes again as a whole, or not at all. */
function keptTogether(judgement: Judgement, { journey }: Case): Judgement {
  const [going] = judgement.goings;
  if (judgement.goings.length === 1 && going?.targets.length === journey.targets.length)
    return { ...judgement, goings: [{ ...going, targets: journey.targets, isBoundToKey: true }] };
  const ended = [...judgement.splits, ...judgement.goings.flatMap(({ outcomes }) => outcomes)];
  const stops = ended.map((outcome) => ({ outcome, because: 'uncertain_not_repeatable' as const }));
  return { stops: [...judgement.stops, ...stops], splits: [], goings: [] };
}

/** What may have been taken is parted by whether a repeat does harm. */
function partsOf(outcome: Outcome, repeatable: (target: string) => boolean): readonly (readonly [Outcome, boolean])[] {
  if (outcome.status !== 'uncertain') return [[outcome, false]];
  const harmless = outcome.targets.filter(repeatable);
  if (harmless.length === 0 || harmless.length === outcome.targets.length) return [[outcome, harmless.length > 0]];
  const chosen = new Set(harmless);
  return [
    [{ ...outcome, targets: harmless }, true],
    [{ ...outcome, targets: outcome.targets.filter((target) => !chosen.has(target)) }, false],
  ];
}

function add(goings: Map<string, Mutable<Going>>, outcome: Outcome, waitMs: number): void {
  const refresh = outcome.status === 'refused' && outcome.retry.when === 'after_refresh';
  const reconnect = outcome.status === 'refused' && outcome.reconnect === true;
  const isUncertain = outcome.status === 'uncertain';
  const id = `${waitMs} ${refresh} ${reconnect} ${isUncertain}`;
  const known = goings.get(id);
  if (known) {
    known.targets.push(...outcome.targets);
    known.outcomes.push(outcome);
  } else {
    const targets = [...outcome.targets];
    goings.set(id, { targets, outcomes: [outcome], waitMs, refresh, reconnect, isUncertain, isBoundToKey: false });
  }
}

import type { Because } from '../../core/decide/because.ts';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import { type Journey, newJourney } from '../deliver/journey.ts';
import { type Going, type Judgement, judge } from '../deliver/judge.ts';
import { statusOf } from '../deliver/travel.ts';
import type { Errand } from './errand.ts';
import { pack } from './pack.ts';
import { type End, type Part, placesOf, targetsOf } from './state.ts';

/** What a part became. */
export interface Folded {
  readonly parts: readonly Part[];
  readonly ends: readonly End[];
}

interface Come {
  readonly outcomes: readonly Outcome[];
  readonly usedDedupeKey: boolean;
}

interface JustSent {
  /** How many sends of these targets that makes. */
  readonly number: number;
  readonly nowMs: number;
  readonly usedDedupeKey: boolean;
}

/** What becomes of each target of one send, to be written down. */
export function fold<Credential>(errand: Errand<Credential>, part: Part, journey: Journey, { outcomes, usedDedupeKey }: Come): Folded {
  const { vendor, payload, credentials, shop, endAtMs } = errand;
  if (outcomes.some(({ status }) => status === 'accepted')) credentials.accepted(journey.version);
  const number = journey.before + 1;
  const nowMs = Date.now();
  const attempt = {
    number,
    elapsedMs: Math.max(0, nowMs - payload.enqueuedAtMs),
    nowMs,
    chance: Math.random(),
    refreshed: journey.refreshed || !credentials.canRenew(journey.version),
    // A duplicate of what another key, or nothing of ours, named is no proof that these were taken.
    uncertainBefore: journey.wasUncertainUnderKey && usedDedupeKey,
  };
  const limits = { ...shop.limits, deadlineMs: payload.deadlineMs, expiresAtMs: endAtMs };
  const keyDropsRepeats = usedDedupeKey && vendor.definition.dropsRepeatsBy !== undefined;
  const repeatable = () => payload.repeatable;
  const judgement = judge({ journey, outcomes, attempt, limits, repeatable, keyDropsRepeats });
  return written(errand, part, journey, { number, nowMs, usedDedupeKey }, judgement);
}

/** The worker that sent this is gone: nobody knows what the vendor got. */
export function foldLost<Credential>(errand: Errand<Credential>, part: Part, sentAtMs: number): Folded {
  const journey = journeyOf(errand, part);
  const sent = sentOf(errand, journey.targets, sentAtMs);
  const fault = { cause: 'connection_failed', written: 'perhaps', code: 'WORKER_LOST' } as const;
  const outcomes = outcomesOfFault(errand.vendor, fault, sent, Date.now());
  return fold(errand, part, journey, { outcomes, usedDedupeKey: false });
}

/** As `deliver` would have it after this send. */
export function journeyOf<Credential>({ payload, endAtMs }: Errand<Credential>, part: Part): Journey {
  return {
    ...newJourney(targetsOf(part.t, payload), payload.enqueuedAtMs, endAtMs, 0),
    before: part.n ?? 0,
    sends: (part.sends ?? 0) + 1,
    refreshed: part.refreshed === true,
    reconnect: part.reconnect === true,
    wasUncertain: part.wasUncertain === true,
    wasUncertainUnderKey: part.underKey === true,
    isBoundToKey: part.bound === true,
  };
}

export function sentOf<Credential>({ payload }: Errand<Credential>, targets: readonly string[], sentAtMs: number) {
  const { app, kind, channel } = payload;
  return { api: 'send', kind, app, channel, sentAtMs, targets } as const satisfies Sent;
}

/** It may have been taken, and nothing more can be said of it. */
export const unknownEnd = ({ t, sends = 0 }: Part, because: Because): Folded => ({
  parts: [],
  ends: [{ t, status: 'uncertain', because, attempts: sends + 1 }],
});

/** As far as it came. */
export function endPart({ t, sends = 0, last, wasUncertain }: Part, because: Because): readonly End[] {
  if (!last) return [{ t, status: sends > 0 ? 'uncertain' : 'unsent', because, attempts: sends }];
  return last.map(({ t: some, outcome }) => {
    const status = outcome.status === 'refused' && wasUncertain ? 'uncertain' : outcome.status;
    return { t: some, status, because, attempts: sends, outcome };
  });
}

function written<Credential>(
  errand: Errand<Credential>,
  part: Part,
  journey: Journey,
  sent: JustSent,
  { stops, splits, goings }: Judgement,
): Folded {
  const { payload } = errand;
  const ends = stops.map(({ outcome, because }): End => {
    const status = because === 'already_taken' ? 'accepted' : statusOf(outcome, journey);
    return { t: placesOf(part, outcome.targets, payload), status, because, attempts: journey.sends, outcome: pack(outcome, payload) };
  });
  const halves = splits.flatMap((outcome) => halvesOf(errand, part, journey, sent.number - 1, outcome));
  const parts = goings.map((going) => {
    const gone = partOfGoing(errand, part, journey, sent, going);
    if (gone.refresh) errand.versions.set(gone, journey.version);
    return gone;
  });
  return { parts: [...parts, ...halves], ends };
}

function partOfGoing<Credential>(
  { payload }: Errand<Credential>,
  part: Part,
  journey: Journey,
  { number: n, nowMs, usedDedupeKey }: JustSent,
  going: Going,
): Part {
  const isWhole = going.targets.length === journey.targets.length;
  const underKey = isWhole && ((going.isUncertain && usedDedupeKey) || journey.wasUncertainUnderKey);
  return {
    t: placesOf(part, going.targets, payload),
    n,
    sends: journey.sends,
    ...(going.waitMs > 0 && { dueAtMs: nowMs + Math.ceil(going.waitMs) }),
    ...flags({ refresh: going.refresh, refreshed: journey.refreshed, reconnect: going.reconnect, underKey, bound: going.isBoundToKey }),
    ...flags({ wasUncertain: journey.wasUncertain || going.isUncertain }),
    last: going.outcomes.map((outcome) => ({ t: placesOf(part, outcome.targets, payload), outcome: pack(outcome, payload) })),
  };
}

function halvesOf<Credential>({ payload }: Errand<Credential>, part: Part, journey: Journey, n: number, outcome: Outcome): Part[] {
  const half = Math.ceil(outcome.targets.length / 2);
  return [outcome.targets.slice(0, half), outcome.targets.slice(half)].map((targets) => {
    const t = placesOf(part, targets, payload);
    const { refreshed, wasUncertain } = journey;
    return { t, n, sends: journey.sends, ...flags({ refreshed, wasUncertain }), last: [{ t, outcome: pack(outcome, payload) }] };
  });
}

/** Only what is true is written down. */
function flags<Name extends string>(all: Readonly<Record<Name, boolean>>): Partial<Record<Name, true>> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Partial<Record<Name, true>>;
}

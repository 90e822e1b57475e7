import type { Entry, Pass, Refusal } from '../gate/index.ts';
import type { Errand } from './errand.ts';
import { type Part, placesOf, targetsOf } from './state.ts';

/** A part with leave to go. */
export interface Seat {
  readonly part: Part;
  readonly pass: Pass;
}

/**
 * Leave of the gate for some of these parts, and one of the worker's slots for them all; empty where only ends came of it.
 * `later`: the gate is closed, and enough wait here already.
 */
export async function board<Credential>(errand: Errand<Credential>, due: readonly Part[]): Promise<readonly Seat[] | 'later'> {
  const seats: Seat[] = [];
  const { gate, parallel } = errand.shop;
  for (const given of due) {
    if (seats.length >= parallel) break;
    const part = await ready(errand, given);
    if (!part) continue;
    const entry = entryOf(errand, part);
    const answer = gate.tryEnter(entry);
    if (!answer && seats.length > 0) break;
    const waited = answer ?? (await wait(errand, entry));
    if (waited === 'later') return 'later';
    if (waited.granted) seats.push({ part, pass: waited });
    else refuse(errand, part, waited);
    // Whoever had to wait goes alone: others may be more urgent than its neighbours.
    if (!answer) break;
  }
  return seats.length > 0 ? seated(errand, seats) : seats;
}

async function seated<Credential>(errand: Errand<Credential>, seats: readonly Seat[]): Promise<readonly Seat[]> {
  if (await errand.shop.turns.take(errand.app, seats.length)) return seats;
  for (const { pass } of seats) pass.release();
  return [];
}

/** A newer credential, where it needs one; and without those targets that must wait by the vendor's own word about them. */
async function ready<Credential>(errand: Errand<Credential>, part: Part): Promise<Part | undefined> {
  const { credentials, versions } = errand;
  if (credentials.inFlight) await credentials.inFlight;
  if (!part.refresh) return withoutFloors(errand, part);
  if (!(await credentials.renew(versions.get(part) ?? credentials.version))) {
    if (!errand.shop.isStopping) errand.end(part, 'refresh_did_not_help');
    return undefined;
  }
  const { refresh, ...rest } = part;
  const renewed = { ...rest, refreshed: true as const };
  errand.replace(part, { parts: [renewed], ends: [] });
  return renewed;
}

function withoutFloors<Credential>(errand: Errand<Credential>, part: Part): Part | undefined {
  const { shop, payload } = errand;
  const key = entryOf(errand, part);
  const floors = new Map<number, string[]>();
  for (const target of key.targets) {
    const untilMs = shop.gate.floorOf(key, target) ?? 0;
    const some = floors.get(untilMs);
    if (some) some.push(target);
    else floors.set(untilMs, [target]);
  }
  if (floors.size === 1 && floors.has(0)) return part;
  if (part.bound) {
    // It may only go as a whole.
    errand.replace(part, { parts: [{ ...part, dueAtMs: Math.max(...floors.keys()) }], ends: [] });
    return undefined;
  }
  const parts = [...floors].map(([untilMs, targets]) => ({ ...part, t: placesOf(part, targets, payload), dueAtMs: untilMs }));
  errand.replace(part, { parts, ends: [] });
  return parts.find(({ dueAtMs }) => dueAtMs === 0);
}

function entryOf<Credential>({ payload, endAtMs, shop }: Errand<Credential>, part: Part): Entry {
  const { vendor, app, channel, host, priority } = payload;
  return {
    ...{ vendor, app, channel, host, priority },
    targets: targetsOf(part.t, payload),
    deadlineAtMs: endAtMs,
    isRetry: (part.n ?? 0) > 0,
    pulled: true,
    signal: shop.stopping.signal,
  };
}

/** A job that has to wait takes nobody's place until it ends: another vendor's go on beside it, now and when the gate opens. */
async function wait<Credential>(errand: Errand<Credential>, entry: Entry): Promise<Pass | Refusal | 'later'> {
  const { shop } = errand;
  if (!errand.isExtra && shop.extra >= shop.held) return 'later';
  if (!errand.isExtra) errand.stepAside();
  shop.waiting += 1;
  try {
    return await shop.gate.enter(entry);
  } finally {
    shop.waiting -= 1;
  }
}

/** `aborted`: the worker stops, and another one goes on with it. */
function refuse<Credential>(errand: Errand<Credential>, part: Part, { because }: Refusal): void {
  if (because !== 'aborted') errand.end(part, because);
}

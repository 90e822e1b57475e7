import {
  createGate,
  type Entry,
  type Gate,
  type GateKey,
  type GateOptions,
  type GateView,
  type Pass,
  type Refusal,
} from '../../gate/index.ts';
import { rowWaitMs } from '../../gate/row-wait.ts';
import { Fleet } from './fleet.ts';
import { Rates } from './rates.ts';
import { type FleetStore, openStore, type StoreOptions } from './store.ts';

/** The options of `createGate`, without its clock and timer, and where the store of the fleet is. */
export interface SharedGateOptions extends StoreOptions, Omit<GateOptions, 'now' | 'setTimer'> {
  /** How often the store is asked what the others heard. Milliseconds, default 250. */
  readonly syncMs?: number | undefined;
}

/** A gate whose pauses, quotas and rates the whole fleet shares. */
export interface SharedGate extends Gate {
  /** Asks the store now. False where it does not answer: then this gate goes on by itself. Never rejects. */
  sync(): Promise<boolean>;
  /** Leaves the fleet. What it told stays told. */
  end(): Promise<void>;
}

const appClosed: Refusal = Object.freeze({ granted: false, because: 'app_closed' });

/**
 * A gate of this process that hears what the vendors said to the others, and tells them what they said to it. What a
 * vendor answered travels, a word or evidence; a broken wire stays where it is. Without its store it is a gate like any other.
 *
 * Throws an `ArgumentError` for options that are none; nothing else ever fails.
 */
export function sharedGate(options: SharedGateOptions): SharedGate {
  return gateWith(options, openStore(options));
}

/** The same on a store that is there already. */
export function gateWith(options: Omit<SharedGateOptions, 'url'>, store: Promise<FleetStore>): SharedGate {
  const { rates, syncMs, prefix: _, migrate: __, onEvent, ...rest } = options;
  const fleet = new Fleet(store, syncMs, onEvent);
  const local = createGate({ rowWaitMs, ...rest, ...(rates && { rates }), onEvent: (event) => fleet.heard(event) });
  fleet.join(local);
  const shared = new Rates(rates ?? {}, store, () => fleet.members);
  return {
    tryEnter: (entry) => tryEnter(local, fleet, shared, entry),
    enter: (entry) => enter(local, fleet, shared, entry),
    floorOf: (entry, target) => local.floorOf(entry, target),
    hasRoom: (entry) => local.hasRoom(entry),
    whenRoom: (entry, signal) => local.whenRoom(entry, signal),
    renewed: (key) => fleet.renewed(key),
    open: (key) => fleet.open(key),
    close: (key: GateKey, ms: number) => fleet.close(key, ms),
    look: (): GateView => fleet.look(),
    sync: () => fleet.sync(),
    end: () => fleet.end(),
  };
}

function tryEnter(local: Gate, fleet: Fleet, rates: Rates, entry: Entry): Pass | Refusal | undefined {
  if (fleet.isShut(entry)) return appClosed;
  const answer = local.tryEnter(entry);
  if (!answer) fleet.wants(entry);
  if (!answer?.granted || rates.tryTake(entry)) return answer;
  answer.release();
  return undefined;
}

async function enter(local: Gate, fleet: Fleet, rates: Rates, entry: Entry): Promise<Pass | Refusal> {
  if (fleet.isShut(entry)) return appClosed;
  fleet.wants(entry);
  const waiter = fleet.waiter(entry);
  try {
    const answer = await local.enter({ ...entry, signal: waiter.signal });
    if (!answer.granted) return waiter.isShut ? appClosed : answer;
    if (await rates.take(entry, waiter.signal)) return answer;
    answer.release();
    if (waiter.isShut) return appClosed;
    return { granted: false, because: entry.signal?.aborted ? 'aborted' : 'deadline' };
  } finally {
    waiter.leave();
  }
}

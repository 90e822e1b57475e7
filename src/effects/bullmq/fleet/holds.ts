import { randomUUID } from 'node:crypto';
import { causes } from '../../../core/cause.ts';
import type { Gate, GateEvent, KeyView, Why } from '../../gate/index.ts';
import { fleetDefaults } from './options.ts';
import type { Speaker } from './speaker.ts';
import type { FleetStore } from './store.ts';
import { idOf, keyOf, type Name, nameOf, type Told } from './words.ts';

const { graceMs, probeMs, leaseMs, baseMs, capMs, keepMs } = fleetDefaults;
/** Longer than anyone lives; what a store's number can hold. */
const foreverMs = 10 * 365 * 86_400_000;

interface Hold {
  told: Told;
  /** By our clock. */
  untilMs: number;
  /** When the local gate would open by itself, should the store fall silent. */
  localUntilMs: number;
  /** We send the fleet's one probe. */
  leasedAtMs: number | undefined;
  isWanted: boolean;
  readonly sinceMs: number;
}

/** Keys that the fleet holds closed. One process of them all may probe; the others wait for what it finds. */
export class Holds {
  gate: Gate = undefined as never;
  /** What the local gate does now, it does on our word. */
  isQuiet = false;
  private readonly store: Promise<FleetStore>;
  private readonly me: string;
  private readonly speaker: Speaker;
  private readonly holds = new Map<string, Hold>();
  /** Open again by another's probe: the first failure after that is our own matter. */
  private readonly trials = new Set<string>();

  constructor(store: Promise<FleetStore>, me: string, speaker: Speaker) {
    this.store = store;
    this.me = me;
    this.speaker = speaker;
  }

  quietly(work: () => unknown): void {
    this.isQuiet = true;
    try {
      work();
    } finally {
      this.isQuiet = false;
    }
  }

  /** The local gate closed a key. */
  closed(name: Name, { local, untilMs = Date.now(), why }: GateEvent): void {
    const id = idOf(name);
    const hold = this.holds.get(id);
    const isProbe = hold?.leasedAtMs !== undefined;
    if (local) {
      // A broken wire speaks of this process: let another one probe.
      if (isProbe) this.giveBack(id, hold);
      return;
    }
    if (!isProbe && this.trials.has(id) && untilMs - Date.now() <= capMs) return;
    const failures = isProbe ? hold.told.failures + 1 : 0;
    const ownMs = isProbe ? Math.random() * Math.min(capMs, baseMs * 2 ** Math.min(failures, 30)) : 0;
    this.publish(name, Math.max(untilMs, Date.now() + ownMs), failures, why, isProbe);
  }

  byHand(name: Name, ms: number): void {
    this.publish(name, Date.now() + Math.min(ms, foreverMs), 0, 'by_hand');
  }

  /** A probe of the local gate was answered well. */
  back(name: Name): void {
    const id = idOf(name);
    this.trials.delete(id);
    const hold = this.holds.get(id);
    if (!hold) return;
    this.holds.delete(id);
    const said = this.speaker.say(id, { ...hold.told, says: 'back', by: this.me, seq: randomUUID() }, 0, keepMs, false);
    void said.then(() => this.release(id));
  }

  forget(id: string): void {
    this.trials.delete(id);
  }

  /** Another process heard it. */
  told(id: string, told: Told, leftMs: number): void {
    this.trials.delete(id);
    // Our probe, should one be under way, is answered to a key that closed anew: it says nothing any more.
    if (this.holds.get(id)?.leasedAtMs !== undefined) this.release(id);
    this.hold(id, told, Date.now() + leftMs);
  }

  /** Another process probed: ours comes back by its own first send, at its own share of the ramp. */
  isBack(id: string): void {
    const hold = this.holds.get(id);
    if (!hold) return;
    this.holds.delete(id);
    this.trials.add(id);
    this.quietly(() => this.gate.close(keyOf(hold.told.name), 0));
  }

  reopen(which: (told: Told) => boolean): number {
    let count = 0;
    for (const [id, { told }] of this.holds) {
      if (!which(told)) continue;
      count += 1;
      this.isBack(id);
    }
    return count;
  }

  /** The vendor said "too fast" to another: as if it had been said to us. */
  slow({ vendor, api, app, channel, host }: Name): void {
    const { retry, pause } = causes.rate_limited;
    const told = { vendor, api, status: 'refused', cause: 'rate_limited', retry, token: 'keep', pause } as const;
    this.quietly(() => {
      const pass = this.gate.tryEnter({ vendor, api, app, channel, host, targets: [] });
      if (pass?.granted) pass.done([{ ...told, targets: [], evidence: { httpStatus: 429, code: 'fleet' } }]);
    });
  }

  wanted(isUnder: (name: Name) => boolean): void {
    if (this.holds.size === 0) return;
    for (const hold of this.holds.values()) if (isUnder(hold.told.name)) hold.isWanted = true;
  }

  /** A key as the fleet knows it. */
  seen(key: KeyView): KeyView {
    const hold = this.holds.get(idOf(nameOf(key)));
    if (!hold) return key;
    const { why } = hold.told;
    return { ...key, ...(why && { why }), ...(key.state === 'closed' && { untilMs: hold.untilMs }) };
  }

  /** Who probes, and who waits on. `rows`: what the store knew at that time. */
  async look(rows: ReadonlySet<string>, askedAtMs: number): Promise<void> {
    for (const [id, hold] of this.holds) {
      if (!rows.has(id) && hold.sinceMs < askedAtMs) this.isBack(id);
      else if (hold.leasedAtMs !== undefined) await this.keepLease(id, hold, hold.leasedAtMs);
      else if (Date.now() < hold.untilMs || !(await this.probe(id, hold))) this.wait(hold);
    }
  }

  private async probe(id: string, hold: Hold): Promise<boolean> {
    if (!hold.isWanted && !this.isAwaited(id)) return false;
    const store = await this.store;
    if (!(await store.lease(id, this.me, leaseMs))) return false;
    // Whoever had it before may have been told of another wait while we asked.
    const row = (await store.read()).find((each) => each.id === id);
    if (this.holds.get(id) !== hold || (row?.leftMs ?? 0) > 0) {
      this.release(id);
      return false;
    }
    hold.leasedAtMs = Date.now();
    this.quietly(() => this.gate.close(keyOf(hold.told.name), 0));
    return true;
  }

  /** The store is there, so its word counts: longer than our own. */
  private wait(hold: Hold): void {
    if (hold.localUntilMs - Date.now() > graceMs / 2) return;
    this.close(hold, Math.max(hold.untilMs, Date.now()) + graceMs);
  }

  /** A probe without any answer stands in the way no longer than the local gate lets it. */
  private async keepLease(id: string, hold: Hold, sinceMs: number): Promise<void> {
    const isOurs = Date.now() - sinceMs < probeMs && (await (await this.store).lease(id, this.me, leaseMs));
    if (!isOurs && this.holds.get(id) === hold) hold.leasedAtMs = undefined;
  }

  private isAwaited(id: string): boolean {
    return this.gate.look().keys.some((key) => key.waiting > 0 && idOf(nameOf(key)) === id);
  }

  private publish(name: Name, untilMs: number, failures: number, why: Why | undefined, isProbe = false): void {
    const id = idOf(name);
    const told: Told = { name, says: 'closed', failures, by: this.me, seq: randomUUID(), ...(why && { why }) };
    // A failed probe's word stands in place of the one before, an hour that someone else was told in no one's.
    const said = this.speaker.say(id, told, untilMs - Date.now(), keepMs, true);
    // Only then: the next one to probe has to know of it.
    if (isProbe) void said.then(() => this.release(id));
    queueMicrotask(() => this.hold(id, told, untilMs));
  }

  private hold(id: string, told: Told, untilMs: number): void {
    const before = this.holds.get(id);
    const longest = before && before.leasedAtMs === undefined ? Math.max(before.untilMs, untilMs) : untilMs;
    const hold: Hold = { told, untilMs: longest, localUntilMs: 0, leasedAtMs: undefined, isWanted: false, sinceMs: Date.now() };
    this.holds.set(id, hold);
    this.close(hold, longest + graceMs);
  }

  private close(hold: Hold, untilMs: number): void {
    hold.localUntilMs = untilMs;
    this.quietly(() => this.gate.close(keyOf(hold.told.name), untilMs - Date.now()));
  }

  private giveBack(id: string, hold: Hold): void {
    hold.leasedAtMs = undefined;
    this.release(id);
  }

  private release(id: string): void {
    void this.store.then((store) => store.release(id, this.me)).catch(() => undefined);
  }
}

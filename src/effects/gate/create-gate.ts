import { ArgumentError } from '../../core/argument-error.ts';
import type { Outcome } from '../../core/outcome.ts';
import { born } from '../events/alive.ts';
import { Aborts } from './aborts.ts';
import { apiOf, askOf, checkEntry } from './ask.ts';
import { closeByHand, openByHand, renew } from './by-hand.ts';
import { dispatch } from './dispatch.ts';
import type { Key } from './key.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';
import { type Doorkeeper, Leave } from './leave.ts';
import { viewOf } from './look.ts';
import { type Settings, settingsOf } from './options.ts';
import { refusals } from './refusals.ts';
import { Rooms } from './rooms.ts';
import { allGood, type Tally, talliesOf } from './tally.ts';
import { TargetFloors } from './target-floors.ts';
import type { About, Entry, Gate, GateEvent, GateKey, GateOptions, GateView, Pass, Refusal } from './types.ts';
import type { Waiter } from './waiter.ts';
import { vendorUntilMs } from './words.ts';
import type { Yard } from './yard.ts';

/** A gate of its own; one a process is enough. Throws an `ArgumentError` for options that are none. */
export function createGate(options: GateOptions = {}): Gate {
  const gate = new PushGate(settingsOf(options));
  born('gate', gate);
  return {
    tryEnter: (entry) => gate.tryEnter(entry),
    enter: (entry) => gate.enter(entry),
    floorOf: (entry, target) => gate.floorOf(entry, target),
    hasRoom: (entry) => gate.hasRoom(entry),
    whenRoom: (entry, signal) => gate.whenRoom(entry, signal),
    renewed: (key) => gate.renewed(key),
    open: (key) => gate.open(key),
    close: (key, ms) => gate.close(key, ms),
    look: () => gate.look(),
  };
}

class PushGate implements Gate, Yard, Doorkeeper {
  readonly settings: Settings;
  private readonly lanes = new Lanes(this);
  private readonly floors = new TargetFloors();
  private readonly rooms: Rooms;
  private readonly aborts = new Aborts((waiter) => this.turnAway(waiter, 'aborted'));
  /** Waiting for the time of a single target, in no queue. */
  private readonly aside = new Set<Waiter>();
  private ticks = 0;

  constructor(settings: Settings) {
    this.settings = settings;
    this.rooms = new Rooms(settings.held);
  }

  tryEnter(entry: Entry): Pass | Refusal | undefined {
    const leave = this.leaveOf(entry);
    return this.admit(entry, leave, this.settings.now());
  }

  enter(entry: Entry): Promise<Pass | Refusal> {
    const leave = this.leaveOf(entry);
    const nowMs = this.settings.now();
    const answer = this.admit(entry, leave, nowMs);
    if (answer) return Promise.resolve(answer);
    if (!entry.pulled && !this.hasPlace(leave)) return Promise.resolve(refusals.gate_full);
    return new Promise((settle) => {
      const waiter = askOf(entry, leave, this.tick(), settle);
      leave.lane.sends += 1;
      this.aborts.watch(waiter);
      this.advance(waiter, nowMs);
    });
  }

  floorOf(entry: GateKey, target: string): number | undefined {
    return this.floors.isEmpty ? undefined : this.floors.of(this.laneOf(entry), target, this.settings.now());
  }

  hasRoom(entry: GateKey): boolean {
    return this.rooms.isFor(this.laneOf(entry), 1);
  }

  whenRoom(entry: GateKey, signal?: AbortSignal): Promise<void> {
    return this.rooms.when(this.laneOf(entry), signal);
  }

  renewed(key: Pick<GateKey, 'vendor' | 'app'>): void {
    renew(this.lanes, key, this.settings.now());
  }

  open(key: GateKey): number {
    this.floors.forget(key);
    const opened = openByHand(this.lanes, key, this.settings.now());
    for (const waiter of [...this.aside]) if (this.aside.has(waiter)) this.comeForward(waiter);
    return opened;
  }

  close(key: GateKey, ms: number): void {
    if (!(ms >= 0)) throw new ArgumentError('ms', ms, 'milliseconds, 0 or more');
    closeByHand(this.lanes, key, this.settings.now() + ms, this.settings.now());
  }

  look(): GateView {
    return viewOf(this.lanes, [...this.aside], this.floors, this.settings.now());
  }

  tick(): number {
    this.ticks += 1;
    return this.ticks;
  }

  /** Through everything that lets it, and then out; or into the queue of what does not. */
  advance(waiter: Waiter, nowMs: number): void {
    const { leave } = waiter;
    if (isShut(leave.lane)) {
      this.dismiss(waiter, 'app_closed');
      return;
    }
    const floorMs = this.floors.last(leave.lane, waiter.targets, nowMs);
    if (floorMs > nowMs) {
      if (waiter.deadlineAtMs <= floorMs) this.dismiss(waiter, 'deadline');
      else this.standAside(waiter, floorMs, nowMs);
      return;
    }
    for (const turnstile of leave.lane.turnstiles) {
      if (turnstile.hasLet(leave)) continue;
      if (turnstile.stops(leave, nowMs)) {
        turnstile.hold(waiter, nowMs);
        return;
      }
      turnstile.take(leave, nowMs);
    }
    this.depart(leave, nowMs);
    this.end(waiter, leave);
  }

  dismiss(waiter: Waiter, because: Refusal['because']): void {
    const { where, leave } = waiter;
    where?.drop(waiter);
    waiter.where = undefined;
    this.end(waiter, refusals[because]);
    this.refund(leave);
    this.freeProbes(leave);
  }

  dismissAll(key: Key, because: Refusal['because']): void {
    for (const waiter of [...this.lanes.waiters(), ...this.aside]) if (waiter.leave.lane.keys.includes(key)) this.turnAway(waiter, because);
  }

  tell(key: Key, type: GateEvent['type'], more?: Partial<GateEvent>): void {
    dispatch(this.settings, key, type, more);
  }

  heard(leave: Leave, outcomes: readonly Outcome[], about: About | undefined): void {
    const { lane } = leave;
    const nowMs = this.settings.now();
    const tallies = talliesOf(outcomes, about, nowMs, this.settings.rowWaitMs);
    lane.sends -= 1;
    if (leave.isRetry && tallies === allGood) lane.budget?.giveBack();
    if (tallies !== allGood) this.setFloors(lane, outcomes, nowMs);
    for (let level = 0; level < 3; level += 1) this.tellKey(leave, level as 0 | 1 | 2, tallies[level as 0 | 1 | 2], nowMs);
  }

  forget(leave: Leave): void {
    leave.lane.sends -= 1;
    this.freeProbes(leave);
  }

  refund(leave: Leave): void {
    if (leave.isRetry && leave.isPaid) leave.lane.budget?.giveBack();
    for (const key of leave.lane.keys) key.refund(leave);
  }

  /** A reply may name another channel than that of its send. */
  private tellKey(leave: Leave, level: 0 | 1 | 2, tally: Tally, nowMs: number): void {
    const { lane } = leave;
    const own = lane.keys[level];
    if (level > 0 || tally.channel === undefined || tally.channel === lane.channel || !tally.word) {
      own.hear(leave, tally, nowMs);
      return;
    }
    own.hear(leave, { ...tally, verdict: 'silent', word: undefined }, nowMs);
    this.lanes.key({ ...own.name, channel: tally.channel }).hear(leave, tally, nowMs);
  }

  private admit(entry: Entry, leave: Leave, nowMs: number): Pass | Refusal | undefined {
    const { lane } = leave;
    if (entry.signal?.aborted) return refusals.aborted;
    if (entry.deadlineAtMs !== undefined && entry.deadlineAtMs <= nowMs) return refusals.deadline;
    if (isShut(lane)) return refusals.app_closed;
    if (!this.floors.isEmpty && this.floors.last(lane, entry.targets, nowMs) > nowMs) return undefined;
    for (const turnstile of lane.turnstiles) if (turnstile.stops(leave, nowMs)) return undefined;
    for (const turnstile of lane.turnstiles) turnstile.take(leave, nowMs);
    this.depart(leave, nowMs);
    return leave;
  }

  private depart(leave: Leave, nowMs: number): void {
    leave.order = this.tick();
    for (const { traffic } of leave.lane.keys) traffic.add(nowMs, 1);
    leave.lane.sends += 1;
    leave.lane.budget?.earn();
  }

  private standAside(waiter: Waiter, untilMs: number, nowMs: number): void {
    this.aside.add(waiter);
    waiter.cancelTimer = this.settings.setTimer(() => this.comeForward(waiter), untilMs - nowMs);
  }

  private comeForward(waiter: Waiter): void {
    this.leaveAside(waiter);
    this.advance(waiter, this.settings.now());
  }

  private leaveAside(waiter: Waiter): void {
    waiter.cancelTimer?.();
    waiter.cancelTimer = undefined;
    this.aside.delete(waiter);
  }

  /** Of many who are turned away together, one may have gone or ended while another was. */
  private turnAway(waiter: Waiter, because: Refusal['because']): void {
    if (waiter.where || this.aside.has(waiter)) this.dismiss(waiter, because);
  }

  private end(waiter: Waiter, answer: Pass | Refusal): void {
    this.leaveAside(waiter);
    waiter.leave.lane.sends -= 1;
    this.aborts.unwatch(waiter);
    waiter.settle(answer);
    this.rooms.freed();
  }

  private freeProbes(leave: Leave): void {
    const nowMs = this.settings.now();
    for (const key of leave.lane.keys) key.forget(leave, nowMs);
  }

  private setFloors(lane: Lane, outcomes: readonly Outcome[], nowMs: number): void {
    for (const outcome of outcomes) {
      const untilMs = outcome.status !== 'accepted' && outcome.pause === 'target' ? vendorUntilMs(outcome, nowMs) : undefined;
      if (untilMs !== undefined && untilMs > nowMs) for (const target of outcome.targets) this.floors.set(lane, target, untilMs);
    }
  }

  private hasPlace(leave: Leave): boolean {
    return this.rooms.isFor(leave.lane, leave.devices) && this.aside.size < this.settings.held;
  }

  private leaveOf(entry: Entry): Leave {
    checkEntry(entry);
    return new Leave(this.laneOf(entry), entry.isRetry === true, entry.targets.length, this);
  }

  private laneOf({ vendor, host = '', app = '', channel = '', api }: GateKey): Lane {
    return this.lanes.laneOf(vendor, host, app, channel, apiOf(api));
  }
}

const isShut = ({ keys }: Lane): boolean => keys[0].isShut || keys[1].isShut;

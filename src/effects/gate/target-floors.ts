import type { Lane } from './lane.ts';
import { gateDefaults } from './options.ts';
import type { GateKey } from './types.ts';

/** What the vendor said about single targets, so that another message to one of them waits too. The oldest are forgotten. */
export class TargetFloors {
  private readonly untilMs = new Map<string, number>();

  get isEmpty(): boolean {
    return this.untilMs.size === 0;
  }

  set(lane: Lane, target: string, untilMs: number): void {
    const id = idOf(lane, target);
    const before = this.untilMs.get(id) ?? 0;
    this.untilMs.delete(id);
    this.untilMs.set(id, Math.max(before, untilMs));
    if (this.untilMs.size > gateDefaults.closedTargets) for (const oldest of this.untilMs.keys()) return void this.untilMs.delete(oldest);
  }

  of(lane: Lane, target: string, nowMs: number): number | undefined {
    const id = idOf(lane, target);
    const untilMs = this.untilMs.get(id);
    if (untilMs !== undefined && untilMs > nowMs) return untilMs;
    this.untilMs.delete(id);
    return undefined;
  }

  /** The last of all; `nowMs` where nobody waits. */
  last(lane: Lane, targets: readonly string[], nowMs: number): number {
    let last = nowMs;
    if (!this.isEmpty) for (const target of targets) last = Math.max(last, this.of(lane, target, nowMs) ?? 0);
    return last;
  }

  count(nowMs: number): number {
    let count = 0;
    for (const untilMs of this.untilMs.values()) if (untilMs > nowMs) count += 1;
    return count;
  }

  /** Those that match all that is given; a floor knows neither host nor channel. */
  forget(key: GateKey): void {
    if (key.channel !== undefined) return;
    for (const id of this.untilMs.keys()) {
      const [vendor, app, api] = id.split('\n', 3);
      if (vendor === key.vendor && (key.app ?? app) === app && (key.api ?? api) === api) this.untilMs.delete(id);
    }
  }
}

const idOf = ({ vendor, app, api }: Lane, target: string) => `${vendor}\n${app}\n${api}\n${target}`;

import { Heap } from './heap.ts';
import type { Waiter } from './waiter.ts';

const earlier = (a: Waiter, b: Waiter) => (a.deadlineAtMs === b.deadlineAtMs ? a.order < b.order : a.deadlineAtMs < b.deadlineAtMs);

const isBetterProbe = (a: Waiter, b: Waiter) => (a.leave.isRetry === b.leave.isRetry ? a.order < b.order : !a.leave.isRetry);

interface Level {
  readonly priority: number;
  /** In the order of their turns: who has just left stands last. */
  readonly apps: Map<string, Heap<Waiter>>;
}

/** Those who wait for one key: by priority, then round-robin over apps, then by the earliest deadline. */
export class Queue {
  /** Sends that wait. */
  size = 0;
  /** Their targets. */
  held = 0;
  private levels: Level[] = [];

  push(waiter: Waiter): void {
    const { apps } = this.levelOf(waiter.priority);
    const heap = apps.get(waiter.app) ?? new Heap(earlier);
    if (heap.size === 0) apps.set(waiter.app, heap);
    heap.push(waiter);
    this.count(waiter, 1);
  }

  first(): Waiter | undefined {
    const [level] = this.levels;
    if (!level) return undefined;
    for (const heap of level.apps.values()) return heap.first;
    return undefined;
  }

  /**
   * Of the highest priority: one that was never sent, else the one that waits longest. The earliest deadline would be the
   * same push each time, and a long outage would use up its attempts.
   */
  firstForProbe(): Waiter | undefined {
    let best: Waiter | undefined;
    for (const heap of this.levels[0]?.apps.values() ?? [])
      for (const waiter of heap.values()) if (!best || isBetterProbe(waiter, best)) best = waiter;
    return best;
  }

  /** It leaves, and its app goes to the end of the round. */
  leave(waiter: Waiter): void {
    const heap = this.remove(waiter);
    const apps = this.levels.find(({ priority }) => priority === waiter.priority)?.apps;
    if (!heap || heap.size === 0 || !apps) return;
    apps.delete(waiter.app);
    apps.set(waiter.app, heap);
  }

  /** It gives up; its app keeps its turn. */
  remove(waiter: Waiter): Heap<Waiter> | undefined {
    const at = this.levels.findIndex(({ priority }) => priority === waiter.priority);
    const apps = this.levels[at]?.apps;
    const heap = apps?.get(waiter.app);
    if (!apps || !heap) return undefined;
    heap.remove(waiter);
    this.count(waiter, -1);
    if (heap.size === 0) apps.delete(waiter.app);
    if (apps.size === 0) this.levels.splice(at, 1);
    return heap;
  }

  /** Whoever's deadline comes first, of all. */
  mostUrgent(): Waiter | undefined {
    let most: Waiter | undefined;
    for (const { apps } of this.levels)
      for (const { first } of apps.values()) if (first && (!most || first.deadlineAtMs < most.deadlineAtMs)) most = first;
    return most;
  }

  all(): Waiter[] {
    return this.levels.flatMap(({ apps }) => [...apps.values()].flatMap((heap) => heap.values()));
  }

  private levelOf(priority: number): Level {
    let at = this.levels.findIndex((level) => level.priority <= priority);
    if (at < 0) at = this.levels.length;
    const found = this.levels[at];
    if (found?.priority === priority) return found;
    const level: Level = { priority, apps: new Map() };
    this.levels.splice(at, 0, level);
    return level;
  }

  private count(waiter: Waiter, by: 1 | -1): void {
    this.size += by;
    this.held += by * waiter.weight;
  }
}

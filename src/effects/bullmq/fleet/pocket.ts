import type { Rate } from '../../gate/index.ts';
import { sleep } from '../within.ts';

/** Asks the fleet's store; what it answers is milliseconds to wait. Rejects where the store is down. */
export type Consume = (points: number, most: number, seconds: number) => Promise<number>;

/**
 * The rate of one app over the whole fleet. Points are fetched in blocks of a twentieth of a second and kept only within
 * their second, so that a send does not have to wait for the store. Whole seconds, rounded up.
 */
export class Pocket {
  readonly countsDevices: boolean;
  private readonly most: number;
  private readonly seconds: number;
  private readonly consume: Consume;
  private readonly fallback: () => number;
  private points = 0;
  private goneAtMs = 0;
  private turn: Promise<unknown> = Promise.resolve();

  /** `fallback`: how many processes share the rate while nobody can be asked. */
  constructor({ perSecond, counts }: Rate, consume: Consume, fallback: () => number) {
    this.countsDevices = counts === 'devices';
    this.seconds = Math.max(1, Math.ceil(1 / perSecond));
    this.most = Math.max(1, Math.floor(perSecond * this.seconds));
    this.consume = consume;
    this.fallback = fallback;
  }

  tryTake(cost: number, nowMs: number): boolean {
    const needed = Math.min(cost, this.most);
    if (nowMs >= this.goneAtMs || this.points < needed) return false;
    this.points -= needed;
    return true;
  }

  /** In the order of asking. False after `endAtMs`, or on abort. */
  take(cost: number, endAtMs: number, signal: AbortSignal | undefined): Promise<boolean> {
    const taken = this.turn.then(() => this.wait(cost, endAtMs, signal));
    this.turn = taken;
    return taken;
  }

  private async wait(cost: number, endAtMs: number, signal: AbortSignal | undefined): Promise<boolean> {
    for (;;) {
      if (signal?.aborted || Date.now() >= endAtMs) return false;
      if (this.tryTake(cost, Date.now())) return true;
      const waitMs = await this.fetch(Math.min(cost, this.most));
      if (waitMs > 0) await sleep(Math.min(waitMs, 1_000, Math.max(1, endAtMs - Date.now())));
    }
  }

  private async fetch(needed: number): Promise<number> {
    const block = Math.max(needed, Math.ceil(this.most / 20));
    const kept = Date.now() < this.goneAtMs ? this.points : 0;
    try {
      let waitMs = await this.consume(block, this.most, this.seconds);
      if (waitMs > 0 && block > needed && waitMs > 1_000 / 20)
        waitMs = await this.consume(needed, this.most, this.seconds).then((ms) => this.got(kept, needed, ms));
      else this.got(kept, block, waitMs);
      return waitMs;
    } catch {
      // Alone: our share of it.
      const share = Math.max(1, Math.floor(this.most / this.fallback()));
      this.got(kept, Math.max(needed, Math.ceil(share / 20)), 0);
      return (1_000 * this.seconds * Math.max(needed, Math.ceil(share / 20))) / share;
    }
  }

  private got(kept: number, points: number, waitMs: number): number {
    if (waitMs > 0) return waitMs;
    this.points = kept + points;
    this.goneAtMs = Date.now() + 1_000;
    return 0;
  }
}

import type { Key } from './key.ts';
import type { Leave } from './leave.ts';
import { Turnstile } from './turnstile.ts';
import type { Yard } from './yard.ts';

/**
 * How many retries an app may add to its traffic. Each send earns a share of one; a retry costs one, and has it back when
 * it is accepted, since the vendor is not short of breath then. The floor is 10 a second, or a tenth of the traffic of
 * ten seconds, fading by 1 % a second: retries alone, at the end of a run, would otherwise take hours.
 */
export class Budget extends Turnstile {
  private readonly app: Key;
  private readonly share: number;
  private readonly leastPerSecond: number;
  private floorPerSecond: number;
  private tokens: number;
  private atMs: number;

  constructor(yard: Yard, app: Key, { share, floorPerSecond }: { readonly share: number; readonly floorPerSecond: number }) {
    super(yard);
    this.app = app;
    this.share = share;
    this.leastPerSecond = floorPerSecond;
    this.floorPerSecond = floorPerSecond;
    this.tokens = this.most;
    this.atMs = yard.settings.now();
  }

  hasLet(leave: Leave): boolean {
    return leave.isPaid;
  }

  override stops(leave: Leave, nowMs: number): boolean {
    return !leave.isPaid && super.stops(leave, nowMs);
  }

  waitMs(nowMs: number): number {
    this.fill(nowMs);
    return this.tokens >= 1 ? 0 : ((1 - this.tokens) / this.floorPerSecond) * 1000;
  }

  take(leave: Leave): void {
    if (leave.isPaid) return;
    leave.isPaid = true;
    this.tokens -= 1;
  }

  earn(): void {
    this.tokens = Math.min(this.most, this.tokens + this.share);
  }

  giveBack(): void {
    this.tokens = Math.min(this.most, this.tokens + 1);
  }

  /** Ten seconds of the floor. */
  private get most(): number {
    return Math.max(1, this.floorPerSecond * 10);
  }

  private fill(nowMs: number): void {
    const seconds = (nowMs - this.atMs) / 1000;
    if (seconds < 0.001) return;
    this.atMs = nowMs;
    const faded = this.floorPerSecond * 0.99 ** seconds;
    this.floorPerSecond = Math.max(this.leastPerSecond, faded, this.app.traffic.total(nowMs) / 100);
    this.tokens = Math.min(this.most, this.tokens + seconds * this.floorPerSecond);
  }
}

import { gateDefaults } from './options.ts';
import { Pace } from './pace.ts';

/** A second: one a minute, like the probes of a closed key. A ramp begins with one a second at least. */
const slowest = 1 / 60;
const slowestRamp = 1;
const fastest = 1e6;

/**
 * A key that comes back: its rate, and how that rate grows. A ramp doubles each second up to the former rate. Above that,
 * and after `rate_limited`, it grows with every accepted reply: quickly up to 90 % of the rate that was refused last, slowly
 * up to 110 % of it, by a tenth a second above and where nothing was ever refused.
 */
export class Climb {
  readonly pace: Pace;
  /** Sends a second before the trouble. */
  readonly formerPerSecond: number;
  private rampSinceMs: number | undefined;
  private refusedAt: number | undefined = undefined;
  private stoppedAtMs = 0;

  private constructor(formerPerSecond: number, pace: Pace, rampSinceMs: number | undefined) {
    this.formerPerSecond = formerPerSecond;
    this.pace = pace;
    this.rampSinceMs = rampSinceMs;
  }

  static ramp(formerPerSecond: number, nowMs: number): Climb {
    return new Climb(formerPerSecond, new Pace(Math.max(slowestRamp, formerPerSecond * gateDefaults.rampShare), nowMs), nowMs);
  }

  static limited(formerPerSecond: number, nowMs: number): Climb {
    const climb = new Climb(formerPerSecond, new Pace(Math.max(slowest, formerPerSecond), nowMs), undefined);
    climb.halve(nowMs);
    return climb;
  }

  get isRamp(): boolean {
    return this.rampSinceMs !== undefined;
  }

  /**
   * It goes as fast as it ever went, and nobody had to wait for a while: one moment without a queue means little, since
   * those who waited may be held up elsewhere, and come in a crowd.
   */
  isOver(nowMs: number): boolean {
    return !this.isRamp && this.pace.perSecond >= this.formerPerSecond && nowMs - this.stoppedAtMs >= gateDefaults.calmMs;
  }

  /** Somebody had to wait. */
  stopped(nowMs: number): void {
    this.stoppedAtMs = nowMs;
  }

  perSecond(nowMs: number): number {
    if (this.rampSinceMs !== undefined) this.step(nowMs - this.rampSinceMs, nowMs);
    return this.pace.perSecond;
  }

  waitMs(nowMs: number): number {
    if (this.rampSinceMs !== undefined) this.step(nowMs - this.rampSinceMs, nowMs);
    const waitMs = this.pace.waitMs(nowMs, 1);
    // The next step may shorten the wait.
    return this.isRamp ? Math.min(waitMs, 1000) : waitMs;
  }

  accepted(nowMs: number): void {
    if (this.isRamp) return;
    const { perSecond } = this.pace;
    this.pace.set(Math.min(fastest, perSecond + this.growth(perSecond)), nowMs);
  }

  halve(nowMs: number): void {
    this.rampSinceMs = undefined;
    this.refusedAt = this.pace.perSecond;
    this.pace.set(Math.max(slowest, this.pace.perSecond / 2), nowMs);
  }

  private step(passedMs: number, nowMs: number): void {
    const perSecond = Math.max(slowestRamp, this.formerPerSecond * gateDefaults.rampShare * 2 ** Math.floor(Math.max(0, passedMs) / 1000));
    if (perSecond >= this.formerPerSecond) this.rampSinceMs = undefined;
    this.pace.set(Math.max(slowestRamp, Math.min(this.formerPerSecond, perSecond)), nowMs);
  }

  /** A second's worth of replies at the rate itself multiplies this by the rate: so 0.1 is a tenth a second. */
  private growth(perSecond: number): number {
    if (this.refusedAt === undefined || perSecond > this.refusedAt * 1.1) return 0.1;
    return perSecond < this.refusedAt * 0.9 ? 0.5 : 0.02;
  }
}

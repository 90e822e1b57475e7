/**
 * A token bucket. Our own, since those of the registry keep their own clock or timers (limiter, bottleneck), count whole
 * windows (rate-limiter-flexible) or only what runs at once (p-limit): none runs on the gate's clock, none lets the rate
 * change under way, and the order of who waits is the gate's.
 *
 * What costs more than the bucket holds leaves when it is full, and is paid off afterwards.
 */
export class Pace {
  private rate: number;
  private tokens: number;
  private atMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.rate = perSecond;
    this.tokens = 1;
    this.atMs = nowMs;
  }

  get perSecond(): number {
    return this.rate;
  }

  set(perSecond: number, nowMs: number): void {
    this.fill(nowMs);
    this.rate = perSecond;
  }

  /** Milliseconds until so much may leave; 0: now. */
  waitMs(nowMs: number, cost: number): number {
    this.fill(nowMs);
    const missing = Math.min(cost, this.most) - this.tokens;
    // Sums of fractions fall short of a whole by less than this.
    return missing <= 1e-6 ? 0 : (missing / this.rate) * 1000;
  }

  take(cost: number): void {
    this.tokens -= cost;
  }

  /** Timers come late by some milliseconds: what 20 ms hold may leave at once, and no more. */
  private get most(): number {
    return Math.max(1, this.rate / 50);
  }

  private fill(nowMs: number): void {
    const passedMs = Math.max(0, nowMs - this.atMs);
    this.atMs = nowMs;
    this.tokens = Math.min(this.most, this.tokens + (passedMs * this.rate) / 1000);
  }
}

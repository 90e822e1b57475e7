const seconds = 10;

/** A count over the last ten seconds, in steps of one. */
export class Ring {
  private readonly buckets = new Array<number>(seconds).fill(0);
  private second = 0;
  private sum = 0;
  private sinceMs = 0;

  add(nowMs: number, count: number): void {
    this.turnTo(nowMs);
    if (this.sum === 0) this.sinceMs = nowMs;
    const index = this.second % seconds;
    this.buckets[index] = (this.buckets[index] ?? 0) + count;
    this.sum += count;
  }

  total(nowMs: number): number {
    this.turnTo(nowMs);
    return this.sum;
  }

  /** A mean of the time that is covered; less than a tenth of a second counts as that. */
  perSecond(nowMs: number): number {
    const coveredMs = Math.min(nowMs - this.sinceMs, (seconds - 1) * 1000 + (nowMs % 1000));
    return this.total(nowMs) / Math.max(0.1, coveredMs / 1000);
  }

  reset(): void {
    if (this.sum !== 0) this.buckets.fill(0);
    this.sum = 0;
  }

  /** A clock that steps back counts into the second where it was. */
  private turnTo(nowMs: number): void {
    const second = Math.floor(nowMs / 1000);
    const passed = second - this.second;
    if (passed <= 0) return;
    if (passed >= seconds) this.reset();
    else for (let next = this.second + 1; next <= second; next += 1) this.forget(next % seconds);
    this.second = second;
  }

  private forget(index: number): void {
    this.sum -= this.buckets[index] ?? 0;
    this.buckets[index] = 0;
  }
}

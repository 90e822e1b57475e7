/** Time that moves only when told: everything that is due happens in order, promises included. */
export class VirtualClock {
  nowMs = Date.UTC(2026, 10, 24, 4, 0);
  /** Timers that were set and neither ran nor were cancelled. */
  get pending(): number {
    return this.timers.length - this.dead;
  }
  private readonly timers: { atMs: number; order: number; run: (() => void) | undefined }[] = [];
  private order = 0;
  private dead = 0;

  readonly now = (): number => this.nowMs;

  readonly setTimer = (run: () => void, ms: number): (() => void) => {
    const timer: { atMs: number; order: number; run: (() => void) | undefined } = { atMs: this.nowMs + ms, order: this.order++, run };
    this.push(timer);
    return () => {
      if (timer.run) this.dead += 1;
      timer.run = undefined;
    };
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => void this.setTimer(resolve, ms));

  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await this.settle();
    for (let next = this.timers[0]; next && next.atMs <= untilMs; next = this.timers[0]) {
      this.pop();
      if (!next.run) {
        this.dead -= 1;
        continue;
      }
      this.nowMs = Math.max(this.nowMs, next.atMs);
      const { run } = next;
      next.run = undefined;
      run();
      await this.settle();
    }
    this.nowMs = untilMs;
  }

  /** Every promise that can go on has gone on. */
  private async settle(): Promise<void> {
    for (let turn = 0; turn < 6; turn += 1) await undefined;
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.timers[a], this.timers[b]];
    return !!x && !!y && (x.atMs < y.atMs || (x.atMs === y.atMs && x.order < y.order));
  }

  private swap(a: number, b: number): void {
    const [x, y] = [this.timers[a], this.timers[b]];
    if (x && y) [this.timers[a], this.timers[b]] = [y, x];
  }

  private push(timer: (typeof this.timers)[number]): void {
    let at = this.timers.push(timer) - 1;
    while (at > 0 && this.isBefore(at, (at - 1) >> 1)) {
      this.swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  private pop(): void {
    const last = this.timers.pop();
    if (!last || this.timers.length === 0) return;
    this.timers[0] = last;
    for (let at = 0; ; ) {
      const child = this.isBefore(at * 2 + 2, at * 2 + 1) ? at * 2 + 2 : at * 2 + 1;
      if (!this.isBefore(child, at)) return;
      this.swap(at, child);
      at = child;
    }
  }
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

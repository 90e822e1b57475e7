/** Time that moves only when told, and lets everything that can go on go on before it moves. */
export class Clock {
  nowMs = Date.UTC(2026, 10, 24, 4, 0);
  private timers: { readonly atMs: number; readonly order: number; readonly run: () => void }[] = [];
  private order = 0;

  /** Timers that were set and neither ran nor were cancelled. */
  get pending(): number {
    return this.timers.length;
  }

  readonly now = (): number => this.nowMs;

  readonly setTimer = (run: () => void, ms: number): (() => void) => {
    if (!(ms >= 0 && ms < 2 ** 31)) throw new Error(`a timer cannot hold ${ms} ms`);
    const timer = { atMs: this.nowMs + ms, order: this.order++, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => void this.setTimer(resolve, ms));

  /** Runs until `promise` has settled; throws where nothing is left that could ever settle it. */
  async until<Value>(promise: PromiseLike<Value>): Promise<Value> {
    let isSettled = false;
    const settled = () => {
      isSettled = true;
    };
    promise.then(settled, settled);
    for (;;) {
      await turn();
      if (isSettled) return await promise;
      if (!this.step()) throw new Error('nothing left to wait for');
    }
  }

  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await turn();
    while (this.step(untilMs)) await turn();
    this.nowMs = untilMs;
  }

  private step(untilMs = Infinity): boolean {
    const [first] = [...this.timers].sort((a, b) => a.atMs - b.atMs || a.order - b.order);
    if (!first || first.atMs > untilMs) return false;
    this.timers = this.timers.filter((other) => other !== first);
    this.nowMs = Math.max(this.nowMs, first.atMs);
    first.run();
    return true;
  }
}

/** All microtasks. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

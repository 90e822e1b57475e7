/** Time that moves only when nothing is left to do at this moment. Whole milliseconds since the start. */
export class Clock {
  sinceMs = 0;
  /** Called before each step. */
  onStep = () => undefined;
  #moments = new Map();
  #heap = [];
  #epochMs = Date.UTC(2026, 10, 24, 4, 0);

  now = () => this.#epochMs + this.sinceMs;

  setTimer = (run, ms) => {
    const timer = { run };
    const atMs = this.sinceMs + Math.max(0, Math.ceil(ms));
    const others = this.#moments.get(atMs);
    if (others) others.push(timer);
    else {
      this.#moments.set(atMs, [timer]);
      this.#rise(atMs);
    }
    return () => {
      timer.run = undefined;
    };
  };

  sleep = (ms) => new Promise((resolve) => void this.setTimer(resolve, ms));

  /** Runs until `promise` has settled; throws where nothing is left that could ever settle it. */
  async until(promise) {
    let isSettled = false;
    const settled = () => {
      isSettled = true;
    };
    promise.then(settled, settled);
    for (;;) {
      // A turn of the real event loop lets every promise go on that can.
      await new Promise((resolve) => void setImmediate(resolve));
      if (isSettled) return await promise;
      this.onStep();
      if (!this.#step()) throw new Error('nothing is left to wait for');
    }
  }

  #step() {
    const [atMs] = this.#heap;
    if (atMs === undefined) return false;
    this.#fall();
    this.sinceMs = atMs;
    const timers = this.#moments.get(atMs);
    this.#moments.delete(atMs);
    for (const { run } of timers) run?.();
    return true;
  }

  #rise(atMs) {
    const heap = this.#heap;
    let at = heap.push(atMs) - 1;
    for (let up = (at - 1) >> 1; at > 0 && heap[at] < heap[up]; up = (at - 1) >> 1) {
      [heap[at], heap[up]] = [heap[up], heap[at]];
      at = up;
    }
  }

  #fall() {
    const heap = this.#heap;
    const last = heap.pop();
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      const down = heap[left + 1] < heap[left] ? left + 1 : left;
      if (!(heap[down] < heap[at])) return;
      [heap[at], heap[down]] = [heap[down], heap[at]];
      at = down;
    }
  }
}

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

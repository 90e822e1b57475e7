/** Fires after a rest of so many milliseconds without a break. Work costs it no timer: it looks at the clock when it wakes. */
export class IdleTimer {
  readonly #restMs: number;
  readonly #fire: () => void;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(restMs: number, fire: () => void) {
    this.#restMs = restMs;
    this.#fire = fire;
  }

  rest(): void {
    if (this.#restMs === 0) return;
    this.#since = performance.now();
    this.#timer ??= this.#wakeIn(this.#restMs);
  }

  work(): void {
    this.#since = undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wakeIn(waitMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#wake(), waitMs).unref();
  }

  #wake(): void {
    this.#timer = undefined;
    if (this.#since === undefined) return;
    const leftMs = this.#since + this.#restMs - performance.now();
    if (leftMs > 0) this.#timer = this.#wakeIn(leftMs);
    else this.#fire();
  }
}

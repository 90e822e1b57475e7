/** What ends when its time is over; also its own place in the line of those that wait for that. */
export interface Mortal {
  /** On the clock of `performance.now()`. */
  readonly endsAtMs: number;
  earlier: Mortal | undefined;
  later: Mortal | undefined;
  expire(): void;
}

/**
 * The deadlines of many sends that have the same time: those that begin first end first, so one timer watches the head of the line.
 * A timer for each send would cost it a microsecond.
 */
export class Deadlines {
  readonly timeMs: number;
  #first: Mortal | undefined;
  #last: Mortal | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(timeMs: number) {
    this.timeMs = timeMs;
  }

  add(mortal: Mortal): void {
    mortal.earlier = this.#last;
    if (this.#last !== undefined) this.#last.later = mortal;
    this.#last = mortal;
    if (this.#first !== undefined) return;
    this.#first = mortal;
    if (this.#timer === undefined) this.#wakeIn(this.timeMs);
    else this.#timer.ref();
  }

  /** Each once. A timer without a line stays, for the next is never far, but keeps no process alive. */
  delete(mortal: Mortal): void {
    const { earlier, later } = mortal;
    if (earlier === undefined) this.#first = later;
    else earlier.later = later;
    if (later === undefined) this.#last = earlier;
    else later.earlier = earlier;
    if (this.#first === undefined) this.#timer?.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wakeIn(waitMs: number): void {
    this.#timer = setTimeout(() => this.#wake(), waitMs);
  }

  #wake(): void {
    this.#timer = undefined;
    const nowMs = performance.now();
    // Timers may fire a fraction of a millisecond early. Whoever expires leaves the line.
    while (this.#first !== undefined && this.#first.endsAtMs - nowMs < 1) this.#first.expire();
    if (this.#first !== undefined) this.#wakeIn(Math.ceil(this.#first.endsAtMs - nowMs));
  }
}

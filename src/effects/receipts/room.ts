/** A number of places. Those without the secret get a quarter, so that they cannot keep the vendor out. */
export class Room {
  readonly #most: number;
  #inside = 0;
  #strangers = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a place; the function it returns gives it back. Undefined where there is none. */
  enter(isKnown: boolean): (() => void) | undefined {
    if (this.#inside >= this.#most || (!isKnown && this.#strangers >= this.#most / 4)) return undefined;
    this.#inside += 1;
    if (!isKnown) this.#strangers += 1;
    return () => {
      this.#inside -= 1;
      if (!isKnown) this.#strangers -= 1;
    };
  }
}

const longest = 64;

/** The values of one attribute: the first so many that come keep their names, all others are `other`. */
export class Bounded {
  readonly #most: number;
  readonly #known = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#most || value.length > longest) return 'other';
    this.#known.add(value);
    return value;
  }
}

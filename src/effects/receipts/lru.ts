import type { SeenStore } from './seen.ts';

/** Remembers the latest keys, and forgets those that were not met for the longest time. */
export class LatestKeys implements SeenStore {
  readonly #keys = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(keys: readonly string[]): readonly boolean[] {
    return keys.map((key) => this.#met(key));
  }

  add(keys: readonly string[]): void {
    for (const key of keys) {
      this.#keys.delete(key);
      this.#keys.add(key);
      if (this.#keys.size > this.#most) this.#forgetOldest();
    }
  }

  #met(key: string): boolean {
    if (!this.#keys.delete(key)) return false;
    this.#keys.add(key);
    return true;
  }

  #forgetOldest(): void {
    for (const oldest of this.#keys) {
      this.#keys.delete(oldest);
      return;
    }
  }
}

import type { SeenStore } from './seen.ts';
import { within } from './within.ts';

const nothing = (): void => undefined;

/** Lets one of several that carry the same key go on at a time: a repeat waits until it is known what became of the first. */
export class Once {
  readonly #busy = new Map<string, Promise<void>>();
  readonly #store: SeenStore;
  readonly #limitMs: number;
  readonly #failed: () => void;

  /** A store that takes longer than `limitMs` failed. */
  constructor(store: SeenStore, limitMs: number, failed: () => void) {
    this.#store = store;
    this.#limitMs = limitMs;
    this.#failed = failed;
  }

  /** Calls `work` with the keys that were counted before; they count as soon as it answers true. */
  async run(keys: readonly string[], work: (counted: ReadonlySet<string>) => Promise<boolean>): Promise<boolean> {
    const leave = await this.#enter(keys);
    try {
      const done = await work(await this.#counted(keys));
      if (done) await this.#remember(keys);
      return done;
    } finally {
      leave();
    }
  }

  async #enter(keys: readonly string[]): Promise<() => void> {
    for (let others = this.#othersAt(keys); others.size > 0; others = this.#othersAt(keys)) await Promise.all(others);
    let resolve = nothing;
    const busy = new Promise<void>((settle) => {
      resolve = settle;
    });
    for (const key of keys) this.#busy.set(key, busy);
    return () => {
      for (const key of keys) this.#busy.delete(key);
      resolve();
    };
  }

  #othersAt(keys: readonly string[]): ReadonlySet<Promise<void>> {
    const others = new Set<Promise<void>>();
    for (const key of keys) {
      const other = this.#busy.get(key);
      if (other) others.add(other);
    }
    return others;
  }

  /** Counted twice is better than lost. */
  async #counted(keys: readonly string[]): Promise<ReadonlySet<string>> {
    try {
      const known = keys.length > 0 ? await this.#asked(this.#store.has(keys)) : [];
      return new Set(keys.filter((_, index) => known[index] === true));
    } catch {
      this.#failed();
      return new Set();
    }
  }

  async #remember(keys: readonly string[]): Promise<void> {
    try {
      if (keys.length > 0) await this.#asked(this.#store.add(keys));
    } catch {
      this.#failed();
    }
  }

  #asked<T>(answer: T | Promise<T>): Promise<T> {
    return within(this.#limitMs, answer, () => {
      throw new Error('late');
    });
  }
}

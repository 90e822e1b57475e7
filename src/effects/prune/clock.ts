import type { Outcome } from '../../core/outcome.ts';
import { timeOf } from './rules.ts';

/** The system's clock; or, for files, the newest reply that was seen, which never runs ahead of the system's. */
export class Clock {
  readonly #system: () => number;
  readonly #byReplies: boolean;
  #newestMs = Number.NEGATIVE_INFINITY;

  constructor(system: () => number, byReplies: boolean) {
    this.#system = system;
    this.#byReplies = byReplies;
  }

  see(outcome: Outcome): void {
    if (!this.#byReplies) return;
    const toldMs = timeOf(outcome.receivedAtMs) ?? timeOf(outcome.sentAtMs);
    if (toldMs !== undefined && toldMs > this.#newestMs && toldMs <= this.#system()) this.#newestMs = toldMs;
  }

  nowMs(): number {
    return this.#byReplies && Number.isFinite(this.#newestMs) ? this.#newestMs : this.#system();
  }
}

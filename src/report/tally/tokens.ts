import type { Facts } from './facts.ts';

/** So many different tokens are told apart; beyond them only sightings are counted. */
export const mostTokens = 20_000;

const longestToken = 512;

/** Sightings of dead and suspect tokens, and how many different tokens they were. */
export class Tokens {
  readonly sightings = { dead: 0, confirm: 0, suspect: 0 };
  readonly #seen = { dead: new Set<string>(), confirm: new Set<string>(), suspect: new Set<string>() };

  add({ token, targets, number, app }: Facts): void {
    if (token === 'keep') return;
    this.sightings[token] += number;
    for (const target of targets) this.#see(this.#seen[token], target, app);
  }

  /** Undefined where there were too many to tell. */
  different(fate: 'dead' | 'confirm' | 'suspect'): number | undefined {
    const { size } = this.#seen[fate];
    return size >= mostTokens ? undefined : size;
  }

  #see(seen: Set<string>, target: unknown, app: string): void {
    if (seen.size >= mostTokens || typeof target !== 'string') return;
    seen.add(`${app.slice(0, 64)}\u0000${target.slice(0, longestToken)}`);
  }
}

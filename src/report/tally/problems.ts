import type { Cause } from '../../core/cause.ts';
import type { Facts } from './facts.ts';
import { type Count, Labels, zero } from './labels.ts';

/** Everything that went wrong in one app of one vendor for one cause. */
export interface Problem {
  readonly vendor: string;
  readonly app: string;
  readonly cause: Cause;
  targets: number;
  replies: number;
  readonly codes: Labels<{ number: number; readonly api: string }>;
}

/** A code that no table knows. */
export interface Sighting {
  readonly vendor: string;
  readonly api: string;
  readonly code: string;
  readonly message: string | undefined;
  targets: number;
  firstMs: number | undefined;
}

const mostProblems = 1000;
const mostCodes = 20;
const mostSightings = 200;

export class Problems {
  readonly #all = new Map<string, Problem>();
  readonly #sightings = new Map<string, Sighting>();
  /** Targets that no longer had a place in the list of problems, or of sightings. */
  readonly leftOut = { problems: zero() as Count, sightings: zero() as Count };

  add(facts: Facts, atMs: number | undefined): void {
    if (facts.cause === undefined) return;
    const problem = this.#of(facts, facts.cause);
    if (problem) {
      problem.targets += facts.number;
      problem.replies += 1;
      problem.codes.of(facts.code).number += facts.number;
    } else this.leftOut.problems.number += facts.number;
    if (facts.cause === 'unrecognized') this.#see(facts, atMs);
  }

  all(): readonly Problem[] {
    return [...this.#all.values()];
  }

  sightings(): readonly Sighting[] {
    return [...this.#sightings.values()].sort((a, b) => b.targets - a.targets);
  }

  #of({ vendor, app, api }: Facts, cause: Cause): Problem | undefined {
    const key = `${vendor}\u0000${app}\u0000${cause}`;
    const known = this.#all.get(key);
    if (known || this.#all.size >= mostProblems || key.length > 256) return known;
    const problem: Problem = { vendor, app, cause, targets: 0, replies: 0, codes: new Labels(mostCodes, () => ({ number: 0, api })) };
    this.#all.set(key, problem);
    return problem;
  }

  #see({ vendor, api, code, message, number }: Facts, atMs: number | undefined): void {
    const key = `${vendor}\u0000${api}\u0000${code}`;
    const known = this.#sightings.get(key);
    if (!known && (this.#sightings.size >= mostSightings || key.length > 512)) {
      this.leftOut.sightings.number += number;
      return;
    }
    const sighting = known ?? { vendor, api, code, message: message?.slice(0, 256), targets: 0, firstMs: atMs };
    sighting.targets += number;
    if (atMs !== undefined && atMs < (sighting.firstMs ?? Infinity)) sighting.firstMs = atMs;
    this.#sightings.set(key, sighting);
  }
}

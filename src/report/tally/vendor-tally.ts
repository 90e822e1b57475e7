import { Cost } from './cost.ts';
import type { Facts } from './facts.ts';
import { type Count, Labels, zero } from './labels.ts';
import { Tokens } from './tokens.ts';
import { type WaitName, waitOf } from './waits.ts';

/** The numbers of one vendor, counted in targets save where it says otherwise. */
export class VendorTally {
  replies = 0;
  readonly accepted = zero();
  readonly refused = zero();
  readonly uncertain = zero();
  /** Refused and uncertain, by cause. */
  readonly causes = new Labels<Count>(40, zero);
  readonly waits = new Map<WaitName, { refused: number; uncertain: number }>();
  readonly tokens = new Tokens();
  readonly cost = new Cost();

  add(facts: Facts): void {
    this[facts.status].number += facts.number;
    if (facts.status === 'accepted' || facts.cause === undefined) return;
    this.causes.of(facts.cause).number += facts.number;
    this.#wait(waitOf(facts))[facts.status] += facts.number;
    this.tokens.add(facts);
  }

  #wait(name: WaitName): { refused: number; uncertain: number } {
    const known = this.waits.get(name) ?? { refused: 0, uncertain: 0 };
    this.waits.set(name, known);
    return known;
  }
}

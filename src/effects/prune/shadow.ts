import type { Saying } from './rules.ts';
import { keyOf, type Scope } from './store.ts';

/** What the present code deleted, against what this would have. */
export interface Comparison {
  /** Both. */
  readonly both: number;
  /** This would have, the present code did not (yet). */
  readonly onlyHere: number;
  /** The present code did, this would not (yet): the tokens that may be alive. */
  readonly onlyThere: number;
  /** Of `onlyThere`: what the vendor had said of them last; `nothing` where no outcome named them. */
  readonly onlyThereBecause: Readonly<Partial<Record<Saying, number>>>;
  /** Some of `onlyThere`, 20 at most. */
  readonly examples: readonly {
    /** The vendor's id. */
    readonly vendor: string;
    /** `''` for an app without a name. */
    readonly app: string;
    /** Its keyed hash: 32 hexadecimal digits, by `hashKey`. */
    readonly token: string;
    /** What the vendor had said of it last. */
    readonly said: Saying;
  }[];
  /** Tokens that fell out of the comparison because it was full. */
  readonly forgotten: number;
}

interface Row {
  readonly scope: Scope;
  readonly token: string;
  said: Saying;
  here: boolean;
  there: boolean;
}

const mostExamples = 20;

/** Remembers, by token, what either side did. Bounded: the oldest are forgotten, and counted. */
export class Shadow {
  readonly #rows = new Map<string, Row>();
  readonly #most: number;
  #forgotten = 0;

  constructor(most = 200_000) {
    this.#most = most;
  }

  considered(scope: Scope, token: string, said: Saying): void {
    this.#row(scope, token).said = said;
  }

  here(scope: Scope, token: string): void {
    this.#row(scope, token).here = true;
  }

  there(scope: Scope, token: string): void {
    this.#row(scope, token).there = true;
  }

  forget(token: string): void {
    for (const [key, row] of this.#rows) if (row.token === token) this.#rows.delete(key);
  }

  compare(hash: (token: string) => string): Comparison {
    const rows = [...this.#rows.values()];
    const onlyThere = rows.filter(({ here, there }) => there && !here);
    const because: Partial<Record<Saying, number>> = {};
    for (const { said } of onlyThere) because[said] = (because[said] ?? 0) + 1;
    return {
      both: rows.filter(({ here, there }) => here && there).length,
      onlyHere: rows.filter(({ here, there }) => here && !there).length,
      onlyThere: onlyThere.length,
      onlyThereBecause: because,
      examples: onlyThere.slice(0, mostExamples).map(({ scope, token, said }) => ({ ...scope, token: hash(token), said })),
      forgotten: this.#forgotten,
    };
  }

  #row(scope: Scope, token: string): Row {
    const key = `${keyOf(scope)} ${token}`;
    const known = this.#rows.get(key);
    if (known) return known;
    const row: Row = { scope, token, said: 'nothing', here: false, there: false };
    this.#rows.set(key, row);
    const [oldest] = this.#rows.size > this.#most ? this.#rows.keys() : [];
    if (oldest !== undefined && this.#rows.delete(oldest)) this.#forgotten += 1;
    return row;
  }
}

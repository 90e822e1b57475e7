/** What is counted once there are too many names: series never grow with what comes from outside. */
export const other = '(other)';

const longestLabel = 128;

/** Values by name, at most so many of them; further names share one. */
export class Labels<Value> {
  readonly #most: number;
  readonly #make: () => Value;
  readonly #values = new Map<string, Value>();

  constructor(most: number, make: () => Value) {
    this.#most = most;
    this.#make = make;
  }

  /** The value of this name, made where it is new. */
  of(name: string): Value {
    return this.#values.get(name) ?? this.#added(name);
  }

  entries(): readonly (readonly [string, Value])[] {
    return [...this.#values];
  }

  #added(name: string): Value {
    const isRoom = this.#values.size < this.#most && name.length <= longestLabel;
    const label = isRoom ? name : other;
    const value = this.#values.get(label) ?? this.#make();
    this.#values.set(label, value);
    return value;
  }
}

/** A number that counts up. */
export interface Count {
  number: number;
}

export const zero = (): Count => ({ number: 0 });

import type { Flaw } from './answers.ts';

export interface Limits {
  readonly maxDepth: number;
  readonly maxEntries: number;
}

const [quote, backslash, comma, ampersand] = [0x22, 0x5c, 0x2c, 0x26];

/**
 * Measures JSON without parsing it, as its bytes come in. Commas count wherever they stand, for inside a text they may
 * separate targets: members, elements, joined targets and form fields are never more than they are.
 */
export class Gauge {
  readonly #limits: Limits;
  #entries = 1;
  #depth = 0;
  #isText = false;
  #isEscaped = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** What is too much, as soon as it is. */
  push(bytes: Uint8Array): Flaw | undefined {
    const { maxDepth, maxEntries } = this.#limits;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] as number;
      if (byte === comma || byte === ampersand) this.#entries += 1;
      if (this.#isText) this.#inText(byte);
      else this.#outside(byte);
      if (this.#depth > maxDepth) return { status: 413, reason: `the body is nested more than ${maxDepth} levels deep` };
      if (this.#entries > maxEntries) return { status: 413, reason: `the body holds more than ${maxEntries} entries` };
    }
    return undefined;
  }

  #inText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isText = false;
  }

  /** Braces and brackets, `{` and `[` or `}` and `]`, differ in one bit. */
  #outside(byte: number): void {
    if (byte === quote) this.#isText = true;
    else if ((byte | 0x20) === 0x7b) this.#depth += 1;
    else if ((byte | 0x20) === 0x7d) this.#depth -= 1;
  }
}

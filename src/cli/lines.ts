const newline = 10;

/** A line and the number it has in the whole input, counted from 1; undefined text where the line was too long to hold. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
}

/** Splits chunks of bytes into lines without decoding more than one line at a time. */
export class LineSplitter {
  readonly #longest: number;
  #rest: Buffer[] = [];
  #restLength = 0;
  #tooLong = false;
  #number = 0;

  constructor(longestBytes = 64 * 1024 * 1024) {
    this.#longest = longestBytes;
  }

  /** The lines that this chunk completes. */
  *push(chunk: Buffer): Generator<Line> {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield this.#line(chunk, start, end);
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last line, if it lacks its line break. */
  *end(): Generator<Line> {
    if (this.#restLength > 0 || this.#tooLong) yield this.#line(Buffer.alloc(0), 0, 0);
  }

  #line(chunk: Buffer, start: number, end: number): Line {
    this.#number += 1;
    if (this.#restLength === 0 && !this.#tooLong) return { number: this.#number, text: chunk.toString('utf8', start, end) };
    this.#keep(chunk.subarray(start, end));
    const text = this.#tooLong ? undefined : Buffer.concat(this.#rest).toString('utf8');
    this.#rest = [];
    this.#restLength = 0;
    this.#tooLong = false;
    return { number: this.#number, text };
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#restLength += part.length;
    if (this.#restLength > this.#longest) {
      this.#tooLong = true;
      this.#rest = [];
    } else if (!this.#tooLong) this.#rest.push(part);
  }
}

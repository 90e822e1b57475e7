import type { Writable } from 'node:stream';

const size = 1 << 18;
const flushAt = 1 << 16;
const newline = 10;
/** No character of a text takes more bytes in UTF-8. */
const mostBytes = 3;

/** Gathers lines, encoded one by one, into large writes, and waits where the reader is slow, so that memory stays constant. */
export class Output {
  readonly #stream: Writable;
  readonly #bytes = Buffer.allocUnsafeSlow(size);
  #used = 0;
  /** What is too long for the buffer, after all that stands in it. */
  #rest = '';

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Adds a text and a line break. True when it is time to `flush`, and nothing else may be written before. */
  line(text: string): boolean {
    if (this.#rest !== '' || text.length * mostBytes >= size - this.#used) {
      this.#rest += `${text}\n`;
      return true;
    }
    const end = this.#used + this.#bytes.write(text, this.#used);
    this.#bytes[end] = newline;
    this.#used = end + 1;
    return this.#used >= flushAt;
  }

  async flush(): Promise<void> {
    if (this.#used > 0) await this.#written(this.#bytes.subarray(0, this.#used));
    this.#used = 0;
    if (this.#rest !== '') await this.#written(this.#rest);
    this.#rest = '';
  }

  /** The buffer is written into again, so nobody may still be reading it. What an error means, the stream's listener says: nothing is written after it. */
  #written(what: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.write(what, (error) => {
        if (!error) resolve();
      });
    });
  }
}

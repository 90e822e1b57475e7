import { once } from 'node:events';
import type { Writable } from 'node:stream';

const flushAt = 1 << 16;

/** Gathers text into large writes and waits where the reader is slow, so that memory stays constant. */
export class Output {
  readonly #stream: Writable;
  #parts: string[] = [];
  #length = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** True when it is time to `flush`. */
  write(text: string): boolean {
    this.#parts.push(text);
    this.#length += text.length;
    return this.#length >= flushAt;
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    const text = this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }
}

const first = 16_384;

/** Puts chunks together in one block of memory: a million chunks of one byte cost no more than one chunk. */
export class Gather {
  #block = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#block.length) this.#grow(needed);
    this.#block.set(chunk, this.#length);
    this.#length = needed;
  }

  bytes(): Uint8Array {
    return this.#block.subarray(0, this.#length);
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(first, needed, this.#block.length * 2));
    larger.set(this.bytes());
    this.#block = larger;
  }
}

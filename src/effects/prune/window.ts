interface Bucket {
  readonly fromMs: number;
  accepted: number;
  refused: number;
  suspects: number;
  /** When the first was refused in it. */
  firstMs: number;
  readonly codes: Map<string, Refusal>;
}

/** What a vendor said of tokens, by code. */
export interface Refusal {
  readonly code: string;
  readonly cause: string;
  tokens: number;
}

export interface Counts {
  readonly accepted: number;
  /** Dead and suspect. */
  readonly refused: number;
}

const buckets = 240;
const codesABucket = 16;

/** How the sends of one app fared lately. Bounded: 240 buckets, 16 codes each. */
export class Window {
  readonly #lengthMs: number;
  readonly #stepMs: number;
  #buckets: Bucket[] = [];

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
    this.#stepMs = Math.max(1, Math.ceil(lengthMs / buckets));
  }

  accept(atMs: number, tokens: number): void {
    this.#at(atMs).accepted += tokens;
  }

  refuse(atMs: number, tokens: number, code: string, cause: string, isSuspect: boolean): void {
    const bucket = this.#at(atMs);
    bucket.refused += tokens;
    if (isSuspect) bucket.suspects += tokens;
    bucket.firstMs = Math.min(bucket.firstMs, atMs);
    const known = bucket.codes.get(code);
    if (known) known.tokens += tokens;
    else if (bucket.codes.size < codesABucket) bucket.codes.set(code, { code, cause, tokens });
  }

  /** Of the whole window, or of its last `lastMs`. */
  counts(nowMs: number, lastMs = this.#lengthMs): Counts & { readonly suspects: number } {
    this.#drop(nowMs);
    let accepted = 0;
    let refused = 0;
    let suspects = 0;
    for (const bucket of this.#buckets) {
      if (bucket.fromMs + this.#stepMs <= nowMs - lastMs) continue;
      accepted += bucket.accepted;
      refused += bucket.refused;
      suspects += bucket.suspects;
    }
    return { accepted, refused, suspects };
  }

  /** When the first token of the window was refused. */
  firstRefusedMs(nowMs: number): number | undefined {
    this.#drop(nowMs);
    return this.#buckets.find(({ refused }) => refused > 0)?.firstMs;
  }

  /** What was refused most, and how many there were of everything since the first of it. */
  worst(nowMs: number): (Refusal & { readonly replies: number; readonly sinceMs: number }) | undefined {
    this.#drop(nowMs);
    const sums = new Map<string, Refusal>();
    for (const { codes } of this.#buckets)
      for (const { code, cause, tokens } of codes.values()) {
        const sum = sums.get(code);
        if (sum) sum.tokens += tokens;
        else sums.set(code, { code, cause, tokens });
      }
    const [worst] = [...sums.values()].sort((a, b) => b.tokens - a.tokens);
    const from = worst && this.#buckets.findIndex(({ codes }) => codes.has(worst.code));
    if (!worst || from === undefined || from < 0) return undefined;
    const since = this.#buckets.slice(from);
    const replies = since.reduce((sum, { accepted, refused }) => sum + accepted + refused, 0);
    return { ...worst, replies, sinceMs: since[0]?.firstMs ?? nowMs };
  }

  clear(): void {
    this.#buckets = [];
  }

  #drop(nowMs: number): void {
    const oldest = nowMs - this.#lengthMs;
    while (this.#buckets[0] && this.#buckets[0].fromMs + this.#stepMs <= oldest) this.#buckets.shift();
  }

  #at(atMs: number): Bucket {
    const fromMs = Math.floor(atMs / this.#stepMs) * this.#stepMs;
    const last = this.#buckets.at(-1);
    // Time never runs backwards here: what comes late counts as of the newest bucket.
    if (last && last.fromMs >= fromMs) return last;
    const bucket: Bucket = { fromMs, accepted: 0, refused: 0, suspects: 0, firstMs: Number.POSITIVE_INFINITY, codes: new Map() };
    this.#buckets.push(bucket);
    this.#drop(atMs);
    return bucket;
  }
}

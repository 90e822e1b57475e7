import { Labels } from './labels.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How wide a bar may be. Each is a multiple of the one before it, so that bars can be put together. */
const widths = [
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  7 * dayMs,
  28 * dayMs,
  364 * dayMs,
  3640 * dayMs,
];

/** What became of the targets within one bar. */
export interface Bar {
  accepted: number;
  refused: number;
  uncertain: number;
}

export interface Stretch {
  readonly fromMs: number;
  readonly byVendor: ReadonlyMap<string, Bar>;
}

type Bucket = Labels<Bar>;

const mostBuckets = 2048;
const mostVendors = 16;
// Nobody pushed before the first iPhone, and a time after 2100 is a wrong unit.
const earliestMs = Date.UTC(2008, 0);
const latestMs = Date.UTC(2100, 0);

/** Targets over time, in constant memory: bars grow wider where there would be too many of them. */
export class Timeline {
  #width = 0;
  #buckets = new Map<number, Bucket>();
  #last: { readonly key: number; readonly bucket: Bucket } | undefined;

  /** The bars of this moment by vendor; undefined for what is no time. Milliseconds since 1970. */
  at(atMs: number): Labels<Bar> | undefined {
    if (!(atMs >= earliestMs && atMs < latestMs)) return undefined;
    const key = Math.floor(atMs / this.widthMs);
    if (this.#last?.key === key) return this.#last.bucket;
    const bucket = this.#buckets.get(key) ?? this.#added(key);
    if (this.#buckets.size > mostBuckets) {
      this.#widen();
      return this.at(atMs);
    }
    this.#last = { key, bucket };
    return bucket;
  }

  get widthMs(): number {
    return widths[this.#width] ?? dayMs;
  }

  /** At most so many bars, from the first to the last, empty ones included. */
  stretches(most: number): readonly Stretch[] {
    while (this.#range().length > most && this.#width < widths.length - 1) this.#widen();
    const { first, length } = this.#range();
    return Array.from({ length }, (_, index) => this.#stretch(first + index));
  }

  #stretch(key: number): Stretch {
    return { fromMs: key * this.widthMs, byVendor: new Map(this.#buckets.get(key)?.entries() ?? []) };
  }

  #range(): { readonly first: number; readonly length: number } {
    let [first, last] = [Infinity, -Infinity];
    for (const key of this.#buckets.keys()) [first, last] = [Math.min(first, key), Math.max(last, key)];
    return { first, length: last < first ? 0 : last - first + 1 };
  }

  #added(key: number): Bucket {
    const bucket = new Labels<Bar>(mostVendors, () => ({ accepted: 0, refused: 0, uncertain: 0 }));
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #widen(): void {
    const old = this.#buckets;
    const oldMs = this.widthMs;
    this.#width = Math.min(this.#width + 1, widths.length - 1);
    this.#buckets = new Map();
    this.#last = undefined;
    for (const [key, bucket] of old) {
      const wider = Math.floor((key * oldMs) / this.widthMs);
      const into = this.#buckets.get(wider) ?? this.#added(wider);
      for (const [vendor, bar] of bucket.entries()) addBar(into.of(vendor), bar);
    }
  }
}

function addBar(into: Bar, from: Bar): void {
  into.accepted += from.accepted;
  into.refused += from.refused;
  into.uncertain += from.uncertain;
}

import type { VendorId } from '../../vendors/index.ts';

/** One request that reached the simulator whole. */
export interface SimulatedRequest {
  /** The vendor whose port it came to. */
  readonly vendor: VendorId;
  /** Path and query, from the first slash. */
  readonly path: string;
  /** Whom it was for, as the vendor reads it; empty where it names nobody or is no call the vendor knows. */
  readonly targets: readonly string[];
  /** Those that were taken: they would get the push, whatever became of the reply. */
  readonly accepted: readonly string[];
  /** When it was read to its end, before any delay of the answer. Milliseconds since 1970. */
  readonly atMs: number;
  /** Where the reply came from: `recorded vivo/x.json`, `documented`, `rule`, `fault html`. */
  readonly source: string;
}

const mostKept = 1000;

/** What the vendors took: the witness of every test. Counts are kept for every target, requests only the latest. */
export class Record {
  /** The latest 1,000 requests, oldest first. */
  readonly requests: SimulatedRequest[] = [];
  private readonly pushes = new Map<string, Map<string, number>>();
  private readonly counted = new Map<string, number>();

  /** Counts one request and a push for each target it accepted. The simulator calls it. */
  add(request: SimulatedRequest): void {
    this.counted.set(request.vendor, this.requestsOf(request.vendor) + 1);
    if (this.requests.push(request) > mostKept) this.requests.shift();
    const pushes = this.pushesOf(request.vendor);
    for (const target of request.accepted) pushes.set(target, (pushes.get(target) ?? 0) + 1);
  }

  /** How often each target would have got a push. */
  pushesOf(vendor: VendorId): Map<string, number> {
    const known = this.pushes.get(vendor);
    if (known) return known;
    const fresh = new Map<string, number>();
    this.pushes.set(vendor, fresh);
    return fresh;
  }

  /** How many whole requests a vendor got. */
  requestsOf(vendor: VendorId): number {
    return this.counted.get(vendor) ?? 0;
  }

  /** Forgets everything. `simulator.reset()` calls it. */
  clear(): void {
    this.requests.length = 0;
    this.pushes.clear();
    this.counted.clear();
  }
}

import type { VendorId } from '../../vendors/index.ts';

/** One request that reached the simulator whole. */
export interface SimulatedRequest {
  readonly vendor: VendorId;
  readonly path: string;
  readonly targets: readonly string[];
  /** Those that were taken: they would get the push, whatever became of the reply. */
  readonly accepted: readonly string[];
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

  clear(): void {
    this.requests.length = 0;
    this.pushes.clear();
    this.counted.clear();
  }
}

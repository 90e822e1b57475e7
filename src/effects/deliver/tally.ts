import type { Cause } from '../../core/cause.ts';
import type { Because } from '../../core/decide/because.ts';
import type { Counts, Report, TargetResult } from './types.ts';

/** Counts what has ended. */
export class Tally {
  repeated = 0;
  sends = 0;
  private ended = 0;
  private readonly statuses = { accepted: 0, refused: 0, uncertain: 0, unsent: 0 };
  private readonly causes = new Map<Cause, number>();
  private readonly becauses = new Map<Because, number>();

  add({ status, outcome, because }: TargetResult): void {
    this.ended += 1;
    this.statuses[status] += 1;
    this.becauses.set(because, (this.becauses.get(because) ?? 0) + 1);
    if (status !== 'accepted' && outcome && outcome.status !== 'accepted')
      this.causes.set(outcome.cause, (this.causes.get(outcome.cause) ?? 0) + 1);
  }

  get counts(): Counts {
    return { ended: this.ended, ...this.statuses, repeated: this.repeated, sends: this.sends };
  }

  get byCause(): Report['byCause'] {
    return Object.fromEntries(this.causes) as Report['byCause'];
  }

  report(results: readonly TargetResult[] | undefined): Report {
    const byBecause = Object.fromEntries(this.becauses) as Report['byBecause'];
    return { counts: this.counts, byCause: this.byCause, byBecause, ...(results && { results }) };
  }
}

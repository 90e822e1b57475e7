import type { Run } from './run.ts';
import type { Delivery, Report, TargetResult } from './types.ts';

/** The hand that a caller holds. Shows nothing of what it delivers. */
export class RunningDelivery<Credential> implements Delivery {
  readonly #run: Run<Credential>;
  #report: Promise<Report> | undefined;

  constructor(run: Run<Credential>) {
    this.#run = run;
  }

  // biome-ignore lint/suspicious/noThenProperty: to await a delivery is to have its report
  then<Value = Report, Failure = never>(
    onReport?: ((report: Report) => Value | PromiseLike<Value>) | null,
    onFailure?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    this.#report ??= this.#reported();
    return this.#report.then(onReport, onFailure);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<TargetResult> {
    return this.#run.outlet.iterate(this.#run.abort);
  }

  async #reported(): Promise<Report> {
    const { outlet, tally } = this.#run;
    await outlet.closed();
    return tally.report(outlet.kept);
  }
}

import { deliverDefaults } from './defaults.ts';
import { checkTarget, type Settings } from './options.ts';

const late = Symbol('late');
type Step = IteratorResult<unknown>;

/** The targets, in batches, pulled one by one. What the source throws is thrown after all that it gave before. */
export class Source {
  private readonly list: readonly string[] | undefined;
  private readonly iterator: Iterator<unknown> | undefined;
  private readonly asyncIterator: AsyncIterator<unknown> | undefined;
  private readonly setTimer: Settings['setTimer'];
  private readonly isNew: (target: string) => boolean;
  private index = 0;
  private isDone = false;
  private failure: { readonly error: unknown } | undefined = undefined;
  private pending: Promise<Step> | undefined = undefined;
  private interrupt: (() => void) | undefined = undefined;

  constructor({ targets, setTimer }: Pick<Settings, 'targets' | 'setTimer'>, isNew: (target: string) => boolean) {
    this.list = Array.isArray(targets) ? targets : undefined;
    const source = targets as { [Symbol.asyncIterator]?(): AsyncIterator<unknown>; [Symbol.iterator]?(): Iterator<unknown> };
    if (!this.list) this.asyncIterator = source[Symbol.asyncIterator]?.();
    if (!this.list && !this.asyncIterator) this.iterator = source[Symbol.iterator]?.();
    this.setTimer = setTimer;
    this.isNew = isNew;
  }

  /** The next batch; undefined at the end. */
  next(size: number): readonly string[] | undefined | Promise<readonly string[] | undefined> {
    if (this.isDone) return this.atEnd([]);
    return this.asyncIterator ? this.gather(size) : this.collect(size);
  }

  /** What of an array was never pulled: it was handed over all the same. */
  *rest(): Generator<string> {
    for (; this.list && this.index < this.list.length; this.index += 1) {
      const target = this.list[this.index] as string;
      if (this.isNew(target)) yield target;
    }
  }

  /** No more is pulled. A source that hangs is not waited for. */
  stop(): void {
    const wasDone = this.isDone;
    this.isDone = true;
    this.interrupt?.();
    if (wasDone) return;
    try {
      this.iterator?.return?.();
      this.asyncIterator?.return?.()?.then(undefined, () => undefined);
    } catch {
      // The delivery is over, whatever its source says to that.
    }
  }

  private collect(size: number): readonly string[] | undefined {
    const batch: string[] = [];
    try {
      while (batch.length < size && !this.isDone) this.take(this.step(), batch);
    } catch (error) {
      this.fail(error);
    }
    return this.atEnd(batch);
  }

  private step(): Step {
    const { list, iterator } = this;
    if (iterator) return iterator.next();
    return list && this.index < list.length ? { value: list[this.index], done: false } : { value: undefined, done: true };
  }

  /** Waits for the first as long as it takes, and then a moment for the others. */
  private async gather(size: number): Promise<readonly string[] | undefined> {
    const batch: string[] = [];
    let cancel: (() => void) | undefined;
    try {
      while (batch.length < size && !this.isDone) {
        if (batch.length === 1 && !cancel) cancel = this.setTimer(() => this.interrupt?.(), deliverDefaults.lingerMs);
        const step = await this.stepOrLate();
        if (step === late) break;
        this.pending = undefined;
        this.take(step, batch);
      }
    } catch (error) {
      this.fail(error);
    }
    cancel?.();
    return this.atEnd(batch);
  }

  private stepOrLate(): Promise<Step | typeof late> {
    this.pending ??= Promise.resolve(this.asyncIterator?.next() as Promise<Step>);
    const { pending } = this;
    return new Promise((resolve, reject) => {
      this.interrupt = () => resolve(late);
      pending.then(resolve, reject);
    });
  }

  private take({ done, value }: Step, batch: string[]): void {
    if (done) {
      this.isDone = true;
      return;
    }
    checkTarget(value, this.index);
    this.index += 1;
    if (this.isNew(value)) batch.push(value);
  }

  private fail(error: unknown): void {
    this.failure = { error };
    this.isDone = true;
  }

  private atEnd(batch: readonly string[]): readonly string[] | undefined {
    if (batch.length > 0) return batch;
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.error;
    return this.isDone ? undefined : batch;
  }
}

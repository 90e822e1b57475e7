import { deliverDefaults } from './defaults.ts';
import type { TargetResult } from './types.ts';

/**
 * Where results leave. Those of an array are kept. Others are handed to one loop, which holds the source back; they are
 * let go where nobody loops and the report alone is awaited.
 */
export class Outlet {
  readonly kept: TargetResult[] | undefined;
  /** Called when there is room again. */
  onRoom: () => void = () => undefined;
  isClosed = false;
  private queue: TargetResult[] = [];
  private head = 0;
  private isLooped = false;
  private isAwaited = false;
  private haveGone = false;
  private failure: { readonly error: unknown } | undefined = undefined;
  private change: { readonly promise: Promise<void>; readonly tell: () => void } | undefined = undefined;

  constructor(isKept: boolean) {
    this.kept = isKept ? [] : undefined;
  }

  get isFull(): boolean {
    return this.queue.length - this.head >= deliverDefaults.untaken;
  }

  push(result: TargetResult): void {
    if (this.kept) this.kept.push(result);
    else if (this.isLooped || !this.isAwaited) this.queue.push(result);
    else this.haveGone = true;
    if (this.change) this.tell();
  }

  close(failure: { readonly error: unknown } | undefined): void {
    this.isClosed = true;
    this.failure = failure;
    this.tell();
  }

  /** Resolves when everything has ended; rejects with what the source threw. */
  async closed(): Promise<void> {
    this.isAwaited = true;
    if (!this.isLooped) this.letGo();
    while (!this.isClosed) await this.changed();
    if (this.failure) throw this.failure.error;
  }

  /** `leave` is called, and waited for, when a loop ends before its end. */
  iterate(leave: () => void): AsyncIterableIterator<TargetResult> {
    this.checkLoop();
    this.isLooped = true;
    let at = 0;
    let isLeft = false;
    const take = () => (this.kept ? this.kept[at++] : this.shift());
    const has = () => (this.kept ? at < this.kept.length : this.head < this.queue.length);
    const next = async (): Promise<IteratorResult<TargetResult>> => {
      while (!isLeft && !has() && !this.isClosed) await this.changed();
      if (!isLeft && has()) return { value: take() as TargetResult, done: false };
      if (!isLeft && this.failure) throw this.failure.error;
      return { value: undefined, done: true };
    };
    const end = async (): Promise<IteratorResult<TargetResult>> => {
      isLeft = true;
      this.isLooped = false;
      this.isAwaited = true;
      this.letGo();
      leave();
      while (!this.isClosed) await this.changed();
      return { value: undefined, done: true };
    };
    const iterator = { next, return: end, [Symbol.asyncIterator]: () => iterator };
    return iterator;
  }

  private checkLoop(): void {
    if (this.kept) return;
    if (this.isLooped) throw new Error('push-outcome: the results of this delivery go to one loop, and there is one already');
    if (this.haveGone)
      throw new Error('push-outcome: results of this delivery were let go, for it was awaited alone; loop over it first, then await it');
  }

  private letGo(): void {
    if (this.queue.length > this.head) this.haveGone = true;
    this.queue = [];
    this.head = 0;
    this.onRoom();
  }

  private shift(): TargetResult | undefined {
    const result = this.queue[this.head];
    this.head += 1;
    if (this.head >= deliverDefaults.untaken / 2) {
      this.queue = this.queue.slice(this.head);
      this.head = 0;
      this.onRoom();
    } else if (this.head === this.queue.length) {
      this.queue.length = 0;
      this.head = 0;
    }
    return result;
  }

  private changed(): Promise<void> {
    if (!this.change) {
      let tell: () => void = () => undefined;
      const promise = new Promise<void>((resolve) => {
        tell = resolve;
      });
      this.change = { promise, tell };
    }
    return this.change.promise;
  }

  private tell(): void {
    const { change } = this;
    this.change = undefined;
    change?.tell();
  }
}

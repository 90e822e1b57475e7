import type { Waiter } from './waiter.ts';

/** One listener a signal, however many sends wait under it. */
export class Aborts {
  private readonly waiters = new Map<AbortSignal, Set<Waiter>>();
  private readonly listeners = new Map<AbortSignal, () => void>();
  private readonly abort: (waiter: Waiter) => void;

  constructor(abort: (waiter: Waiter) => void) {
    this.abort = abort;
  }

  watch(waiter: Waiter): void {
    const { signal } = waiter;
    if (!signal) return;
    const known = this.waiters.get(signal);
    if (known) known.add(waiter);
    else this.listen(signal, new Set([waiter]));
  }

  unwatch(waiter: Waiter): void {
    const { signal } = waiter;
    const waiters = signal && this.waiters.get(signal);
    if (!signal || !waiters?.delete(waiter) || waiters.size > 0) return;
    this.waiters.delete(signal);
    signal.removeEventListener('abort', this.listeners.get(signal) as () => void);
    this.listeners.delete(signal);
  }

  private listen(signal: AbortSignal, waiters: Set<Waiter>): void {
    const listener = () => [...waiters].forEach(this.abort);
    this.waiters.set(signal, waiters);
    this.listeners.set(signal, listener);
    signal.addEventListener('abort', listener);
  }
}

import { longestTimerMs } from './defaults.ts';
import type { Settings } from './options.ts';

/** Waits that end with the delivery. No listener and no timer outlives one. */
export class Waits {
  private readonly settings: Pick<Settings, 'now' | 'setTimer'>;
  private readonly wakers = new Set<() => void>();
  isOver = false;

  constructor(settings: Pick<Settings, 'now' | 'setTimer'>) {
    this.settings = settings;
  }

  /** Resolves after so long, or when the delivery is aborted. One timer holds 24 days: a longer wait takes several. */
  sleep(ms: number): Promise<void> {
    const { now, setTimer } = this.settings;
    if (this.isOver || !(ms > 0)) return Promise.resolve();
    const untilMs = now() + ms;
    return new Promise((resolve) => {
      let cancel: () => void = () => undefined;
      const end = () => {
        cancel();
        this.wakers.delete(end);
        resolve();
      };
      const look = () => {
        const leftMs = untilMs - now();
        if (leftMs <= 0) end();
        else cancel = setTimer(look, Math.min(longestTimerMs, leftMs));
      };
      this.wakers.add(end);
      look();
    });
  }

  /** Calls back when the delivery is aborted; what it returns takes that back. */
  onEnd(wake: () => void): () => void {
    if (this.isOver) wake();
    else this.wakers.add(wake);
    return () => this.wakers.delete(wake);
  }

  end(): void {
    this.isOver = true;
    for (const wake of [...this.wakers]) wake();
  }
}

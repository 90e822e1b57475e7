import type { InternalAxiosRequestConfig } from 'axios';

// axios' own clock ends first where no answer came at all, and says more about it.
const graceMs = 20;
// Beyond it a timer ends at once.
const longestMs = 2 ** 31 - 1;

/** Whether axios' http adapter will time this request, and no token of the user's stands in the way of ours. */
export function isTimed({ timeout, cancelToken, adapter }: InternalAxiosRequestConfig): boolean {
  return Number(timeout) > 0 && !cancelToken && typeof adapter !== 'function';
}

/**
 * Without redirects the time-out of axios' http adapter starts anew with every byte, so a slow drip never ends: this
 * token ends it. It has the part of a `CancelToken` that the adapter uses.
 */
export class Deadline {
  readonly endsAtMs: number;
  private readonly timeout: unknown;
  private readonly line: Line;
  private abort: ((reason: Error) => void) | undefined = undefined;

  constructor(timeout: unknown) {
    this.timeout = timeout;
    const timeoutMs = Math.min(Number(timeout) + graceMs, longestMs);
    this.endsAtMs = performance.now() + timeoutMs;
    this.line = lineFor(timeoutMs);
    this.line.add(this);
  }

  throwIfRequested(): void {}

  subscribe(listener: (reason: Error) => void): void {
    this.abort = listener;
  }

  unsubscribe(): void {
    this.stop();
  }

  stop(): void {
    this.line.remove(this);
  }

  /** The time is over. */
  end(): void {
    this.abort?.(Object.assign(new Error(`timeout of ${this.timeout}ms exceeded`), { code: 'ECONNABORTED' }));
  }
}

/** All who wait as long as each other end in the order of their beginning, and so they share one timer. */
class Line {
  private readonly timeoutMs: number;
  private readonly waiting = new Set<Deadline>();
  private timer: NodeJS.Timeout | undefined = undefined;

  constructor(timeoutMs: number) {
    this.timeoutMs = timeoutMs;
  }

  add(deadline: Deadline): void {
    this.waiting.add(deadline);
    this.timer ??= setTimeout(endDue, this.timeoutMs, this);
  }

  remove(deadline: Deadline): void {
    if (!this.waiting.delete(deadline) || this.waiting.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    lines.delete(this.timeoutMs);
  }

  endDue(): void {
    const nowMs = performance.now();
    this.timer = undefined;
    for (const deadline of this.waiting) {
      // Timers are early by up to a millisecond.
      if (deadline.endsAtMs > nowMs + 1) {
        this.timer = setTimeout(endDue, deadline.endsAtMs - nowMs, this);
        return;
      }
      this.remove(deadline);
      deadline.end();
    }
  }
}

const lines = new Map<number, Line>();

function lineFor(timeoutMs: number): Line {
  const known = lines.get(timeoutMs);
  if (known) return known;
  const fresh = new Line(timeoutMs);
  lines.set(timeoutMs, fresh);
  return fresh;
}

const endDue = (line: Line): void => line.endDue();

import type { Leave } from './leave.ts';
import { Queue } from './queue.ts';
import type { Waiter } from './waiter.ts';
import type { Yard } from './yard.ts';

/** One condition of leaving: those whom it stops wait in its queue. */
export abstract class Turnstile {
  readonly queue = new Queue();
  protected readonly yard: Yard;
  private wakeAtMs = Infinity;
  private cancelTimer: (() => void) | undefined = undefined;

  constructor(yard: Yard) {
    this.yard = yard;
  }

  /** Milliseconds until it lets this one through, if nothing happens before; 0: now. */
  abstract waitMs(nowMs: number, leave: Leave): number;
  abstract take(leave: Leave, nowMs: number): void;
  /** It has let this one through already, and nothing has changed since. */
  abstract hasLet(leave: Leave): boolean;
  /** What ends by then cannot leave in time. */
  protected lateByMs(nowMs: number): number {
    return nowMs;
  }

  /** Whose turn it is. */
  protected next(_nowMs: number): Waiter | undefined {
    return this.queue.first();
  }

  /** Those who came first go first, even where there would be room for one more. */
  stops(leave: Leave, nowMs: number): boolean {
    return this.queue.size > 0 || this.waitMs(nowMs, leave) > 0;
  }

  hold(waiter: Waiter, nowMs: number): void {
    if (waiter.deadlineAtMs <= this.lateByMs(nowMs)) {
      this.yard.dismiss(waiter, 'deadline');
      return;
    }
    this.queue.push(waiter);
    waiter.where = this;
    if (this.queue.size === 1) this.arm(nowMs);
    else this.wakeAt(waiter.deadlineAtMs, nowMs);
  }

  /** Whoever gives up leaves no timer behind: it would keep the process alive for nobody. */
  drop(waiter: Waiter): void {
    this.queue.remove(waiter);
    if (this.queue.size === 0) this.disarm();
  }

  /** Lets through whoever may, in order, and ends whoever is too late. */
  pump(nowMs: number): void {
    this.dismissLate(nowMs);
    for (let first = this.next(nowMs); first && this.waitMs(nowMs, first.leave) <= 0; first = this.next(nowMs)) {
      this.queue.leave(first);
      first.where = undefined;
      this.take(first.leave, nowMs);
      this.yard.advance(first, nowMs);
    }
    this.arm(nowMs);
  }

  private dismissLate(nowMs: number): void {
    const lateByMs = this.lateByMs(nowMs);
    for (let late = this.queue.mostUrgent(); late && late.deadlineAtMs <= lateByMs; late = this.queue.mostUrgent())
      this.yard.dismiss(late, 'deadline');
  }

  private arm(nowMs: number): void {
    const first = this.queue.first();
    if (!first) {
      this.disarm();
      return;
    }
    this.wakeAt(Math.min(nowMs + this.waitMs(nowMs, first.leave), this.queue.mostUrgent()?.deadlineAtMs ?? Infinity), nowMs);
  }

  /** A timer that comes early looks and sets itself again; only one that would come late is replaced, never one that is due. */
  private wakeAt(atMs: number, nowMs: number): void {
    if (this.wakeAtMs <= atMs) return;
    this.disarm();
    this.wakeAtMs = atMs;
    this.cancelTimer = this.yard.settings.setTimer(() => this.wake(), atMs - nowMs);
  }

  private wake(): void {
    this.wakeAtMs = Infinity;
    this.cancelTimer = undefined;
    this.pump(this.yard.settings.now());
  }

  private disarm(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    this.wakeAtMs = Infinity;
  }
}

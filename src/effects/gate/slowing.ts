import type { Leave } from './leave.ts';

/** "Too fast" counts once for all that left before it was heard, and once a second, for that is what vendors count by. */
export class Slowing {
  private order = 0;
  private atMs = 0;

  isNews(leave: Leave, nowMs: number): boolean {
    return leave.order >= this.order && nowMs >= this.atMs + 1000;
  }

  heard(order: number, nowMs: number): void {
    this.order = order;
    this.atMs = nowMs;
  }
}

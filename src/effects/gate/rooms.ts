import type { Lane } from './lane.ts';

/** The bound on what waits, and those who wait for room under it. */
export class Rooms {
  private readonly most: number;
  private readonly askers = new Set<{ readonly lane: Lane; readonly tell: () => void }>();

  constructor(most: number) {
    this.most = most;
  }

  /** More than the bound at once has room only where nobody waits: it would never have any. */
  isFor(lane: Lane, weight: number): boolean {
    return lane.turnstiles.every(({ queue }) => queue.held === 0 || queue.held + weight <= this.most);
  }

  async when(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
    while (!this.isFor(lane, 1) && !signal?.aborted) await this.next(lane, signal);
  }

  /** Someone left. */
  freed(): void {
    for (const asker of this.askers) if (this.isFor(asker.lane, 1)) asker.tell();
  }

  private next(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const asker = { lane, tell: () => end() };
      const end = () => {
        this.askers.delete(asker);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      this.askers.add(asker);
      signal?.addEventListener('abort', end);
    });
  }
}

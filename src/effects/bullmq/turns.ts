interface Waiter {
  readonly requests: number;
  readonly settle: (granted: boolean) => void;
}

interface Share {
  used: number;
  /** The later, the higher. */
  lastTurn: number;
  readonly waiters: Waiter[];
}

/**
 * Requests at once of one worker. When there is room, the app that has least of it goes first: one that comes back from an
 * outage brings a crowd, and has its share of the worker and no more.
 */
export class Turns {
  private readonly most: number;
  private readonly shares = new Map<string, Share>();
  private used = 0;
  private turn = 0;
  private isOver = false;

  constructor(most: number) {
    this.most = most;
  }

  /** False where the worker has ended. More than there can ever be are let through when nothing else is sent. */
  take(app: string, requests: number): Promise<boolean> {
    if (this.isOver) return Promise.resolve(false);
    const share = this.shares.get(app) ?? { used: 0, lastTurn: 0, waiters: [] };
    this.shares.set(app, share);
    return new Promise((settle) => {
      share.waiters.push({ requests, settle });
      this.letIn();
    });
  }

  give(app: string, requests: number): void {
    this.used -= requests;
    const share = this.shares.get(app);
    if (share) share.used -= requests;
    if (share?.used === 0 && share.waiters.length === 0) this.shares.delete(app);
    this.letIn();
  }

  end(): void {
    this.isOver = true;
    for (const { waiters } of this.shares.values()) for (const { settle } of waiters.splice(0)) settle(false);
  }

  private letIn(): void {
    for (let share = this.neediest(); share; share = this.neediest()) {
      const { requests } = share.waiters[0] as Waiter;
      // Whoever is next waits until there is room for it: it would wait for ever if smaller ones slipped past.
      if (this.used > 0 && this.used + requests > this.most) return;
      this.used += requests;
      share.used += requests;
      this.turn += 1;
      share.lastTurn = this.turn;
      share.waiters.shift()?.settle(true);
    }
  }

  /** Of two that have as little, the one whose last turn is longer ago. */
  private neediest(): Share | undefined {
    let least: Share | undefined;
    for (const share of this.shares.values()) if (share.waiters.length > 0 && (!least || isNeedier(share, least))) least = share;
    return least;
  }
}

const isNeedier = (one: Share, other: Share): boolean =>
  one.used < other.used || (one.used === other.used && one.lastTurn < other.lastTurn);

type Waiter = (granted: boolean) => void;

/** Sends at once. Who has a pass of the gate goes first: a probe must not wait behind others. */
export class Slots {
  private readonly most: number;
  private readonly urgent: Waiter[] = [];
  private readonly usual: Waiter[] = [];
  private isOver = false;
  used = 0;

  constructor(most: number) {
    this.most = most;
  }

  get isFree(): boolean {
    return this.used < this.most;
  }

  /** False where the delivery is over. */
  take(urgent: boolean): true | Promise<boolean> | false {
    if (this.isOver) return false;
    if (this.isFree) {
      this.used += 1;
      return true;
    }
    return new Promise((resolve) => void (urgent ? this.urgent : this.usual).push(resolve));
  }

  give(): void {
    const next = this.urgent.shift() ?? this.usual.shift();
    if (next) next(true);
    else this.used -= 1;
  }

  end(): void {
    this.isOver = true;
    for (const waiter of [...this.urgent.splice(0), ...this.usual.splice(0)]) waiter(false);
  }
}

import type { Entry, Rate } from '../../gate/index.ts';
import { Pocket } from './pocket.ts';
import type { FleetStore } from './store.ts';

/** The rates of the fleet, one for each app of a vendor that has one. */
export class Rates {
  private readonly rates: ReadonlyMap<string, Rate>;
  private readonly store: Promise<FleetStore>;
  private readonly members: () => number;
  private readonly pockets = new Map<string, Pocket>();

  constructor(rates: Readonly<Record<string, Rate>>, store: Promise<FleetStore>, members: () => number) {
    this.rates = new Map(Object.entries(rates));
    this.store = store;
    this.members = members;
  }

  tryTake(entry: Entry): boolean {
    const pocket = this.pocketOf(entry);
    return !pocket || pocket.tryTake(costOf(pocket, entry), Date.now());
  }

  /** False where the entry's time is over, or it gave up. */
  async take(entry: Entry, signal: AbortSignal): Promise<boolean> {
    const pocket = this.pocketOf(entry);
    return !pocket || pocket.take(costOf(pocket, entry), entry.deadlineAtMs ?? Infinity, signal);
  }

  /** A rate is about what reaches devices: signing in, or asking for receipts, has limits of its own. */
  private pocketOf({ vendor, app = '', api = 'send' }: Entry): Pocket | undefined {
    const rate = api === 'send' ? this.rates.get(vendor) : undefined;
    if (!rate) return undefined;
    const id = JSON.stringify([vendor, app]);
    const known = this.pockets.get(id);
    if (known) return known;
    const consume = async (points: number, most: number, seconds: number) => (await this.store).consume(id, points, most, seconds);
    const made = new Pocket(rate, consume, this.members);
    this.pockets.set(id, made);
    return made;
  }
}

const costOf = ({ countsDevices }: Pocket, { targets }: Entry): number => (countsDevices ? Math.max(1, targets.length) : 1);

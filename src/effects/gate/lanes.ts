import { Budget } from './budget.ts';
import { Key } from './key.ts';
import { type KeyName, levels } from './key-name.ts';
import type { Lane } from './lane.ts';
import { gateDefaults } from './options.ts';
import type { Queue } from './queue.ts';
import type { GateApi, GateKey } from './types.ts';
import type { Waiter } from './waiter.ts';
import type { Yard } from './yard.ts';

/** All keys, by name, and the ways through them. What is idle is forgotten when there are very many. */
export class Lanes {
  private readonly yard: Yard;
  private readonly lanes = new Map<string, Lane>();
  private readonly keys = new Map<string, Key>();
  private readonly budgets = new Map<Key, Budget>();
  private last: Lane | undefined = undefined;
  private sweepAbove: number = gateDefaults.idleLanes;

  constructor(yard: Yard) {
    this.yard = yard;
  }

  laneOf(vendor: string, host: string, app: string, channel: string, api: GateApi): Lane {
    const { last } = this;
    if (last && last.app === app && last.vendor === vendor && last.channel === channel && last.host === host && last.api === api)
      return last;
    const id = JSON.stringify([vendor, host, app, channel, api]);
    let lane = this.lanes.get(id);
    if (!lane) {
      // What is new looks idle: it must not be swept away before its first send.
      if (this.lanes.size >= this.sweepAbove) this.sweep();
      lane = this.make(vendor, host, app, channel, api);
      this.lanes.set(id, lane);
    }
    this.last = lane;
    return lane;
  }

  key(name: KeyName): Key {
    const id = JSON.stringify([name.scope, name.vendor, name.host, name.app, name.channel, name.api]);
    const known = this.keys.get(id);
    if (known) return known;
    // A rate is about what reaches devices: signing in, or asking for receipts, has limits of its own.
    const rate = name.scope === 'app' && name.api === 'send' ? this.yard.settings.rates.get(name.vendor) : undefined;
    const key = new Key(this.yard, name, rate);
    this.keys.set(id, key);
    return key;
  }

  all(): IterableIterator<Key> {
    return this.keys.values();
  }

  queues(): Queue[] {
    return [...this.keys.values(), ...this.budgets.values()].map(({ queue }) => queue);
  }

  waiters(): Waiter[] {
    return this.queues().flatMap((queue) => queue.all());
  }

  matching({ vendor, host, app, channel, api }: GateKey): Key[] {
    return [...this.keys.values()].filter(
      ({ name }) =>
        name.vendor === vendor &&
        (host === undefined || name.host === host) &&
        (app === undefined || name.app === app) &&
        (channel === undefined || name.channel === channel) &&
        (api === undefined || name.api === api),
    );
  }

  private make(vendor: string, host: string, app: string, channel: string, api: GateApi): Lane {
    const appKey = this.key({ scope: 'app', vendor, app, api });
    const keys = [
      this.key({ scope: 'channel', vendor, app, channel, api }),
      appKey,
      this.key({ scope: 'vendor', vendor, host, api }),
    ] as const;
    const budget = this.budgetOf(appKey);
    return { vendor, host, app, channel, api, keys, budget, turnstiles: budget ? [budget, ...keys] : keys, sends: 0 };
  }

  private budgetOf(app: Key): Budget | undefined {
    const { budget } = this.yard.settings;
    if (!budget) return undefined;
    const made = this.budgets.get(app) ?? new Budget(this.yard, app, budget);
    this.budgets.set(app, made);
    return made;
  }

  /** A vendor is hardly ever idle, and belongs to no lane alone. */
  private sweep(): void {
    const nowMs = this.yard.settings.now();
    for (const [id, { keys, sends }] of this.lanes)
      if (sends === 0 && keys[levels.channel].isIdle(nowMs) && keys[levels.app].isIdle(nowMs)) this.lanes.delete(id);
    const used = new Set([...this.lanes.values()].flatMap(({ keys }) => keys));
    for (const [id, key] of this.keys) if (!used.has(key) && key.isIdle(nowMs)) this.keys.delete(id);
    for (const key of this.budgets.keys()) if (!used.has(key)) this.budgets.delete(key);
    this.last = undefined;
    this.sweepAbove = Math.max(gateDefaults.idleLanes, this.lanes.size * 2);
  }
}

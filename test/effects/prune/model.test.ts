import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPruner, memoryStore, type Pruner } from '../../../src/effects/prune/index.ts';
import { accepted, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs } from './outcomes.ts';

/**
 * The world as it is: a device has its token, loses it (the vendor learns of that), gets it back by reporting it again. The
 * vendor's clock and the device's are wrong by less than the margin.
 */
interface Device {
  registeredAtMs: number;
  /** When it lost the token; undefined while it has it. */
  diedAtMs: number | undefined;
}

type Step =
  | { readonly do: 'register' | 'lose' | 'send' | 'receipt' | 'malformed'; readonly who: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'crash' };

const who = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('register' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lose' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('receipt' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('malformed' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1000, 30_000, minuteMs, 7 * minuteMs, hourMs, dayMs) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);
const skew = fc.integer({ min: -150_000 + 1, max: 150_000 - 1 });

class World {
  readonly store = memoryStore();
  readonly devices = new Map<string, Device>();
  readonly vouched = new Map<string, number>();
  readonly deviceSkewMs: number;
  readonly vendorSkewMs: number;
  nowMs = startMs;
  pruner: Pruner;

  constructor(deviceSkewMs: number, vendorSkewMs: number) {
    this.deviceSkewMs = deviceSkewMs;
    this.vendorSkewMs = vendorSkewMs;
    for (const name of names('t', 5)) this.register(name);
    // So many others that five deaths are few, by whatever way they are told.
    for (const name of names('other', 400)) this.store.register(scope, name, startMs);
    this.pruner = this.start();
  }

  start(): Pruner {
    return createPruner({ store: this.store, now: () => this.nowMs, schedule: () => () => undefined, hashKey: 'model' });
  }

  register(token: string): void {
    this.devices.set(token, { registeredAtMs: this.nowMs, diedAtMs: undefined });
    this.store.register(scope, token, this.nowMs + this.deviceSkewMs);
  }

  async take({ do: what, ...rest }: Step): Promise<void> {
    const token = `t-${'who' in rest ? rest.who : 0}`;
    const device = this.devices.get(token) as Device;
    if (what === 'pass') await this.pass('ms' in rest ? rest.ms : 0);
    else if (what === 'crash') this.pruner = this.start();
    else if (what === 'register') this.register(token);
    else if (what === 'lose') device.diedAtMs ??= this.nowMs;
    else if (device.diedAtMs === undefined) await this.pruner.add([accepted([token], this.nowMs)]);
    else await this.die(token, what, device.diedAtMs);
  }

  async die(token: string, how: 'send' | 'receipt' | 'malformed', diedAtMs: number): Promise<void> {
    const says = how === 'malformed' ? malformed : dead;
    const more = how === 'receipt' ? { api: 'receipt' as const, diedAtMs: diedAtMs + this.vendorSkewMs } : {};
    this.vouched.set(token, Math.max(this.vouched.get(token) ?? 0, how === 'receipt' ? diedAtMs : this.nowMs));
    await this.pruner.add([says([token], this.nowMs, more)]);
  }

  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    await this.pruner.add([accepted(names('other', 60), this.nowMs)]);
    await this.pruner.flush();
  }

  get left(): ReadonlySet<string> {
    return new Set(this.store.tokens(scope));
  }
}

test('no token is invalidated whose newest registration is later than the death the vendor vouched for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), skew, skew, async (steps, deviceSkewMs, vendorSkewMs) => {
      const world = new World(deviceSkewMs, vendorSkewMs);
      for (const one of steps) {
        await world.take(one);
        for (const [token, { registeredAtMs }] of world.devices)
          if (!world.left.has(token)) expect(registeredAtMs, token).toBeLessThanOrEqual(world.vouched.get(token) ?? -1);
        expect(world.left.size).toBeGreaterThanOrEqual(400);
      }
    }),
    { numRuns: 300 },
  );
});

test('outside the guard no token outlives one dead, or two malformed a day apart; a restart loses nothing acknowledged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.boolean(),
      fc.constantFrom('send', 'receipt', 'malformed'),
      skew,
      async (steps, crashes, how, skewMs) => {
        const world = new World(skewMs, 0);
        for (const one of steps) await world.take(one);
        const token = 't-0';
        world.register(token);
        await world.pass(11 * minuteMs);
        const diedAtMs = world.nowMs;
        await world.die(token, how, diedAtMs);
        if (how === 'malformed') {
          if (crashes) await world.take({ do: 'crash' });
          await world.pass(dayMs);
          await world.die(token, how, diedAtMs);
        }
        if (crashes) await world.take({ do: 'crash' });
        await world.pass(0);
        await world.pass(minuteMs);
        expect(world.left.has(token)).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import {
  createPruner,
  type MemoryStore,
  memoryStore,
  type PruneMemory,
  type Pruner,
  type TokenStore,
} from '../../../src/effects/prune/index.ts';
import { accepted, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

/**
 * The world as it is: a device has its token, loses it (the vendor learns of that), gets it back by reporting it again. The
 * vendor's clock and the device's are wrong by less than the margin. Two workers share the store; replies come late; each
 * worker may be cut off in the middle of its writing, and begins anew.
 */
interface Device {
  registeredAtMs: number;
  /** When it lost the token; undefined while it has it. */
  diedAtMs: number | undefined;
}

type Step =
  | {
      readonly do: 'register' | 'lose' | 'send' | 'late' | 'receipt' | 'malformed' | 'suspect' | 'replace' | 'registerNew';
      readonly who: number;
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'cut'; readonly calls: number }
  | { readonly do: 'crash' | 'swap' | 'arrive' | 'wave' | 'release' | 'discard' };

const who = fc.integer({ min: 0, max: 4 });
const one = <Do extends Step['do']>(weight: number, what: Do) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(what), who }) as fc.Arbitrary<Step>,
});
const all = <Do extends Step['do']>(weight: number, what: Do) => ({ weight, arbitrary: fc.constant({ do: what } as Step) });
const usual = [
  one(1, 'register'),
  one(3, 'lose'),
  one(5, 'send'),
  one(3, 'late'),
  one(2, 'receipt'),
  one(2, 'malformed'),
  one(1, 'suspect'),
  one(1, 'replace'),
  one(1, 'registerNew'),
  all(1, 'crash'),
  all(1, 'swap'),
  all(2, 'arrive'),
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), calls: fc.integer({ min: 0, max: 12 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1000, 30_000, minuteMs, 7 * minuteMs, hourMs, dayMs) }),
  },
];
const step: fc.Arbitrary<Step> = fc.oneof(...usual);
const stepOrAlarm: fc.Arbitrary<Step> = fc.oneof(...usual, all(1, 'wave'), all(2, 'release'), all(1, 'discard'));
// Continuous integration tells many more stories: MODEL_RUNS=400.
const runs = Number(process.env.MODEL_RUNS ?? 40);
const others = names('other', 400);
/** Long ones: in a short one nothing has time to die. */
const story = fc.oneof(...[step, step, stepOrAlarm].map((one) => fc.array(one, { minLength: 40, maxLength: 80 })));
const skew = fc.integer({ min: -150_000 + 1, max: 150_000 - 1 });

/** The power goes after so many calls: from then on nothing of this worker reaches the store. */
function cuttable(store: MemoryStore) {
  const power = { calls: Number.POSITIVE_INFINITY };
  const guarded = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get: (target, name) => {
        const member = target[name as keyof Thing];
        if (typeof member !== 'function') return member;
        return async (...given: unknown[]) => {
          power.calls -= 1;
          if (power.calls < 0) throw new Error('no power');
          return Reflect.apply(member, target, given);
        };
      },
    });
  const memory = guarded(store.memory as PruneMemory);
  const tokens: TokenStore = guarded(store);
  const cut: TokenStore = {
    knowsRegisteredAt: true,
    memory,
    invalidate: (...given) => tokens.invalidate(...given),
    move: async (...given) => (await tokens.move?.(...given)) ?? [],
    count: async (...given) => (await tokens.count?.(...given)) ?? 0,
    together: (work) => work(cut, memory),
  };
  return { cut, power };
}

interface Worker {
  readonly pruner: Pruner;
  readonly power: { calls: number };
}

class World {
  readonly store = memoryStore();
  readonly devices = new Map<string, Device>();
  /** Replacements that a device itself reported, and when. */
  readonly fresh = new Map<string, number>();
  readonly vouched = new Map<string, number>();
  readonly deviceSkewMs: number;
  readonly vendorSkewMs: number;
  nowMs = startMs;
  late: Outcome[] = [];
  workers: [Worker, Worker];

  constructor(deviceSkewMs: number, vendorSkewMs: number) {
    this.deviceSkewMs = deviceSkewMs;
    this.vendorSkewMs = vendorSkewMs;
    for (const name of names('t', 5)) this.register(name);
    this.nowMs += hourMs;
    // So many others that five deaths are few, by whatever way they are told.
    for (const name of others) this.store.register(scope, name, startMs);
    this.workers = [this.start(), this.start()];
  }

  start(): Worker {
    const { cut, power } = cuttable(this.store);
    return { power, pruner: createPruner({ store: cut, now: () => this.nowMs, schedule: () => () => undefined, hashKey: 'model' }) };
  }

  get pruner(): Pruner {
    return this.workers[0].pruner;
  }

  register(token: string): void {
    this.devices.set(token, { registeredAtMs: this.nowMs, diedAtMs: undefined });
    this.store.register(scope, token, this.nowMs + this.deviceSkewMs);
  }

  async take({ do: what, ...rest }: Step): Promise<void> {
    const index = 'who' in rest ? rest.who : 0;
    const token = `t-${index}`;
    const device = this.devices.get(token) as Device;
    if (what === 'pass') await this.pass('ms' in rest ? rest.ms : 0);
    else if (what === 'cut') await this.cut('calls' in rest ? rest.calls : 0);
    else if (what === 'crash') this.workers[0] = this.start();
    else if (what === 'swap') this.workers.reverse();
    else if (what === 'arrive') await this.arrive();
    else if (what === 'wave') await this.pruner.add([suspect(names('odd', 300), this.nowMs)]);
    else if (what === 'release' || what === 'discard') await this.pruner[what]({ ...scope, by: 'model' }).catch(() => undefined);
    else if (what === 'register') this.register(token);
    else if (what === 'registerNew') this.registerNew(`n-${index}`);
    else if (what === 'lose') device.diedAtMs ??= this.nowMs;
    else if (what === 'suspect') await this.pruner.add([suspect([token], this.nowMs)]);
    else if (what === 'replace') await this.replace(token, `n-${index}`);
    else if (what === 'late') this.late.push(device.diedAtMs === undefined ? accepted([token], this.nowMs) : this.deadOf(token));
    else if (device.diedAtMs === undefined) await this.pruner.add([accepted([token], this.nowMs)]);
    else await this.die(token, what, device.diedAtMs);
  }

  registerNew(token: string): void {
    this.fresh.set(token, this.nowMs + this.deviceSkewMs);
    this.store.register(scope, token, this.nowMs + this.deviceSkewMs);
  }

  async replace(token: string, replacement: string): Promise<void> {
    this.vouch(token, this.nowMs);
    await this.pruner.add([accepted([token], this.nowMs, { replacements: { [token]: replacement } })]);
  }

  vouch(token: string, atMs: number): void {
    this.vouched.set(token, Math.max(this.vouched.get(token) ?? 0, atMs));
  }

  deadOf(token: string): Outcome {
    this.vouch(token, this.nowMs);
    return dead([token], this.nowMs);
  }

  /** Replies that took their time: what happened meanwhile they do not know. */
  async arrive(): Promise<void> {
    const late = this.late.splice(0).map((outcome) => ({ ...outcome, receivedAtMs: this.nowMs }));
    await this.pruner.add(late);
  }

  async die(token: string, how: 'send' | 'receipt' | 'malformed', diedAtMs: number): Promise<void> {
    const says = how === 'malformed' ? malformed : dead;
    const more = how === 'receipt' ? { api: 'receipt' as const, diedAtMs: diedAtMs + this.vendorSkewMs } : {};
    this.vouch(token, how === 'receipt' ? diedAtMs : this.nowMs);
    await this.pruner.add([says([token], this.nowMs, more)]);
  }

  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    for (const { pruner } of this.workers) {
      await pruner.add([accepted(names('other', 60), this.nowMs)]);
      await pruner.flush();
    }
  }

  async cut(calls: number): Promise<void> {
    this.workers[0].power.calls = calls;
    await this.pruner.add([accepted(names('other', 60), this.nowMs)]);
    await this.pruner.flush();
    this.workers[0] = this.start();
  }

  async isBlown(): Promise<boolean> {
    const fuses = (await this.store.memory?.fuses()) ?? [];
    return fuses.some(({ state }) => state === 'blown');
  }

  get left(): ReadonlySet<string> {
    return new Set(this.store.tokens(scope));
  }
}

test('no token is invalidated whose newest registration is later than the death the vendor vouched for', async () => {
  const seen = { gone: 0, blown: 0, moved: 0 };
  await fc.assert(
    fc.asyncProperty(story, skew, skew, async (steps, deviceSkewMs, vendorSkewMs) => {
      const world = new World(deviceSkewMs, vendorSkewMs);
      for (const one of steps) {
        const [before, wasBlown] = [world.left, await world.isBlown()];
        await world.take(one);
        const { left } = world;
        for (const [token, { registeredAtMs }] of world.devices)
          if (!left.has(token)) expect(registeredAtMs, token).toBeLessThanOrEqual(world.vouched.get(token) ?? -1);
        for (const name of others) if (!left.has(name)) expect.unreachable(name);
        // What a device itself reported stands as it is, whatever was moved.
        for (const [name, atMs] of world.fresh) {
          const [row] = await world.store.find(scope, [name]);
          expect(row).toEqual({ token: name, registeredAtMs: atMs, invalidated: false });
        }
        if (wasBlown && (await world.isBlown())) for (const name of before) expect(left.has(name), name).toBe(true);
        seen.gone += [...before].some((name) => !left.has(name)) ? 1 : 0;
        seen.blown += wasBlown ? 1 : 0;
        seen.moved += [...left].some((name) => name.startsWith('n-') && !world.fresh.has(name)) ? 1 : 0;
      }
    }),
    { numRuns: runs },
  );
  // A world in which nothing ever happens proves nothing.
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(5);
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
        await world.arrive();
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
    { numRuns: runs },
  );
});

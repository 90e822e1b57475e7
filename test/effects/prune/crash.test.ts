import { describe, expect, test } from 'vitest';
import { type MemoryStore, memoryStore, type PruneMemory, processMemory } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs } from './outcomes.ts';

type Method = Exclude<keyof PruneMemory, 'durable'>;

/** A memory that outlives its process; something may happen while it writes, or instead of it. */
function hooked() {
  const base = processMemory();
  const hooks: { [Name in Method]?: { readonly when: 'before' | 'after'; readonly work: () => unknown } } = {};
  const calls: Method[] = [];
  const hook =
    (name: Method) =>
    async (...given: unknown[]) => {
      calls.push(name);
      const own = hooks[name];
      delete hooks[name];
      if (own?.when === 'before') await own.work();
      const result = await Reflect.apply(base[name], base, given);
      if (own?.when === 'after') await own.work();
      return result;
    };
  const methods = (Object.keys(base) as (keyof PruneMemory)[]).filter((name): name is Method => name !== 'durable');
  const memory = { durable: true, ...Object.fromEntries(methods.map((name) => [name, hook(name)])) } as unknown as PruneMemory;
  return { base, memory, hooks, calls, store: memoryStore({ memory }) };
}

const failing = {
  when: 'before',
  work: () => {
    throw new Error('power');
  },
} as const;

const waiting = async (memory: PruneMemory) => (await memory.held()).flatMap(({ entries }) => entries.map(({ token }) => token));

/** A pruner that begins anew on what is remembered, and works until nothing can be due any more. */
async function restarted(store: MemoryStore, fromMs: number) {
  const next = arena({}, store, fromMs);
  await next.prove();
  await next.pass(2 * minuteMs);
  return next.left();
}

describe('while it is written down', () => {
  test('a death that is taken back stays taken back, over a restart too', async () => {
    const { base, store, hooks } = hooked();
    const { pruner, register, clock } = arena({}, store);
    register(['a', 'b']);
    clock.nowMs += 2000;
    // The acceptance is counted while the batch is on its way.
    hooks.hold = { when: 'after', work: () => void pruner.add([accepted(['a'], startMs + 1000)]) };
    await pruner.add([dead(['a', 'b'], startMs)]);
    await pruner.status();
    expect(await waiting(base)).toEqual(['b']);
    expect(await restarted(store, clock.nowMs)).toEqual(['a']);
  });

  test('so does one of a batch that is being written anew', async () => {
    const { base, store, hooks } = hooked();
    const { pruner, register, clock } = arena({}, store);
    register(['a', 'b', 'c']);
    await pruner.add([dead(['a', 'b', 'c'], startMs)]);
    clock.nowMs += 2000;
    hooks.hold = { when: 'after', work: () => void pruner.add([accepted(['b'], startMs + 1000)]) };
    await pruner.add([accepted(['a'], startMs + 1000)]);
    await pruner.status();
    expect(await waiting(base)).toEqual(['c']);
    expect(await restarted(store, clock.nowMs)).toEqual(['a', 'b']);
  });

  test('the second sighting of a malformed token is taken back as well', async () => {
    const { base, store, hooks } = hooked();
    const { pruner, register, prove, pass, left, clock } = arena({}, store);
    register(['a', 'b'], startMs - 9 * dayMs);
    await pruner.add([malformed(['a', 'b'], startMs), malformed(['b'], startMs, { app: 'second' })]);
    clock.nowMs += dayMs;
    await prove();
    const seenMs = clock.nowMs;
    hooks.sight = {
      when: 'after',
      work: () => {
        clock.nowMs += 1000;
        void pruner.add([accepted(['a'], clock.nowMs), accepted(['b'], clock.nowMs, { app: 'second' })]);
      },
    };
    await pruner.add([malformed(['a', 'b'], seenMs)]);
    const { totals } = await pass(minuteMs);
    expect(left()).toEqual(['a']);
    expect(totals.leftAlone).toEqual({ first_sighting: 3, taken_back: 1 });
    expect(await base.sightings(scope, ['a'])).toEqual([]);
  });
});

test('a batch that cannot be written anew stays as it was written', async () => {
  const { base, store, hooks } = hooked();
  const { pruner, clock } = arena({}, store);
  await pruner.add([dead(['a', 'b'], startMs)]);
  clock.nowMs += 2000;
  hooks.hold = failing;
  expect(await pruner.add([accepted(['a'], startMs + 1000)])).toEqual({ durable: false });
  expect(await waiting(base)).toEqual(['a', 'b']);
  await pruner.add([]);
  expect(await waiting(base)).toEqual(['b']);
});

describe('an acceptance', () => {
  const sightedAfter = async (order: (atMs: number) => Parameters<ReturnType<typeof arena>['pruner']['add']>[0]) => {
    const { base, store } = hooked();
    const world = arena({}, store);
    world.register(['a'], startMs - 9 * dayMs);
    // Something was seen before, so that acceptances are looked at.
    await world.pruner.add([malformed(['other'], startMs)]);
    world.clock.nowMs += hourMs;
    await world.pruner.add(order(world.clock.nowMs - 10_000));
    return { ...world, sighted: (await base.sightings(scope, ['a'])).map(({ firstAtMs, api }) => [firstAtMs - startMs - hourMs, api]) };
  };

  test('takes back what was sighted before it in the same breath, so that the next sighting is the first', async () => {
    const { pruner, prove, pass, left, clock, sighted } = await sightedAfter((ms) => [malformed(['a'], ms), accepted(['a'], ms + 1000)]);
    expect(sighted).toEqual([]);
    clock.nowMs += dayMs;
    await prove();
    await pruner.add([malformed(['a'], clock.nowMs)]);
    const { totals } = await pass(minuteMs);
    expect(left()).toEqual(['a']);
    expect(totals.leftAlone).toEqual({ first_sighting: 2, taken_back: 1 });
  });

  test('takes back nothing that was sighted later, or at the same moment, or of another token or app', async () => {
    const later = await sightedAfter((ms) => [accepted(['a'], ms), malformed(['a'], ms + 1000)]);
    expect(later.sighted).toEqual([[-9000, 'send']]);
    const same = await sightedAfter((ms) => [accepted(['a'], ms), malformed(['a'], ms)]);
    expect(same.sighted).toEqual([[-10_000, 'send']]);
    const other = await sightedAfter((ms) => [
      malformed(['a'], ms),
      accepted(['b'], ms + 1000),
      malformed(['b'], ms, { app: 'second' }),
      accepted(['a'], ms + 1000, { app: 'second' }),
    ]);
    expect(other.sighted).toEqual([[-10_000, 'send']]);
  });

  test('by a send takes back what sends raised, an arrival all', async () => {
    const both = (ms: number) => [malformed(['a'], ms), malformed(['a'], ms, { api: 'receipt' })];
    const bySend = await sightedAfter((ms) => [...both(ms), accepted(['a'], ms + 1000)]);
    expect(bySend.sighted).toEqual([[-10_000, 'receipt']]);
    const byArrival = await sightedAfter((ms) => [...both(ms), accepted(['a'], ms + 1000, { api: 'receipt', receipt: 'arrived' })]);
    expect(byArrival.sighted).toEqual([]);
    expect((await byArrival.pass(0)).totals.leftAlone).toEqual({ first_sighting: 1, taken_back: 2 });
  });
});

describe('a restart', () => {
  test('that cannot read all at first loses nothing of what waits', async () => {
    for (const method of ['held', 'sighted', 'fuses'] as const) {
      const { base, store, hooks } = hooked();
      const first = arena({}, store);
      first.register(['a', 'b']);
      await first.pruner.add([dead(['a', 'b'], startMs)]);
      hooks[method] = failing;
      const second = arena({}, store);
      expect((await second.pruner.status()).storeFailures).toBe(1);
      expect((await second.pruner.status()).storeFailures).toBe(0);
      expect(await waiting(base)).toEqual(['a', 'b']);
      expect(await restarted(store, startMs), method).toEqual([]);
    }
  });

  test('writes nothing anew of what it takes up', async () => {
    const { store, calls } = hooked();
    await arena({}, store).pruner.add([dead(['a', 'b'], startMs)]);
    calls.length = 0;
    expect((await arena({}, store).pruner.status()).held).toBe(2);
    expect(calls).toEqual(['held', 'sighted', 'fuses']);
  });

  test('takes up a death that another one outdid no more', async () => {
    const { base, store } = hooked();
    const held = (id: string, registeredBeforeMs: number, token = 'a') => ({
      id,
      scope,
      entries: [
        {
          token,
          rule: 'dead' as const,
          registeredBeforeMs,
          heldAtMs: startMs,
          saidAtMs: startMs,
          reply: { api: 'send' as const, code: 'x', httpStatus: 410 },
        },
      ],
    });
    await base.hold([held('1', 100), held('2', 200), held('3', 300), held('4', 50), held('5', 50, 'b'), { id: '6', scope, entries: [] }]);
    const { pruner } = arena({}, store);
    expect((await pruner.status()).held).toBe(3);
    expect((await base.held()).map(({ id }) => id)).toEqual(['1', '3', '5']);
  });

  test('takes up a death in the place of one that was not written yet', async () => {
    const { base, store } = hooked();
    const reply = { api: 'send' as const, code: 'x', httpStatus: 410 };
    const death = { token: 'a', rule: 'dead' as const, registeredBeforeMs: startMs, heldAtMs: startMs, saidAtMs: startMs, reply };
    await base.hold([{ id: '1', scope, entries: [death] }]);
    const { pruner } = arena({}, store);
    // The guard of each lets a little more pass, and that of the written one the most.
    await pruner.add([1, 2].map((diedAtMs) => dead(['a'], startMs, { diedAtMs })));
    const written = (await base.held()).flatMap(({ entries }) => entries.map(({ registeredBeforeMs }) => registeredBeforeMs));
    expect(written).toEqual([startMs, 1 - 5 * minuteMs]);
  });

  test('finds the sightings, so that an acceptance takes them back', async () => {
    const { base, store } = hooked();
    const first = arena({}, store);
    await first.pruner.add([malformed(['a'], startMs)]);
    const second = arena({}, store, startMs + hourMs);
    await second.pruner.status();
    await second.pruner.add([accepted(['a'], startMs + hourMs)]);
    expect(await base.sightings(scope, ['a'])).toEqual([]);
  });
});

describe('what is added', () => {
  test('is durable once it is written down, where the memory is; and as soon as the store works again', async () => {
    const { base, store, hooks } = hooked();
    const { pruner, events } = arena({}, store);
    hooks.hold = failing;
    expect(await pruner.add([dead(['a'], startMs)])).toEqual({ durable: false });
    expect(await waiting(base)).toEqual([]);
    expect(events).toEqual([{ type: 'store_failed', code: 'Error', failures: 1 }]);
    expect(await pruner.add([dead(['b'], startMs)])).toEqual({ durable: true });
    expect((await waiting(base)).sort()).toEqual(['a', 'b']);
    expect(await pruner.add([])).toEqual({ durable: true });
    const { pruner: forgetful } = arena({}, memoryStore());
    expect(await forgetful.add([dead(['a'], startMs)])).toEqual({ durable: false });
    expect(await forgetful.add([])).toEqual({ durable: false });
  });

  test('by many at the same time is written by one', async () => {
    const { store, calls } = hooked();
    const { pruner } = arena({}, store);
    await pruner.status();
    calls.length = 0;
    const added = await Promise.all(names('t', 5).map((token) => pruner.add([dead([token], startMs)])));
    expect(added.every(({ durable }) => durable)).toBe(true);
    expect(calls).toEqual(['hold', 'fuses']);
    await pruner.add([dead(['later'], startMs)]);
    expect(calls).toEqual(['hold', 'fuses', 'hold', 'fuses']);
  });

  test('is taken back, sighted and held in the end, whichever write failed on the way', async () => {
    for (const method of [
      'hold',
      'settle',
      'sightings',
      'sight',
      'unsight',
      'fuses',
      'countFeed',
      'feedSince',
      'note',
      'expire',
    ] as const) {
      const { base, store, hooks } = hooked();
      const { pruner, register, prove, pass, left, clock } = arena({}, store);
      register(['dead', 'seen', 'fed', 'back', ...names('more', 40)], startMs - 9 * dayMs);
      await pruner.add([malformed(['seen', 'cleared'], startMs)]);
      clock.nowMs += dayMs;
      await prove();
      const nowMs = clock.nowMs;
      await pruner.add([dead(['back'], nowMs)]);
      clock.nowMs += 2000;
      hooks[method] = failing;
      await pruner.add([dead(['dead'], nowMs), dead(['fed'], nowMs, { api: 'receipt' }), accepted(['back', 'cleared'], nowMs + 1000)]);
      await pruner.add([malformed(['seen'], nowMs)]);
      await pass(minuteMs);
      await pass(minuteMs);
      const gone = ['dead', 'seen', 'fed'].filter((token) => !left().includes(token));
      expect([method, gone, left().length]).toEqual([method, ['dead', 'seen', 'fed'], 41]);
      expect([await base.held(), await base.sightings(scope, ['seen', 'cleared'])]).toEqual([[], []]);
      expect((await pruner.status()).storeFailures).toBe(0);
    }
  });
});

describe('forget', () => {
  test('takes a token out of all that waits to be written, too', async () => {
    const { base, store, hooks } = hooked();
    const { pruner, clock } = arena({}, store);
    await pruner.add([malformed(['b'], startMs)]);
    clock.nowMs += 1000;
    for (const method of ['sightings', 'unsight'] as const) {
      hooks[method] = failing;
      await pruner.add([malformed(['a', 'b'], clock.nowMs), accepted(['a', 'c'], clock.nowMs - 500)]);
    }
    await pruner.forget('a');
    expect(await base.sightings(scope, ['a'])).toEqual([]);
    expect(await base.sightings(scope, ['b'])).toHaveLength(1);
  });

  test('takes a token out of what waits here, be it confirmed only in that moment, and leaves all others', async () => {
    const { store, hooks } = hooked();
    const { pruner, register, prove, pass, left, clock } = arena({}, store);
    register(['a', 'b', 'c', 'd'], startMs - 9 * dayMs);
    await pruner.add([malformed(['a', 'b'], startMs)]);
    clock.nowMs += dayMs;
    await prove();
    hooks.sightings = failing;
    await pruner.add([malformed(['a', 'b'], clock.nowMs), dead(['c', 'd'], clock.nowMs)]);
    for (const token of ['a', 'c']) await pruner.forget(token);
    await pass(minuteMs);
    expect(left()).toEqual(['a', 'c']);
  });

  test('takes the second death of a token alone, where that names the other one', async () => {
    const { base, store } = hooked();
    const { pruner, register, prove, pass, left, clock } = arena({}, store);
    // The guard of the first death stops, the one of the second would not.
    register(['a', 'secret'], startMs - 5 * minuteMs);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    clock.nowMs += 1000;
    await pruner.add([accepted(['a'], clock.nowMs, { api: 'receipt', replacements: { a: 'secret' } })]);
    expect((await base.held()).map(({ entries }) => entries[0]?.replacement)).toEqual([undefined, 'secret']);
    await pruner.forget('secret');
    expect(JSON.stringify(await base.held())).not.toContain('secret');
    await pass(minuteMs);
    await pass(minuteMs);
    expect(left()).toEqual(['a', 'secret']);
    expect((await pruner.status()).held).toBe(0);
  });

  test('rejects where the store fails', async () => {
    const { store, hooks } = hooked();
    hooks.forget = failing;
    await expect(arena({}, store).pruner.forget('a')).rejects.toThrow('power');
  });
});

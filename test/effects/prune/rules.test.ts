import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

describe('a death', () => {
  test('waits for its hold, then invalidates the token that was registered before it', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['a', 'b']);
    await prove();
    await pruner.add([dead(['a'], clock.nowMs)]);
    await pass(minuteMs - 1);
    expect(left()).toEqual(['a', 'b']);
    await pass(1);
    expect(left()).toEqual(['b']);
  });

  test('is guarded by the time the vendor vouches for, less the margin; else by the time of the send', async () => {
    const cases = [
      { registeredAtMs: startMs - 5 * minuteMs, said: {}, goes: false },
      { registeredAtMs: startMs - 5 * minuteMs - 1, said: {}, goes: true },
      { registeredAtMs: startMs - hourMs - 5 * minuteMs, said: { diedAtMs: startMs - hourMs }, goes: false },
      { registeredAtMs: startMs - hourMs - 5 * minuteMs - 1, said: { diedAtMs: startMs - hourMs }, goes: true },
      // Nobody vouches for a death that is still to come.
      { registeredAtMs: startMs - minuteMs, said: { diedAtMs: startMs + dayMs }, goes: false },
      { registeredAtMs: startMs - dayMs, said: { diedAtMs: Number.NaN, sentAtMs: Number.POSITIVE_INFINITY }, goes: false },
    ];
    for (const { registeredAtMs, said, goes } of cases) {
      const { pruner, register, prove, pass, left } = arena();
      register(['a'], registeredAtMs);
      await prove();
      await pruner.add([dead(['a'], startMs, said)]);
      await pass(minuteMs);
      expect(left(), JSON.stringify({ registeredAtMs, said })).toEqual(goes ? [] : ['a']);
    }
  });

  test('without any time invalidates nothing, and the dry run says so', async () => {
    const { receivedAtMs, sentAtMs, ...timeless } = dead(['a'], startMs);
    for (const dryRun of [false, true]) {
      const { pruner, register, prove, pass, left } = arena({ dryRun });
      register(['a']);
      await prove();
      await pruner.add([timeless]);
      const { totals } = await pass(hourMs);
      expect(left()).toEqual(['a']);
      expect(totals).toMatchObject({ invalidated: 0, leftAlone: { no_time: 1 } });
    }
  });

  test('of anything but a token is none', async () => {
    for (const kind of ['alias', 'account', 'topic', 'broadcast', undefined] as const) {
      const { pruner, register, prove, pass, left } = arena();
      register(['a']);
      await prove();
      const { kind: _, ...kindless } = dead(['a'], startMs);
      await pruner.add([kind ? { ...kindless, kind } : kindless]);
      const { totals } = await pass(hourMs);
      expect(left()).toEqual(['a']);
      expect(totals.leftAlone).toEqual({ not_a_token: 1 });
    }
  });

  test('touches the same token of no other app and no other vendor', async () => {
    const { store, pruner, prove, pass, left, register } = arena();
    const others = [
      { vendor: 'apns', app: 'other' },
      { vendor: 'fcm', app: 'main' },
    ];
    register(['a']);
    for (const other of others) store.register(other, 'a', startMs - dayMs);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    await pass(minuteMs);
    expect(left()).toEqual([]);
    for (const other of others) expect(store.tokens(other)).toEqual(['a']);
  });

  test('that the guard stops leaves the next death of the same token its turn', async () => {
    const { pruner, store, prove, pass, left, clock } = arena();
    store.register(scope, 'a', startMs);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    clock.nowMs += 30_000;
    await pruner.add([dead(['a'], startMs + 30_000, { diedAtMs: startMs + 30_000 })]);
    clock.nowMs = startMs + hourMs / 2;
    await pruner.add([dead(['a'], clock.nowMs)]);
    await pass(0);
    expect(left()).toEqual(['a']);
    await pass(minuteMs);
    expect(left()).toEqual([]);
  });

  test('is taken back by a later send that was accepted, and not by an earlier one', async () => {
    for (const laterMs of [-1000, 1000]) {
      const { pruner, register, prove, pass, left, clock } = arena();
      register(['a']);
      await prove();
      await pruner.add([dead(['a'], startMs)]);
      clock.nowMs += 2000;
      await pruner.add([accepted(['a'], startMs + laterMs, { receivedAtMs: clock.nowMs })]);
      await pass(minuteMs);
      expect(left()).toEqual(laterMs > 0 ? ['a'] : []);
    }
  });

  test('told by a receipt is not taken back by a send: many vendors accept blindly', async () => {
    const { pruner, register, prove, pass, left } = arena();
    register(['a', ...names('more', 40)]);
    await prove();
    await pruner.add([dead(['a'], startMs, { api: 'receipt', diedAtMs: startMs })]);
    await pruner.add([accepted(['a'], startMs + 1000)]);
    await pass(minuteMs);
    expect(left()).not.toContain('a');
  });
});

describe('a malformed token', () => {
  test('needs two sightings a day apart', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['a'], startMs - 9 * dayMs);
    for (const [hours, gone] of [
      [0, false],
      [23, false],
      [24, true],
    ] as const) {
      clock.nowMs = startMs + hours * hourMs;
      await prove();
      await pruner.add([malformed(['a'], clock.nowMs)]);
      await pass(minuteMs);
      expect(left(), `${hours} h`).toEqual(gone ? [] : ['a']);
    }
  });

  test('is not confirmed by a receipt that is posted again a day later', async () => {
    const { pruner, register, pass, left, clock } = arena();
    register(['a', ...names('more', 40)]);
    const receipt = malformed(['a'], startMs, { api: 'receipt', diedAtMs: startMs });
    await pruner.add([receipt]);
    clock.nowMs += 2 * dayMs;
    await pruner.add([{ ...receipt, receivedAtMs: clock.nowMs }]);
    await pass(minuteMs);
    expect(left()).toContain('a');
  });

  test('begins anew after it was accepted', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['a']);
    await pruner.add([malformed(['a'], clock.nowMs)]);
    await pass(dayMs);
    await pruner.add([accepted(['a'], clock.nowMs)]);
    await pass(hourMs);
    await prove();
    await pruner.add([malformed(['a'], clock.nowMs)]);
    await pass(minuteMs);
    expect(left()).toEqual(['a']);
  });
});

describe('a suspect', () => {
  const days = async (options: Parameters<typeof arena>[0], takenBackBy?: 'send' | 'arrival') => {
    const world = arena(options);
    world.register(['a'], startMs - 9 * dayMs);
    for (const day of [0, 1, 2, 3]) {
      world.clock.nowMs = startMs + day * dayMs;
      await world.prove();
      await world.pruner.add([suspect(['a'], world.clock.nowMs)]);
      if (day === 2 && takenBackBy)
        await world.pruner.add([
          accepted(['a'], world.clock.nowMs + 1000, takenBackBy === 'send' ? {} : { api: 'receipt', receipt: 'arrived' }),
        ]);
      await world.pass(minuteMs);
      await world.prove();
      await world.pass(minuteMs);
    }
    return world.left();
  };

  test('is only reported, unless its rule is chosen', async () => {
    expect(await days({})).toEqual(['a']);
    expect(await days({ suspects: { sightings: 4, overMs: 3 * dayMs } })).toEqual([]);
  });

  test('needs all of its sightings, and all of their time', async () => {
    expect(await days({ suspects: { sightings: 5, overMs: 3 * dayMs } })).toEqual(['a']);
    expect(await days({ suspects: { sightings: 2, overMs: 3 * dayMs + 1 } })).toEqual(['a']);
  });

  test('is cleared by an acceptance of this very token', async () => {
    expect(await days({ suspects: { sightings: 4, overMs: 3 * dayMs } }, 'send')).toEqual(['a']);
    expect(await days({ suspects: { sightings: 4, overMs: 3 * dayMs } }, 'arrival')).toEqual(['a']);
  });

  test('counts one sighting a day, however often it is seen, and each API for itself', async () => {
    const seen = async (apis: readonly ('send' | 'receipt')[], everyHours: number) => {
      const world = arena({ suspects: { sightings: 3, overMs: dayMs } });
      world.register(['a'], startMs - 9 * dayMs);
      for (const [index, api] of apis.entries()) {
        world.clock.nowMs = startMs + index * everyHours * hourMs;
        await world.prove();
        await world.pruner.add([suspect(['a'], world.clock.nowMs, { api })]);
        await world.pass(minuteMs);
        await world.prove();
        await world.pass(minuteMs);
      }
      return world.left();
    };
    expect(await seen(['send', 'send', 'send'], 24)).toEqual([]);
    expect(
      await seen(
        Array.from({ length: 7 }, () => 'send' as const),
        6,
      ),
    ).toEqual(['a']);
    expect(await seen(['send', 'receipt', 'send', 'receipt'], 24)).toEqual(['a']);
  });

  test('raised by receipts is not cleared by a send: many vendors accept blindly', async () => {
    const { pruner, register, prove, pass, left, clock } = arena({ suspects: { sightings: 2, overMs: dayMs } });
    register(['a', ...names('more', 40)], startMs - 9 * dayMs);
    for (const day of [0, 1]) {
      clock.nowMs = startMs + day * dayMs;
      await prove();
      await pruner.add([suspect(['a'], clock.nowMs, { api: 'receipt', diedAtMs: clock.nowMs })]);
      clock.nowMs += 1000;
      await pruner.add([accepted(['a'], clock.nowMs)]);
      await prove();
      await pass(minuteMs);
    }
    expect(left()).not.toContain('a');
  });

  test('is not proven by its own acceptances', async () => {
    const { pruner, register, pass, left, clock } = arena({ suspects: { sightings: 2, overMs: dayMs } });
    register(['a'], startMs - 9 * dayMs);
    for (const day of [0, 1]) {
      clock.nowMs = startMs + day * dayMs;
      // Late replies to an early send, so that they take nothing back.
      await pruner.add([accepted(['a'], startMs - 1000), suspect(['a'], clock.nowMs)]);
      clock.nowMs += 1000;
      await pruner.add([accepted(['a'], startMs - 1000)]);
      await pass(minuteMs);
    }
    expect(left()).toEqual(['a']);
  });

  test('stays while no other target of the app is accepted before and after', async () => {
    for (const proven of ['before', 'after', 'both'] as const) {
      const { pruner, register, prove, pass, left, clock } = arena({ suspects: { sightings: 2, overMs: dayMs } });
      register(['a'], startMs - 9 * dayMs);
      for (const day of [0, 1]) {
        clock.nowMs = startMs + day * dayMs;
        if (proven !== 'after') await prove();
        await pruner.add([suspect(['a'], clock.nowMs)]);
        clock.nowMs += 1000;
        if (proven !== 'before') await prove();
        await pass(minuteMs);
      }
      expect(left(), proven).toEqual(proven === 'both' ? [] : ['a']);
    }
  });
});

describe('a replaced token', () => {
  const moved = async (tokens: Readonly<Record<string, number>>) => {
    const { pruner, store, prove, pass, left } = arena();
    for (const [token, atMs] of Object.entries(tokens)) store.register(scope, token, atMs);
    await prove();
    await pruner.add([accepted(['old'], startMs, { replacements: { old: 'new' } })]);
    await pass(minuteMs);
    return left();
  };

  test('is moved', async () => expect(await moved({ old: startMs - dayMs })).toEqual(['new']));
  test('leaves a registration of the new one as it is', async () => {
    expect(await moved({ old: startMs - dayMs, new: startMs - hourMs })).toEqual(['new']);
  });
  test('stays where the device reported it again', async () => expect(await moved({ old: startMs })).toEqual(['old']));
});

describe('a store that does not know when a device reported a token', () => {
  test('is refused, unless that is said to be accepted', async () => {
    const store = { knowsRegisteredAt: false, invalidate: async () => [] };
    expect(() => arena({ store })).toThrow(/withoutRegisteredAt: 'accepted'/);
    expect(() => arena({ store, withoutRegisteredAt: 'accepted' })).not.toThrow();
  });
});

describe('a pulled list', () => {
  test('only reports the first time; after that the previous pull is the guard', async () => {
    const { pruner, store, pass, left } = arena();
    for (const [token, atMs] of [
      ['a', startMs - 2 * dayMs],
      ['b', startMs - hourMs],
      ...names('more', 40).map((name) => [name, startMs] as const),
    ] as const)
      store.register(scope, token, atMs);
    const { sentAtMs, ...pulled } = dead(['a', 'b'], startMs, { api: 'receipt' });
    await pruner.add([pulled]);
    expect((await pass(minuteMs)).totals.leftAlone).toEqual({ no_time: 2 });
    // When the list was asked for says nothing of when they died.
    for (const list of [pulled, { ...pulled, sentAtMs: startMs }]) {
      await pruner.add([list], { previousPullAtMs: startMs - dayMs });
      await pass(minuteMs);
      expect(left().filter((token) => !token.startsWith('more'))).toEqual(['b']);
    }
  });
});

test('a store that fails loses nothing, and tells no token', async () => {
  const store = memoryStore();
  let isBroken = true;
  const failing = {
    ...store,
    together: undefined as never,
    invalidate: async (...all: Parameters<typeof store.invalidate>) => {
      if (isBroken) throw Object.assign(new Error('duplicate key value: secret-token'), { code: '40001' });
      return store.invalidate(...all);
    },
  };
  const { pruner, register, prove, pass, left, events } = arena({ store: failing }, store);
  register(['secret-token']);
  await prove();
  await pruner.add([dead(['secret-token'], startMs)]);
  expect((await pass(minuteMs)).storeFailures).toBe(1);
  expect(JSON.stringify(events)).not.toContain('secret-token');
  expect(events).toContainEqual({ type: 'store_failed', code: '40001', failures: 1 });
  isBroken = false;
  await pass(minuteMs);
  expect(left()).toEqual([]);
});

describe('a store that fails for some apps', () => {
  const of = (app: string) => ({ vendor: 'apns', app });

  async function world(apps: readonly string[], isRefused: (app: string) => boolean) {
    const store = memoryStore();
    const asked: string[] = [];
    const failing = {
      ...store,
      together: undefined as never,
      invalidate: async (...all: Parameters<typeof store.invalidate>) => {
        asked.push(all[0].app);
        if (isRefused(all[0].app)) throw Object.assign(new Error('no'), { code: '22021' });
        return store.invalidate(...all);
      },
    };
    const { pruner, pass, events } = arena({ store: failing }, store);
    for (const app of apps) {
      store.register(of(app), 'gone', startMs - dayMs);
      await pruner.add([accepted(names('alive', 40), startMs, of(app)), dead(['gone'], startMs, of(app))]);
    }
    return { store, asked, pass, events, pruner };
  }

  test('keeps no other app waiting, tells of it, and tries those that failed last', async () => {
    const { store, asked, pass, events } = await world(['bad', 'good', 'better'], (app) => app === 'bad');
    expect((await pass(minuteMs)).storeFailures).toBe(1);
    expect(['bad', 'good', 'better'].map((app) => store.tokens(of(app)))).toEqual([['gone'], [], []]);
    expect(events.filter(({ type }) => type === 'store_failed')).toEqual([{ type: 'store_failed', code: '22021', failures: 1 }]);
    expect(asked).toEqual(['bad', 'good', 'better']);
  });

  test('is down where two in a row fail: no further app is tried, and the next pass begins with those that were not', async () => {
    let isDown = true;
    const { store, asked, pass } = await world(['a', 'b', 'c'], () => isDown);
    await pass(minuteMs);
    expect(asked).toEqual(['a', 'b']);
    isDown = false;
    expect((await pass(minuteMs)).storeFailures).toBe(0);
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'b']);
    expect(['a', 'b', 'c'].map((app) => store.tokens(of(app)))).toEqual([[], [], []]);
  });

  test('is tried in its place again once it worked', async () => {
    let isRefused = true;
    const { store, asked, pass, pruner } = await world(['first', 'second'], (app) => app === 'first' && isRefused);
    const next = async (token: string) => {
      for (const app of ['first', 'second']) {
        store.register(of(app), token, startMs - dayMs);
        await pruner.add([dead([token], startMs + minuteMs, of(app))]);
      }
      asked.length = 0;
      await pass(minuteMs);
      return asked;
    };
    expect(await next('a')).toEqual(['first', 'second']);
    expect(await next('b')).toEqual(['second', 'first']);
    isRefused = false;
    expect(await next('c')).toEqual(['second', 'first']);
    expect(await next('d')).toEqual(['first', 'second']);
  });

  test('two that fail apart from each other are two apps, not a store that is down', async () => {
    const { store, pass } = await world(['bad', 'good', 'worse', 'better'], (app) => ['bad', 'worse'].includes(app));
    await pass(minuteMs);
    expect(['good', 'better'].map((app) => store.tokens(of(app)))).toEqual([[], []]);
  });
});

test.each(['a\0b', 'a\ud800', '\udc00a'])("%j is nobody's token: no database keeps it as it came", async (odd) => {
  const { pruner } = arena();
  await pruner.add([dead([odd], startMs), accepted(['b'], startMs, { replacements: { b: odd } })]);
  expect((await pruner.status()).held).toBe(0);
  await pruner.add([dead(['a\u{1f600}b'], startMs)]);
  expect((await pruner.status()).held).toBe(1);
});

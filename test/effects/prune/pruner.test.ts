import { describe, expect, test } from 'vitest';
import { allAlive } from '../../../src/effects/events/alive.ts';
import { createPruner, type MemoryStore, memoryStore, type TokenStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

/** A timer that runs when it is told to. */
function timer() {
  const waiting: { readonly work: () => void; readonly waitMs: number }[] = [];
  const cancelled: number[] = [];
  const schedule = (work: () => void, waitMs: number) => {
    waiting.push({ work, waitMs });
    return () => void cancelled.push(waitMs);
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { waiting, cancelled, schedule, settled };
}

/** A store that fails while it is told to. */
function breakable(store: MemoryStore) {
  const state = { isBroken: true };
  const failing: TokenStore = {
    ...store,
    memory: {
      ...(store.memory as NonNullable<typeof store.memory>),
      fuses: async () => {
        if (state.isBroken) throw new Error('power');
        return (await store.memory?.fuses()) ?? [];
      },
    },
  };
  return { state, store: failing };
}

describe('the timer of a pruner', () => {
  test.each([
    [0, 100],
    [200, 100],
    [8000, 2000],
    [60_000, 15_000],
    [600_000, 15_000],
  ])('with a hold of %i ms steps every %i ms', async (holdMs, stepMs) => {
    const { waiting, schedule } = timer();
    await arena({ holdMs, schedule }).pruner.add([dead(['a'], startMs)]);
    expect(waiting.map(({ waitMs }) => waitMs)).toEqual([stepMs]);
  });

  test('is set once, and anew after its step while something waits', async () => {
    const { waiting, schedule, settled } = timer();
    const { pruner, clock, register, left } = arena({ schedule });
    register(['a']);
    await pruner.add([accepted(names('alive', 5), startMs)]);
    expect(waiting).toHaveLength(0);
    await pruner.add([dead(['a'], startMs)]);
    await pruner.add([dead(['a', 'c'], startMs)]);
    await pruner.flush();
    expect(waiting).toHaveLength(1);
    waiting[0]?.work();
    await pruner.status();
    await settled();
    expect(waiting).toHaveLength(2);
    clock.nowMs += minuteMs;
    waiting[1]?.work();
    await pruner.status();
    await settled();
    expect(left()).toEqual([]);
  });

  test('asks a store that fails less and less, sixteen times less at most', async () => {
    const { waiting, schedule, settled } = timer();
    const rows = memoryStore();
    const { store, state } = breakable(rows);
    const { pruner } = arena({ store, schedule }, rows);
    await pruner.add([dead(['a'], startMs)]);
    for (let step = 0; step < 6; step += 1) {
      waiting.at(-1)?.work();
      await settled();
    }
    expect(waiting.map(({ waitMs }) => waitMs / 15_000)).toEqual([1, 4, 8, 16, 16, 16, 16]);
    state.isBroken = false;
    waiting.at(-1)?.work();
    await settled();
    expect(waiting.at(-1)?.waitMs).toBe(15_000);
  });

  test('is set where something could not be written', async () => {
    const { waiting, schedule } = timer();
    const rows = memoryStore();
    const { memory } = rows;
    const sight = () => Promise.reject(new Error('power'));
    const { pruner } = arena({ store: { ...rows, memory: { ...memory, sight } as never }, schedule }, rows);
    const { pruner: writing } = arena({ schedule }, rows);
    await writing.add([malformed(['a'], startMs, { api: 'receipt' })]);
    const before = waiting.length;
    expect(await pruner.add([malformed(['b'], startMs, { api: 'receipt' })])).toEqual({ durable: false });
    await pruner.flush();
    expect(waiting.length).toBe(before + 1);
  });

  test('is ended by closing, which commits what may go and leaves the rest to the next pruner', async () => {
    const { waiting, cancelled, schedule } = timer();
    const { pruner, register, prove, clock, left, store } = arena({ schedule });
    register(['a', 'b']);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    clock.nowMs += minuteMs;
    await pruner.add([dead(['b'], clock.nowMs)]);
    const { held: rest, totals } = await pruner.close();
    expect([rest, totals.invalidated, totals.leftAlone]).toEqual([1, 1, {}]);
    expect(left()).toEqual(['b']);
    expect([waiting.length, cancelled.length]).toEqual([1, 1]);
    await pruner.add([dead(['c'], clock.nowMs)]);
    await pruner.flush();
    expect(waiting).toHaveLength(1);
    const held = (await store.memory?.held()) ?? [];
    expect(held.flatMap(({ entries }) => entries.map(({ token }) => token))).toEqual(['b', 'c']);
  });

  test('is set again while a receipt waits, and never again after closing', async () => {
    const { waiting, schedule, settled } = timer();
    const { pruner } = arena({ schedule });
    await pruner.add([dead(['a'], startMs, { api: 'receipt' })]);
    waiting[0]?.work();
    await pruner.status();
    await settled();
    expect(waiting).toHaveLength(2);
    const { pruner: closed } = arena({ schedule });
    await closed.close();
    await closed.add([dead(['a'], startMs)]);
    expect(waiting).toHaveLength(2);
  });

  test('is none for files, which are stepped by their replies', async () => {
    const { waiting, schedule } = timer();
    const rows = memoryStore();
    const asked: number[] = [];
    let nowMs = startMs;
    const { memory } = rows;
    const fuses = async () => {
      asked.push(nowMs - startMs);
      return (await memory?.fuses()) ?? [];
    };
    const { pruner } = arena(
      { store: { ...rows, memory: { ...memory, fuses } as never }, schedule, clock: 'replies', now: () => startMs + dayMs },
      rows,
    );
    for (const ms of [0, 5000, 14_999, 15_000, 29_999, 30_000]) {
      nowMs = startMs + ms;
      await pruner.add([accepted(['a'], nowMs)]);
    }
    expect([...new Set(asked)]).toEqual([0, 15_000, 30_000]);
    await pruner.add([dead(['b'], nowMs)]);
    await pruner.flush();
    expect(waiting).toEqual([]);
  });
});

describe('a pruner', () => {
  test('tells in its status the fuses that blew elsewhere', async () => {
    const { pruner, store } = arena();
    expect(await pruner.status()).toEqual({
      apps: [],
      held: 0,
      totals: { invalidated: 0, moved: 0, byRule: {}, leftAlone: {} },
      storeFailures: 0,
    });
    await store.memory?.setFuse({ scope, state: 'blown', atMs: startMs, words: 'elsewhere' });
    expect((await pruner.status()).apps).toEqual([
      { ...scope, fuse: 'blown', words: 'elsewhere', blownAtMs: startMs, held: 0, accepted: 0, refused: 0 },
    ]);
    expect(allAlive('pruner').at(-1)?.gauges()).toEqual([{ ...scope, isBlown: true, held: 0, suspects: 0 }]);
  });

  test('tells at once how its apps stand, without asking the store', async () => {
    const { pruner, clock } = arena();
    await pruner.add([accepted(['x', 'y'], startMs), dead(['a'], startMs), suspect(['b', 'c'], startMs)]);
    expect(allAlive('pruner').at(-1)?.gauges()).toEqual([{ ...scope, isBlown: false, held: 1, suspects: 2 }]);
    expect((await pruner.status()).apps).toEqual([{ ...scope, fuse: 'whole', held: 1, accepted: 2, refused: 3 }]);
    clock.nowMs += 2 * hourMs;
    expect((await pruner.status()).apps).toEqual([{ ...scope, fuse: 'whole', held: 1, accepted: 0, refused: 0 }]);
    expect(allAlive('pruner').at(-1)?.gauges()).toMatchObject([{ suspects: 0 }]);
  });

  test('tells what it left alone with the outcomes that said it', async () => {
    const { pruner, events } = arena();
    await pruner.add([suspect(['a'], startMs), suspect(['b'], startMs)]);
    expect(events).toEqual([{ type: 'left_alone', ...scope, because: 'suspect', tokens: 2 }]);
    await pruner.add([malformed(['a'], startMs)]);
    await pruner.flush();
    expect(events.slice(1)).toEqual([{ type: 'left_alone', ...scope, because: 'first_sighting', tokens: 1 }]);
  });

  test('forgets what is old, once an hour', async () => {
    for (const overMs of [undefined, 40 * dayMs]) {
      const rows = memoryStore();
      const asked: unknown[] = [];
      const { memory } = rows;
      const expire = async (before: never) => void asked.push(before);
      const { pass, clock } = arena(
        { store: { ...rows, memory: { ...memory, expire } as never }, auditDays: 7, ...(overMs && { suspects: { sightings: 2, overMs } }) },
        rows,
      );
      for (const ms of [0, hourMs - 1, 1]) await pass(ms);
      const of = (nowMs: number) => ({
        auditMs: nowMs - 7 * dayMs,
        sightingsMs: nowMs - (overMs ? 70 : 30) * dayMs,
        feedMs: nowMs - 2 * dayMs,
      });
      expect(asked).toEqual([of(startMs), of(clock.nowMs)]);
    }
  });

  test('compares in shadow mode what the present code deletes in the default app, and without it compares nothing', async () => {
    const { pruner } = arena({ shadow: true, defaultApp: 'main' });
    pruner.deleted({ vendor: 'apns' }, ['a']);
    pruner.deleted(scope, ['a']);
    pruner.deleted({ ...scope, app: 'second' }, ['a']);
    expect(pruner.comparison()).toMatchObject({ onlyThere: 2 });
    const { pruner: plain } = arena();
    plain.deleted(scope, ['a']);
    expect(plain.comparison()).toBeUndefined();
    await pruner.forget('a');
    expect(pruner.comparison()).toMatchObject({ onlyThere: 0 });
  });

  test('takes outcomes without an app as of the default one', async () => {
    const { pruner } = arena({ defaultApp: 'main' });
    const { app, ...nameless } = dead(['a'], startMs);
    await pruner.add([nameless]);
    expect((await pruner.status()).apps).toMatchObject([scope]);
  });
});

describe('what waits at the end of a file', () => {
  const fileOf = (store: MemoryStore, options: object = {}) =>
    createPruner({ store, clock: 'replies', now: () => startMs + dayMs, schedule: () => () => undefined, batchSize: 20, ...options });
  const wave = async (options: object = {}) => {
    const store = memoryStore();
    const pruner = fileOf(store, options);
    await pruner.add([dead(names('dead', 40), startMs), dead(['whole'], startMs, { app: 'second' })]);
    await pruner.add([accepted(['x'], startMs + minuteMs)]);
    return { status: await pruner.close(), held: (await store.memory?.held()) ?? [] };
  };

  test('is written down where its fuse blew, batch by batch, as held when the file ended', async () => {
    const { status, held } = await wave();
    expect(status.totals.leftAlone).toEqual({ still_held: 41 });
    expect(held.map(({ scope: of, entries }) => [of.app, entries.length])).toEqual([
      ['main', 20],
      ['main', 20],
    ]);
    const entries = held.flatMap((batch) => batch.entries);
    expect(entries.map(({ token }) => token)).toEqual(names('dead', 40));
    expect([...new Set(entries.map(({ heldAtMs }) => heldAtMs))]).toEqual([startMs + dayMs]);
    expect(entries[0]).toEqual({
      token: 'dead-0',
      rule: 'dead',
      registeredBeforeMs: startMs - 5 * minuteMs,
      heldAtMs: startMs + dayMs,
      saidAtMs: startMs,
      reply: {
        api: 'send',
        code: 'Unregistered',
        httpStatus: 410,
        cause: 'token_unregistered',
        sentAtMs: startMs,
        receivedAtMs: startMs,
      },
    });
  });

  test('is only counted in a dry run, and where the store remembers nothing', async () => {
    expect((await wave({ dryRun: true })).held).toEqual([]);
    const { memory, together, ...forgetful } = memoryStore();
    const { status } = await wave({ store: forgetful });
    expect(status.totals.leftAlone).toEqual({ still_held: 41 });
  });
});

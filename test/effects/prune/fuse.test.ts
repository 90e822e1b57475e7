import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, blown, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

describe('proof of life', () => {
  test('too few accepted: held, until there are enough', async () => {
    const { pruner, register, pass, left, clock } = arena();
    register(['a']);
    await pruner.add([dead(['a'], startMs)]);
    await pass(2 * hourMs);
    expect(left()).toEqual(['a']);
    await pruner.add([accepted(['b'], clock.nowMs)]);
    await pass(0);
    expect(left()).toEqual([]);
  });

  test('of forty replies twenty have to be accepted', async () => {
    for (const [living, gone] of [
      [19, 'held'],
      [20, 'committed'],
    ] as const) {
      const { pruner, register, pass, left } = arena();
      register(['a']);
      await pruner.add([accepted(names('alive', living), startMs), suspect(names('odd', 39 - living), startMs), dead(['a'], startMs)]);
      await pass(minuteMs);
      expect(left(), gone).toEqual(gone === 'held' ? ['a'] : []);
    }
  });

  test('half of all may be dead, and not one more', async () => {
    for (const [deaths, goes] of [
      [20, true],
      [21, false],
    ] as const) {
      const { pruner, register, pass, left, events } = arena();
      register(names('dead', deaths));
      await pruner.add([accepted(names('alive', 20), startMs), dead(names('dead', deaths), startMs)]);
      await pass(minuteMs);
      expect(left()).toHaveLength(goes ? 0 : deaths);
      expect(events.filter(({ type }) => type === 'blown')).toHaveLength(goes ? 0 : 1);
    }
  });

  test('counts what is held although a restart forgot its replies', async () => {
    const store = memoryStore();
    const first = arena({}, store);
    first.register(names('dead', 30));
    await first.pruner.add([dead(names('dead', 30), startMs)]);
    const second = arena({}, store, startMs + hourMs);
    await second.pruner.add([accepted(names('alive', 29), second.clock.nowMs)]);
    await second.pass(minuteMs);
    expect(second.left()).toHaveLength(30);
    await second.pruner.add([accepted(['one more'], second.clock.nowMs)]);
    await second.pass(0);
    expect(second.left()).toEqual([]);
  });

  test('is an hour old at most', async () => {
    for (const [minutes, goes] of [
      [57, true],
      [62, false],
    ] as const) {
      const { pruner, register, prove, pass, left, clock } = arena();
      register(['a']);
      await prove();
      clock.nowMs += minutes * minuteMs;
      await pruner.add([dead(['a'], clock.nowMs)]);
      await pass(minuteMs);
      expect(left(), `${minutes}`).toEqual(goes ? [] : ['a']);
    }
  });

  test('is not given by receipts', async () => {
    const { pruner, register, pass, left } = arena();
    register(['a']);
    await pruner.add([accepted(names('alive', 40), startMs, { api: 'receipt', receipt: 'arrived' }), dead(['a'], startMs)]);
    await pass(minuteMs);
    expect(left()).toEqual(['a']);
  });

  test('of a good hour does not cover a key that is wrong since a minute', async () => {
    const { pruner, register, pass, left, clock, events } = arena();
    register(names('dead', 600));
    await pruner.add([accepted(names('alive', 10_000), startMs)]);
    clock.nowMs += 10 * minuteMs;
    for (let second = 0; second < 120; second += 1) {
      await pruner.add([dead(names('dead', 600).slice(second * 5, second * 5 + 5), clock.nowMs)]);
      await pass(1000);
    }
    expect(left()).toHaveLength(600);
    expect(events.filter(({ type }) => type === 'blown')).toHaveLength(1);
  });
});

describe('a blown fuse', () => {
  test('says in one event, in plain words, what happened', async () => {
    const { pruner, pass, events, clock } = arena({ nameOf: () => 'APNs' });
    await pruner.add([accepted(names('alive', 18), startMs), suspect(names('odd', 412), startMs)]);
    await pass(minuteMs);
    await pruner.add([suspect(names('more', 412), clock.nowMs)]);
    await pass(minuteMs);
    expect(events.filter(({ type }) => type === 'blown')).toEqual([
      {
        type: 'blown',
        ...scope,
        words:
          '412 of 430 APNs tokens of main refused as BadDeviceToken since 10:02 UTC: looks like sandbox against production, or tokens of another vendor',
        refused: 412,
        replies: 430,
        sinceMs: startMs,
        code: 'BadDeviceToken',
      },
    ]);
  });

  test('lets nothing move by any rule, in its app alone', async () => {
    const { pruner, store, prove, pass, left, clock } = await blown({ suspects: { sightings: 2, overMs: dayMs } });
    const other = { vendor: 'fcm', app: 'main' };
    store.register(other, 'x', startMs - dayMs);
    store.register(scope, 'old', startMs - dayMs);
    for (const day of [1, 2]) {
      clock.nowMs = startMs + day * dayMs;
      await prove();
      await pruner.add([
        { ...accepted(names('alive', 20), clock.nowMs), ...other },
        { ...dead(['x'], clock.nowMs), ...other },
        malformed(['dead-1'], clock.nowMs),
        suspect(['dead-2'], clock.nowMs),
        dead(['dead-3'], clock.nowMs, { api: 'receipt' }),
        accepted(['old'], clock.nowMs, { replacements: { old: 'new' } }),
      ]);
      await pass(minuteMs);
    }
    expect(left()).toEqual([...names('dead', 30), 'old']);
    expect(store.tokens(other)).toEqual([]);
  });

  test('release commits what was held back, under the guard of each', async () => {
    const { pruner, store, left, events } = await blown();
    store.register(scope, 'dead-7', startMs + 1000);
    expect(await pruner.release({ ...scope, by: 'mei' })).toEqual({ tokens: 30 });
    expect(left()).toEqual(['dead-7']);
    expect(events).toContainEqual({ type: 'released', ...scope, tokens: 30, by: 'mei' });
    expect(await pruner.audit({ limit: 1000 })).toContainEqual(expect.objectContaining({ action: 'released', by: 'mei' }));
  });

  test('discard drops what was held back, and what was learnt', async () => {
    const { pruner, prove, pass, left, clock } = await blown();
    await pruner.discard({ ...scope, by: 'mei' });
    await prove();
    await pass(minuteMs);
    expect(left()).toHaveLength(30);
    await pruner.add([dead(['dead-1'], clock.nowMs)]);
    await pass(minuteMs);
    expect(left()).toHaveLength(29);
  });

  test('does not blow before a hold has passed since the first refusal: the good news may be on its way', async () => {
    const { pruner, register, pass, events, left } = arena();
    register(names('dead', 30));
    await pruner.add([dead(names('dead', 30), startMs)]);
    await pass(minuteMs / 2);
    expect(events.filter(({ type }) => type === 'blown')).toEqual([]);
    await pass(minuteMs / 2);
    expect(events.filter(({ type }) => type === 'blown')).toHaveLength(1);
    expect(left()).toHaveLength(30);
  });

  test('is mended only where it is blown, and by somebody', async () => {
    const { pruner } = await blown();
    await expect(pruner.release({ vendor: 'fcm', app: 'main', by: 'mei' })).rejects.toThrow(/whose fuse is blown/);
    await expect(pruner.release({ ...scope, by: '' })).rejects.toThrow(/the name of the person/);
  });

  test('stays blown over a restart, with all that was held; the word of one process is obeyed by the others', async () => {
    const store = memoryStore();
    await blown({}, store);
    const worker = arena({}, store, startMs + hourMs);
    const person = arena({}, store, startMs + 2 * hourMs);
    await worker.prove();
    const { apps } = await worker.pass(minuteMs);
    expect(apps).toMatchObject([{ ...scope, fuse: 'blown', held: 30 }]);
    expect(await person.pruner.release({ ...scope, by: 'mei' })).toEqual({ tokens: 30 });
    expect(worker.left()).toEqual([]);
    expect((await worker.pass(2 * hourMs)).apps).toMatchObject([{ fuse: 'whole', held: 0 }]);
  });

  test('stops other processes before their next batch', async () => {
    const store = memoryStore();
    const healthy = arena({}, store);
    healthy.register(['a']);
    await healthy.prove();
    await healthy.pruner.add([dead(['a'], startMs)]);
    await blown({}, store);
    await healthy.pass(minuteMs);
    expect(healthy.left()).toContain('a');
  });

  test('stops them between two batches too', async () => {
    const store = memoryStore();
    const world = arena(
      {
        batchSize: 10,
        onEvent: ({ type }) => {
          if (type === 'invalidated') store.memory?.setFuse({ scope, state: 'blown', atMs: startMs, words: 'elsewhere' });
        },
      },
      store,
    );
    world.register(names('dead', 30));
    await world.prove(60);
    await world.pruner.add([dead(names('dead', 30), startMs)]);
    await world.pass(minuteMs);
    expect(world.left()).toHaveLength(20);
  });

  test('that is discarded makes the next sighting of a malformed token the first', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['a'], startMs - 9 * dayMs);
    await pruner.add([malformed(['a'], startMs), suspect(names('odd', 30), startMs)]);
    await pass(minuteMs);
    await pruner.discard({ ...scope, by: 'mei' });
    for (const [days, gone] of [
      [1, false],
      [2, true],
    ] as const) {
      clock.nowMs = startMs + days * dayMs + hourMs;
      await prove();
      await pruner.add([malformed(['a'], clock.nowMs)]);
      await pass(minuteMs);
      expect(left()).toEqual(gone ? [] : ['a']);
    }
  });

  test('holds no more than its bound', async () => {
    const { pruner, pass } = await blown({ maxHeld: 100 });
    await pruner.add([dead(names('many', 500), startMs)]);
    const { held, totals } = await pass(minuteMs);
    expect(held).toBe(50);
    expect(totals.leftAlone.held_full).toBe(480);
  });
});

describe('receipts and feeds', () => {
  test('may take one token in twenty a day, and blow the fuse beyond', async () => {
    const { pruner, register, pass, left, events, clock } = arena();
    register(names('t', 200));
    const receipt = (from: number, to: number) =>
      dead(names('t', 200).slice(from, to), clock.nowMs, { api: 'receipt', diedAtMs: clock.nowMs });
    await pruner.add([receipt(0, 6)]);
    await pass(minuteMs);
    expect(left()).toHaveLength(194);
    await pruner.add([receipt(6, 10)]);
    await pass(minuteMs);
    expect(left()).toHaveLength(190);
    await pruner.add([receipt(10, 11)]);
    await pass(minuteMs);
    expect(left()).toHaveLength(190);
    expect(events.filter(({ type }) => type === 'blown')).toMatchObject([{ words: expect.stringContaining('looks like a wrong list') }]);
  });

  test('have a plain number where the store cannot count', async () => {
    const store = memoryStore();
    const { pruner, register, pass, left } = arena({ store: { ...store, count: undefined as never }, fuse: { feedNumber: 5 } }, store);
    register(names('t', 200));
    await pruner.add([dead(names('t', 6), startMs, { api: 'receipt', diedAtMs: startMs })]);
    await pass(minuteMs);
    expect(left()).toHaveLength(200);
  });

  test('which is a thousand, if nobody says otherwise', async () => {
    for (const deaths of [1000, 1001]) {
      const store = memoryStore();
      const { pruner, register, pass, left } = arena({ store: { ...store, count: undefined as never } }, store);
      register(names('t', 2000));
      await pruner.add([dead(names('t', deaths), startMs, { api: 'receipt', diedAtMs: startMs })]);
      await pass(minuteMs);
      expect(left()).toHaveLength(deaths === 1000 ? 1000 : 2000);
    }
  });
});

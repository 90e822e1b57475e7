import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { memoryStore, processMemory, type Sighting } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

const second = { app: 'second' };
const suspects = { sightings: 3, overMs: dayMs };

/** A memory in this process, and what it was asked to do with sightings and batches. */
function noted() {
  const base = processMemory();
  const rows: (readonly unknown[])[] = [];
  const sight: typeof base.sight = async (of, added) => {
    rows.push(added);
    await base.sight(of, added);
  };
  const asked: [string, number][] = [];
  const memory = {
    ...base,
    sight,
    sightings: async (...[of, tokens]: Parameters<typeof base.sightings>) => {
      asked.push(['sightings', tokens.length]);
      return base.sightings(of, tokens);
    },
    unsight: async (...[of, which]: Parameters<typeof base.unsight>) => {
      asked.push(['unsight', which.tokens?.length ?? -1]);
      await base.unsight(of, which);
    },
    hold: async (batches: Parameters<typeof base.hold>[0]) => {
      for (const { entries } of batches) asked.push(['hold', entries.length]);
      await base.hold(batches);
    },
  };
  return { base, rows, asked, store: memoryStore({ memory }) };
}

describe('an outcome', () => {
  const leftBy = async (outcome: Outcome) => {
    const { pruner } = arena();
    await pruner.add([outcome]);
    const { totals, held, apps } = await pruner.status();
    return [totals.leftAlone, held, apps.length];
  };

  test('that blames no token, or is not refused, says nothing', async () => {
    expect(await leftBy(dead(['a'], startMs, { token: 'keep', kind: 'topic' }))).toEqual([{}, 0, 0]);
    expect(await leftBy(dead(['a'], startMs, { token: 'keep' }))).toEqual([{}, 0, 0]);
    expect(await leftBy(dead(['a', 'b'], startMs, { kind: 'topic' }))).toEqual([{ not_a_token: 2 }, 0, 0]);
    expect(await leftBy(accepted(['a'], startMs, { kind: 'topic' }))).toEqual([{}, 0, 0]);
    expect(await leftBy({ ...dead(['a'], startMs), status: 'uncertain', cause: 'timeout' } as never)).toEqual([{}, 0, 0]);
  });

  test('speaks of its texts only, and of no app where there are none', async () => {
    expect(await leftBy(dead([], startMs))).toEqual([{}, 0, 0]);
    expect(await leftBy(dead(['', 7 as never], startMs))).toEqual([{}, 0, 0]);
    expect(await leftBy({ ...dead([], startMs), targets: undefined as never })).toEqual([{}, 0, 0]);
    const { pruner } = arena();
    await pruner.add([dead(['', 'a', 7 as never], startMs)]);
    expect((await pruner.status()).apps).toMatchObject([{ refused: 1, held: 1 }]);
  });

  test('without evidence is taken as well, and a long code is cut', async () => {
    expect(await leftBy(dead(['a'], startMs, { evidence: undefined as never }))).toEqual([{}, 1, 1]);
    const { pruner, pass, events } = arena();
    await pruner.add([suspect(names('odd', 30), startMs, { evidence: { httpStatus: 400, code: 'x'.repeat(200) } })]);
    await pass(minuteMs);
    expect(events.filter(({ type }) => type === 'blown')).toMatchObject([{ code: 'x'.repeat(128) }]);
  });
});

describe('a death', () => {
  test('that says nothing new is not written; one that outdoes another takes its place', async () => {
    const { pruner, store } = arena();
    for (const diedAtMs of [1, 1, 2, 3]) await pruner.add([dead(['a'], startMs, { diedAtMs })]);
    const held = ((await store.memory?.held()) ?? []).flatMap(({ entries }) => entries);
    expect(held.map(({ registeredBeforeMs }) => registeredBeforeMs + 5 * minuteMs)).toEqual([1, 3]);
    expect((await pruner.status()).held).toBe(2);
  });

  test('waits only while there is room, over all apps; what waits already may wait again', async () => {
    const { pruner } = arena({ maxHeld: 4 });
    await pruner.add([dead(['a', 'b', 'x'], startMs), dead(names('c', 4), startMs, second)]);
    await pruner.add([dead(['a'], startMs, { diedAtMs: startMs - 1 }), dead(['b'], startMs, { sentAtMs: startMs + 1 })]);
    const { apps, totals } = await pruner.status();
    expect(apps.map(({ held }) => held)).toEqual([3, 1]);
    expect(totals.leftAlone).toEqual({ held_full: 3 });
  });

  test('keeps its turn when an acceptance takes nothing back', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['a', 'b']);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    clock.nowMs += 30_000;
    await pruner.add([dead(['b'], clock.nowMs), accepted(['a'], startMs - 1)]);
    await pass(30_000);
    expect(left()).toEqual(['b']);
  });

  test('that is taken back is told so', async () => {
    const { pruner, clock } = arena();
    await pruner.add([dead(['a'], startMs), dead(['b'], startMs)]);
    clock.nowMs += 1000;
    await pruner.add([accepted(['a', 'c'], clock.nowMs)]);
    const { held, totals } = await pruner.status();
    expect([held, totals.leftAlone]).toEqual([1, { taken_back: 1 }]);
  });
});

describe('a replacement', () => {
  test.each([[''], ['old'], [7], [undefined]])('by %j is none', async (replacement) => {
    const { pruner } = arena({ suspects });
    await pruner.add([accepted(['old'], startMs, { replacements: { old: replacement as string } })]);
    expect(await pruner.status()).toMatchObject({ held: 0, totals: { leftAlone: {} } });
  });

  test('of one target says nothing of the others', async () => {
    const { pruner, register, prove, pass, left, store } = arena({ suspects });
    register(['old', 'other']);
    await prove();
    await pruner.add([accepted(['old', 'other'], startMs, { replacements: { old: 'new', toString: 'x' } })]);
    const { totals } = await pass(minuteMs);
    expect([...left()].sort()).toEqual(['new', 'other']);
    expect(totals.leftAlone).toEqual({});
    expect(await store.memory?.sighted()).toEqual([]);
  });

  test('is not taken back by a later acceptance of the old token', async () => {
    const { pruner, register, prove, pass, left, clock } = arena();
    register(['old']);
    await prove();
    await pruner.add([accepted(['old'], startMs, { replacements: { old: 'new' } })]);
    clock.nowMs += 1000;
    await pruner.add([accepted(['old'], clock.nowMs)]);
    await pass(minuteMs);
    expect(left()).toEqual(['new']);
  });
});

describe('a sighting', () => {
  const row = (more: Partial<Sighting> = {}): Sighting => ({
    token: 'a',
    api: 'send',
    rule: 'confirm',
    firstAtMs: startMs - dayMs,
    lastAtMs: startMs - dayMs,
    count: 1,
    ...more,
  });

  test('is not learnt while the fuse is blown', async () => {
    const { pruner, pass, clock, store } = arena({ suspects });
    await pruner.add([accepted(['x', 'y'], startMs), dead(names('odd', 30), startMs)]);
    await pass(minuteMs);
    await pruner.add([malformed(['a'], clock.nowMs), suspect(['b'], clock.nowMs)]);
    expect((await pruner.status()).totals.leftAlone).toEqual({ fuse_blown: 2 });
    expect(await store.memory?.sighted()).toEqual([]);
  });

  test('waits only while there is room', async () => {
    const { store } = noted();
    const memory = { ...processMemory(), sight: () => Promise.reject(new Error('power')) };
    const { pruner } = arena({ store: { ...store, memory }, maxHeld: 2 });
    await pruner.add([malformed(names('a', 5), startMs)]);
    expect((await pruner.status()).totals.leftAlone).toEqual({ held_full: 3 });
  });

  test('of suspicion counts while another target was accepted within the window, by a send', async () => {
    const counted = async (ms: number, outcome: Outcome) => {
      const { pruner, clock, store } = arena({ suspects });
      await pruner.add([outcome]);
      clock.nowMs += ms;
      await pruner.add([suspect(['a'], clock.nowMs)]);
      return (await store.memory?.sightings(scope, ['a']))?.length;
    };
    expect(await counted(hourMs, accepted(['x'], startMs))).toBe(1);
    expect(await counted(hourMs + 1, accepted(['x'], startMs))).toBe(0);
    expect(await counted(0, accepted(['a'], startMs - 1))).toBe(0);
    expect(await counted(0, accepted(['a', 'x'], startMs - 1))).toBe(1);
    expect(await counted(0, accepted(['x'], startMs, { api: 'receipt', receipt: 'arrived' }))).toBe(0);
  });

  test('is written at once with all others of its app, and nothing else is', async () => {
    const { rows, store } = noted();
    const { pruner, clock } = arena({}, store);
    await pruner.add([malformed(['a'], startMs), malformed(['b', 'c'], startMs), malformed(['a'], startMs, second)]);
    const now = { firstAtMs: startMs, lastAtMs: startMs };
    expect(rows).toEqual([['a', 'b', 'c'].map((token) => row({ ...now, token })), [row(now)]]);
    clock.nowMs += hourMs;
    await pruner.add([malformed(['a'], clock.nowMs)]);
    expect(rows.slice(2)).toEqual([[row({ ...now, lastAtMs: clock.nowMs })]]);
  });

  test('is asked for, written and taken back in portions of a statement', async () => {
    const { asked, store } = noted();
    const { pruner, clock } = arena({ batchSize: 2 }, store);
    await pruner.add([malformed(names('a', 4), startMs)]);
    expect(asked).toEqual([
      ['sightings', 2],
      ['sightings', 2],
    ]);
    asked.length = 0;
    clock.nowMs += 1000;
    await pruner.add([accepted(names('a', 5), clock.nowMs), dead(names('b', 5), clock.nowMs)]);
    expect(asked).toEqual([
      ['unsight', 2],
      ['unsight', 2],
      ['unsight', 1],
      ['hold', 2],
      ['hold', 2],
      ['hold', 1],
    ]);
  });

  test('counts by its own day, though several of one token come in one breath', async () => {
    const { pruner, prove, register, pass, left, clock, store } = arena({ suspects });
    register(['a', ...names('more', 40)], startMs - 9 * dayMs);
    await store.memory?.sight(scope, [
      row({ rule: 'suspect', api: 'receipt', firstAtMs: startMs - 2 * dayMs, lastAtMs: startMs - 2 * dayMs }),
    ]);
    await prove();
    const event = (atMs: number) => suspect(['a'], startMs, { api: 'receipt', diedAtMs: atMs });
    await pruner.add([event(startMs - dayMs), event(startMs - dayMs + 1), event(startMs)]);
    clock.nowMs += 1000;
    await prove();
    expect(await pass(minuteMs)).toMatchObject({ storeFailures: 0, totals: { leftAlone: { suspect: 3 } } });
    expect(left()).not.toContain('a');
  });

  test('by one API or rule leaves what is known by another as it is', async () => {
    for (const first of [suspect(['a'], startMs), malformed(['a'], startMs, { api: 'receipt', diedAtMs: startMs - 1000 })]) {
      const { pruner, prove, store } = arena({ suspects });
      await store.memory?.sight(scope, [row()]);
      await prove();
      await pruner.add([first, malformed(['a'], startMs)]);
      expect((await pruner.status()).held, first.api).toBe(1);
    }
  });

  test('that is the second is not told as the first, whatever else came with it', async () => {
    const { pruner, prove, store, clock } = arena({ suspects: { sightings: 2, overMs: dayMs } });
    await store.memory?.sight(scope, [row(), row({ token: 'b', rule: 'suspect' })]);
    await prove();
    clock.nowMs += 1000;
    await pruner.add([malformed(['a', 'c', 'd'], startMs), suspect(['b', 'e'], startMs)]);
    const { held, totals } = await pruner.status();
    expect([held, totals.leftAlone]).toEqual([2, { suspect: 2, first_sighting: 2 }]);
  });
});

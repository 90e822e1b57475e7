import { describe, expect, test } from 'vitest';
import { type MemoryStore, memoryStore, processMemory, type TokenStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

const receipt = (tokens: readonly string[], atMs: number) => dead(tokens, atMs, { api: 'receipt', diedAtMs: atMs });

/** A store that tells what it is asked for. */
function watched(store: MemoryStore = memoryStore()) {
  const asked: string[] = [];
  const watch = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get: (target, name) => {
        const member = target[name as keyof Thing];
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          asked.push(String(name));
          return Reflect.apply(member, target, given);
        };
      },
    });
  const memory = watch(store.memory ?? processMemory());
  const { together, ...plain } = store;
  return { asked, store: watch({ ...plain, memory }) as TokenStore, memory, rows: store };
}

describe('a commit', () => {
  test('goes on batch by batch until nothing is due', async () => {
    const { pruner, register, prove, pass, left, events } = arena({ batchSize: 10 });
    register(names('dead', 25));
    await prove(60);
    await pruner.add([dead(names('dead', 25), startMs)]);
    await pass(minuteMs);
    expect(left()).toEqual([]);
    expect(events.map((event) => [event.type, 'tokens' in event && event.tokens])).toEqual([
      ['invalidated', 10],
      ['invalidated', 10],
      ['invalidated', 5],
    ]);
  });

  test('asks the store for nothing that it does not need', async () => {
    const { asked, store, rows } = watched();
    const world = arena({ store }, rows);
    world.register(['a', 'b']);
    await world.prove();
    await world.pruner.add([dead(['a'], startMs), accepted(['b'], startMs, { replacements: { b: 'c' } })]);
    const during = async (ms: number) => {
      asked.length = 0;
      await world.pass(ms);
      return [...asked];
    };
    expect(await during(1000)).toEqual(['fuses', 'fuses', 'expire']);
    expect(await during(minuteMs)).toEqual(['fuses', 'fuses', 'invalidate', 'move', 'note', 'settle', 'settle', 'fuses']);
    expect(await during(minuteMs)).toEqual(['fuses', 'fuses']);
    await world.pruner.add([receipt(['unknown'], world.clock.nowMs)]);
    expect(await during(minuteMs)).toEqual(['fuses', 'feedSince', 'count', 'fuses', 'invalidate', 'settle', 'settle', 'fuses']);
    await world.pruner.add([accepted(['c'], world.clock.nowMs, { replacements: { c: 'd' } })]);
    expect(await during(minuteMs)).toEqual(['fuses', 'fuses', 'move', 'note', 'settle', 'settle', 'fuses']);
  });

  test('leaves alone what the guard stops, and says so; what cannot be moved apart, in a dry run too', async () => {
    for (const dryRun of [false, true]) {
      const store = memoryStore();
      const { move, together, ...unmoving } = store;
      const { pruner, register, prove, pass, left } = arena({ store: unmoving, dryRun }, store);
      register(['a', 'old', 'older']);
      store.register(scope, 'again', startMs);
      await prove();
      await pruner.add([dead(['a', 'again'], startMs), accepted(['old', 'older'], startMs, { replacements: { old: 'x', older: 'y' } })]);
      const { totals, held } = await pass(minuteMs);
      expect(totals).toEqual({
        invalidated: 1,
        moved: 0,
        byRule: { dead: 1 },
        leftAlone: dryRun ? { not_movable: 2, registered_later: 1 } : { not_movable: 2, guard: 1 },
      });
      expect(held).toBe(0);
      expect(left()).toEqual(dryRun ? ['a', 'old', 'older', 'again'] : ['old', 'older', 'again']);
    }
  });

  test('names both tokens of a move in the trail, hashed or in the clear', async () => {
    const trail = async (auditTokens: 'hashed' | 'clear') => {
      const { pruner, register, prove, pass } = arena({ auditTokens });
      register(['old']);
      await prove();
      await pruner.add([accepted(['old'], startMs, { replacements: { old: 'new' } })]);
      await pass(minuteMs);
      return pruner.audit();
    };
    const moved = { action: 'moved', rule: 'replaced', atMs: startMs + minuteMs, ...scope };
    expect(await trail('clear')).toMatchObject([{ ...moved, token: 'old', replacement: 'new' }]);
    const [entry] = await trail('hashed');
    expect(entry).toMatchObject({ ...moved, token: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(entry?.replacement).toMatch(/^[0-9a-f]{32}$/);
    expect(entry?.replacement).not.toBe(entry?.token);
  });

  test('ends the sightings of a token that had to be confirmed, or was suspected, and no others', async () => {
    const store = memoryStore();
    const world = arena({ suspects: { sightings: 2, overMs: dayMs } }, store);
    world.register(['confirmed', 'suspect', 'stays'], startMs - 9 * dayMs);
    for (const day of [0, 1]) {
      world.clock.nowMs = startMs + day * dayMs;
      await world.prove();
      await world.pruner.add([
        malformed(day === 0 ? ['confirmed', 'stays'] : ['confirmed'], world.clock.nowMs),
        suspect(['suspect'], world.clock.nowMs),
      ]);
      world.clock.nowMs += 1000;
      await world.prove();
      await world.pass(minuteMs);
    }
    expect(world.left()).toEqual(['stays']);
    const sightings = await store.memory?.sightings(scope, ['confirmed', 'suspect', 'stays']);
    expect(sightings?.map(({ token }) => token)).toEqual(['stays']);
  });

  test('is one transaction over tokens and memory where the store has one: a failure undoes all, and it is tried again', async () => {
    const { rows, memory } = watched();
    const within: string[] = [];
    let isBroken = true;
    const fail = () => {
      throw new Error('used outside of the transaction');
    };
    const store: TokenStore = {
      knowsRegisteredAt: true,
      memory: { ...memory, durable: false, note: fail, countFeed: fail },
      invalidate: fail,
      together: async (work) => {
        const tokens: TokenStore = { ...rows, invalidate: async (...given) => (isBroken ? [] : rows.invalidate(...given)) };
        const result = await work(tokens, {
          ...memory,
          durable: false,
          note: async (entries) => {
            within.push(...entries.map(({ action }) => action));
            return memory.note(entries);
          },
        });
        if (isBroken) throw new Error('rolled back');
        return result;
      },
    };
    const { pruner, register, prove, pass, left } = arena({ store }, rows);
    register(['a']);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    const { held, storeFailures, totals } = await pass(minuteMs);
    expect([held, storeFailures, totals.invalidated, totals.leftAlone]).toEqual([1, 1, 0, {}]);
    isBroken = false;
    expect(await pass(0)).toMatchObject({ held: 0, storeFailures: 0, totals: { invalidated: 1 } });
    expect([left(), within]).toEqual([[], ['invalidated']]);
  });

  test('uses no transaction where the store has no memory of its own to put into it', async () => {
    const rows = memoryStore();
    const { memory, ...forgetful } = rows;
    const together = () => Promise.reject(new Error('no memory'));
    const { pruner, register, prove, pass, left } = arena({ store: { ...forgetful, together } }, rows);
    register(['a']);
    await prove();
    await pruner.add([dead(['a'], startMs)]);
    await pass(minuteMs);
    expect(left()).toEqual([]);
    expect(await pruner.audit()).toHaveLength(1);
  });

  test('is stopped between two batches by a fuse that blew elsewhere since the last word of a person, and by nothing else', async () => {
    const rest = async (state: 'blown' | 'released', laterMs: number) => {
      const store = memoryStore();
      const word = { scope, state: 'released', atMs: startMs, words: 'w', by: 'mei' } as const;
      await store.memory?.setFuse(word);
      const setFuse = () => void store.memory?.setFuse({ ...word, state, atMs: startMs + laterMs });
      const world = arena({ batchSize: 10, onEvent: ({ type }) => type === 'invalidated' && setFuse() }, store, startMs + 1);
      await world.pruner.status();
      world.register(names('dead', 30));
      await world.prove(60);
      await world.pruner.add([dead(names('dead', 30), world.clock.nowMs)]);
      const { storeFailures, held } = await world.pass(minuteMs);
      return [world.left().length, held, storeFailures];
    };
    expect(await rest('blown', 1)).toEqual([20, 20, 0]);
    expect(await rest('blown', 0)).toEqual([0, 0, 0]);
    expect(await rest('released', 1)).toEqual([0, 0, 0]);
  });

  test('keeps a death that came in, and takes back one that was taken back, while the store was at work', async () => {
    const rows = memoryStore();
    const world = arena({}, rows);
    const { clock, register, prove, left } = world;
    const { together, ...plain } = rows;
    let work: (() => void) | undefined;
    const store: TokenStore = {
      ...plain,
      invalidate: async (...given) => {
        const gone = await rows.invalidate(...given);
        work?.();
        work = undefined;
        return gone;
      },
    };
    const { pruner } = arena({ store, now: () => clock.nowMs }, rows);
    register(['a'], startMs);
    await pruner.add([accepted(names('alive', 40), startMs), dead(['a'], startMs)]);
    await prove();
    clock.nowMs += hourMs / 2;
    work = () => {
      void pruner.add([accepted(['a'], startMs + 1000)]);
      void pruner.add([dead(['a'], clock.nowMs)]);
    };
    expect((await pruner.flush()).held).toBe(1);
    expect(left()).toEqual(['a']);
    clock.nowMs += minuteMs;
    expect((await pruner.flush()).held).toBe(0);
    expect(left()).toEqual([]);
  });
});

describe('a receipt', () => {
  test('needs no proof of life: what sends raised waits on beside it', async () => {
    const { pruner, register, pass, left } = arena();
    register(['sent', 'told', ...names('more', 38)]);
    await pruner.add([dead(['sent'], startMs), receipt(['told'], startMs)]);
    await pass(minuteMs);
    expect([left().includes('sent'), left().includes('told')]).toEqual([true, false]);
  });

  test('does not go in the moment in which sends blow the fuse', async () => {
    const { pruner, register, pass, left } = arena();
    register(names('t', 100));
    await pruner.add([dead(names('odd', 30), startMs), receipt(['t-1'], startMs)]);
    expect((await pass(minuteMs)).apps).toMatchObject([{ fuse: 'blown', held: 31 }]);
    expect(left()).toHaveLength(100);
  });

  test('goes alone of what was written with it: the rest stays written in the same moment', async () => {
    const store = memoryStore();
    const held: Promise<string[]>[] = [];
    const tokens = async () => ((await store.memory?.held()) ?? []).flatMap(({ entries }) => entries.map(({ token }) => token));
    const { pruner, register, pass } = arena({ onEvent: ({ type }) => type === 'invalidated' && held.push(tokens()) }, store);
    register(['sent', 'told']);
    await pruner.add([dead(['sent'], startMs), receipt(['told'], startMs)]);
    await pass(minuteMs);
    expect(await Promise.all(held)).toEqual([['sent']]);
  });

  test('is counted when it is due, and sends are not: only what goes is within the bound', async () => {
    const { pruner, register, prove, pass, left, clock, events, store } = arena();
    register([...names('t', 200), ...names('sent', 20)]);
    await prove();
    await pruner.add([receipt(names('t', 6), startMs), dead(names('sent', 20), startMs)]);
    clock.nowMs += 30_000;
    await pruner.add([receipt(names('t', 12).slice(6, 12), clock.nowMs)]);
    await pass(30_000);
    expect([left().length, events.filter(({ type }) => type === 'blown')]).toEqual([194, []]);
    expect(await store.memory?.feedSince(scope, startMs - 2 * minuteMs)).toBe(6);
    expect(await store.memory?.feedSince(scope, startMs - minuteMs)).toBe(0);
    const { apps } = await pass(30_000);
    expect([left().length, apps[0]?.fuse]).toEqual([194, 'blown']);
    expect(events.filter(({ type }) => type === 'blown')).toEqual([
      {
        type: 'blown',
        ...scope,
        words: 'receipts call 12 apns tokens of main dead within a day, and 11 are allowed: looks like a wrong list or a forged callback',
        refused: 12,
        replies: 12,
        sinceMs: clock.nowMs - dayMs,
        code: 'receipts',
      },
    ]);
  });

  test('has a bound by what the app counts, which is asked once an hour', async () => {
    const { asked, store, rows } = watched();
    const world = arena({ store, holdMs: 0 }, rows);
    world.register(names('t', 400));
    const counts: number[] = [];
    for (const [index, ms] of [0, 1, hourMs - 2, 1, 1, hourMs - 1].entries()) {
      asked.length = 0;
      world.clock.nowMs += ms;
      await world.pruner.add([receipt([`t-${index}`], world.clock.nowMs)]);
      await world.pass(0);
      counts.push(asked.filter((name) => name === 'count').length);
    }
    expect(counts).toEqual([1, 0, 0, 1, 0, 1]);
    expect(world.left()).toHaveLength(394);
  });

  test('blows nothing before it is due, though fewer may go than went: the app has shrunk', async () => {
    const store = memoryStore();
    let tokens = 400;
    const { pruner, register, pass, clock } = arena({ store: { ...store, count: async () => tokens } }, store);
    register(names('t', 40));
    await pruner.add([receipt(names('t', 15), startMs)]);
    expect((await pass(minuteMs)).apps).toMatchObject([{ fuse: 'whole', held: 0 }]);
    tokens = 200;
    clock.nowMs += hourMs;
    await pruner.add([receipt(['t-20'], clock.nowMs)]);
    expect((await pass(minuteMs / 2)).apps).toMatchObject([{ fuse: 'whole', held: 1 }]);
    expect((await pass(minuteMs / 2)).apps).toMatchObject([{ fuse: 'blown', held: 1 }]);
  });

  test('may take what a person released, whatever the bound, and the rest stays within it', async () => {
    const { pruner, register, pass, left, clock } = arena();
    register(names('t', 100));
    await pruner.add([receipt(names('t', 50), startMs)]);
    await pass(minuteMs);
    expect(left()).toHaveLength(100);
    clock.nowMs += 1;
    // Held at the very moment of that word.
    await pruner.add([receipt(names('t', 60).slice(50), clock.nowMs)]);
    await pruner.release({ ...scope, by: 'mei' });
    expect(left()).toHaveLength(40);
    clock.nowMs += 1;
    await pruner.add([receipt(['t-70'], clock.nowMs)]);
    expect((await pass(1000)).apps, 'nothing is due').toMatchObject([{ fuse: 'whole', held: 1 }]);
    // What went by that word is no part of the day's bound.
    await pruner.add([receipt(['t-60'], clock.nowMs)]);
    expect((await pass(minuteMs)).apps).toMatchObject([{ fuse: 'whole', held: 0 }]);
    expect(left()).toHaveLength(38);
  });
});

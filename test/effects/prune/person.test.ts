import { describe, expect, test } from 'vitest';
import { type FuseRecord, type MemoryStore, memoryStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, blown, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

const fcm = { vendor: 'fcm', app: 'main' };
const mei = { ...scope, by: 'mei' };
const fusesOf = async ({ memory }: MemoryStore): Promise<readonly FuseRecord[]> => (await memory?.fuses()) ?? [];
const say = (store: MemoryStore, fuse: Partial<FuseRecord>) =>
  store.memory?.setFuse({ scope, state: 'blown', atMs: startMs, words: 'elsewhere', ...fuse });

describe('a fuse that blew', () => {
  const words =
    '30 of 50 apns tokens of main refused as Unregistered since 10:02 UTC: looks like a wrong project or package, or a list that was never pruned';

  test('is written down once, with an entry in the trail', async () => {
    const store = memoryStore();
    const { memory } = store;
    const written: string[] = [];
    const setFuse = async (fuse: FuseRecord) => {
      written.push(fuse.state);
      await memory?.setFuse(fuse);
    };
    const counting = { ...store, memory: { ...memory, setFuse } as never };
    const { pruner, pass } = await blown({ store: counting }, store);
    await pass(hourMs);
    expect(written).toEqual(['blown']);
    expect(await fusesOf(store)).toEqual([{ scope, state: 'blown', atMs: startMs + minuteMs, words }]);
    expect(await pruner.audit()).toEqual([{ ...scope, action: 'blown', atMs: startMs + minuteMs, words }]);
    expect((await pruner.status()).apps).toMatchObject([{ fuse: 'blown', words, blownAtMs: startMs + minuteMs, held: 30 }]);
  });

  test('is written down in the end where the store failed at first', async () => {
    for (const method of ['setFuse', 'note'] as const) {
      const store = memoryStore();
      const { memory } = store;
      let isBroken = true;
      const failing = async (given: never) => {
        if (isBroken) throw new Error('power');
        await memory?.[method](given);
      };
      const { pruner, pass } = await blown({ store: { ...store, memory: { ...memory, [method]: failing } as never } }, store);
      expect((await pass(1000)).storeFailures).toBeGreaterThan(0);
      isBroken = false;
      await pass(1000);
      expect((await pruner.audit()).map(({ action }) => action)).toEqual(['blown']);
      expect(await fusesOf(store)).toMatchObject([{ state: 'blown', atMs: startMs + minuteMs }]);
    }
  });

  test('elsewhere stops its own app alone, and is not written again by those who hear of it', async () => {
    const store = memoryStore();
    const world = arena({}, store);
    world.register(['a']);
    await say(store, { scope: fcm });
    await world.prove();
    await world.pruner.add([dead(['a'], startMs)]);
    await world.pass(minuteMs);
    expect(world.left()).toEqual([]);
    world.register(['b']);
    await say(store, { atMs: startMs + 5 });
    await world.pruner.add([dead(['b'], world.clock.nowMs)]);
    await world.pass(minuteMs);
    expect(world.left()).toEqual(['b']);
    expect((await world.pruner.audit()).map(({ action }) => action)).toEqual(['invalidated']);
    expect((await world.pruner.status()).apps).toMatchObject([{ ...scope, fuse: 'blown', words: 'elsewhere' }, fcm]);
  });

  test('before a person spoke is mended by that word, though it is written later; after it, it is blown', async () => {
    const { store, pruner, prove, pass, left, clock, register } = await blown();
    await pruner.release(mei);
    const [{ atMs } = { atMs: 0 }] = await fusesOf(store);
    await say(store, { atMs: atMs - 1 });
    register(['late']);
    await prove();
    await pruner.add([dead(['late'], clock.nowMs)]);
    expect((await pass(minuteMs)).apps[0]?.fuse).toBe('whole');
    expect(left()).toEqual([]);
    await say(store, { atMs: atMs + 1 });
    expect((await pruner.status()).apps[0]?.fuse).toBe('blown');
  });

  test('anew after the word of a clock that runs ahead is believed by others', async () => {
    const { store, pruner, pass, clock } = await blown();
    const ahead = arena({}, store, startMs + hourMs);
    await ahead.pruner.release(mei);
    await pass(0);
    await pruner.add([suspect(names('odd', 60), clock.nowMs)]);
    await pass(minuteMs);
    const [fuse] = await fusesOf(store);
    expect(fuse).toMatchObject({ state: 'blown', atMs: startMs + hourMs + 1 });
    expect((await ahead.pruner.status()).apps).toMatchObject([{ fuse: 'blown' }]);
    expect((await pass(0)).apps).toMatchObject([{ fuse: 'blown' }]);
  });

  test('after a person spoke of an earlier one stays blown, and is written over that word', async () => {
    const { store, pruner, pass } = await blown();
    await say(store, { state: 'released', atMs: startMs + minuteMs - 1 });
    expect((await pass(0)).apps).toMatchObject([{ fuse: 'blown', held: 30 }]);
    await pass(0);
    expect(await fusesOf(store)).toMatchObject([{ state: 'blown', atMs: startMs + minuteMs }]);
    await say(store, { state: 'discarded', atMs: startMs + minuteMs });
    expect((await pass(0)).apps).toMatchObject([{ fuse: 'whole', held: 0 }]);
    expect((await pruner.status()).totals.leftAlone).toEqual({ discarded: 30 });
  });

  test('of suspects alone is found by the timer, which goes on until a person has spoken, and rests then', async () => {
    const waiting: { work: () => void; waitMs: number }[] = [];
    const store = memoryStore();
    const options: Parameters<typeof arena>[0] = {
      schedule: (work, waitMs) => {
        waiting.push({ work, waitMs });
        return () => undefined;
      },
    };
    const { pruner, clock, events } = arena(options, store);
    await pruner.add([suspect(names('odd', 30), startMs)]);
    for (let steps = 0; waiting.length > 0 && steps < 1000; steps += 1) {
      if (steps === 400) await arena({}, store, clock.nowMs).pruner.discard(mei);
      const { work, waitMs } = waiting.shift() as (typeof waiting)[0];
      clock.nowMs += waitMs;
      work();
      await pruner.status();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(events.filter(({ type }) => type === 'blown')).toMatchObject([{ refused: 30, replies: 30 }]);
    expect(waiting).toEqual([]);
    expect(clock.nowMs).toBeLessThan(startMs + 2 * hourMs);
  });
});

describe('the word of a person', () => {
  test('releases what was held until that very moment, and what comes later waits as ever', async () => {
    const { pruner, left, clock, register, pass } = await blown();
    register(['same', 'later']);
    clock.nowMs += 1;
    await pruner.add([dead(['same'], clock.nowMs)]);
    expect(await pruner.release(mei)).toEqual({ tokens: 31 });
    expect(left()).toEqual(['later']);
    clock.nowMs += 1;
    await pruner.add([dead(['later'], clock.nowMs)]);
    await pass(minuteMs);
    expect(left()).toEqual(['later']);
    await pruner.add([accepted(['alive'], clock.nowMs)]);
    await pass(0);
    expect(left()).toEqual([]);
  });

  test('is written down with its time, its words and its name', async () => {
    for (const state of ['released', 'discarded'] as const) {
      const { pruner, store, clock, events } = await blown();
      const [{ words } = { words: '' }] = await fusesOf(store);
      await pruner[state === 'released' ? 'release' : 'discard'](mei);
      const atMs = clock.nowMs + 1;
      expect(await fusesOf(store)).toEqual([{ scope, state, atMs, words, by: 'mei' }]);
      const trail = await pruner.audit({ limit: 1000 });
      expect(trail.filter(({ action }) => action === state)).toEqual([{ ...scope, action: state, atMs, words, by: 'mei' }]);
      expect(events.filter(({ type }) => type === state)).toEqual([{ type: state, ...scope, tokens: 30, by: 'mei' }]);
    }
  });

  test('discards what was held until that very moment, here and in the memory, and tells how many', async () => {
    const { pruner, store, left, prove, pass } = await blown();
    expect(await pruner.discard(mei)).toEqual({ tokens: 30 });
    expect(await store.memory?.held()).toEqual([]);
    await prove();
    const { held, totals } = await pass(minuteMs);
    expect([held, totals.leftAlone, totals.invalidated]).toEqual([0, { discarded: 30 }, 0]);
    expect(left()).toHaveLength(30);
  });

  test('that discards elsewhere drops what was held until then, and keeps what came later, of the same token too', async () => {
    const { pruner, store, clock, prove, pass, left, register } = await blown();
    const discardedMs = clock.nowMs + 1000;
    register(['same', 'later']);
    for (const [tokens, ms] of [
      [['same'], discardedMs],
      [['later', 'dead-0'], discardedMs + 1],
    ] as const) {
      clock.nowMs = ms;
      await pruner.add([dead(tokens, clock.nowMs)]);
    }
    await say(store, { state: 'discarded', atMs: discardedMs });
    await pass(0);
    await prove();
    const { totals } = await pass(minuteMs);
    expect(totals.leftAlone).toEqual({ discarded: 31 });
    expect(names('dead', 30).filter((token) => !left().includes(token))).toEqual(['dead-0']);
    expect([left().includes('same'), left().includes('later')]).toEqual([true, false]);
  });

  test('that discards is no leave for what comes later', async () => {
    const { pruner, clock, left, pass, store } = await blown();
    await pruner.discard(mei);
    const [{ atMs } = { atMs: 0 }] = await fusesOf(store);
    expect(atMs).toBe(clock.nowMs + 1);
    // Held at the millisecond of that word, without any proof of life.
    clock.nowMs = atMs;
    await pruner.add([dead(['dead-1'], clock.nowMs)]);
    await pass(0);
    expect(left()).toHaveLength(30);
  });

  test('makes the sightings of its app alone count anew', async () => {
    const { pruner, store, clock } = await blown();
    await pruner.add([malformed(['other'], clock.nowMs, fcm)]);
    await store.memory?.sight(scope, [{ token: 'a', api: 'send', rule: 'confirm', firstAtMs: 1, lastAtMs: 1, count: 1 }]);
    await pruner.discard(mei);
    expect(await store.memory?.sighted()).toEqual([fcm]);
  });

  test('begins a new count: what was refused before it blows nothing again', async () => {
    const { pruner, pass, prove, clock, register, left } = await blown();
    await pruner.release(mei);
    register(['one more']);
    await prove(1);
    await pruner.add([dead(['one more'], clock.nowMs)]);
    expect((await pass(minuteMs)).apps).toMatchObject([{ fuse: 'whole', accepted: 1, refused: 1 }]);
    expect(left()).toEqual([]);
  });

  test('says nothing for a file, whose clock is another one', async () => {
    const store = memoryStore();
    store.register(scope, 'a', startMs - dayMs);
    await say(store, { state: 'released', atMs: startMs + 30 * dayMs });
    const { pruner, left } = arena({ clock: 'replies' }, store, startMs + 30 * dayMs);
    await pruner.add([dead(['a'], startMs)]);
    await pruner.add([dead(['b'], startMs + 30_000)]);
    await pruner.close();
    expect(left()).toEqual(['a']);
  });

  test('is of the default app where it names none, and of a blown fuse and a named person only', async () => {
    const { pruner, left } = await blown({ defaultApp: 'main' });
    await expect(pruner.release({ vendor: 'apns', by: 7 as never })).rejects.toThrow('push-outcome: by is of type number');
    await expect(pruner.release({ vendor: 'apns', app: 'other', by: 'mei' })).rejects.toThrow(
      'push-outcome: app is "other"; it must be one whose fuse is blown',
    );
    expect(await pruner.release({ vendor: 'apns', by: 'mei' })).toEqual({ tokens: 30 });
    expect(left()).toEqual([]);
    await expect(pruner.release({ vendor: 'apns', by: 'mei' })).rejects.toThrow('whose fuse is blown');
  });

  test('is not taken where it cannot be written', async () => {
    const store = memoryStore();
    let isBroken = false;
    const memory = {
      ...store.memory,
      setFuse: async (fuse: FuseRecord) => {
        if (isBroken) throw new Error('power');
        await store.memory?.setFuse(fuse);
      },
    };
    const { pruner, left, pass } = await blown({ store: { ...store, memory: memory as never } }, store);
    isBroken = true;
    await expect(pruner.release(mei)).rejects.toThrow('power');
    expect((await pass(minuteMs)).apps).toMatchObject([{ fuse: 'blown', held: 30 }]);
    expect(left()).toHaveLength(30);
    isBroken = false;
    expect(await pruner.release(mei)).toEqual({ tokens: 30 });
  });
});

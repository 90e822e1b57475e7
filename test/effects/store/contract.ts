import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPruner, type HeldRecord, type PruneMemory, type Scope, type TokenStore } from '../../../src/effects/prune/index.ts';
import { accepted, dayMs, dead, hourMs, minuteMs, names, startMs } from '../prune/outcomes.ts';

/** A store under test, and a hand on its rows that is not the store's own. */
export interface Bench {
  readonly store: TokenStore;
  register(scope: Scope, tokens: readonly string[], registeredAtMs: number): Promise<void>;
  /** The valid tokens. */
  valid(scope: Scope): Promise<readonly string[]>;
  /** No tokens, nothing remembered. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const scope = { vendor: 'fcm', app: 'main' };
const sorted = (tokens: readonly string[]) => [...tokens].sort();

/** What every store promises. `openBench` may take its time: it is called once. */
export function contractOf(name: string, openBench: () => Promise<Bench>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let bench: Bench;
    let store: TokenStore;
    beforeAll(async () => {
      bench = await openBench();
      store = bench.store;
    }, 120_000);
    beforeEach(() => bench.clear());
    afterAll(() => bench?.close());
    const until = (token: string, registeredBeforeMs = startMs) => ({ token, registeredBeforeMs });

    test('what was registered before the time goes, and what was registered at it or later stays', async () => {
      // Whole seconds, as a column may hold no more.
      await bench.register(scope, ['earlier'], startMs - 1000);
      await bench.register(scope, ['at'], startMs);
      await bench.register(scope, ['later'], startMs + 1000);
      expect(
        await store.invalidate(
          scope,
          ['earlier', 'at', 'later'].map((token) => until(token)),
          startMs,
        ),
      ).toEqual(['earlier']);
      expect(sorted(await bench.valid(scope))).toEqual(['at', 'later']);
    });

    test('each token has its own time', async () => {
      await bench.register(scope, ['a', 'b'], startMs);
      expect(await store.invalidate(scope, [until('a', startMs + 2000), until('b', startMs - 2000)], startMs)).toEqual(['a']);
    });

    test('what is invalid already, or unknown, is not changed again', async () => {
      await bench.register(scope, ['a'], startMs - hourMs);
      expect(await store.invalidate(scope, [until('a'), until('nobody')], startMs)).toEqual(['a']);
      expect(await store.invalidate(scope, [until('a'), until('nobody')], startMs)).toEqual([]);
      expect(await store.invalidate(scope, [], startMs)).toEqual([]);
    });

    test('a token registered again is valid again', async () => {
      await bench.register(scope, ['a'], startMs - hourMs);
      await store.invalidate(scope, [until('a')], startMs);
      await bench.register(scope, ['a'], startMs + hourMs);
      expect(await bench.valid(scope)).toEqual(['a']);
      expect(await store.invalidate(scope, [until('a')], startMs)).toEqual([]);
    });

    test('rows of another vendor or another app are never touched', async () => {
      const others = [
        { vendor: 'apns', app: 'main' },
        { vendor: 'fcm', app: 'other' },
      ];
      for (const one of [scope, ...others]) await bench.register(one, ['a'], startMs - hourMs);
      await store.invalidate(scope, [until('a')], startMs);
      for (const other of others) expect(await bench.valid(other), JSON.stringify(other)).toEqual(['a']);
    });

    test('tokens are compared byte by byte', async () => {
      const near = ['abc', 'ABC', 'abc ', 'äbc', 'a\u0308bc', "a'b", 'a"b', 'a\\b', 'a%', 'a_', '\u{1f600}', 'ß', 'ss'];
      for (const one of near) {
        await bench.clear();
        await bench.register(scope, near, startMs - hourMs);
        expect(await store.invalidate(scope, [until(one)], startMs)).toEqual([one]);
        expect(sorted(await bench.valid(scope))).toEqual(sorted(near.filter((other) => other !== one)));
      }
    });

    test('a batch of thousands is one call', async () => {
      const tokens = names('token', 3000);
      await bench.register(scope, tokens, startMs - hourMs);
      const gone = await store.invalidate(
        scope,
        tokens.slice(0, 2000).map((token) => until(token)),
        startMs,
      );
      expect(sorted(gone)).toEqual(sorted(tokens.slice(0, 2000)));
      expect(await bench.valid(scope)).toHaveLength(1000);
    });

    test('of two that invalidate at the same time one changes the token', async () => {
      const tokens = names('token', 200);
      await bench.register(scope, tokens, startMs - hourMs);
      const both = await Promise.all(
        [1, 2].map(() =>
          store.invalidate(
            scope,
            tokens.map((token) => until(token)),
            startMs,
          ),
        ),
      );
      expect(sorted(both.flat())).toEqual(sorted(tokens));
    });

    test('a replaced token is moved, never onto a registration of the new one', async () => {
      await bench.register(scope, ['old', 'again', 'known'], startMs - hourMs);
      await bench.register(scope, ['new-3'], startMs - 2 * hourMs);
      await bench.register(scope, ['again'], startMs + hourMs);
      const moves = [
        { ...until('old'), replacement: 'new-1' },
        { ...until('again'), replacement: 'new-2' },
        { ...until('known'), replacement: 'new-3' },
        { ...until('nobody'), replacement: 'new-4' },
      ];
      expect(sorted((await store.move?.(scope, moves, startMs)) ?? [])).toEqual(['known', 'old']);
      expect(sorted(await bench.valid(scope))).toEqual(['again', 'new-1', 'new-3']);
      expect(await store.move?.(scope, moves, startMs)).toEqual([]);
    });

    test('two tokens that are replaced by the same one leave one', async () => {
      await bench.register(scope, ['a', 'b'], startMs - hourMs);
      const moves = ['a', 'b'].map((token) => ({ ...until(token), replacement: 'c' }));
      expect(sorted((await store.move?.(scope, moves, startMs)) ?? [])).toEqual(['a', 'b']);
      expect(await bench.valid(scope)).toEqual(['c']);
    });

    test('find tells what is registered when, and count how many are valid', async () => {
      await bench.register(scope, ['a', 'b'], startMs - hourMs);
      await bench.register({ ...scope, app: 'other' }, ['c'], startMs);
      await store.invalidate(scope, [until('b')], startMs);
      const found = await store.find?.(scope, ['a', 'c', 'nobody']);
      expect(found).toEqual([{ token: 'a', registeredAtMs: startMs - hourMs, invalidated: false }]);
      expect(await store.count?.(scope)).toBe(1);
    });

    describe('and of its memory', () => {
      const memory = () => store.memory as PruneMemory;
      const heldOf = (token: string): HeldRecord => ({
        token,
        registeredBeforeMs: startMs,
        rule: 'dead',
        heldAtMs: startMs,
        saidAtMs: startMs,
        reply: { api: 'send', code: 'UNREGISTERED', httpStatus: 404, cause: 'token_unregistered' },
      });

      test('what is held is found until it is settled', async () => {
        const batches = names('id', 3).map((id) => ({
          id: `${id}-${randomUUID()}`.slice(0, 36),
          scope,
          entries: [heldOf(`of ${id}`), heldOf('x')],
        }));
        await memory().hold(batches);
        expect(await memory().held()).toEqual(batches);
        const [first, second, third] = batches as [(typeof batches)[0], (typeof batches)[0], (typeof batches)[0]];
        await memory().settle([first.id]);
        await memory().hold([{ ...second, entries: second.entries.slice(1) }]);
        expect(sorted((await memory().held()).flatMap(({ entries }) => entries.map(({ token }) => token)))).toEqual(['of id-2', 'x', 'x']);
        await memory().settle([second.id, third.id]);
        expect(await memory().held()).toEqual([]);
      });

      test('sightings are kept by token, API and rule, and taken back', async () => {
        const seen = { token: 'a', api: 'send', rule: 'confirm', firstAtMs: startMs, lastAtMs: startMs, count: 1 } as const;
        await memory().sight(scope, [seen, { ...seen, api: 'receipt' }, { ...seen, rule: 'suspect', lastAtMs: startMs + 5 }]);
        await memory().sight({ ...scope, app: 'other' }, [seen]);
        await memory().sight(scope, [{ ...seen, count: 2 }]);
        const found = await memory().sightings(scope, ['a', 'b']);
        expect(found).toHaveLength(3);
        expect(found).toContainEqual({ ...seen, count: 2 });
        await memory().unsight(scope, { tokens: ['a'], api: 'send', seenUntilMs: startMs });
        expect(sorted((await memory().sightings(scope, ['a'])).map(({ api, rule }) => `${api} ${rule}`))).toEqual([
          'receipt confirm',
          'send suspect',
        ]);
        await memory().unsight(scope, {});
        expect(await memory().sightings(scope, ['a'])).toEqual([]);
        expect(await memory().sighted()).toEqual([{ ...scope, app: 'other' }]);
      });

      test('a fuse has one state an app, and an app is its name to the letter', async () => {
        const fuse = { scope, state: 'blown', atMs: startMs, words: 'words' } as const;
        await memory().setFuse(fuse);
        await memory().setFuse({ ...fuse, scope: { ...scope, app: 'MAIN' } });
        await memory().setFuse({ ...fuse, state: 'released', atMs: startMs + 1, by: 'mei' });
        const fuses = await memory().fuses();
        expect(fuses).toHaveLength(2);
        expect(fuses).toContainEqual({ ...fuse, state: 'released', atMs: startMs + 1, by: 'mei' });
      });

      test('what receipts took is counted by the hour', async () => {
        await memory().countFeed(scope, startMs, 3);
        await memory().countFeed(scope, startMs, 4);
        await memory().countFeed(scope, startMs + hourMs, 5);
        expect(await memory().feedSince(scope, startMs)).toBe(12);
        expect(await memory().feedSince(scope, startMs + 1)).toBe(5);
        expect(await memory().feedSince({ ...scope, app: 'other' }, 0)).toBe(0);
      });

      test('the audit trail gives the newest first, forgets a token and what is too old', async () => {
        const entry = (token: string, atMs: number) => ({
          atMs,
          ...scope,
          action: 'invalidated' as const,
          token,
          rule: 'dead' as const,
          reply: heldOf('').reply,
        });
        await memory().note([entry('h1', startMs), entry('h2', startMs + 1), entry('h3', startMs + 2)]);
        await memory().note([{ atMs: startMs + 3, ...scope, action: 'moved', token: 'h4', replacement: 'h2' }]);
        expect((await memory().audit({ limit: 2 })).map(({ token }) => token)).toEqual(['h4', 'h3']);
        expect(await memory().audit({ token: 'h1' })).toEqual([entry('h1', startMs)]);
        await memory().hold([{ id: 'held', scope, entries: [heldOf('clear'), heldOf('other')] }]);
        await memory().forget('clear', 'h2');
        expect((await memory().audit({})).map(({ token }) => token)).toEqual(['h3', 'h1']);
        expect((await memory().held())[0]?.entries).toEqual([heldOf('other')]);
        await memory().expire({ auditMs: startMs + 1, sightingsMs: startMs, feedMs: startMs });
        expect((await memory().audit({})).map(({ token }) => token)).toEqual(['h3']);
      });

      test('tokens and memory change together or not at all', async () => {
        await bench.register(scope, ['a'], startMs - hourMs);
        const work = store.together?.(async (tokens, remembered) => {
          await tokens.invalidate(scope, [until('a')], startMs);
          await remembered.countFeed(scope, startMs, 1);
          if (remembered.durable) throw new Error('stop');
        });
        if (!memory().durable) return;
        await expect(work).rejects.toThrow('stop');
        expect(await bench.valid(scope)).toEqual(['a']);
        expect(await memory().feedSince(scope, 0)).toBe(0);
      });
    });

    test('a pruner over it deletes the dead alone, once, over a restart', async () => {
      const clock = { nowMs: startMs };
      const start = () => createPruner({ store, now: () => clock.nowMs, schedule: () => () => undefined, hashKey: 'k', batchSize: 30 });
      const of = { ...scope };
      await bench.register(scope, [...names('dead', 100), ...names('alive', 100)], startMs - dayMs);
      const first = start();
      await first.add([
        { ...accepted(names('alive', 120), startMs), ...of },
        { ...dead(names('dead', 100), startMs), ...of },
      ]);
      await bench.register(scope, ['dead-5'], startMs + 1000);
      const second = start();
      clock.nowMs += minuteMs;
      await second.add([{ ...accepted(names('alive', 120), clock.nowMs), ...of }]);
      await second.flush();
      await first.flush();
      expect(sorted(await bench.valid(scope))).toEqual(sorted(['dead-5', ...names('alive', 100)]));
      const audit = await second.audit({ limit: 1000 });
      expect(new Set(audit.map(({ token }) => token)).size).toBe(99);
      expect(audit).toHaveLength(99);
      expect(await (store.memory as PruneMemory).held()).toEqual([]);
    });
  });
}

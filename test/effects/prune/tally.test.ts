import { describe, expect, test } from 'vitest';
import { listen } from '../../../src/effects/events/bus.ts';
import { type PruneEvent, pruneLines } from '../../../src/effects/prune/index.ts';
import { Shadow } from '../../../src/effects/prune/shadow.ts';
import { Tally } from '../../../src/effects/prune/tally.ts';
import { accepted, arena, names, scope, startMs } from './outcomes.ts';

const other = { vendor: 'fcm', app: 'main' };
const world = (dryRun = false) => {
  const events: PruneEvent[] = [];
  return { events, tally: new Tally((event) => events.push(event), dryRun) };
};

describe('the tally', () => {
  test('tells a change at once, by app, and sums it up by rule', () => {
    for (const dryRun of [false, true]) {
      const { tally, events } = world(dryRun);
      tally.change(scope, 'invalidated', ['dead', 'confirmed', 'dead']);
      tally.change(scope, 'moved', ['replaced']);
      tally.change(other, 'invalidated', ['suspect']);
      tally.change(other, 'moved', []);
      expect(events).toEqual([
        { type: 'invalidated', ...scope, tokens: 3, dryRun },
        { type: 'moved', ...scope, tokens: 1, dryRun },
        { type: 'invalidated', ...other, tokens: 1, dryRun },
      ]);
      expect(tally.totals()).toEqual({
        invalidated: 4,
        moved: 1,
        byRule: { dead: 2, confirmed: 1, replaced: 1, suspect: 1 },
        leftAlone: {},
      });
    }
  });

  test('tells what was left alone once an app and reason, and not again', () => {
    const { tally, events } = world();
    tally.leave(scope, 'guard');
    tally.leave(scope, 'guard', 4);
    tally.leave(scope, 'no_time', 2);
    tally.leave(other, 'guard', 7);
    tally.leave(scope, 'suspect', 0);
    tally.leave(scope, 'suspect', -1);
    expect(events).toEqual([]);
    tally.tellLeft();
    tally.tellLeft();
    expect(events).toEqual([
      { type: 'left_alone', ...scope, because: 'guard', tokens: 5 },
      { type: 'left_alone', ...scope, because: 'no_time', tokens: 2 },
      { type: 'left_alone', ...other, because: 'guard', tokens: 7 },
    ]);
    tally.leave(scope, 'guard');
    tally.tellLeft();
    expect(events.slice(3)).toEqual([{ type: 'left_alone', ...scope, because: 'guard', tokens: 1 }]);
    expect(tally.totals().leftAlone).toEqual({ guard: 13, no_time: 2 });
  });

  test('gives totals that do not change under the hand of who has them', () => {
    const { tally } = world();
    const before = tally.totals();
    tally.change(scope, 'invalidated', ['dead']);
    tally.leave(scope, 'guard');
    expect(before).toEqual({ invalidated: 0, moved: 0, byRule: {}, leftAlone: {} });
  });

  test('counts the failures of a store in a row, and tells a word of each, never a sentence', () => {
    const { tally, events } = world();
    const told = (error: unknown) => {
      tally.storeFailed(error);
      return (events.at(-1) as { code: string }).code;
    };
    expect(told({ code: 'SQLITE_BUSY', name: 'SqliteError' })).toBe('SQLITE_BUSY');
    expect(told({ code: 40001, name: 'error' })).toBe('error');
    expect(told({ code: 'token t-1 is twice there', name: 'x'.repeat(40) })).toBe('x'.repeat(40));
    expect(told({ code: 'secret-token is twice', name: 'x'.repeat(41) })).toBe('unknown');
    expect(told({ code: ' a', name: 'a ' })).toBe('unknown');
    expect(told({ code: '', name: 'a.b-c_1' })).toBe('a.b-c_1');
    expect([undefined, null, 'secret-token'].map(told)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(events.at(-1)).toEqual({ type: 'store_failed', code: 'unknown', failures: 9 });
    expect(tally.failures).toBe(9);
    tally.storeWorked();
    expect(tally.failures).toBe(0);
    tally.storeFailed(undefined);
    expect(events.at(-1)).toMatchObject({ failures: 1 });
  });

  test('tells those who listen to all events the same under other names', () => {
    const heard: unknown[] = [];
    const stop = listen({ onEvent: (event) => heard.push(event) });
    const { tally } = world();
    tally.change(scope, 'invalidated', ['dead']);
    tally.change(scope, 'moved', ['replaced']);
    tally.leave(scope, 'guard');
    tally.tellLeft();
    tally.tell({ type: 'blown', ...scope, words: 'w', refused: 1, replies: 2, sinceMs: 3, code: 'c' });
    tally.tell({ type: 'released', ...scope, tokens: 1, by: 'mei' });
    tally.tell({ type: 'discarded', ...scope, tokens: 1, by: 'mei' });
    tally.storeFailed({ code: 'E' });
    stop();
    tally.change(scope, 'moved', ['replaced']);
    expect(heard).toEqual([
      { event: 'tokens_invalidated', ...scope, tokens: 1, dryRun: false },
      { event: 'tokens_moved', ...scope, tokens: 1, dryRun: false },
      { event: 'tokens_left_alone', ...scope, because: 'guard', tokens: 1 },
      { event: 'fuse_blown', ...scope, words: 'w', refused: 1, replies: 2, sinceMs: 3, code: 'c' },
      { event: 'fuse_released', ...scope, tokens: 1, by: 'mei' },
      { event: 'fuse_discarded', ...scope, tokens: 1, by: 'mei' },
      { event: 'prune_store_failed', code: 'E', failures: 1 },
    ]);
  });

  test('outlives a listener that throws', () => {
    const tally = new Tally(() => {
      throw new Error('listener');
    }, false);
    expect(() => tally.change(scope, 'moved', ['replaced'])).not.toThrow();
    expect(tally.totals().moved).toBe(1);
  });
});

describe('the comparison of shadow mode', () => {
  const hash = (token: string) => `hash of ${token}`;

  test('tells what both did, and what one side alone, each app for itself', () => {
    const shadow = new Shadow();
    shadow.considered(scope, 'a', 'suspect');
    shadow.considered(scope, 'a', 'dead');
    for (const token of ['a', 'b']) shadow.here(scope, token);
    for (const token of ['a', 'c', 'd']) shadow.there(scope, token);
    shadow.there(other, 'b');
    shadow.considered(scope, 'c', 'suspect');
    shadow.considered(scope, 'e', 'suspect');
    expect(shadow.compare(hash)).toEqual({
      both: 1,
      onlyHere: 1,
      onlyThere: 3,
      onlyThereBecause: { suspect: 1, nothing: 2 },
      examples: [
        { ...scope, token: 'hash of c', said: 'suspect' },
        { ...scope, token: 'hash of d', said: 'nothing' },
        { ...other, token: 'hash of b', said: 'nothing' },
      ],
      forgotten: 0,
    });
    shadow.forget('b');
    expect(shadow.compare(hash)).toMatchObject({ both: 1, onlyHere: 0, onlyThere: 2 });
  });

  test('shows twenty examples, and forgets the oldest beyond its bound', () => {
    const shadow = new Shadow(30);
    for (const token of names('t', 30)) shadow.there(scope, token);
    expect(shadow.compare(hash)).toMatchObject({ onlyThere: 30, forgotten: 0 });
    shadow.there(scope, 't-0');
    shadow.here(scope, 'one more');
    const { onlyThere, onlyHere, forgotten, examples } = shadow.compare(hash);
    expect({ onlyThere, onlyHere, forgotten }).toEqual({ onlyThere: 29, onlyHere: 1, forgotten: 1 });
    expect(examples.map(({ token }) => token)).toEqual(names('hash of t', 21).slice(1));
  });
});

describe('lines of outcomes', () => {
  const one = (more: object = {}) => ({ ...accepted(['a'], startMs), ...more });
  const good = JSON.stringify(one());

  test('are an outcome each, or several under `outcomes`; whatever is neither is counted as bad', async () => {
    const { pruner } = arena();
    const counted = async (line: string) => {
      const { outcomes, bad } = await pruneLines([line], pruner);
      return [outcomes, bad];
    };
    for (const line of [good, ` ${good}\r`, JSON.stringify({ outcomes: [one()] })]) expect(await counted(line), line).toEqual([1, 0]);
    expect(await counted(JSON.stringify({ outcomes: [one(), one({ status: 'uncertain' }), one({ status: 'refused' })] }))).toEqual([3, 0]);
    for (const line of ['', ' \t']) expect(await counted(line)).toEqual([0, 0]);
    const wrong: readonly unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      { outcomes: [] },
      { outcomes: {} },
      { outcomes: [one(), null] },
      { outcomes: ['text'] },
      one({ vendor: 7 }),
      one({ api: 7 }),
      one({ targets: 'a' }),
      one({ evidence: null }),
      one({ evidence: 'text' }),
      one({ app: 7 }),
      one({ status: 'accept' }),
      one({ status: undefined }),
    ];
    for (const line of wrong) expect(await counted(JSON.stringify(line)), JSON.stringify(line)).toEqual([0, 1]);
    expect(await counted(JSON.stringify(one({ app: undefined })))).toEqual([1, 0]);
    expect(await counted('{')).toEqual([0, 1]);
  });

  test('reach the pruner in portions of five hundred, which are waited for, with their origin', async () => {
    const { pruner } = arena();
    const added: unknown[] = [];
    const slow = {
      ...pruner,
      add: async (outcomes: Iterable<unknown>, origin: unknown) => {
        const { length } = [...outcomes];
        added.push(`${length} begun`);
        await new Promise((resolve) => setImmediate(resolve));
        added.push(`${length} done`, origin);
        return { durable: false };
      },
    };
    const so = await pruneLines(Array(1101).fill(good), slow as never, { previousPullAtMs: 7 });
    expect(so).toEqual({ lines: 1101, outcomes: 1101, bad: 0 });
    const origin = { previousPullAtMs: 7 };
    expect(added).toEqual(['500 begun', '500 done', origin, '500 begun', '500 done', origin, '101 begun', '101 done', origin]);
  });

  test('tell how far they are, every ten thousand if nobody says otherwise', async () => {
    const { pruner } = arena();
    const progress = async (lines: number, progressEvery?: number) => {
      const seen: unknown[] = [];
      await pruneLines(Array(lines).fill(''), pruner, {
        onProgress: async (so) => {
          await new Promise((resolve) => setImmediate(resolve));
          seen.push(so);
        },
        ...(progressEvery && { progressEvery }),
      });
      return seen;
    };
    expect(await progress(5, 2)).toEqual([
      { lines: 2, outcomes: 0, bad: 0 },
      { lines: 4, outcomes: 0, bad: 0 },
    ]);
    expect(await progress(20_001)).toMatchObject([{ lines: 10_000 }, { lines: 20_000 }]);
  });
});

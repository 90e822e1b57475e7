import { describe, expect, test } from 'vitest';
import { hasherOf, limitOf } from '../../../src/effects/prune/audit.ts';
import {
  type AuditEntry,
  type HeldBatch,
  type HeldRecord,
  memoryStore,
  type PruneMemory,
  processMemory,
  type Sighting,
} from '../../../src/effects/prune/index.ts';
import { overlay, withoutHeld } from '../../../src/effects/prune/overlay.ts';
import { boundedMemory } from '../../../src/effects/prune/process-memory.ts';
import { dayMs, names, scope } from './outcomes.ts';

const fcm = { vendor: 'fcm', app: 'main' };
const second = { vendor: 'apns', app: 'second' };
const record = (token: string, replacement?: string): HeldRecord => ({
  token,
  rule: replacement ? 'replaced' : 'dead',
  registeredBeforeMs: 1,
  heldAtMs: 2,
  saidAtMs: 2,
  reply: { api: 'send', code: 'x', httpStatus: 410 },
  ...(replacement && { replacement }),
});
const batch = (id: string, ...entries: HeldRecord[]): HeldBatch => ({ id, scope, entries });
const sighting = (token: string, more: Partial<Sighting> = {}): Sighting => ({
  token,
  api: 'send',
  rule: 'confirm',
  firstAtMs: 10,
  lastAtMs: 20,
  count: 1,
  ...more,
});
const entry = (token: string, more: Partial<AuditEntry> = {}): AuditEntry => ({ atMs: 5, ...scope, action: 'invalidated', token, ...more });
const never = { auditMs: 0, sightingsMs: 0, feedMs: 0 };
const tokensOf = async (memory: PruneMemory, of = scope, tokens = ['a', 'b', 'c']) =>
  (await memory.sightings(of, tokens)).map(({ token, api }) => `${token} ${api}`);

describe('the memory of a process', () => {
  test('keeps what waits until it is settled, in its order; a batch written anew takes its own place', async () => {
    const memory = processMemory();
    expect(memory.durable).toBe(false);
    await memory.hold([batch('1', record('a')), batch('2', record('b'))]);
    await memory.hold([batch('3', record('c'))]);
    await memory.hold([batch('1', record('d'))]);
    expect((await memory.held()).map(({ id, entries }) => [id, entries[0]?.token])).toEqual([
      ['1', 'd'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
    await memory.settle(['1', '3', 'unknown']);
    expect((await memory.held()).map(({ id }) => id)).toEqual(['2']);
  });

  test('keeps one sighting a token, API and rule, each app for itself', async () => {
    const memory = processMemory();
    const rows = [
      sighting('a'),
      sighting('a', { api: 'auth' }),
      sighting('a', { api: 'operation' }),
      sighting('a', { api: 'receipt' }),
      sighting('a', { api: 'client' }),
      sighting('a', { rule: 'suspect' }),
    ];
    await memory.sight(scope, rows);
    await memory.sight(fcm, [sighting('a', { count: 9 })]);
    await memory.sight(second, [sighting('b')]);
    expect(await memory.sightings(scope, ['a'])).toEqual([rows[0], rows[5], ...rows.slice(1, 5)]);
    await memory.sight(scope, [sighting('a', { count: 7 })]);
    expect((await memory.sightings(scope, ['a'])).map(({ count }) => count)).toEqual([7, 1, 1, 1, 1, 1]);
    expect(await memory.sightings(scope, ['b'])).toEqual([]);
    expect([...(await memory.sighted())].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))).toEqual([
      scope,
      second,
      fcm,
    ]);
  });

  test('takes back the sightings that were asked for, and no others', async () => {
    const left = async (which: Parameters<PruneMemory['unsight']>[1]) => {
      const memory = processMemory();
      await memory.sight(scope, [sighting('a'), sighting('a', { api: 'receipt' }), sighting('b', { lastAtMs: 30 })]);
      await memory.sight(fcm, [sighting('c')]);
      await memory.unsight(scope, which);
      return [...(await tokensOf(memory)), ...(await tokensOf(memory, fcm))];
    };
    expect(await left({})).toEqual(['c send']);
    expect(await left({ tokens: ['a', 'c'] })).toEqual(['b send', 'c send']);
    expect(await left({ tokens: [] })).toHaveLength(4);
    expect(await left({ api: 'send' })).toEqual(['a receipt', 'c send']);
    expect(await left({ seenUntilMs: 20 })).toEqual(['b send', 'c send']);
    expect(await left({ seenUntilMs: 19 })).toHaveLength(4);
    expect(await left({ tokens: ['a'], api: 'receipt', seenUntilMs: 20 })).toEqual(['a send', 'b send', 'c send']);
  });

  test('forgets the oldest sightings beyond its bound', async () => {
    const memory = boundedMemory({ sightings: 3, entries: 1 });
    await memory.sight(scope, [sighting('a'), sighting('b')]);
    await memory.sight(scope, [sighting('a'), sighting('c')]);
    expect(await tokensOf(memory)).toEqual(['a send', 'b send', 'c send']);
    await memory.sight(scope, [sighting('d')]);
    expect(await tokensOf(memory, scope, ['a', 'b', 'c', 'd'])).toEqual(['a send', 'c send', 'd send']);
  });

  test('knows the last word about a fuse of each app', async () => {
    const memory = processMemory();
    const of = (state: 'blown' | 'released', atMs: number, one = scope) => ({ scope: one, state, atMs, words: 'w' });
    for (const fuse of [of('blown', 1), of('blown', 2, fcm), of('released', 3)]) await memory.setFuse(fuse);
    expect(await memory.fuses()).toEqual([of('released', 3), of('blown', 2, fcm)]);
  });

  test('counts what receipts took, by the hour and the app', async () => {
    const memory = processMemory();
    for (const [hourMs, tokens] of [
      [10, 1],
      [10, 2],
      [20, 4],
    ] as const)
      await memory.countFeed(scope, hourMs, tokens);
    await memory.countFeed(fcm, 20, 100);
    expect(await Promise.all([10, 11, 20, 21].map((sinceMs) => memory.feedSince(scope, sinceMs)))).toEqual([7, 4, 4, 0]);
    expect(await memory.feedSince(second, 0)).toBe(0);
  });

  test('tells the newest entries first, of one app, vendor or token, and a hundred at most if nobody asks for more', async () => {
    const memory = processMemory();
    await memory.note(names('t', 150).map((token) => entry(token)));
    await memory.note([entry('a', { vendor: 'fcm' }), entry('b', { app: 'second' }), entry('c')]);
    const tokens = async (query = {}) => (await memory.audit(query)).map(({ token }) => token);
    expect(await tokens()).toHaveLength(100);
    expect(await tokens({ limit: 4 })).toEqual(['c', 'b', 'a', 't-149']);
    expect(await tokens({ vendor: 'fcm' })).toEqual(['a']);
    expect(await tokens({ app: 'second' })).toEqual(['b']);
    expect(await tokens({ token: 't-3' })).toEqual(['t-3']);
    expect(await tokens({ vendor: 'fcm', token: 'c' })).toEqual([]);
    expect([undefined, 0, -1, 2.9, Number.NaN, 20_000].map((limit) => limitOf({ limit }))).toEqual([100, 1, 1, 2, 1, 10_000]);
  });

  test('keeps the newest entries, when it has twice as many as it may', async () => {
    const memory = boundedMemory({ sightings: 1, entries: 2 });
    const tokens = async () => (await memory.audit({})).map(({ token }) => token);
    await memory.note(['a', 'b', 'c', 'd'].map((token) => entry(token)));
    expect(await tokens()).toEqual(['d', 'c', 'b', 'a']);
    await memory.note([entry('e')]);
    expect(await tokens()).toEqual(['e', 'd']);
  });

  test('forgets one token: what waits, as the new one of a move too; sightings; the trail by its name or hash', async () => {
    const memory = processMemory();
    await memory.hold([batch('1', record('a'), record('b', 'a'), record('c', 'd')), batch('2', record('d'))]);
    await memory.sight(scope, [sighting('a'), sighting('b')]);
    await memory.note([
      entry('a'),
      entry('hash of a'),
      entry('b', { replacement: 'a' }),
      entry('b', { replacement: 'hash of a' }),
      entry('c', { replacement: 'd' }),
    ]);
    await memory.forget('a', 'hash of a');
    expect((await memory.held()).map(({ id, entries }) => [id, entries.map(({ token }) => token)])).toEqual([
      ['1', ['c']],
      ['2', ['d']],
    ]);
    expect(await tokensOf(memory)).toEqual(['b send']);
    expect((await memory.audit({})).map(({ token }) => token)).toEqual(['c']);
  });

  test('ends entries, sightings and counts each by a time of its own', async () => {
    const left = async (before: Partial<typeof never>) => {
      const memory = processMemory();
      await memory.note([entry('a', { atMs: 9 }), entry('a', { atMs: 10 })]);
      await memory.sight(scope, [sighting('a', { lastAtMs: 9, firstAtMs: 99 }), sighting('b', { lastAtMs: 10, firstAtMs: 0 })]);
      await memory.countFeed(scope, 9, 1);
      await memory.countFeed(scope, 10, 2);
      await memory.expire({ ...never, ...before });
      return [(await memory.audit({})).length, await tokensOf(memory), await memory.feedSince(scope, 0)];
    };
    expect(await left({})).toEqual([2, ['a send', 'b send'], 3]);
    expect(await left({ auditMs: 10 })).toEqual([1, ['a send', 'b send'], 3]);
    expect(await left({ sightingsMs: 10 })).toEqual([2, ['b send'], 3]);
    expect(await left({ feedMs: 10 })).toEqual([2, ['a send', 'b send'], 2]);
  });
});

describe('the names of tokens in the trail', () => {
  test('are alike under one key, and differ under another or under none', () => {
    expect(hasherOf('key')('a')).toBe('780c3db4ce3de5b9e55816fba98f5906');
    expect(hasherOf('key')('a')).not.toBe(hasherOf('other')('a'));
    expect(hasherOf()('a')).not.toBe(hasherOf()('a'));
    expect(hasherOf()('a')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the memory of a dry run', () => {
  const worlds = async () => {
    const base = processMemory();
    await base.hold([batch('1', record('a'))]);
    await base.sight(scope, [sighting('a'), sighting('b')]);
    await base.setFuse({ scope, state: 'blown', atMs: 1, words: 'theirs' });
    await base.setFuse({ scope: fcm, state: 'blown', atMs: 1, words: 'theirs' });
    await base.countFeed(scope, 10, 1);
    await base.note([entry('a')]);
    return { base, dry: overlay(base) };
  };

  test('reads the sightings, fuses and counts that are remembered, and nothing that waits', async () => {
    const { dry } = await worlds();
    expect(dry.durable).toBe(false);
    expect(await tokensOf(dry)).toEqual(['a send', 'b send']);
    expect(await dry.sighted()).toEqual([scope]);
    expect((await dry.fuses()).map(({ words }) => words)).toEqual(['theirs', 'theirs']);
    expect(await dry.feedSince(scope, 0)).toBe(1);
    expect([await dry.held(), await dry.audit({})]).toEqual([[], []]);
  });

  test('writes for itself alone, and believes itself first', async () => {
    const { base, dry } = await worlds();
    await dry.sight(scope, [sighting('a', { count: 5 }), sighting('a', { rule: 'suspect' }), sighting('a', { api: 'receipt' })]);
    await dry.unsight(scope, { tokens: ['b'] });
    await dry.setFuse({ scope, state: 'blown', atMs: 2, words: 'mine' });
    await dry.countFeed(scope, 20, 2);
    await dry.hold([batch('2', record('c'))]);
    await dry.settle(['1']);
    await dry.note([entry('c')]);
    expect((await dry.sightings(scope, ['a', 'b'])).map(({ token, count, rule, api }) => [token, count, rule, api])).toEqual([
      ['a', 5, 'confirm', 'send'],
      ['a', 1, 'suspect', 'send'],
      ['a', 1, 'confirm', 'receipt'],
    ]);
    expect((await dry.fuses()).map((fuse) => [fuse.scope.vendor, fuse.words])).toEqual([
      ['apns', 'mine'],
      ['fcm', 'theirs'],
    ]);
    expect([await dry.feedSince(scope, 0), await dry.feedSince(scope, 20)]).toEqual([3, 2]);
    expect(await tokensOf(base)).toEqual(['a send', 'b send']);
    expect((await base.sightings(scope, ['a'])).map(({ count }) => count)).toEqual([1]);
    expect((await base.fuses()).map(({ words }) => words)).toEqual(['theirs', 'theirs']);
    expect(await base.feedSince(scope, 0)).toBe(1);
    expect((await base.held()).map(({ id }) => id)).toEqual(['1']);
    expect((await base.audit({})).map(({ token }) => token)).toEqual(['a']);
  });

  test('believes what is remembered of another API, rule or token, and nothing of an app that was discarded', async () => {
    const { base, dry } = await worlds();
    await base.sight(scope, [sighting('a', { api: 'receipt' }), sighting('a', { rule: 'suspect' })]);
    await base.sight(fcm, [sighting('a')]);
    await dry.sight(scope, [sighting('a', { count: 5 })]);
    expect((await dry.sightings(scope, ['a', 'b'])).map(({ token, api, rule, count }) => [token, api, rule, count])).toEqual([
      ['a', 'send', 'confirm', 5],
      ['a', 'send', 'suspect', 1],
      ['a', 'receipt', 'confirm', 1],
      ['b', 'send', 'confirm', 1],
    ]);
    await dry.unsight(scope, {});
    expect([await tokensOf(dry), await tokensOf(dry, fcm)]).toEqual([[], ['a send']]);
  });

  test('sees again a token that was taken back, once it is sighted anew', async () => {
    const { dry } = await worlds();
    await dry.unsight(scope, { tokens: ['a'] });
    expect(await tokensOf(dry)).toEqual(['b send']);
    await dry.sight(scope, [sighting('a', { count: 2 })]);
    expect((await dry.sightings(scope, ['a'])).map(({ count }) => count)).toEqual([2]);
    await dry.unsight(scope, { tokens: ['a'] });
    expect(await dry.sightings(scope, ['a'])).toEqual([]);
  });

  test('stands on nothing where the store has none', async () => {
    const dry = overlay(undefined);
    await dry.sight(scope, [sighting('a')]);
    expect(await tokensOf(dry)).toEqual(['a send']);
  });
});

test('the memory of a file writes down nothing that waits, and hands on all else', async () => {
  const base = processMemory();
  await base.hold([batch('1', record('a'))]);
  const memory = withoutHeld({ ...base, durable: true });
  await memory.hold([batch('2', record('b'))]);
  await memory.settle(['1']);
  expect([memory.durable, await memory.held(), (await base.held()).length]).toEqual([true, [], 1]);
  await memory.sight(scope, [sighting('a'), sighting('b')]);
  await memory.unsight(scope, { tokens: ['b'] });
  await memory.setFuse({ scope, state: 'blown', atMs: 1, words: 'w' });
  await memory.countFeed(scope, dayMs, 3);
  await memory.note([entry('a'), entry('b')]);
  for (const one of [memory, base]) {
    expect(await tokensOf(one)).toEqual(['a send']);
    expect(await one.sighted()).toEqual([scope]);
    expect(await one.fuses()).toHaveLength(1);
    expect(await one.feedSince(scope, dayMs)).toBe(3);
    expect(await one.audit({})).toHaveLength(2);
  }
  await memory.forget('b', 'hash');
  expect(await base.audit({})).toHaveLength(1);
  await memory.expire({ auditMs: 9, sightingsMs: 99, feedMs: 2 * dayMs });
  expect([await base.audit({}), await base.sighted(), await base.feedSince(scope, 0)]).toEqual([[], [], 0]);
});

describe('a store in memory', () => {
  const until = (token: string, registeredBeforeMs = 100) => ({ token, registeredBeforeMs });

  test('invalidates once what was registered before the time', async () => {
    const store = memoryStore();
    store.register(scope, 'a', 99);
    store.register(scope, 'b', 100);
    expect(store.knowsRegisteredAt).toBe(true);
    expect(await store.count?.(scope)).toBe(2);
    expect(await store.invalidate(scope, [until('a'), until('b'), until('unknown')], 1)).toEqual(['a']);
    expect(await store.invalidate(scope, [until('a')], 1)).toEqual([]);
    expect(await store.find(scope, ['a', 'b', 'unknown'])).toEqual([
      { token: 'a', registeredAtMs: 99, invalidated: true },
      { token: 'b', registeredAtMs: 100, invalidated: false },
    ]);
    expect([store.tokens(scope), await store.count?.(scope), store.tokens(fcm)]).toEqual([['b'], 1, []]);
  });

  test('moves a token under the same condition, its time with it, and leaves the new one as it is where that stands already', async () => {
    const store = memoryStore();
    for (const [token, atMs] of [
      ['a', 1],
      ['b', 2],
      ['late', 100],
      ['known', 50],
      ['gone', 3],
    ] as const)
      store.register(scope, token, atMs);
    await store.invalidate(scope, [until('gone')], 1);
    const moves = [
      { ...until('a'), replacement: 'new' },
      { ...until('b'), replacement: 'known' },
      { ...until('late'), replacement: 'x' },
      { ...until('gone'), replacement: 'y' },
      { ...until('unknown'), replacement: 'z' },
    ];
    expect(await store.move?.(scope, moves, 7)).toEqual(['a', 'b']);
    expect(await store.find(scope, ['a', 'new', 'b', 'known', 'late', 'x', 'y', 'z'])).toEqual([
      { token: 'new', registeredAtMs: 1, invalidated: false },
      { token: 'b', registeredAtMs: 2, invalidated: true },
      { token: 'known', registeredAtMs: 50, invalidated: false },
      { token: 'late', registeredAtMs: 100, invalidated: false },
    ]);
  });

  test('works as one with its memory, its own or the given one', async () => {
    const memory = processMemory();
    const store = memoryStore({ memory });
    expect(store.memory).toBe(memory);
    expect(await store.together?.(async (tokens, remembered) => [tokens === store, remembered === memory])).toEqual([true, true]);
    expect(memoryStore().memory).toBeDefined();
  });
});

import { describe, expect, test } from 'vitest';
import { createPruner, memoryStore, pruneLines, type TokenStore } from '../../../src/effects/prune/index.ts';
import { accepted, arena, dayMs, dead, hourMs, malformed, minuteMs, names, scope, startMs, suspect } from './outcomes.ts';

describe('the dry run', () => {
  test('changes nothing, remembers nothing, and says what it would do and why it would not', async () => {
    const store = memoryStore();
    const { pruner, register, prove, pass, left } = arena({ dryRun: true }, store);
    register(['goes', 'gone', 'again', 'odd', 'broken', 'old']);
    store.register(scope, 'again', startMs);
    await store.invalidate(scope, [{ token: 'gone', registeredBeforeMs: startMs }], startMs);
    await prove();
    await pruner.add([
      dead(['goes', 'gone', 'again', 'nobody'], startMs),
      suspect(['odd'], startMs),
      malformed(['broken'], startMs),
      accepted(['old'], startMs, { replacements: { old: 'new' } }),
    ]);
    const { totals } = await pass(minuteMs);
    expect(totals).toEqual({
      invalidated: 1,
      moved: 1,
      byRule: { dead: 1, replaced: 1 },
      leftAlone: { already_invalid: 1, registered_later: 1, unknown_token: 1, suspect: 1, first_sighting: 1 },
    });
    expect([...left()].sort()).toEqual(['again', 'broken', 'goes', 'odd', 'old']);
    expect(await store.memory?.held()).toEqual([]);
    expect(await store.memory?.audit({})).toEqual([]);
    expect(await store.memory?.sighted()).toEqual([]);
  });

  test('blows its own fuse, and nobody else hears of it', async () => {
    const store = memoryStore();
    const { pruner, pass, events } = arena({ dryRun: true }, store);
    await pruner.add([dead(names('dead', 30), startMs)]);
    await pass(minuteMs);
    expect(events.filter(({ type }) => type === 'blown')).toHaveLength(1);
    expect(await store.memory?.fuses()).toEqual([]);
  });
});

test('shadow mode tells what both, and only one side, would have deleted', async () => {
  const { pruner, register, prove, pass, left } = arena({ shadow: true });
  register(['both', 'here', 'odd', 'silent']);
  await prove();
  await pruner.add([dead(['both', 'here'], startMs), suspect(['odd'], startMs)]);
  pruner.deleted(scope, ['both', 'odd', 'silent']);
  await pass(minuteMs);
  expect(pruner.comparison()).toMatchObject({
    both: 1,
    onlyHere: 1,
    onlyThere: 2,
    onlyThereBecause: { suspect: 1, nothing: 1 },
    forgotten: 0,
  });
  expect(JSON.stringify(pruner.comparison())).not.toMatch(/silent|odd"/);
  expect(left()).toHaveLength(4);
});

describe('the audit trail', () => {
  const trail = async (auditTokens?: 'clear') => {
    const world = arena(auditTokens ? { auditTokens } : {});
    world.register(['secret-token', 'other']);
    await world.prove();
    await world.pruner.add([dead(['secret-token', 'other'], startMs, { messageId: 'm1' })]);
    await world.pass(minuteMs);
    return world;
  };

  test('says what, on which reply, when; tokens hashed', async () => {
    const { pruner } = await trail();
    const [, entry] = await pruner.audit();
    expect(entry).toEqual({
      atMs: startMs + minuteMs,
      ...scope,
      action: 'invalidated',
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
      rule: 'dead',
      reply: {
        api: 'send',
        cause: 'token_unregistered',
        code: 'Unregistered',
        httpStatus: 410,
        messageId: 'm1',
        sentAtMs: startMs,
        receivedAtMs: startMs,
      },
    });
    expect(JSON.stringify(await pruner.audit())).not.toContain('secret-token');
  });

  test('has tokens in the clear where that was asked for', async () => {
    const { pruner } = await trail('clear');
    expect((await pruner.audit()).map(({ token }) => token)).toEqual(['other', 'secret-token']);
  });

  test('forgets a token', async () => {
    for (const clear of [undefined, 'clear'] as const) {
      const { pruner } = await trail(clear);
      await pruner.forget('secret-token');
      expect(await pruner.audit()).toHaveLength(1);
    }
  });

  test('forgets a token that waits, over a restart too', async () => {
    const store = memoryStore();
    const { pruner, register } = arena({}, store);
    register(['a', 'b']);
    await pruner.add([dead(['a', 'b'], startMs)]);
    await pruner.forget('a');
    const next = arena({}, store, startMs + minuteMs);
    await next.prove();
    await next.pass(0);
    expect(next.left()).toEqual(['a']);
  });

  test('ends after its days', async () => {
    const { pruner, pass } = await trail();
    await pass(89 * dayMs);
    expect(await pruner.audit()).toHaveLength(2);
    await pass(2 * dayMs);
    expect(await pruner.audit()).toEqual([]);
  });
});

test('what is committed waits no more in the same moment: a crash right after doubles nothing', async () => {
  const store = memoryStore();
  const seen: unknown[] = [];
  const world = arena({ onEvent: ({ type }) => type === 'invalidated' && store.memory?.held().then((held) => seen.push(held)) }, store);
  world.register(names('dead', 5));
  await world.prove();
  await world.pruner.add([dead(names('dead', 5), startMs)]);
  await world.pass(minuteMs);
  expect(seen).toEqual([[]]);
});

test('no event and no status holds a token', async () => {
  const { pruner, register, prove, pass, events } = arena({ suspects: { sightings: 2, overMs: dayMs } });
  register(['secret-token']);
  await prove();
  const more = { evidence: { httpStatus: 410, code: 'Unregistered', message: 'secret-token is gone' } };
  await pruner.add([dead(['secret-token'], startMs, more), malformed(['secret-token'], startMs), suspect(['secret-token'], startMs)]);
  const status = await pass(minuteMs);
  expect(events.length).toBeGreaterThan(1);
  expect(JSON.stringify([events, status])).not.toContain('secret');
});

describe('a file of outcomes', () => {
  const options = { clock: 'replies', now: () => startMs + 30 * dayMs } as const;
  const lineAt = (atMs: number, dying: readonly string[], living = names('alive', 30)) =>
    JSON.stringify({
      id: 1,
      vendor: 'apns',
      api: 'send',
      outcomes: [accepted(living, atMs), ...(dying.length > 0 ? [dead(dying, atMs)] : [])],
    });

  test('is judged by the clock of its replies; what still waits at its end is not committed', async () => {
    const store = memoryStore();
    for (const token of ['a', 'b']) store.register(scope, token, startMs - dayMs);
    const pruner = createPruner({ store, ...options });
    const so = await pruneLines(
      [
        lineAt(startMs, ['a']),
        '',
        '{"broken',
        '{"outcomes":[{"vendor":1}]}',
        lineAt(startMs + 50_000, ['b']),
        lineAt(startMs + minuteMs, []),
      ],
      pruner,
    );
    const { totals } = await pruner.close();
    expect(so).toEqual({ lines: 6, outcomes: 5, bad: 2 });
    expect(store.tokens(scope)).toEqual(['b']);
    expect(totals.leftAlone).toEqual({ still_held: 1 });
    expect(await store.memory?.held()).toEqual([]);
  });

  test('has no clock that runs ahead of ours, whatever stands in a line', async () => {
    const store = memoryStore();
    store.register(scope, 'a', startMs - dayMs);
    const pruner = createPruner({ store, ...options });
    await pruneLines([lineAt(startMs, ['a']), lineAt(startMs + 31 * dayMs, []), lineAt(startMs + 1000, [])], pruner);
    await pruner.close();
    expect(store.tokens(scope)).toEqual(['a']);
  });

  test('that blows the fuse leaves what it held to the word of a person', async () => {
    const store = memoryStore();
    for (const token of names('dead', 50)) store.register(scope, token, startMs - dayMs);
    const pruner = createPruner({ store, ...options });
    await pruneLines([lineAt(startMs, names('dead', 50), ['alive']), lineAt(startMs + 2 * minuteMs, [])], pruner);
    expect((await pruner.close()).apps).toMatchObject([{ fuse: 'blown', held: 50 }]);
    expect(store.tokens(scope)).toHaveLength(50);
    const person = createPruner({ store, now: () => startMs + 31 * dayMs, schedule: () => () => undefined });
    expect(await person.release({ ...scope, by: 'mei' })).toEqual({ tokens: 50 });
    expect(store.tokens(scope)).toEqual([]);
  });

  test('takes the same memory at any length: the pruner is waited for', async () => {
    const store = memoryStore();
    const pruner = createPruner({ store, ...options, maxHeld: 1000 });
    let most = 0;
    function* lines() {
      for (let index = 0; index < 20_000; index += 1) yield lineAt(startMs + index * 1000, [`t-${index}`], ['alive', 'and', 'well']);
    }
    await pruneLines(lines(), pruner, {
      progressEvery: 1000,
      onProgress: async () => {
        most = Math.max(most, (await pruner.status()).held);
      },
    });
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(700);
  });
});

test('a store of twenty lines is enough', async () => {
  const rows = new Map<string, { seenAtMs: number; deletedAtMs?: number }>();
  const store: TokenStore = {
    knowsRegisteredAt: true,
    async invalidate({ vendor, app }, deaths, atMs) {
      const gone: string[] = [];
      for (const { token, registeredBeforeMs } of deaths) {
        const row = rows.get(`${vendor} ${app} ${token}`);
        if (!row || row.deletedAtMs !== undefined || row.seenAtMs >= registeredBeforeMs) continue;
        row.deletedAtMs = atMs;
        gone.push(token);
      }
      return gone;
    },
  };
  rows.set('apns main a', { seenAtMs: startMs - dayMs });
  rows.set('apns main b', { seenAtMs: startMs - minuteMs });
  const { pruner, prove, pass } = arena({ store });
  await prove();
  expect(await pruner.add([dead(['a', 'b', 'c'], startMs), accepted(['b'], startMs, { replacements: { b: 'd' } })])).toEqual({
    durable: false,
  });
  const { totals } = await pass(minuteMs);
  expect(totals).toMatchObject({ invalidated: 1, leftAlone: { guard: 2 } });
  expect(rows.get('apns main a')?.deletedAtMs).toBe(startMs + minuteMs);
  expect((await pruner.audit()).filter(({ action }) => action === 'invalidated')).toHaveLength(1);
});

test('the timer commits by itself, and rests when there is nothing to do', async () => {
  const store = memoryStore();
  store.register(scope, 'a', startMs - dayMs);
  let nowMs = startMs;
  const waiting: { work: () => void; waitMs: number }[] = [];
  const schedule = (work: () => void, waitMs: number) => {
    waiting.push({ work, waitMs });
    return () => undefined;
  };
  const pruner = createPruner({ store, now: () => nowMs, schedule });
  await pruner.add([accepted(names('alive', 40), nowMs)]);
  expect(waiting).toEqual([]);
  await pruner.add([dead(['a'], nowMs)]);
  for (let steps = 0; waiting.length > 0 && steps < 1000; steps += 1) {
    const { work, waitMs } = waiting.shift() as (typeof waiting)[0];
    nowMs += waitMs;
    work();
    await pruner.status();
    // The step arms the next one after its own turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(store.tokens(scope)).toEqual([]);
  expect(nowMs).toBeLessThan(startMs + 2 * hourMs);
});

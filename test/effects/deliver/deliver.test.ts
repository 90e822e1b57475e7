import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/core/argument-error.ts';
import { type DeliverOptions, deliver, memoryLedger, type TargetResult } from '../../../src/effects/deliver/index.ts';
import { oppo } from '../../../src/vendors/oppo/index.ts';
import { Clock, turn } from './clock.ts';
import { accepted, begin, play, refused, uncertain } from './model.ts';

const minutes = 60_000;
const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

describe('what is sent again, and when', () => {
  test('a refused and retryable target goes again after the floor of its vendor, with jitter on top', async () => {
    const { calls, of } = await play(
      (batch, _, count) => [
        count === 1 ? refused('vendor_unavailable', batch, { retry: { when: 'backoff', atLeastMs: 7000 } }) : accepted(batch),
      ],
      { targets: ['a'] },
    );
    expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect((calls[1]?.atMs ?? 0) - (calls[0]?.atMs ?? 0)).toBe(7500);
    expect(of('a')).toMatchObject({ status: 'accepted', because: 'accepted', attempts: 2 });
  });

  test('only the targets that need it go again', async () => {
    const { calls, report } = await play(
      (batch, _, count) =>
        count === 1 ? [accepted(['a', 'c']), refused('vendor_internal', ['b']), refused('token_unregistered', ['d'])] : [accepted(batch)],
      { targets: ['a', 'b', 'c', 'd'], batchSize: 4 },
    );
    expect(calls.map(({ batch }) => batch)).toEqual([['a', 'b', 'c', 'd'], ['b']]);
    expect(report.counts).toMatchObject({ ended: 4, accepted: 3, refused: 1, sends: 2 });
    expect(report.byCause).toEqual({ token_unregistered: 1 });
  });

  test('targets that wait for the same go together, others on their own', async () => {
    const answer = (batch: readonly string[], _: unknown, count: number) =>
      count > 1
        ? [accepted(batch)]
        : [
            refused('vendor_internal', ['a']),
            refused('vendor_internal', ['b'], { messageId: 'x' }),
            refused('vendor_internal', ['c'], { retry: { when: 'backoff', atLeastMs: 9000 } }),
          ];
    const { calls } = await play(answer, { targets: ['a', 'b', 'c'], batchSize: 3 });
    expect(calls.map(({ batch }) => batch)).toEqual([['a', 'b', 'c'], ['a', 'b'], ['c']]);
  });

  test('attempts are bounded: five by default', async () => {
    const { calls, of } = await play((batch) => [refused('vendor_internal', batch)], { targets: ['a'] });
    expect(calls).toHaveLength(5);
    expect(of('a')).toMatchObject({ status: 'refused', because: 'attempts_spent', attempts: 5 });
  });

  test('a wait that would end after the deadline is "give up now"', async () => {
    const answer = (batch: readonly string[]) => [
      refused('vendor_internal', batch, { retry: { when: 'backoff', atLeastMs: 31 * minutes } }),
    ];
    const { calls, of, clock } = await play(answer, { targets: ['a'] });
    expect(calls).toHaveLength(1);
    expect(clock.nowMs - (calls[0]?.atMs ?? 0)).toBe(0);
    expect(of('a')).toMatchObject({ status: 'refused', because: 'deadline' });
  });

  test('nothing is sent once the message is worth nothing any more', async () => {
    const nowMs = Date.UTC(2026, 10, 24, 4, 0);
    const late = await play(() => [], { targets: ['a'], expiresAtMs: nowMs });
    expect(late.calls).toEqual([]);
    expect(late.of('a')).toMatchObject({ status: 'unsent', because: 'deadline', attempts: 0 });
    const soon = await play((batch) => [refused('vendor_internal', batch)], { targets: ['a'], expiresAtMs: nowMs + 1000 });
    expect(soon.calls.every(({ atMs }) => atMs < nowMs + 1000)).toBe(true);
    expect(soon.of('a')).toMatchObject({ status: 'refused', because: 'deadline' });
  });

  test('a wait of a month takes several timers, for one holds 24 days', async () => {
    const month = 30 * 24 * 60 * minutes;
    const { calls, of } = await play(
      (batch, _, count) => [
        count === 1 ? refused('target_offline', batch, { pause: 'none', retry: { when: 'backoff', atLeastMs: month } }) : accepted(batch),
      ],
      { targets: ['a'], deadlineMs: Number.POSITIVE_INFINITY },
    );
    expect((calls[1]?.atMs ?? 0) - (calls[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(month);
    expect(of('a').status).toBe('accepted');
  });

  test('`reconnect` reaches the next send', async () => {
    const { calls } = await play(
      (batch, _, count) => [count === 1 ? refused('connection_failed', batch, { reconnect: true }) : accepted(batch)],
      {
        targets: ['a'],
      },
    );
    expect(calls.map(({ reconnect }) => reconnect)).toEqual([false, true]);
  });

  test('a target given twice is sent once, and counted', async () => {
    const { calls, report, of } = await play((batch) => [accepted(batch)], { targets: ['a', 'b', 'a', 'a'], batchSize: 4 });
    expect(calls.map(({ batch }) => batch)).toEqual([['a', 'b']]);
    expect(report.counts).toMatchObject({ ended: 2, repeated: 2 });
    expect(of('a').status).toBe('accepted');
  });
});

describe('what may have been taken', () => {
  test('ends uncertain, and is not sent again', async () => {
    const { calls, of } = await play((batch) => [uncertain(batch)], { targets: ['a'] });
    expect(calls).toHaveLength(1);
    expect(of('a')).toMatchObject({ status: 'uncertain', because: 'uncertain_not_repeatable' });
  });

  test('goes again where the caller says that a repeat does no harm, target by target', async () => {
    const { calls, of } = await play((batch, _, count) => [count === 1 ? uncertain(batch) : accepted(batch)], {
      targets: ['a', 'b', 'c'],
      batchSize: 3,
      repeatable: (target) => target !== 'b',
    });
    expect(calls.map(({ batch }) => batch)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
    ]);
    expect(of('b').status).toBe('uncertain');
    expect(of('c').status).toBe('accepted');
  });

  test('goes again under the same key where the vendor drops repeats and `send` used it', async () => {
    const answer = (batch: readonly string[], _: unknown, count: number) => ({
      reply: [count === 1 ? uncertain(batch) : accepted(batch)],
      usedDedupeKey: true,
    });
    const { calls, report } = await play(answer, { vendor: 'oppo', targets: ['a', 'b'], batchSize: 2 });
    expect(calls.map(({ batch }) => batch)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(calls[0]?.dedupeKey).toBe(calls[1]?.dedupeKey);
    expect(report.counts.accepted).toBe(2);
  });

  test.each([
    ['a vendor that drops nothing', 'xiaomi', true],
    ['a `send` that did not use the key', 'oppo', false],
  ] as const)('does not go again with %s', async (_, vendor, usedDedupeKey) => {
    const { calls } = await play((batch) => ({ reply: [uncertain(batch)], usedDedupeKey }), { vendor, targets: ['a'] });
    expect(calls).toHaveLength(1);
  });

  test('does not go again in part under a key: a part is another set, and its new key drops nothing', async () => {
    const answer = () => ({ reply: [accepted(['a']), uncertain(['b'])], usedDedupeKey: true });
    const { calls, of } = await play(answer, { vendor: 'oppo', targets: ['a', 'b'], batchSize: 2 });
    expect(calls).toHaveLength(1);
    expect(of('b')).toMatchObject({ status: 'uncertain', because: 'uncertain_not_repeatable' });
  });

  test('does not go on in part either, after a repeat that only the key made harmless', async () => {
    const answer = (batch: readonly string[], _: unknown, count: number) => ({
      reply: count === 1 ? [uncertain(batch)] : [accepted(['a']), refused('vendor_internal', ['b'])],
      usedDedupeKey: true,
    });
    const { calls, of } = await play(answer, { vendor: 'oppo', targets: ['a', 'b'], batchSize: 2 });
    expect(calls).toHaveLength(2);
    expect(of('b')).toMatchObject({ status: 'uncertain', because: 'uncertain_not_repeatable' });
  });

  const thenDuplicate = (...used: boolean[]) =>
    play(
      (batch, _, count) => ({
        reply: [count === 1 ? uncertain(batch) : refused('duplicate_request', batch)],
        usedDedupeKey: used[count - 1],
      }),
      { targets: ['a'], repeatable: true },
    );

  test('was taken, where a repeat under the same key is a duplicate', async () => {
    const { of } = await thenDuplicate(true, true);
    expect(of('a')).toMatchObject({ status: 'accepted', because: 'already_taken', attempts: 2 });
  });

  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])('may be lost all the same where not both were sent with the key (%s, %s): of what it is a duplicate nobody knows', async (...used) => {
    const { of } = await thenDuplicate(...used);
    expect(of('a')).toMatchObject({ status: 'uncertain', because: 'final', attempts: 2 });
  });

  test('goes again under its key where the promise of a wrapped client rejected', async () => {
    const lost = (batch: readonly string[]) =>
      Object.defineProperty(new Error('timeout'), Symbol.for('push-outcome.outcomes'), { value: [uncertain(batch)] });
    const answer = (batch: readonly string[], _: unknown, count: number) => ({
      reply: count === 1 ? Promise.reject(lost(batch)) : Promise.resolve([accepted(batch)]),
      usedDedupeKey: true,
    });
    const { calls, of } = await play(answer, { vendor: 'oppo', targets: ['a'] });
    expect(calls).toHaveLength(2);
    expect(of('a').status).toBe('accepted');
  });

  test('is not simply refused because a later attempt was', async () => {
    const { of } = await play((batch, _, count) => [count === 1 ? uncertain(batch) : refused('message_invalid', batch)], {
      targets: ['a'],
      repeatable: true,
    });
    expect(of('a')).toMatchObject({ status: 'uncertain', because: 'final', outcome: { status: 'refused', cause: 'message_invalid' } });
  });
});

describe('dedupe keys', () => {
  test('one message and one exact set of targets: a retry keeps the key, a subset and another message get their own', async () => {
    const answer = (batch: readonly string[], _: unknown, count: number) =>
      count === 1
        ? [refused('vendor_internal', batch)]
        : count === 2
          ? [accepted(['a']), refused('vendor_internal', ['b'])]
          : [accepted(batch)];
    const { calls } = await play(answer, { targets: ['a', 'b'], batchSize: 2 });
    const other = await play((batch) => [accepted(batch)], { targets: ['a', 'b'], batchSize: 2 });
    const [first, again, part] = calls.map(({ dedupeKey }) => dedupeKey);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(new Set([first, part, other.calls[0]?.dedupeKey]).size).toBe(3);
  });

  test('are the same after a restart where the message has a key', async () => {
    const run = () => play((batch) => [accepted(batch)], { targets: ['a'], messageKey: 'm1' });
    const [one, two] = [await run(), await run()];
    expect(one.calls[0]?.dedupeKey).toBe(two.calls[0]?.dedupeKey);
  });
});

describe('a batch that is too large', () => {
  test('goes in halves, again and again, and later batches are as small from the start', async () => {
    const { calls, report } = await play((batch) => [batch.length > 2 ? refused('batch_too_large', batch) : accepted(batch)], {
      targets: names(16),
      batchSize: 8,
      concurrency: 1,
    });
    expect(report.counts).toMatchObject({ accepted: 16 });
    expect(calls.map(({ batch }) => batch.length)).toEqual([8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('for its vendor, as everyone knows, is not made', async () => {
    for (const [vendor, most] of [
      ['tencent-im', 500],
      ['huawei', 1000],
      ['meizu', 100],
    ] as const) {
      const { calls, report } = await play((batch) => [accepted(batch)], { vendor, targets: names(1500), batchSize: 1200 });
      expect(Math.max(...calls.map(({ batch }) => batch.length)), vendor).toBe(most);
      expect(report.counts.accepted).toBe(1500);
    }
  });

  test('of one target cannot be split', async () => {
    const { calls, of } = await play((batch) => [refused('batch_too_large', batch)], { targets: ['a'] });
    expect(calls).toHaveLength(1);
    expect(of('a').because).toBe('cannot_split');
  });

  test('is not an attempt that counts', async () => {
    const { of } = await play(
      (batch, _, count) => [
        batch.length > 1 ? refused('batch_too_large', batch) : count < 5 ? refused('vendor_internal', batch) : accepted(batch),
      ],
      {
        targets: ['a', 'b'],
        batchSize: 2,
        attempts: 3,
      },
    );
    expect([of('a').status, of('b').status]).toContain('accepted');
    expect(of('a').attempts).toBeGreaterThan(1);
  });
});

describe('a credential', () => {
  const signed =
    (good: unknown) =>
    (batch: readonly string[], { credential }: { credential: unknown }) => [
      credential === good ? accepted(batch) : refused('credential_expired', batch),
    ];

  test('is renewed once for all that wait for it', async () => {
    let refreshes = 0;
    const { calls, report } = await play(signed('new'), {
      targets: names(20),
      credential: 'old',
      refresh: async () => {
        refreshes += 1;
        return 'new';
      },
    });
    expect(refreshes).toBe(1);
    expect(report.counts).toMatchObject({ accepted: 20 });
    expect(calls.filter(({ credential }) => credential === 'old').length).toBeLessThanOrEqual(8);
  });

  test('that is refused right after it was renewed is not renewed again for everyone', async () => {
    let refreshes = 0;
    const { report } = await play(signed('never'), {
      targets: names(50),
      refresh: () => {
        refreshes += 1;
        return `credential ${refreshes}`;
      },
    });
    expect(refreshes).toBeLessThanOrEqual(2);
    expect(report.counts).toMatchObject({ ended: 50, accepted: 0 });
    expect(report.byBecause.refresh_did_not_help).toBeGreaterThan(0);
  });

  test('that hangs or throws is asked for three times, and no longer', async () => {
    let asked = 0;
    const { of, clock, calls, timers } = await play(signed('new'), {
      targets: ['a'],
      refreshMs: 5000,
      refresh: () => {
        asked += 1;
        if (asked === 1) throw new TypeError('no');
        return new Promise(() => undefined);
      },
    });
    expect(asked).toBe(3);
    expect(of('a')).toMatchObject({ status: 'refused', because: 'refresh_did_not_help' });
    expect(clock.nowMs - (calls[0]?.atMs ?? 0)).toBeLessThan(20_000);
    expect(timers.size).toBe(0);
  });

  test('that dies again later is renewed again, and closes the app to nobody', async () => {
    const used = new Map<unknown, number>();
    let refreshes = 0;
    const { report } = await play(
      async (batch, { credential }) => {
        const count = (used.get(credential) ?? 0) + 1;
        used.set(credential, count);
        return [count > 60 ? refused('credential_expired', batch) : accepted(batch)];
      },
      {
        targets: names(200),
        refresh: () => {
          refreshes += 1;
          return refreshes;
        },
      },
    );
    expect(report.byBecause.app_closed).toBeUndefined();
    expect(report.counts.accepted).toBeGreaterThanOrEqual(184);
    expect(refreshes).toBe(3);
    // Those that were under way, and those that left in the same turn.
    for (const count of used.values()) expect(count).toBeLessThanOrEqual(60 + 16);
  });

  test('that cannot be renewed is final', async () => {
    const { calls, of } = await play(signed('new'), { targets: ['a'] });
    expect(calls).toHaveLength(1);
    expect(of('a').because).toBe('refresh_did_not_help');
  });

  test('refused for good ends what waits for the app at once', async () => {
    const { calls, report } = await play((batch) => [refused('credential_invalid', batch)], { targets: names(100) });
    expect(calls.length).toBeLessThanOrEqual(8);
    expect(report.counts).toMatchObject({ ended: 100, accepted: 0 });
    expect(report.byBecause.app_closed).toBeGreaterThanOrEqual(92);
  });
});

describe('what `send` answers', () => {
  test('throws: its batch ends uncertain, and the others go on', async () => {
    const errors: unknown[] = [];
    const { of, report } = await play(
      ([target]) => {
        if (target === 'b') throw new Error('a bug');
        return [accepted([target as string])];
      },
      { targets: ['a', 'b', 'c'], repeatable: true, onAttempt: ({ error }) => error && errors.push(error) },
    );
    expect(of('b')).toMatchObject({ status: 'uncertain', because: 'send_threw', attempts: 1 });
    expect(of('b').outcome).toBeUndefined();
    expect(report.counts).toMatchObject({ accepted: 2, uncertain: 1 });
    expect(errors).toHaveLength(1);
  });

  test('a value or an error that a wrapped client marked counts as its outcomes', async () => {
    const mark = (value: object, outcomes: unknown) =>
      Object.defineProperty(value, Symbol.for('push-outcome.outcomes'), { value: outcomes });
    const { of } = await play(
      async ([target]) => {
        if (target === 'a') return mark({ status: 500 }, [accepted(['a'])]);
        if (target === 'b') throw mark(new Error('timeout'), [uncertain(['b'])]);
        return {
          reply: mark(new Error('refused'), [refused('connection_failed', ['c'], { retry: { when: 'never' } })]),
          usedDedupeKey: true,
        };
      },
      { targets: ['a', 'b', 'c'] },
    );
    expect(of('a').status).toBe('accepted');
    expect(of('b')).toMatchObject({ status: 'uncertain', because: 'uncertain_not_repeatable' });
    expect(of('c')).toMatchObject({ status: 'refused', because: 'final' });
  });

  test.each([
    ['a RawReply', () => ({ status: 200, body: '{"code":0,"message":"","data":{"messageId":"m"}}' })],
    ['a fetch Response', () => new Response('{"code":0,"message":"","data":{"messageId":"m"}}')],
    ['an axios response', () => ({ status: 200, headers: {}, data: { code: 0, message: '', data: { messageId: 'm' } }, config: {} })],
    [
      'the response of undici',
      () => ({ statusCode: 200, headers: {}, body: { text: async () => '{"code":0,"message":"","data":{"messageId":"m"}}' } }),
    ],
    [
      'one of these with its key',
      async () => ({ reply: Promise.resolve(new Response('{"code":0,"data":{"messageId":"m"}}')), usedDedupeKey: true }),
    ],
  ])('%s is parsed', async (_, answer) => {
    const { of } = await play(answer, { vendor: oppo, targets: ['a'], channel: 'news' });
    expect(of('a').outcome).toMatchObject({
      status: 'accepted',
      messageId: 'm',
      app: 'app',
      channel: 'news',
      kind: 'token',
      targets: ['a'],
    });
    expect(of('a').outcome?.sentAtMs).toBeTypeOf('number');
    expect(of('a').outcome?.receivedAtMs).toBeTypeOf('number');
  });

  test.each([
    ['nothing', undefined],
    ['an empty object', {}],
    ['no outcomes', []],
    ['outcomes that are none', [{ status: 'refused', targets: ['a'] }]],
    ['outcomes of someone else', [accepted(['z'])]],
  ])('%s: its targets are uncertain', async (_, answer) => {
    const { of } = await play(() => answer, { targets: ['a'] });
    expect(of('a')).toMatchObject({ status: 'uncertain', because: 'uncertain_not_repeatable' });
  });

  test('a redirect that was followed is uncertain, whatever it says', async () => {
    const reply = Object.defineProperty(new Response('{"code":0}'), 'redirected', { value: true });
    const { of } = await play(() => reply, { vendor: 'oppo', targets: ['a'] });
    expect(of('a').status).toBe('uncertain');
  });

  test('an outcome that names nobody is about the whole batch, and kills nobody of many', async () => {
    const { of } = await play(() => [refused('token_unregistered', [])], { targets: ['a', 'b'], batchSize: 2 });
    expect(of('a').outcome).toMatchObject({ targets: ['a', 'b'], token: 'suspect' });
  });

  test('never: it is told to stop at the deadline, and given up a second later', async () => {
    let stopped = false;
    const { clock, delivery } = begin(() => new Promise(() => undefined), { targets: ['a'], deadlineMs: 10_000, attempts: 1 });
    const hung = begin(() => new Promise(() => undefined), { targets: ['b'], deadlineMs: 5000 });
    const report = await clock.until(delivery);
    expect(report.results?.[0]).toMatchObject({ status: 'uncertain', because: 'deadline', attempts: 1 });
    const told = deliver({
      ...{ vendor: 'xiaomi', targets: ['c'], deadlineMs: 5000, now: hung.clock.now, setTimer: hung.clock.setTimer },
      send: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(signal.reason);
          }),
        ),
    });
    const end = await hung.clock.until(told);
    expect(stopped).toBe(true);
    expect(end.results?.[0]).toMatchObject({ status: 'uncertain', because: 'deadline' });
    await hung.clock.until(hung.delivery);
    expect(hung.timers.size).toBe(0);
  });
});

describe('abort', () => {
  test('every target of an array ends, once: what was not sent as unsent', async () => {
    const controller = new AbortController();
    const { delivery, calls, clock, timers } = begin(
      async (batch) => {
        if (calls.length === 3) controller.abort();
        return [refused('vendor_internal', batch)];
      },
      { targets: names(50), signal: controller.signal, concurrency: 2 },
    );
    const { counts, results = [], byBecause } = await clock.until(delivery);
    expect(counts.ended).toBe(50);
    expect(new Set(results.map(({ target }) => target)).size).toBe(50);
    expect(byBecause).toEqual({ aborted: 50 });
    expect(results.filter(({ status }) => status === 'unsent').every(({ attempts, outcome }) => attempts === 0 && !outcome)).toBe(true);
    expect(counts.unsent + counts.refused).toBe(50);
    expect(timers.size).toBe(0);
  });

  test('before the start sends nothing', async () => {
    const { calls, report } = await play(() => [], { targets: ['a'], signal: AbortSignal.abort() });
    expect(calls).toEqual([]);
    expect(report.counts).toMatchObject({ ended: 1, unsent: 1 });
  });

  test('leaves no listener on the signal', async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    Object.assign(signal, {
      addEventListener: (...parameters: Parameters<typeof add>) => {
        listeners += 1;
        add(...parameters);
      },
      removeEventListener: (...parameters: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...parameters);
      },
    });
    await play((batch) => [accepted(batch)], { targets: names(5), signal });
    expect(listeners).toBe(0);
  });

  test('breaking out of the loop aborts what is left, and lets go of the source', async () => {
    let isReturned = false;
    function* source() {
      try {
        for (let index = 0; ; index += 1) yield `t${index}`;
      } finally {
        isReturned = true;
      }
    }
    const { delivery, calls, clock, timers } = begin((batch) => [accepted(batch)], { targets: source() });
    const seen: TargetResult[] = [];
    const loop = (async () => {
      for await (const result of delivery) if (seen.push(result) === 10) break;
    })();
    await clock.until(loop);
    expect(isReturned).toBe(true);
    const { counts } = await clock.until(delivery);
    expect(counts.ended).toBe(counts.accepted + counts.unsent);
    expect(calls.length).toBeLessThan(3000);
    expect(timers.size).toBe(0);
  });
});

describe('results and report', () => {
  test('awaited, it gives counts, and results only for an array', async () => {
    const array = await play((batch) => [accepted(batch)], { targets: names(3) });
    expect(array.report).toMatchObject({ counts: { ended: 3, accepted: 3, sends: 3 }, byCause: {}, byBecause: { accepted: 3 } });
    expect(array.report.results).toHaveLength(3);
    const stream = await play((batch) => [accepted(batch)], { targets: new Set(names(3)) });
    expect(stream.report.counts.accepted).toBe(3);
    expect(stream.report.results).toBeUndefined();
  });

  test('awaited and looped over at once, it loses nothing and stays bounded', async () => {
    const { delivery, clock } = begin((batch) => [accepted(batch)], { targets: new Set(names(5000)) });
    const seen = new Set<string>();
    const loop = (async () => {
      for await (const { target } of delivery) seen.add(target);
    })();
    const [report] = await clock.until(Promise.all([delivery, loop]));
    expect(seen.size).toBe(5000);
    expect(report.counts.accepted).toBe(5000);
  });

  test('looped over, then awaited; awaited, then looped over', async () => {
    const one = begin((batch) => [accepted(batch)], { targets: names(3) });
    const seen: string[] = [];
    for await (const { target } of one.delivery) seen.push(target);
    expect((await one.delivery).counts.accepted).toBe(3);
    const again: string[] = [];
    for await (const { target } of one.delivery) again.push(target);
    expect(again).toEqual(seen);
    const stream = begin((batch) => [accepted(batch)], { targets: new Set(names(3)) });
    await stream.delivery;
    expect(() => stream.delivery[Symbol.asyncIterator]()).toThrow(/let go/);
  });

  test('pulls no more than it has room for while nobody takes the results', async () => {
    let pulled = 0;
    function* source() {
      for (;;) yield `t${pulled++}`;
    }
    const { delivery, clock } = begin((batch) => [accepted(batch)], { targets: source() });
    for (let turns = 0; turns < 3000; turns += 1) await turn();
    expect(pulled).toBeLessThan(1200);
    await clock.until((async () => void (await delivery[Symbol.asyncIterator]().return?.()))());
  });

  test('pulls no more than it may hold while the vendor is closed', async () => {
    let pulled = 0;
    async function* source() {
      for (;;) yield `t${pulled++}`;
    }
    const controller = new AbortController();
    const { delivery, clock, timers } = begin(
      (batch) => [refused('quota_exhausted', batch, { retry: { when: 'after', waitMs: 20 * minutes } })],
      {
        targets: source(),
        signal: controller.signal,
      },
    );
    const report = delivery.then(({ counts }) => counts);
    await clock.advance(5 * minutes);
    for (let turns = 0; turns < 200; turns += 1) await turn();
    const before = pulled;
    expect(before).toBeGreaterThan(1000);
    expect(before).toBeLessThanOrEqual(10_100);
    controller.abort();
    const counts = await clock.until(report);
    expect(counts.ended).toBeGreaterThanOrEqual(before - 1);
    expect(timers.size).toBe(0);
  });

  test('what the source throws comes after everything it gave, to the loop and to the await', async () => {
    async function* source() {
      yield 'a';
      yield 'b';
      throw new Error('the database went away');
    }
    const { delivery, clock } = begin((batch) => [accepted(batch)], { targets: source(), batchSize: 10 });
    const seen: string[] = [];
    const loop = (async () => {
      for await (const { target } of delivery) seen.push(target);
    })();
    await expect(clock.until(loop)).rejects.toThrow('the database went away');
    expect(seen).toEqual(['a', 'b']);
    await expect(clock.until(delivery)).rejects.toThrow('the database went away');
  });

  test('a slow source is sent in the batches that there are', async () => {
    const clock = new Clock();
    async function* source() {
      yield 'a';
      yield 'b';
      await clock.sleep(10_000);
      yield 'c';
    }
    const { calls, delivery } = begin((batch) => [accepted(batch)], { batchSize: 100, targets: source() }, clock);
    await clock.until(delivery);
    expect(calls.map(({ batch }) => batch)).toEqual([['a', 'b'], ['c']]);
  });

  test('progress is told, the last time at the end', async () => {
    const told: number[] = [];
    await play((batch) => [accepted(batch)], { targets: names(30), onProgress: ({ counts }) => void told.push(counts.ended) });
    expect(told.length).toBeLessThan(5);
    expect(told.at(-1)).toBe(30);
  });

  test('sends at once are bounded, and the bound is used', async () => {
    let [now, most] = [0, 0];
    const clock = new Clock();
    const slow = async (batch: readonly string[]) => {
      now += 1;
      most = Math.max(most, now);
      await clock.sleep(100);
      now -= 1;
      return [accepted(batch)];
    };
    const { delivery } = begin(slow, { targets: names(100), concurrency: 7 }, clock);
    const startedMs = clock.nowMs;
    await clock.until(delivery);
    expect(most).toBe(7);
    expect(clock.nowMs - startedMs).toBe(1500);
  });
});

describe('the ledger and the dry run', () => {
  test('a second start skips what was accepted or may have been, and sends what was refused', async () => {
    const ledger = memoryLedger();
    const more = { targets: ['a', 'b', 'c'], batchSize: 3, messageKey: 'm', ledger };
    await play(() => [accepted(['a']), uncertain(['b']), refused('message_invalid', ['c'])], more);
    const { calls, of } = await play((batch) => [accepted(batch)], more);
    expect(calls.map(({ batch }) => batch)).toEqual([['c']]);
    expect(of('a')).toMatchObject({ status: 'unsent', because: 'ledger', attempts: 0 });
    expect(of('b').because).toBe('ledger');
    const other = await play((batch) => [accepted(batch)], { ...more, messageKey: 'another' });
    expect(other.report.counts.accepted).toBe(3);
  });

  test('a crash in the middle of a send leaves a mark behind', async () => {
    const ledger = memoryLedger();
    const more = { targets: ['a'], messageKey: 'm', ledger };
    begin(() => new Promise(() => undefined), more);
    await turn();
    const { calls, of } = await play((batch) => [accepted(batch)], more);
    expect(calls).toEqual([]);
    expect(of('a').because).toBe('ledger');
  });

  test('a ledger that fails sends nothing: nobody can say who got the message', async () => {
    const ledger = { taken: () => Promise.reject(new Error('down')), note: () => undefined };
    const { calls, of } = await play((batch) => [accepted(batch)], { targets: ['a'], messageKey: 'm', ledger });
    expect(calls).toEqual([]);
    expect(of('a')).toMatchObject({ status: 'unsent', because: 'ledger' });
    const noting = { taken: () => new Set<string>(), note: () => Promise.reject(new Error('down')) };
    const second = await play((batch) => [accepted(batch)], { targets: ['a'], messageKey: 'm', ledger: noting });
    expect(second.calls).toEqual([]);
    expect(second.of('a')).toMatchObject({ status: 'unsent', because: 'ledger' });
  });

  test('the one in memory is bounded: the oldest are forgotten', () => {
    const ledger = memoryLedger({ most: 2 });
    ledger.note('m', ['a', 'b', 'c'], 'accepted');
    expect([...(ledger.taken('m', ['a', 'b', 'c']) as Set<string>)]).toEqual(['b', 'c']);
    expect(() => memoryLedger({ most: 0 })).toThrow(ArgumentError);
  });

  test('a dry run sends nothing and ends everyone', async () => {
    const { calls, report } = await play(() => [], { targets: ['a', 'a', 'b'], dryRun: true });
    expect(calls).toEqual([]);
    expect(report).toMatchObject({ counts: { ended: 2, unsent: 2, repeated: 1 }, byBecause: { dry_run: 2 } });
  });
});

describe('wrong options', () => {
  const good = { vendor: 'vivo', targets: ['a'], send: () => [accepted(['a'])] } as const;
  test.each([
    ['vendor', { vendor: 'nokia' }],
    ['targets', { targets: 'abc' }],
    ['targets', { targets: undefined }],
    ['targets[1]', { targets: ['a', 7] }],
    ['send', { send: undefined }],
    ['kind', { kind: 'phone' }],
    ['app', { app: 5 }],
    ['attempts', { attempts: 0 }],
    ['attempts', { attempts: 2.5 }],
    ['deadlineMs', { deadlineMs: Number.NaN }],
    ['baseMs', { baseMs: -1 }],
    ['capMs', { capMs: Number.POSITIVE_INFINITY }],
    ['concurrency', { concurrency: 0 }],
    ['batchSize', { batchSize: '9' }],
    ['expiresAtMs', { expiresAtMs: Number.NaN }],
    ['priority', { priority: Number.NaN }],
    ['repeatable', { repeatable: 'yes' }],
    ['refresh', { refresh: 'token' }],
    ['refreshMs', { refreshMs: 0 }],
    ['signal', { signal: {} }],
    ['gate', { gate: {} }],
    ['messageKey', { ledger: memoryLedger() }],
    ['ledger', { ledger: {}, messageKey: 'm' }],
    ['onAttempt', { onAttempt: 1 }],
    ['dryRun', { dryRun: 'yes' }],
  ])('%s is an ArgumentError before anything is sent', (argument, wrong) => {
    let sent = 0;
    const send = () => {
      sent += 1;
      return [accepted(['a'])];
    };
    const given = { ...good, send, ...wrong } as unknown as DeliverOptions;
    expect(() => deliver(given)).toThrow(ArgumentError);
    expect(() => deliver(given)).toThrow(expect.objectContaining({ argument }));
    expect(sent).toBe(0);
  });
});

test('a delivery shows nothing of what it delivers', async () => {
  const { inspect } = await import('node:util');
  const { delivery, clock } = begin((batch) => [accepted(batch)], { targets: ['secret-token'], credential: 'secret-key' });
  expect(inspect(delivery, { depth: 9, showHidden: true })).not.toContain('secret');
  await clock.until(delivery);
});

test('a client that retries by itself raises one warning a process', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const response = { status: 200, headers: {}, data: '{"code":0}', config: { 'axios-retry': { retries: 3, retryCount: 0 } } };
  await play(() => response, { vendor: 'oppo', targets: names(3) });
  await turn();
  process.off('warning', note);
  expect(warnings.filter((warning) => (warning as { code?: string }).code === 'PUSH_OUTCOME_RETRIES_TWICE')).toHaveLength(1);
});

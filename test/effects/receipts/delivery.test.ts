import { describe, expect, test, vi } from 'vitest';
import { type ReceiptEvent, type ReceiptOptions, receiptHandler } from '../../../src/effects/receipts/index.ts';
import { LatestKeys } from '../../../src/effects/receipts/lru.ts';
import { listener, post, postedBody, secret } from './receipts.ts';

const body = (targets: readonly string[], code = '2') => postedBody('huawei', code, targets).body;
const make = (options: Partial<ReceiptOptions> = {}) => {
  const got = listener();
  const events: ReceiptEvent[] = [];
  const handler = receiptHandler({
    vendor: 'huawei',
    secret,
    onOutcomes: got.onOutcomes,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { ...got, events, handler };
};

describe('a repeated callback', () => {
  test('counts once, by message, target and event: what is new in it counts', async () => {
    const { handler, got, targets } = make();
    for (const [names, code] of [[['a', 'b']], [['a', 'b']], [['b', 'c']], [['a'], '0'], [['a'], '0']] as const)
      expect((await handler(post(body(names, code)))).status).toBe(200);
    expect(targets()).toEqual(['a', 'b', 'c', 'a']);
    expect(got.map(({ report }) => report.repeated)).toEqual([0, 1, 0]);
  });

  test('counts once within one post, and again for another message, event or app', async () => {
    const { handler, targets } = make({ vendor: 'oppo' });
    const event = { messageId: 'm1', eventType: 'push_arrive', registrationIds: 'a,b' };
    const others = [
      { ...event, messageId: 'm2' },
      { ...event, eventType: 'regid_invalid' },
    ];
    await handler(post(JSON.stringify([event, event, ...others])));
    expect(targets()).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('that names no message cannot be told from a new event, and counts', async () => {
    const { handler, targets } = make({ vendor: 'honor' });
    for (let time = 0; time < 2; time += 1) await handler(post('{"statuses":[{"token":"a","status":40000002}]}'));
    expect(targets()).toEqual(['a', 'a']);
  });

  test('by a stranger does not hide what the vendor says afterwards, nor fill the store of the user', async () => {
    const added: string[] = [];
    const seen = {
      has: (keys: readonly string[]) => keys.map((key) => added.includes(key)),
      add: (keys: readonly string[]) => added.push(...keys),
    };
    const { handler, got } = make({ seen, hashKey: 'fleet' });
    for (const path of ['/guess', '/guess', `/${secret}`]) await handler(post(body(['a']), { path }));
    expect(got.map(({ report }) => report.trusted)).toEqual([false, true]);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatch(/^[\w-]{43}$/);
  });

  test('is known to another process that shares the store, and to none that hashes under another key', async () => {
    const seen = new LatestKeys(10);
    const [one, two, three] = ['fleet', 'fleet', 'another'].map((hashKey) => make({ seen, hashKey }));
    for (const { handler } of [one, two, three] as ReturnType<typeof make>[]) await handler(post(body(['a'])));
    expect([one, two, three].map((some) => some?.targets().length)).toEqual([1, 0, 1]);
  });

  test('is waited for while the first is under way: it counts only if that one fails', async () => {
    for (const fails of [false, true]) {
      let finish: (() => void) | undefined;
      const first = new Promise<void>((resolve, reject) => {
        finish = fails ? () => reject(new Error('down')) : resolve;
      });
      const onOutcomes = vi.fn().mockReturnValueOnce(first);
      const { handler } = make({ onOutcomes });
      const answers = [handler(post(body(['a']))), handler(post(body(['a'])))];
      await vi.waitFor(() => expect(onOutcomes).toHaveBeenCalledTimes(1));
      finish?.();
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(fails ? [503, 200] : [200, 200]);
      expect(onOutcomes).toHaveBeenCalledTimes(fails ? 2 : 1);
    }
  });

  test('is forgotten in the end: what is remembered is bounded, the latest last', () => {
    const keys = new LatestKeys(3);
    keys.add(['a', 'b', 'c']);
    expect(keys.has(['a'])).toEqual([true]);
    keys.add(['d']);
    expect(keys.has(['a', 'b', 'c', 'd'])).toEqual([true, false, true, true]);
    expect(keys.size).toBe(3);
  });
});

describe('nothing that is acknowledged is lost', () => {
  const failures: readonly (readonly [string, Partial<ReceiptOptions>, ReceiptEvent])[] = [
    [
      'a listener that rejects',
      { onOutcomes: () => Promise.reject(new Error('token-a')) },
      { type: 'not_delivered', vendor: 'huawei', by: 'listener' },
    ],
    [
      'a listener that throws',
      {
        onOutcomes: () => {
          throw new Error('token-a');
        },
      },
      { type: 'not_delivered', vendor: 'huawei', by: 'listener' },
    ],
    [
      'a listener that never answers',
      { onOutcomes: () => new Promise(() => undefined), deliverWithinMs: 20 },
      { type: 'not_delivered', vendor: 'huawei', by: 'late' },
    ],
    [
      'a pruner that rejects',
      { pruner: { add: () => Promise.reject(new Error('token-a')) } },
      { type: 'not_delivered', vendor: 'huawei', by: 'pruner' },
    ],
    [
      'a pruner that keeps nothing',
      { pruner: { add: async () => ({ durable: false }) }, acknowledge: 'durable' },
      { type: 'not_delivered', vendor: 'huawei', by: 'pruner' },
    ],
  ];

  test.each(failures)('%s: the vendor is told to repeat, and the repeat counts', async (_, options, event) => {
    let isDown = true;
    const counted: string[] = [];
    const whole = listener();
    const { handler, events } = make({
      ...options,
      onOutcomes: async (outcomes, report) => {
        if (isDown && options.onOutcomes) await options.onOutcomes(outcomes, report);
        whole.onOutcomes(outcomes, report);
      },
      pruner: {
        add: async (outcomes) => {
          if (isDown && options.pruner) return options.pruner.add(outcomes);
          counted.push(...outcomes.flatMap(({ targets }) => targets));
          return { durable: true };
        },
      },
    });
    const refused = await handler(post(body(['token-a'])));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.text()).toBe('{"code":"1","message":"not taken yet; post it again"}');
    expect(events[0]).toEqual(event);
    isDown = false;
    expect((await handler(post(body(['token-a'])))).status).toBe(200);
    expect(counted).toEqual(['token-a']);
  });

  test('the answer waits for listener and pruner', async () => {
    let finish: (() => void) | undefined;
    const add = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const { handler } = make({ pruner: { add } });
    let answered = false;
    const answer = handler(post(body(['a']))).then((response) => {
      answered = true;
      return response.status;
    });
    await vi.waitFor(() => expect(add).toHaveBeenCalled());
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    finish?.();
    expect(await answer).toBe(200);
  });

  test('a store of repeats that fails or hangs costs a double count, and no outcome', async () => {
    const hang = () => new Promise<never>(() => undefined);
    const broken = () => {
      throw new Error('down');
    };
    for (const seen of [
      { has: broken, add: broken },
      { has: hang, add: hang },
    ]) {
      const { handler, targets, events } = make({ seen, hashKey: 'k', deliverWithinMs: 20 });
      for (let time = 0; time < 2; time += 1) expect((await handler(post(body(['a'])))).status).toBe(200);
      expect(targets()).toEqual(['a', 'a']);
      expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['seen_failed']));
    }
  });

  test('a log that throws costs no answer', async () => {
    const { handler } = make({
      onEvent: () => {
        throw new Error('log');
      },
    });
    expect((await handler(post('nonsense'))).status).toBe(400);
  });
});

import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPruner, memoryStore } from '../../../src/effects/prune/index.ts';
import {
  type Pulled,
  type PulledBatch,
  type PullOptions,
  type PullReply,
  PullStoreError,
  pullInvalid,
} from '../../../src/effects/receipts/index.ts';
import { type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { accepted, minuteMs } from '../prune/outcomes.ts';
import { nowMs } from './receipts.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['xiaomi', 'oppo', 'vivo'] });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const page = (vendor: string, targets: readonly string[]): string =>
  vendor === 'xiaomi'
    ? JSON.stringify({ result: 'ok', code: 0, data: { list: targets } })
    : JSON.stringify({ code: 0, message: 'success', data: { registration_ids: targets, totalCount: 9 } });

/** A vendor that deletes what it returned. */
function feed(vendor: 'xiaomi' | 'oppo', ...pages: readonly (readonly string[])[]) {
  const left = [...pages];
  const request = vi.fn(async (): Promise<PullReply> => ({ status: 200, body: page(vendor, left.shift() ?? []) }));
  return { left, request };
}

function kept() {
  const batches: PulledBatch[] = [];
  return { batches, store: async (batch: PulledBatch) => void batches.push(batch), targets: () => batches.flatMap(namesIn) };
}

const namesIn = ({ outcomes }: PulledBatch) => outcomes.flatMap(({ targets }) => targets);

async function all(options: PullOptions): Promise<Pulled[]> {
  const pulled: Pulled[] = [];
  for await (const one of pullInvalid({ pauseMs: 0, now: () => nowMs, ...options })) pulled.push(one);
  return pulled;
}

describe.each(['xiaomi', 'oppo'] as const)('the list of %s', (vendor) => {
  const base = { vendor, credential: 'secret-of-ours', app: 'main' } as const;

  test('is pulled to its end, each reply stored before it is yielded and before the next is asked for', async () => {
    const { request } = feed(vendor, ['a', 'b'], ['c']);
    const order: string[] = [];
    const ask = async (): Promise<PullReply> => {
      order.push('ask');
      return request();
    };
    const store = async (batch: PulledBatch) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`store ${namesIn(batch)}`);
    };
    const pulled: Pulled[] = [];
    for await (const one of pullInvalid({ ...base, request: ask, store, pauseMs: 0, now: () => nowMs })) {
      order.push(`yield ${namesIn(one)}`);
      pulled.push(one);
    }
    expect(order).toEqual(['ask', 'store a,b', 'yield a,b', 'ask', 'store c', 'yield c', 'ask', 'yield ']);
    expect(pulled.map(({ complete, page: number, startedAtMs }) => [complete, number, startedAtMs])).toEqual([
      [false, 1, nowMs],
      [false, 2, nowMs],
      [true, 3, nowMs],
    ]);
    expect(pulled[0]).toMatchObject({ vendor, app: 'main', kind: 'token', body: page(vendor, ['a', 'b']) });
    expect(pulled[0]?.outcomes).toMatchObject([
      { api: 'receipt', kind: 'token', app: 'main', token: 'dead', targets: ['a', 'b'], receivedAtMs: nowMs },
    ]);
  });

  test('is asked for as the vendor documents it: the simulator answers', async () => {
    const { targets, store } = kept();
    simulator.add({ vendor, times: 1, when: ({ sent }) => sent?.api === 'receipt', reply: { status: 200, body: page(vendor, ['a']) } });
    const pulled = await all({ ...base, credential: async () => '58ad47319e8d725350a5afd5', baseUrl: `${simulator.url(vendor)}/`, store });
    expect(simulator.record.requests[0]?.path).toMatch(vendor === 'xiaomi' ? /fetch_invalid_regids$/ : /fetch_invalid_regidList$/);
    expect(pulled.at(-1)?.complete).toBe(true);
    expect(targets()).toEqual(['a']);
  });

  test('that cannot be stored ends the pull with the last copy in hand, and no target in the error', async () => {
    const { request } = feed(vendor, ['token-a'], ['token-b']);
    const store = vi.fn(() => Promise.reject(new Error('disk full of token-a')));
    const error = await all({ ...base, request, store, pauseMs: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PullStoreError);
    expect([store.mock.calls.length, request.mock.calls.length]).toEqual([3, 1]);
    expect(namesIn((error as PullStoreError).batch)).toEqual(['token-a']);
    expect(inspect(error) + JSON.stringify(error) + (error as Error).stack).not.toMatch(/token-a|secret-of-ours/);
  });

  test('is stored by the second try where the first fails', async () => {
    const { request } = feed(vendor, ['a']);
    const { store, targets } = kept();
    const flaky = vi.fn().mockRejectedValueOnce(new Error('busy')).mockImplementation(store);
    await all({ ...base, request, store: flaky, pauseMs: 1 });
    expect(targets()).toEqual(['a']);
  });

  test('is ended by the caller between two calls, and never inside one', async () => {
    const { request, left } = feed(vendor, ['a'], ['b'], ['c']);
    const { store, targets } = kept();
    const stop = new AbortController();
    const ask = vi.fn(async (call: { signal: AbortSignal }) => {
      if (ask.mock.calls.length === 2) stop.abort();
      expect(call.signal.aborted).toBe(false);
      return request();
    });
    const pulled = await all({ ...base, request: ask, store, signal: stop.signal });
    expect([targets(), left]).toEqual([['a', 'b'], [['c']]]);
    expect(pulled.map(({ complete }) => complete)).toEqual([false, false]);
    const early = await all({ ...base, request: ask, store, signal: AbortSignal.abort() });
    expect([early, left]).toEqual([[], [['c']]]);
  });

  test('is bounded, and given up where the vendor returns the same again', async () => {
    const { store } = kept();
    let number = 0;
    const endless = async (): Promise<PullReply> => {
      number += 1;
      return { status: 200, body: page(vendor, [`token-${number}`]) };
    };
    expect(await all({ ...base, request: endless, store, maxPages: 7 })).toHaveLength(7);
    const same = vi.fn(async (): Promise<PullReply> => ({ status: 200, body: page(vendor, ['a']) }));
    const pulled = await all({ ...base, request: same, store });
    expect(pulled.map(({ complete }) => complete)).toEqual([false, false]);
  });

  test('that the caller leaves early has nothing in it that was not stored', async () => {
    const { request, left } = feed(vendor, ['a'], ['b']);
    const { store, targets } = kept();
    for await (const { outcomes } of pullInvalid({ ...base, request, store, pauseMs: 0 })) {
      expect(outcomes).toHaveLength(1);
      break;
    }
    expect([targets(), left]).toEqual([['a'], [['b']]]);
  });

  test('that a call fails to bring ends without being complete, told as an outcome without a secret', async () => {
    const { store, batches } = kept();
    const failure = Object.assign(new Error('Authorization: key=secret-of-ours'), {
      code: 'ECONNRESET',
      config: { headers: 'secret-of-ours' },
    });
    const pulled = await all({ ...base, request: () => Promise.reject(failure), store });
    expect(pulled).toMatchObject([
      { complete: false, outcomes: [{ status: 'uncertain', api: 'receipt', evidence: { code: 'ECONNRESET' } }] },
    ]);
    expect([JSON.stringify(pulled).includes('secret-of-ours'), batches]).toEqual([false, []]);
  });

  test('that cannot be read is stored as it came, for the vendor has deleted it', async () => {
    for (const body of ['<html>gateway</html>', '{"code":0,"data":{"list":7,"registration_ids":7}}', '{"code":0,"data":{"li']) {
      const { store, batches } = kept();
      const pulled = await all({ ...base, request: async () => ({ status: 200, body }), store });
      expect([pulled.map(({ complete }) => complete), batches.map((batch) => batch.body)]).toEqual([[false], [body]]);
    }
  });

  test('is read from a fetch response and an axios response alike', async () => {
    for (const reply of [
      () => new Response(page(vendor, ['a'])),
      () => ({ status: 200, data: page(vendor, ['a']) }),
      () => ({ status: 200, data: JSON.parse(page(vendor, ['a'])) }),
    ]) {
      const { store, targets } = kept();
      await all({ ...base, request: async () => reply(), store, maxPages: 1 });
      expect(targets()).toEqual(['a']);
    }
  });

  test('prunes with the time of the pull before it as its guard', async () => {
    const clock = { nowMs };
    const scope = { vendor, app: 'main' };
    const tokens = memoryStore();
    const pruner = createPruner({ store: tokens, now: () => clock.nowMs, schedule: () => () => undefined });
    // A feed may take a twentieth of an app's tokens a day.
    for (let index = 0; index < 40; index += 1) tokens.register(scope, `other-${index}`, nowMs - 60 * minuteMs);
    tokens.register(scope, 'old', nowMs - 60 * minuteMs);
    tokens.register(scope, 'new', nowMs - 10 * minuteMs);
    await pruner.add(Array.from({ length: 40 }, (_, index) => ({ ...accepted([`other-${index}`], nowMs), ...scope })));
    const { request } = feed(vendor, ['old', 'new']);
    for (const { outcomes } of await all({ ...base, request, store: async () => undefined }))
      await pruner.add(outcomes, { previousPullAtMs: nowMs - 30 * minuteMs });
    clock.nowMs += minuteMs;
    await pruner.flush();
    expect(tokens.tokens(scope)).toHaveLength(41);
    expect(tokens.tokens(scope)).not.toContain('old');
  });
});

test('aliases of Xiaomi are asked for at their own path, and none is a token', async () => {
  const { request } = feed('xiaomi', ['alias-1']);
  const urls: string[] = [];
  const ask = async ({ url }: { url: string }) => {
    urls.push(url);
    return request();
  };
  const pulled = await all({ vendor: 'xiaomi', kind: 'alias', credential: 'x', request: ask, store: async () => undefined });
  expect(urls[0]).toBe('https://feedback.xmpush.xiaomi.com/v1/feedback/fetch_invalid_aliases');
  expect(pulled[0]?.outcomes).toMatchObject([{ kind: 'alias', cause: 'target_not_found', token: 'keep', targets: ['alias-1'] }]);
});

describe('vivo, which has no list', () => {
  const base = { vendor: 'vivo', credential: 'token-of-vivo', store: async () => undefined } as const;
  const bad = new Map([
    ['b', 2],
    ['e', 1],
  ]);
  const check = vi.fn(async ({ body }: { body?: string; url: string }): Promise<PullReply> => {
    const { userIds } = JSON.parse(body ?? '{}') as { userIds: string[] };
    const invalidUsers = userIds.filter((id) => bad.has(id)).map((userid) => ({ userid, status: bad.get(userid) }));
    return { status: 200, body: JSON.stringify({ result: 0, desc: 'ok', invalidUsers }) };
  });

  test('is asked about ids, so many a call; those it names are dead, and of the others nothing is said', async () => {
    async function* ids() {
      yield* ['a', 'b', 'c', 'd', 'e'];
    }
    const { store, targets } = kept();
    const pulled = await all({ ...base, ids: ids(), batchSize: 2, request: check, store });
    expect(check.mock.calls.map(([{ body, url }]) => [url, body])).toEqual(
      [['a', 'b'], ['c', 'd'], ['e']].map((userIds) => [
        'https://api-push.vivo.com.cn/invalidUser/check',
        JSON.stringify({ userType: 1, userIds }),
      ]),
    );
    expect(targets()).toEqual(['b', 'e']);
    const dead = pulled.flatMap(({ outcomes }) => outcomes).filter((outcome) => outcome.status === 'refused');
    expect(dead).toMatchObject([
      { token: 'dead', api: 'receipt', kind: 'token' },
      { token: 'dead', api: 'receipt', kind: 'token' },
    ]);
    expect(pulled.map(({ complete }) => complete)).toEqual([false, false, false, true]);
  });

  test('that refuses the credential ends the pull without being complete', async () => {
    const pulled = await all({
      ...base,
      ids: ['a', 'b'],
      batchSize: 1,
      request: async () => ({ status: 200, body: '{"result":10000,"desc":"no"}' }),
    });
    expect(pulled).toMatchObject([{ complete: false, outcomes: [{ status: 'refused', api: 'receipt', token: 'keep' }] }]);
  });
});

test('wrong options are told before anything is asked, without a credential', () => {
  const pull = (options: object) => () =>
    pullInvalid({ vendor: 'xiaomi', credential: 'hunter2', store: async () => undefined, ...options } as never);
  expect(pull({ vendor: 'huawei' })).toThrow(/one with a list of invalid targets: xiaomi, oppo, vivo/);
  expect(pull({ store: undefined })).toThrow(/store/);
  expect(pull({ vendor: 'oppo', kind: 'alias' })).toThrow(/kind/);
  expect(pull({ vendor: 'vivo' })).toThrow(/ids/);
  expect(pull({ baseUrl: 'ftp://x' })).toThrow(/baseUrl/);
  expect(pull({ credential: '' })).toThrow(/credential/);
  for (const options of [{ maxPages: 0 }, { batchSize: 0 }, { pauseMs: -1 }]) expect(pull(options)).not.toThrow(/hunter2/);
});

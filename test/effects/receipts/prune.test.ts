import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { createPruner, memoryStore } from '../../../src/effects/prune/index.ts';
import { type ReceiptVendor, receiptHandler } from '../../../src/effects/receipts/index.ts';
import { type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { accepted, dayMs, minuteMs } from '../prune/outcomes.ts';
import { nowMs, post, secret } from './receipts.ts';
import { servers } from './servers.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: [] });
});
afterAll(() => simulator.stop());

/** What each vendor posts of an app that was removed. Honor, Meizu and Tencent post nothing of the kind. */
const uninstalls: readonly (readonly [ReceiptVendor, string])[] = [
  ['huawei', '2'],
  ['huawei', '5'],
  ['xiaomi', '16'],
  ['oppo', 'regid_invalid'],
  ['vivo', 'live:302/32005'],
];

async function stage(vendor: ReceiptVendor) {
  const clock = { nowMs };
  const scope = { vendor, app: 'main' };
  const store = memoryStore();
  const pruner = createPruner({
    store,
    now: () => clock.nowMs,
    schedule: () => () => undefined,
    suspects: { sightings: 2, overMs: dayMs },
  });
  for (const token of ['gone', 'alive']) store.register(scope, token, Date.UTC(2010, 0, 1));
  const handler = receiptHandler({ vendor, app: 'main', kind: 'token', secret, pruner, now: () => clock.nowMs });
  const prove = () => pruner.add(Array.from({ length: 40 }, (_, index) => ({ ...accepted([`other-${index}`], clock.nowMs), ...scope })));
  const pass = (ms: number) => {
    clock.nowMs += ms;
    return pruner.flush();
  };
  return { handler, pruner, prove, pass, left: () => store.tokens(scope) };
}

describe.each(Object.entries(servers))('in %s', (_, mount) => {
  test.each(uninstalls)('a trusted uninstall of %s (%s) ends up pruned, and no other token', async (vendor, code) => {
    const { handler, prove, pass, left } = await stage(vendor);
    const server = await mount(handler);
    await prove();
    await simulator.postReceipt(vendor, { url: `${server.url}/receipts/${secret}`, code, targets: ['gone'] });
    expect(left()).toEqual(['gone', 'alive']);
    await pass(minuteMs);
    expect(left()).toEqual(['alive']);
    await server.close();
  });

  test.each(uninstalls)(
    'a forged uninstall of %s (%s) prunes nothing, not even posted daily to a pruner that acts on suspicion',
    async (vendor, code) => {
      const { handler, prove, pass, left } = await stage(vendor);
      const server = await mount(handler);
      for (let day = 0; day < 5; day += 1) {
        await prove();
        for (const path of ['guess', '', `guess?key=${secret.slice(1)}`])
          await simulator.postReceipt(vendor, { url: `${server.url}/receipts/${path}`, code, targets: ['gone', 'alive'] });
        await pass(minuteMs);
        await prove();
        await pass(dayMs);
      }
      expect(left()).toEqual(['gone', 'alive']);
      await server.close();
    },
  );
});

test('a forged replacement moves nothing, and a trusted one moves the registration', async () => {
  const body = (messageId: string) =>
    new URLSearchParams({
      data: JSON.stringify({
        [messageId]: { type: 16, targets: 'gone', timestamp: nowMs - dayMs, replaceTarget: { gone: 'of-the-attacker' } },
      }),
    }).toString();
  const { handler, prove, pass, left } = await stage('xiaomi');
  await prove();
  await handler(post(body('m1'), { path: '/guess' }));
  await pass(minuteMs);
  expect(left()).toEqual(['gone', 'alive']);
  await handler(post(body('m2')));
  await pass(minuteMs);
  expect([...left()].sort()).toEqual(['alive', 'of-the-attacker']);
});

test('what a stranger writes reaches the listener without replacements, and the pruner not at all: neither deaths nor arrivals', async () => {
  const outcomes: Outcome[] = [];
  const add = vi.fn();
  const handler = receiptHandler({
    vendor: 'xiaomi',
    kind: 'token',
    secret,
    pruner: { add },
    onOutcomes: (some) => outcomes.push(...some),
  });
  const entry = { type: 16, targets: 'a', timestamp: nowMs, replaceTarget: { a: 'of-the-attacker' } };
  const body = new URLSearchParams({ data: JSON.stringify({ m1: entry, m2: { type: 1, targets: 'a' } }) }).toString();
  await handler(post(body, { path: '/guess' }));
  expect(outcomes).toMatchObject([{ token: 'suspect' }, { status: 'accepted', receipt: 'arrived' }]);
  expect(JSON.stringify(outcomes)).not.toContain('of-the-attacker');
  expect(add).not.toHaveBeenCalled();
  await handler(post(body));
  expect(JSON.stringify(add.mock.calls)).toContain('of-the-attacker');
});

test('a death that Xiaomi posts of who knows what is suspect at most', async () => {
  const outcomes: unknown[] = [];
  const handler = receiptHandler({ vendor: 'xiaomi', secret, onOutcomes: (some) => outcomes.push(...some) });
  await handler(post('data={"m1":{"type":16,"targets":"a"}}'));
  expect(outcomes).toMatchObject([{ token: 'suspect', targets: ['a'] }]);
});

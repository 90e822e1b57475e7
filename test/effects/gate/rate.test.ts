import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { accepted, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const tooFast = refused('rate_limited', { evidence: { httpStatus: 429, code: 'http-429' } });

/** How many of these leave within so many milliseconds. */
async function leaving(stage: Stage, count: number, ms: number, more = {}): Promise<number> {
  const left: string[] = [];
  for (let index = 0; index < count; index += 1) stage.wait('x', left, more, accepted());
  await stage.clock.advance(ms);
  return left.length;
}

describe('rate_limited without a time', () => {
  async function slowed(): Promise<Stage> {
    const stage = new Stage();
    for (let tick = 0; tick < 1_000; tick += 1) {
      stage.send(accepted(), 5);
      await stage.clock.advance(10);
    }
    for (const pass of Array.from({ length: 10 }, () => stage.pass())) pass.done([tooFast]);
    return stage;
  }

  test('halves the rate of the app, once for all that were under way', async () => {
    const stage = await slowed();
    expect(stage.types()).toEqual(['slowed']);
    expect(stage.key('app')).toMatchObject({ state: 'slowed' });
    expect(Math.abs((stage.key('app')?.perSecond ?? 0) - 250)).toBeLessThan(20);
    expect(stage.isOpen({ app: 'b' })).toBe(true);
  });

  test('which grows back while replies are accepted, up to no limit at all', async () => {
    const stage = await slowed();
    const first = await leaving(stage, 4_000, 1_000);
    await stage.clock.advance(2_000);
    expect(first).toBeGreaterThan(200);
    expect(first).toBeLessThan(500);
    expect(stage.key('app')?.perSecond).toBeGreaterThan(first);
    await stage.clock.advance(30_000);
    expect(await leaving(stage, 3_000, 30_000)).toBe(3_000);
    expect(stage.look().keys).toEqual([]);
  });

  test('again and again ends at one a minute, and still comes back', async () => {
    const stage = new Stage();
    const minute = async (answer: Outcome = tooFast) => {
      let sent = 0;
      for (let tick = 0; tick < 600; tick += 1) {
        const pass = stage.gate.tryEnter(stage.entry());
        if (pass?.granted) pass.done([answer]);
        if (pass?.granted) sent += 1;
        await stage.clock.advance(100);
      }
      return sent;
    };
    for (let time = 0; time < 5; time += 1) await minute();
    expect(await minute()).toBeLessThanOrEqual(2);
    for (let time = 0; time < 9; time += 1) await minute(accepted());
    expect(await minute(accepted())).toBe(600);
  });

  test('of everything in ten seconds closes the key: half of 20 replies is evidence, whatever they say', async () => {
    const stage = new Stage();
    const flying = Array.from({ length: 30 }, () => stage.pass());
    for (const pass of flying) pass.done([tooFast]);
    expect(stage.types()).toEqual(['slowed', 'closed']);
  });
});

describe('the rate of an app at a vendor', () => {
  test('in requests a second, whatever their size', async () => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 100 } } });
    const count = await leaving(stage, 1_000, 5_000, { targets: ['a', 'b', 'c'] });
    expect(Math.abs(count - 500)).toBeLessThan(10);
  });

  test('in devices a second', async () => {
    const stage = new Stage({ rates: { huawei: { perSecond: 3_000, counts: 'devices' } } });
    const targets = Array.from({ length: 500 }, (_, index) => `t${index}`);
    expect(await leaving(stage, 100, 4_999, { vendor: 'huawei', targets, pulled: true })).toBe(30);
  });

  test('counts as the vendor counts, unless it is said otherwise: Huawei, OPPO, vivo and Tencent IM count devices', async () => {
    const targets = Array.from({ length: 100 }, (_, index) => `t${index}`);
    for (const [vendor, counts, sends] of [
      ['huawei', undefined, 5],
      ['tencent-im', undefined, 5],
      ['huawei', 'requests', 500],
      ['xiaomi', undefined, 500],
    ] as const) {
      const stage = new Stage({ rates: { [vendor]: { perSecond: 100, counts } } });
      const left = await leaving(stage, 600, 4_999, { vendor, targets, pulled: true });
      expect(Math.abs(left - sends), `${vendor} ${counts}`).toBeLessThanOrEqual(sends / 100 + 1);
    }
  });

  test('each app has its own, and signing in is not sending', async () => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 1 } } });
    stage.pass();
    for (let time = 0; time < 9; time += 1) stage.pass({ api: 'auth' });
    expect([stage.isOpen(), stage.isOpen({ channel: 'news' }), stage.isOpen({ app: 'b' })]).toEqual([false, false, true]);
  });

  test.each(['requests', 'devices'] as const)('in %s: a send that never happened used up nothing', (counts) => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 1, counts } } });
    const targets = ['a', 'b', 'c'];
    for (let time = 0; time < 5; time += 1) stage.pass({ targets }).release();
    stage.pass({ targets });
    expect(stage.isOpen({ targets })).toBe(false);
  });
});

describe('an empty retry budget', () => {
  test('delays retries to its floor, drops none, and first attempts pass them by', async () => {
    const stage = new Stage();
    const left: string[] = [];
    for (let index = 0; index < 200; index += 1) stage.wait('retry', left, { isRetry: true });
    await stage.clock.advance(0);
    const atOnce = left.length;
    expect(stage.isOpen()).toBe(true);
    await stage.clock.advance(1_000);
    const second = left.length - atOnce;
    expect(atOnce).toBeLessThan(130);
    expect(second).toBeGreaterThanOrEqual(9);
    expect(second).toBeLessThanOrEqual(13);
    await stage.clock.advance(10_000);
    expect(left).toHaveLength(200);
  });

  test('fills with traffic, and a retry that is accepted costs nothing', async () => {
    const stage = new Stage();
    const left: string[] = [];
    for (let index = 0; index < 500; index += 1) stage.wait('retry', left, { isRetry: true }, accepted());
    await stage.clock.advance(2_000);
    expect(left).toHaveLength(500);
  });

  test('can be switched off', () => {
    const stage = new Stage({ budget: false });
    for (let index = 0; index < 1_000; index += 1) stage.pass({ isRetry: true });
    expect(stage.isOpen({ isRetry: true })).toBe(true);
    expect(() => stage.send(accepted(), 1, { isRetry: true })).not.toThrow();
  });
});

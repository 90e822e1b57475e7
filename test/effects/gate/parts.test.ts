import { describe, expect, test } from 'vitest';
import { Backoff } from '../../../src/effects/gate/backoff.ts';
import { Budget } from '../../../src/effects/gate/budget.ts';
import { Climb } from '../../../src/effects/gate/climb.ts';
import { Evidence } from '../../../src/effects/gate/evidence.ts';
import type { Key } from '../../../src/effects/gate/key.ts';
import type { Leave } from '../../../src/effects/gate/leave.ts';
import { Pace } from '../../../src/effects/gate/pace.ts';
import { Ring } from '../../../src/effects/gate/ring.ts';
import { Slowing } from '../../../src/effects/gate/slowing.ts';
import { wordOf } from '../../../src/effects/gate/words.ts';
import type { Yard } from '../../../src/effects/gate/yard.ts';
import { down, refused } from './outcomes.ts';

const startMs = Date.UTC(2026, 10, 24);

describe('a ramp', () => {
  const rates = (former: number, ...seconds: number[]) => {
    const climb = Climb.ramp(former, startMs);
    return seconds.map((second) => climb.perSecond(startMs + second * 1_000));
  };

  test('begins with a tenth, doubles each second, and ends at the former rate', () =>
    expect(rates(1_000, 0, 0.9, 1, 2, 3, 4, 9)).toEqual([100, 100, 200, 400, 800, 1_000, 1_000]));

  test('begins with one a second at least, and is over at once where that is the former rate', () => {
    expect(rates(5, 0, 3, 4)).toEqual([1, 4, 5]);
    const climb = Climb.ramp(1, startMs);
    expect([climb.isRamp, climb.perSecond(startMs), climb.isRamp]).toEqual([true, 1, false]);
  });

  test('looks again within a second, since the next step may shorten the wait; what is merely slow does not', () => {
    const ramp = Climb.ramp(10, startMs);
    ramp.pace.take(9);
    expect(ramp.waitMs(startMs)).toBe(1_000);
    const limited = Climb.limited(1, startMs);
    limited.pace.take(1);
    expect(limited.waitMs(startMs)).toBe(2_000);
  });

  test('is not hurried by replies; what comes after it is', () => {
    const climb = Climb.ramp(1_000, startMs);
    climb.accepted(startMs);
    expect(climb.pace.perSecond).toBe(100);
    climb.perSecond(startMs + 4_000);
    climb.accepted(startMs + 4_000);
    expect(climb.perSecond(startMs + 4_000)).toBeCloseTo(1_000.1);
  });

  test('is over when it is as fast as before, and nobody had to wait for ten seconds', () => {
    const climb = Climb.ramp(1_000, startMs);
    expect(climb.isOver(startMs + 60_000)).toBe(false);
    climb.perSecond(startMs + 4_000);
    climb.stopped(startMs + 5_000);
    expect([climb.isOver(startMs + 14_999), climb.isOver(startMs + 15_000)]).toEqual([false, true]);
  });
});

describe('"too fast"', () => {
  test('halves the rate, which grows back quickly, slowly around the rate that was refused, and then by a tenth a second', () => {
    const climb = Climb.limited(100, startMs);
    const grownFrom = (least: number): number => {
      while (climb.pace.perSecond < least) climb.accepted(startMs);
      const before = climb.pace.perSecond;
      climb.accepted(startMs);
      return climb.pace.perSecond - before;
    };
    expect(climb.pace.perSecond).toBe(50);
    expect([50, 89, 91, 105, 111, 300].map((rate) => Number(grownFrom(rate).toFixed(3)))).toEqual([0.5, 0.5, 0.02, 0.02, 0.1, 0.1]);
    expect(climb.isOver(startMs)).toBe(true);
  });

  test('is never slower than one a minute', () => {
    const climb = Climb.limited(0.001, startMs);
    for (let time = 0; time < 9; time += 1) climb.halve(startMs);
    expect(climb.pace.perSecond).toBeCloseTo(1 / 60);
  });

  test('counts once for all that left before it was heard, and once a second', () => {
    const slowing = new Slowing();
    const isNews = (order: number, ms: number) => slowing.isNews({ order } as Leave, ms);
    expect(isNews(0, 1_000)).toBe(true);
    slowing.heard(5, 10_000);
    expect([isNews(4, 60_000), isNews(5, 10_999), isNews(5, 11_000), isNews(6, 60_000)]).toEqual([false, false, true, true]);
  });
});

describe('evidence', () => {
  const bad = wordOf(down() as never, undefined, startMs, undefined);
  const local = { ...bad, local: true };
  const tooFast = wordOf(refused('rate_limited'), undefined, startMs, undefined);
  const far = startMs * 2;
  /** Where the whole is not asked. */
  const stretch = () => {
    const evidence = new Evidence();
    evidence.reset(far);
    return evidence;
  };
  const bads = (evidence: Evidence, count: number, nowMs = startMs) =>
    Array.from({ length: count }, () => evidence.isEnough(bad, nowMs)).indexOf(true);

  test('is a stretch of twenty bad replies, whatever good ones came before', () => {
    const evidence = stretch();
    for (let time = 0; time < 1_000; time += 1) evidence.good(startMs);
    expect(bads(evidence, 20)).toBe(19);
  });

  test('or one in which every good reply takes back a bad one', () => {
    const evidence = stretch();
    expect(bads(evidence, 15)).toBe(-1);
    for (let time = 0; time < 5; time += 1) evidence.good(startMs);
    expect(bads(evidence, 10)).toBe(9);
  });

  test('and good ones without a bad one before them take back nothing', () => {
    const evidence = stretch();
    bads(evidence, 1);
    for (let time = 0; time < 100; time += 1) evidence.good(startMs);
    expect(bads(evidence, 20)).toBe(19);
  });

  test('which begins anew where nothing was left of it', () => {
    const evidence = stretch();
    bads(evidence, 1);
    evidence.good(startMs);
    bads(evidence, 15, startMs + 6_000);
    expect(bads(evidence, 5, startMs + 11_000)).toBe(4);
  });

  test('within ten seconds', () => {
    const [late, timely] = [stretch(), stretch()];
    for (const evidence of [late, timely]) bads(evidence, 10);
    expect(bads(late, 10, startMs + 10_001)).toBe(-1);
    expect(bads(timely, 10, startMs + 10_000)).toBe(9);
  });

  test('or half of twenty in the whole of ten seconds, from a time on', () => {
    const evidence = new Evidence();
    evidence.reset(startMs + 1_000);
    for (let time = 0; time < 30; time += 1) evidence.good(startMs + 999);
    for (let time = 0; time < 15; time += 1) evidence.isEnough(tooFast, startMs + 999);
    expect(Array.from({ length: 15 }, () => evidence.isEnough(tooFast, startMs + 999))).not.toContain(true);
    expect(evidence.isEnough(tooFast, startMs + 1_000)).toBe(true);
  });

  test('"too fast" is none of a stretch', () => {
    const evidence = stretch();
    expect(Array.from({ length: 50 }, () => evidence.isEnough(tooFast, startMs))).not.toContain(true);
  });

  test('is of this process where more than half of the bad replies were none', () => {
    const evidence = new Evidence();
    evidence.isEnough(bad, startMs);
    evidence.isEnough(local, startMs);
    expect(evidence.isLocal(startMs)).toBe(false);
    evidence.isEnough(local, startMs);
    expect(evidence.isLocal(startMs)).toBe(true);
  });

  test('is forgotten when the key turns', () => {
    const evidence = new Evidence();
    bads(evidence, 19);
    evidence.isEnough(local, startMs);
    evidence.reset(0);
    expect(bads(evidence, 19)).toBe(-1);
    expect(evidence.isLocal(startMs)).toBe(false);
  });
});

test('a closed key waits up to a second, doubled each time, up to a minute; fresh until then, and again after a good probe', () => {
  const backoff = new Backoff();
  expect(backoff.isFresh).toBe(true);
  expect(Array.from({ length: 8 }, () => backoff.nextMs(1))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(backoff.isFresh).toBe(false);
  backoff.reset();
  expect([backoff.isFresh, backoff.nextMs(0.5)]).toEqual([true, 500]);
});

describe('a pace', () => {
  test('fills with time, and holds one', () => {
    const pace = new Pace(2, startMs);
    expect(pace.waitMs(startMs, 1)).toBe(0);
    pace.take(1);
    expect([0, 250, 500].map((ms) => pace.waitMs(startMs + ms, 1))).toEqual([500, 250, 0]);
    expect(pace.waitMs(startMs + 60_000, 1)).toBe(0);
    pace.take(1);
    expect(pace.waitMs(startMs + 60_000, 1)).toBe(500);
  });

  test('holds what 20 ms bring, and lets through what costs more when it is full', () => {
    const pace = new Pace(1_000, startMs);
    expect(pace.waitMs(startMs, 500)).toBe(19);
    expect(pace.waitMs(startMs + 19, 1), 'more than enough is no time given back').toBe(0);
    expect(pace.waitMs(startMs + 19, 500)).toBe(0);
    pace.take(500);
    expect(pace.waitMs(startMs + 19, 20)).toBe(500);
  });
});

describe('a count over ten seconds', () => {
  test('gives a mean of the time that is covered', () => {
    const ring = new Ring();
    ring.add(startMs, 10);
    expect([0, 500, 2_000].map((ms) => ring.perSecond(startMs + ms))).toEqual([100, 20, 5]);
    const steady = new Ring();
    for (let second = 0; second < 30; second += 1) steady.add(startMs + second * 1_000 + 500, 1);
    expect(steady.perSecond(startMs + 29_500)).toBeCloseTo(10 / 9.5);
  });

  test('forgets second by second, and all of it after ten', () => {
    const ring = new Ring();
    ring.add(startMs, 1);
    ring.add(startMs + 3_000, 2);
    expect([9_999, 10_000, 12_999, 13_000].map((ms) => ring.total(startMs + ms))).toEqual([3, 2, 2, 0]);
    ring.add(startMs + 60_000, 4);
    expect(ring.perSecond(startMs + 62_000)).toBe(2);
  });

  test('counts a clock that steps back into the second where it was, and nothing after a reset', () => {
    const ring = new Ring();
    ring.add(startMs + 5_000, 1);
    ring.add(startMs + 2_000, 1);
    expect(ring.total(startMs + 14_999)).toBe(2);
    ring.reset();
    expect(ring.total(startMs + 14_999)).toBe(0);
    ring.add(startMs + 15_000, 1);
    expect(ring.total(startMs + 15_000)).toBe(1);
  });
});

describe('a retry budget', () => {
  const make = (share = 0.2, floorPerSecond = 10) => {
    const clock = { nowMs: startMs, traffic: 0 };
    const yard = { settings: { now: () => clock.nowMs } } as unknown as Yard;
    const app = { traffic: { total: () => clock.traffic } } as unknown as Key;
    return { clock, budget: new Budget(yard, app, { share, floorPerSecond }) };
  };
  const leave = () => ({ isPaid: false }) as Leave;
  const take = (budget: Budget, count: number) => {
    for (let time = 0; time < count; time += 1) budget.take(leave());
  };

  test('holds ten seconds of its floor, and then brings one retry in a tenth of a second', () => {
    const { clock, budget } = make();
    take(budget, 99);
    expect(budget.waitMs(clock.nowMs)).toBe(0);
    take(budget, 1);
    expect(budget.waitMs(clock.nowMs)).toBe(100);
    expect(budget.waitMs(clock.nowMs + 50)).toBe(50);
    expect(budget.waitMs(clock.nowMs + 100)).toBe(0);
  });

  test('earns a share of each send, and has back what was accepted', () => {
    const { clock, budget } = make();
    take(budget, 100);
    for (let time = 0; time < 4; time += 1) budget.earn();
    expect(budget.waitMs(clock.nowMs)).toBeCloseTo(20);
    budget.giveBack();
    expect(budget.waitMs(clock.nowMs)).toBe(0);
  });

  test('holds no more than that, whatever it earns or is given back', () => {
    const { clock, budget } = make();
    for (let time = 0; time < 50; time += 1) {
      budget.earn();
      budget.giveBack();
    }
    take(budget, 100);
    expect(budget.waitMs(clock.nowMs)).toBe(100);
  });

  test('lets a leave pay once', () => {
    const { clock, budget } = make();
    const paid = leave();
    for (let time = 0; time < 200; time += 1) budget.take(paid);
    expect([budget.hasLet(paid), budget.hasLet(leave()), budget.waitMs(clock.nowMs)]).toEqual([true, false, 0]);
    take(budget, 99);
    expect([budget.stops(paid, clock.nowMs), budget.stops(leave(), clock.nowMs)]).toEqual([false, true]);
  });

  test('its floor is a hundredth of what ten seconds saw, and fades by a hundredth a second', () => {
    const { clock, budget } = make();
    clock.traffic = 5_000;
    budget.waitMs(startMs + 1_000);
    clock.traffic = 0;
    budget.waitMs(startMs + 2_000);
    take(budget, 1_000);
    const empty = budget.waitMs(startMs + 2_000);
    expect(budget.waitMs(startMs + 3_000)).toBeCloseTo((((empty / 1_000) * 50 * 0.99 - 50 * 0.99 ** 2) / (50 * 0.99 ** 2)) * 1_000, 0);
  });
});

import { expect, test } from 'vitest';
import { Clock } from '../../../src/effects/prune/clock.ts';
import { accepted } from './outcomes.ts';

const told = (receivedAtMs: unknown, sentAtMs: unknown = undefined) => accepted(['a'], 0, { receivedAtMs, sentAtMs } as never);

test('the clock of the system does not care for replies', () => {
  const clock = new Clock(() => 100, false);
  clock.see(told(50));
  expect(clock.nowMs()).toBe(100);
});

test('the clock of replies is the newest of them: when it came, else when it was sent, and never ahead of the system', () => {
  const clock = new Clock(() => 100, true);
  expect(clock.nowMs(), 'before the first').toBe(100);
  for (const [outcome, nowMs] of [
    [told(undefined, undefined), 100],
    [told(Number.NaN, '7'), 100],
    [told(50, 70), 50],
    [told(40, 90), 50],
    [told(undefined, 60), 60],
    [told(101, 99), 60],
    [told(undefined, undefined), 60],
    [told(100), 100],
  ] as const) {
    clock.see(outcome);
    expect(clock.nowMs()).toBe(nowMs);
  }
});

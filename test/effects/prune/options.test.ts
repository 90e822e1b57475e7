import { describe, expect, test } from 'vitest';
import { memoryStore, type PrunerOptions } from '../../../src/effects/prune/index.ts';
import { settingsOf } from '../../../src/effects/prune/options.ts';
import { dayMs, hourMs, minuteMs } from './outcomes.ts';

const store = memoryStore();
const settings = (options: Partial<PrunerOptions> = {}) => settingsOf({ store, ...options });

describe('the options of a pruner', () => {
  test('have defaults that delete late and little', () => {
    expect(settings()).toMatchObject({
      holdMs: minuteMs,
      skewMarginMs: 5 * minuteMs,
      suspects: undefined,
      dryRun: false,
      shadow: false,
      defaultApp: '',
      batchSize: 1000,
      maxHeld: 200_000,
      hashKey: undefined,
      auditTokens: 'hashed',
      auditDays: 90,
      byReplies: false,
      now: Date.now,
      fuse: { share: 0.5, accepted: 20, windowMs: hourMs, burstShare: 0.9, feedShare: 0.05, feedNumber: 1000 },
    });
    expect(settings().nameOf('apns')).toBe('apns');
    expect(settings().onEvent({ type: 'store_failed', code: 'x', failures: 1 })).toBeUndefined();
  });

  test('are taken as they are given', () => {
    const [nameOf, onEvent, now, schedule] = [() => 'n', () => undefined, () => 1, () => () => undefined];
    const given = { holdMs: 0, skewMarginMs: 0, defaultApp: 'main', maxHeld: 1, hashKey: 'k', auditTokens: 'clear', auditDays: 1 } as const;
    const fuse = { share: 1, accepted: 1, windowMs: 1000, burstShare: 0, feedShare: 0, feedNumber: 0 };
    const suspects = { sightings: 2, overMs: dayMs };
    expect(settings({ ...given, fuse, suspects, nameOf, onEvent, now, schedule, batchSize: 7.9, clock: 'replies' })).toMatchObject({
      ...given,
      fuse,
      suspects,
      nameOf,
      onEvent,
      now,
      schedule,
      batchSize: 7,
      byReplies: true,
    });
    expect(settings({ clock: 'system' }).byReplies).toBe(false);
    expect([settings({ dryRun: true }), settings({ shadow: true })]).toMatchObject([
      { dryRun: true, shadow: false },
      { dryRun: true, shadow: true },
    ]);
  });

  test.each<[string, (value: number) => Partial<PrunerOptions>, readonly number[], readonly number[]]>([
    ['holdMs', (holdMs) => ({ holdMs }), [0, 2 ** 31 - 1], [-1, 2 ** 31]],
    ['skewMarginMs', (skewMarginMs) => ({ skewMarginMs }), [0], [-1]],
    ['batchSize', (batchSize) => ({ batchSize }), [1, 10_000], [0, 10_001]],
    ['maxHeld', (maxHeld) => ({ maxHeld }), [1], [0]],
    ['auditDays', (auditDays) => ({ auditDays }), [1], [0]],
    ['fuse.share', (share) => ({ fuse: { share } }), [0, 1], [-0.1, 1.1]],
    ['fuse.accepted', (accepted) => ({ fuse: { accepted } }), [1], [0]],
    ['fuse.windowMs', (windowMs) => ({ fuse: { windowMs } }), [1000, dayMs], [999, dayMs + 1]],
    ['fuse.burstShare', (burstShare) => ({ fuse: { burstShare } }), [0, 1], [-0.1, 1.1]],
    ['fuse.feedShare', (feedShare) => ({ fuse: { feedShare } }), [0, 1], [-0.1, 1.1]],
    ['fuse.feedNumber', (feedNumber) => ({ fuse: { feedNumber } }), [0], [-1]],
    ['suspects.sightings', (sightings) => ({ suspects: { sightings, overMs: dayMs } }), [2, 1000], [1, 1001]],
    ['suspects.overMs', (overMs) => ({ suspects: { sightings: 2, overMs } }), [dayMs], [dayMs - 1]],
  ])('%s has its bounds', (name, of, right, wrong) => {
    for (const value of right) expect(() => settings(of(value)), `${value}`).not.toThrow();
    for (const value of [...wrong, Number.NaN, '5' as never])
      expect(() => settings(of(value)), `${value}`).toThrow(`push-outcome: ${name} is`);
  });

  test('say what would have been right', () => {
    expect(() => settings({ fuse: { share: 2 } })).toThrow('a number from 0 to 1');
    expect(() => settings({ maxHeld: 0 })).toThrow('a number, 1 or more');
    expect(() => settings({ store: undefined as never })).toThrow('a TokenStore, with `invalidate`');
    expect(() => settings({ store: { knowsRegisteredAt: true } as never })).toThrow(
      'push-outcome: store is of type object; it must be a TokenStore',
    );
    expect(() => settings({ store: { ...store, knowsRegisteredAt: 1 as never } })).toThrow('push-outcome: store.knowsRegisteredAt is');
  });
});

describe('the timer', () => {
  test('works once after its time, and not after it was cancelled', async () => {
    const { schedule } = settings();
    const worked: string[] = [];
    schedule(() => worked.push('a'), 5);
    const cancel = schedule(() => worked.push('b'), 5);
    cancel();
    // Longer than a timer of Node can wait is not at once.
    const cancelLong = schedule(() => worked.push('c'), 2 ** 40);
    await new Promise((resolve) => setTimeout(resolve, 50));
    cancelLong();
    expect(worked).toEqual(['a']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/effects/gate/types.ts';
import { accepted, down, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const closed = (options = {}) => {
  const stage = new Stage(options);
  stage.gate.close({ vendor: 'xiaomi' }, 60_000);
  return stage;
};

/** Opens it by hand, and who leaves in what order. */
async function order(entries: [string, Partial<Entry>][]): Promise<string[]> {
  const stage = closed();
  const left: string[] = [];
  for (const [name, more] of entries) stage.wait(name, left, more);
  stage.gate.open({ vendor: 'xiaomi' });
  await stage.clock.advance(0);
  return left;
}

describe('waiting sends leave', () => {
  test('by priority, the higher first', async () =>
    expect(
      await order([
        ['low', { priority: -1 }],
        ['usual', {}],
        ['high', { priority: 9 }],
      ]),
    ).toEqual(['high', 'usual', 'low']));

  test('then round-robin over apps', async () =>
    expect(
      await order([
        ['a1', { app: 'a' }],
        ['a2', { app: 'a' }],
        ['a3', { app: 'a' }],
        ['b1', { app: 'b' }],
        ['c1', { app: 'c' }],
        ['b2', { app: 'b' }],
      ]),
    ).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']));

  test('then by the earliest deadline, and those without one in the order they came', async () =>
    expect(
      await order([
        ['none 1', {}],
        ['late', { deadlineAtMs: 9e14 }],
        ['none 2', {}],
        ['early', { deadlineAtMs: 8e14 }],
      ]),
    ).toEqual(['early', 'late', 'none 1', 'none 2']));

  test('of a key that is merely slow as well', async () => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 1 } } });
    const left: string[] = [];
    stage.send(accepted());
    for (const [name, deadlineAtMs] of [['late', 9e14], ['none'], ['early', 8e14]] as const) stage.wait(name, left, { deadlineAtMs });
    stage.wait('high', left, { priority: 1 });
    await stage.clock.advance(5_000);
    expect(left).toEqual(['high', 'early', 'late', 'none']);
  });

  test('in any mix: the same order as a plain sort, and each of them once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ priority: fc.integer({ min: 0, max: 3 }), deadlineAtMs: fc.integer({ min: 2e12, max: 2e12 + 50 }) }), {
          maxLength: 60,
        }),
        async (entries) => {
          const named = entries.map((entry, index) => [String(index), entry] as [string, Partial<Entry>]);
          const sorted = [...entries.keys()].sort((a, b) => {
            const [x, y] = [entries[a], entries[b]];
            return (y?.priority ?? 0) - (x?.priority ?? 0) || (x?.deadlineAtMs ?? 0) - (y?.deadlineAtMs ?? 0) || a - b;
          });
          expect(await order(named)).toEqual(sorted.map(String));
        },
      ),
    ));

  test('and nobody overtakes them', async () => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 10 } } });
    const left: string[] = [];
    stage.send(accepted());
    stage.wait('first', left);
    await stage.clock.advance(50);
    expect(stage.isOpen()).toBe(false);
  });

  test('not even who would need less', async () => {
    const stage = new Stage({ rates: { xiaomi: { perSecond: 100, counts: 'devices' } } });
    const left: string[] = [];
    const fifty = Array.from({ length: 50 }, (_, index) => `t${index}`);
    stage.gate.hasRoom(stage.entry());
    await stage.clock.advance(10);
    stage.send(accepted(), 1, { targets: fifty });
    stage.wait('big', left, { targets: fifty });
    await stage.clock.advance(495);
    expect([left, stage.isOpen()]).toEqual([[], false]);
    await stage.clock.advance(5);
    expect(left).toEqual(['big']);
  });
});

describe('a wait ends', () => {
  test('at the deadline, or at once where the vendor gave a later time', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const nowMs = stage.clock.now();
    stage.send(down(), 20);
    for (let time = 0; time < 9; time += 1) stage.wait('probe', [], {}, down());
    await stage.clock.advance(500);
    stage.send(down({ retry: { when: 'backoff', atLeastMs: 60_000 } }), stage.isOpen() ? 1 : 0);
    stage.gate.close({ vendor: 'vivo' }, 60_000);
    stage.wait('waits', left, { vendor: 'vivo', deadlineAtMs: nowMs + 30_000 });
    await stage.clock.advance(100);
    expect(left).toEqual([]);
    await stage.clock.advance(29_500);
    expect(left).toEqual(['waits: deadline']);
    stage.wait('past', left, { deadlineAtMs: stage.clock.now() });
    await stage.clock.advance(0);
    expect(left).toEqual(['waits: deadline', 'past: deadline']);
  });

  test('at the deadline, not a millisecond later, and not at once where the time is our own or a person’s', async () => {
    const stage = new Stage({ random: () => 0.999 });
    const left: string[] = [];
    const nowMs = stage.clock.now();
    stage.send(down(), 20);
    stage.gate.close({ vendor: 'vivo' }, 60_000);
    stage.wait('ours', left, { deadlineAtMs: nowMs + 500 });
    stage.wait('by hand', left, { vendor: 'vivo', deadlineAtMs: nowMs + 500 });
    await stage.clock.advance(499);
    expect(left).toEqual([]);
    await stage.clock.advance(1);
    expect(left.sort()).toEqual(['by hand: deadline', 'ours: deadline']);
  });

  test('at the deadline where only the retry budget stops it', async () => {
    const stage = new Stage({ budget: { share: 0, floorPerSecond: 0.01 } });
    const left: string[] = [];
    stage.pass({ isRetry: true });
    stage.wait('retry', left, { isRetry: true, deadlineAtMs: stage.clock.now() + 5_000 });
    await stage.clock.advance(4_999);
    expect(left).toEqual([]);
    await stage.clock.advance(1);
    expect(left).toEqual(['retry: deadline']);
  });

  test('at once where the deadline is now, or is the very time of the vendor', async () => {
    const stage = new Stage({ random: () => 0 });
    const left: string[] = [];
    const nowMs = stage.clock.now();
    expect(stage.gate.tryEnter(stage.entry({ deadlineAtMs: nowMs }))).toEqual({ granted: false, because: 'deadline' });
    expect(stage.isOpen({ deadlineAtMs: nowMs + 1 })).toBe(true);
    stage.send(down({ retry: { when: 'backoff', atLeastMs: 5_000 } }));
    stage.wait('at that time', left, { deadlineAtMs: nowMs + 5_000 });
    stage.wait('after it', left, { deadlineAtMs: nowMs + 5_001 });
    await stage.clock.advance(0);
    expect(left).toEqual(['at that time: deadline']);
    await stage.clock.advance(5_000);
    expect(left).toEqual(['at that time: deadline', 'after it']);
  });

  test('at once where the vendor’s time is past the deadline, for those who wait and those who come', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const pass = stage.pass();
    stage.send(down({ retry: { when: 'backoff', atLeastMs: 10_000 } }));
    stage.wait('waits', left, { deadlineAtMs: stage.clock.now() + 30_000 });
    pass.done([down({ retry: { when: 'backoff', atLeastMs: 60_000 } })]);
    stage.wait('comes', left, { deadlineAtMs: stage.clock.now() + 30_000 });
    await stage.clock.advance(0);
    expect(left).toEqual(['waits: deadline', 'comes: deadline']);
  });

  test('on abort, for all that wait under the signal, and leaves no listener and no timer', async () => {
    const stage = closed();
    const left: string[] = [];
    const controller = new AbortController();
    for (let index = 0; index < 50; index += 1) stage.wait('x', left, { signal: controller.signal });
    stage.wait('other', left);
    controller.abort();
    stage.wait('late', left, { signal: controller.signal });
    await stage.clock.advance(0);
    expect(left).toHaveLength(51);
    expect(new Set(left)).toEqual(new Set(['x: aborted', 'late: aborted']));
    expect(stage.look().held).toBe(1);
  });
});

describe('bounded', () => {
  test('10,000 targets a key, counted as targets; beyond: gate_full, save for what was pulled already', async () => {
    const stage = closed();
    const left: string[] = [];
    const thousand = Array.from({ length: 1_000 }, (_, index) => `t${index}`);
    for (let index = 0; index < 10; index += 1) stage.wait('x', left, { targets: thousand });
    stage.wait('full', left);
    stage.wait('pulled', left, { pulled: true });
    await stage.clock.advance(0);
    expect(left).toEqual(['full: gate_full']);
    expect(stage.look().held).toBe(10_001);
  });

  test('a batch above the bound has room where nobody waits', async () => {
    const stage = closed({ held: 2 });
    const left: string[] = [];
    stage.wait('big', left, { targets: ['a', 'b', 'c'] });
    stage.wait('small', left);
    await stage.clock.advance(0);
    expect(left).toEqual(['small: gate_full']);
  });

  test('as many sends may wait for single targets, save for what was pulled already', async () => {
    const stage = new Stage({ held: 2 });
    const left: string[] = [];
    stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 60_000 } }));
    for (const name of ['a', 'b', 'full']) stage.wait(name, left, { targets: ['x'] });
    stage.wait('pulled', left, { targets: ['x'], pulled: true });
    await stage.clock.advance(0);
    expect(left).toEqual(['full: gate_full']);
    await stage.clock.advance(60_000);
    expect(left).toEqual(['full: gate_full', 'a', 'b', 'pulled']);
  });

  test('whoever pulls is told when there is room again', async () => {
    const stage = closed({ held: 2 });
    const told: string[] = [];
    const key = { vendor: 'xiaomi', app: 'a' };
    for (const name of ['a', 'b']) stage.wait(name, []);
    expect(stage.gate.hasRoom(key)).toBe(false);
    void stage.gate.whenRoom(key).then(() => told.push('room'));
    const controller = new AbortController();
    void stage.gate.whenRoom(key, controller.signal).then(() => told.push('aborted'));
    await stage.clock.advance(10);
    expect(told).toEqual([]);
    controller.abort();
    await stage.clock.advance(10);
    expect(told).toEqual(['aborted']);
    stage.gate.open({ vendor: 'xiaomi' });
    await stage.clock.advance(0);
    expect(told).toEqual(['aborted', 'room']);
  });
});

test('a credential that is refused ends nothing by itself: who waits may still go', async () => {
  const stage = new Stage();
  const left: string[] = [];
  stage.send(refused('credential_expired'));
  stage.wait('x', left);
  await stage.clock.advance(2_000);
  expect(left).toEqual(['x']);
});

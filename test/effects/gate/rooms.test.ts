import { expect, test } from 'vitest';
import type { Entry } from '../../../src/effects/gate/types.ts';
import { refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const key = { vendor: 'xiaomi', app: 'a' };

/** A signal, and how many listen to it. */
function watched() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...[type, listener, options]: Parameters<AbortSignal['addEventListener']>) => {
    if (type === 'abort') listeners.add(listener);
    addEventListener.call(signal, type, listener as never, options);
  };
  signal.removeEventListener = (...[type, listener, options]: Parameters<AbortSignal['removeEventListener']>) => {
    if (type === 'abort') listeners.delete(listener);
    removeEventListener.call(signal, type, listener as never, options);
  };
  return { signal, listeners, abort: () => controller.abort() };
}

const full = (more: Partial<Entry> = {}) => {
  const stage = new Stage({ held: 2 });
  const left: string[] = [];
  stage.gate.close({ vendor: 'xiaomi' }, 60_000);
  for (const name of ['a', 'b']) stage.wait(name, left, more);
  return { stage, left };
};

test('there is room where nobody waits, and it is there at once', async () => {
  const stage = new Stage({ held: 1 });
  let told = false;
  void stage.gate.whenRoom(key).then(() => {
    told = true;
  });
  await stage.clock.advance(0);
  expect([told, stage.gate.hasRoom(key)]).toEqual([true, true]);
});

test('one more than fits has no room', () => {
  const stage = new Stage({ held: 3 });
  stage.gate.close({ vendor: 'xiaomi' }, 60_000);
  stage.wait('a', [], { targets: ['x', 'y'] });
  expect(stage.gate.hasRoom(key)).toBe(true);
  stage.wait('b', []);
  expect(stage.gate.hasRoom(key)).toBe(false);
});

test.each(['open', 'abort', 'deadline'] as const)('%s makes room, and who asks for another vendor is told nothing', async (end) => {
  const { signal, abort } = watched();
  const { stage } = full({ signal, deadlineAtMs: new Stage().clock.now() + 5_000 });
  stage.gate.close({ vendor: 'vivo' }, 60_000);
  for (const name of ['c', 'd']) stage.wait(name, [], { vendor: 'vivo' });
  const told: string[] = [];
  void stage.gate.whenRoom(key).then(() => told.push('xiaomi'));
  void stage.gate.whenRoom({ vendor: 'vivo', app: 'a' }).then(() => told.push('vivo'));
  await stage.clock.advance(4_999);
  expect(told).toEqual([]);
  if (end === 'open') stage.gate.open({ vendor: 'xiaomi' });
  if (end === 'abort') abort();
  await stage.clock.advance(end === 'deadline' ? 1 : 0);
  expect(told).toEqual(['xiaomi']);
});

test('an aborted signal waits for no room, and nobody listens to it any more', async () => {
  const { stage } = full();
  const { signal, listeners, abort } = watched();
  const told: string[] = [];
  void stage.gate.whenRoom(key, signal).then(() => told.push('aborted'));
  await stage.clock.advance(0);
  expect([told, listeners.size]).toEqual([[], 1]);
  abort();
  await stage.clock.advance(0);
  expect([told, listeners.size]).toEqual([['aborted'], 0]);
  void stage.gate.whenRoom(key, signal).then(() => told.push('again'));
  await stage.clock.advance(0);
  expect([told, listeners.size]).toEqual([['aborted', 'again'], 0]);
});

test('who was told that there is room listens to no signal any more', async () => {
  const { stage } = full();
  const { signal, listeners } = watched();
  void stage.gate.whenRoom(key, signal);
  await stage.clock.advance(0);
  stage.gate.open({ vendor: 'xiaomi' });
  await stage.clock.advance(0);
  expect(listeners.size).toBe(0);
});

test('one listener a signal, however many wait under it, and none when they have ended', async () => {
  const { signal, listeners, abort } = watched();
  const stage = new Stage();
  const left: string[] = [];
  const nowMs = stage.clock.now();
  stage.gate.close({ vendor: 'xiaomi' }, 10_000);
  stage.wait('late', left, { signal, deadlineAtMs: nowMs + 1_000 });
  for (const name of ['a', 'b']) stage.wait(name, left, { signal });
  expect(listeners.size).toBe(1);
  await stage.clock.advance(1_000);
  expect([left, listeners.size]).toEqual([['late: deadline'], 1]);
  stage.gate.open({ vendor: 'xiaomi' });
  await stage.clock.advance(0);
  expect([left, listeners.size]).toEqual([['late: deadline', 'a', 'b'], 0]);
  stage.gate.close({ vendor: 'xiaomi' }, 10_000);
  for (const name of ['c', 'd']) stage.wait(name, left, { signal });
  stage.wait('other', left, { signal: new AbortController().signal });
  expect(listeners.size).toBe(1);
  abort();
  await stage.clock.advance(0);
  expect([left.slice(3), listeners.size, stage.look().held]).toEqual([['c: aborted', 'd: aborted'], 0, 1]);
});

test('who waits for a single target is aborted like any other, and its timer is gone', async () => {
  const { signal, listeners, abort } = watched();
  const stage = new Stage();
  const left: string[] = [];
  stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 60_000 } }));
  stage.wait('x', left, { targets: ['x'], signal });
  abort();
  await stage.clock.advance(0);
  expect([left, listeners.size, stage.clock.pending, stage.look().held]).toEqual([['x: aborted'], 0, 0, 0]);
});

import { describe, expect, test } from 'vitest';
import { createGate } from '../../../src/effects/gate/index.ts';
import type { GateKey } from '../../../src/effects/gate/types.ts';
import { down, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

test('close() closes the key that is named in every API, for its time, and then one probes', async () => {
  const stage = new Stage();
  stage.gate.close({ vendor: 'xiaomi', app: 'a' }, 60_000);
  expect([stage.isOpen(), stage.isOpen({ api: 'auth' }), stage.isOpen({ app: 'b' })]).toEqual([false, false, true]);
  await stage.clock.advance(60_000);
  stage.pass();
  expect(stage.isOpen()).toBe(false);
});

test('close() for ever waits for open(), which opens all that matches and says how many', async () => {
  const stage = new Stage();
  stage.gate.close({ vendor: 'xiaomi', app: 'a', api: 'send' }, Infinity);
  stage.gate.close({ vendor: 'xiaomi', channel: 'x', app: 'a', api: 'send' }, Infinity);
  await stage.clock.advance(10 ** 12);
  expect(stage.isOpen()).toBe(false);
  expect(stage.gate.open({ vendor: 'xiaomi', app: 'a' })).toBe(2);
  expect([stage.isOpen(), stage.isOpen({ channel: 'x' })]).toEqual([true, true]);
});

describe('by hand every key is chosen that matches all that is given', () => {
  const names: GateKey[] = [
    { vendor: 'xiaomi', host: 'eu' },
    { vendor: 'xiaomi', host: 'cn', api: 'auth' },
    { vendor: 'xiaomi', app: 'a', api: 'send' },
    { vendor: 'xiaomi', app: 'b', api: 'send' },
    { vendor: 'xiaomi', app: 'a', channel: 'news', api: 'send' },
    { vendor: 'xiaomi', app: 'a', channel: 'chat', api: 'auth' },
    { vendor: 'vivo', app: 'a', api: 'send' },
  ];
  const apis = ['send', 'auth', 'operation', 'receipt'];
  const closed = () => {
    const stage = new Stage();
    for (const key of names) stage.gate.close(key, 60_000);
    return stage;
  };

  test('close() takes the narrowest that is named, in every API that the gate holds back where none is', () => {
    const eu = apis.map((api) => ({ scope: 'vendor', vendor: 'xiaomi', host: 'eu', api }));
    const seen = closed()
      .look()
      .keys.map(({ state, why, untilMs, held, waiting, ...name }) => name);
    expect(seen).toEqual([
      ...eu,
      { scope: 'vendor', vendor: 'xiaomi', host: 'cn', api: 'auth' },
      { scope: 'app', vendor: 'xiaomi', app: 'a', api: 'send' },
      { scope: 'app', vendor: 'xiaomi', app: 'b', api: 'send' },
      { scope: 'channel', vendor: 'xiaomi', app: 'a', channel: 'news', api: 'send' },
      { scope: 'channel', vendor: 'xiaomi', app: 'a', channel: 'chat', api: 'auth' },
      { scope: 'app', vendor: 'vivo', app: 'a', api: 'send' },
    ]);
  });

  test.each<[GateKey, number]>([
    [{ vendor: 'xiaomi' }, 9],
    [{ vendor: 'xiaomi', host: 'eu' }, 4],
    [{ vendor: 'xiaomi', host: 'eu', api: 'send' }, 1],
    [{ vendor: 'xiaomi', app: 'a' }, 3],
    [{ vendor: 'xiaomi', channel: 'news' }, 1],
    [{ vendor: 'xiaomi', api: 'auth' }, 3],
    [{ vendor: 'xiaomi', app: 'a', api: 'auth' }, 1],
    [{ vendor: 'xiaomi', app: 'c' }, 0],
    [{ vendor: 'oppo' }, 0],
  ])('open(%j) opens %i', (key, count) => {
    const stage = closed();
    expect(stage.gate.open(key)).toBe(count);
    expect(stage.look().keys).toHaveLength(10 - count);
    expect(stage.gate.open(key)).toBe(0);
  });

  test('where no host, app or channel is named, the key is that of sends that name none', () => {
    const stage = new Stage();
    stage.gate.close({ vendor: 'xiaomi', channel: 'news' }, 60_000);
    stage.gate.close({ vendor: 'vivo' }, 60_000);
    stage.gate.close({ vendor: 'oppo', channel: '' }, 60_000);
    const isOpen = (key: GateKey) => stage.gate.tryEnter({ ...key, targets: ['t'] }) !== undefined;
    expect([isOpen({ vendor: 'xiaomi', channel: 'news' }), isOpen({ vendor: 'xiaomi' })]).toEqual([false, true]);
    expect([isOpen({ vendor: 'vivo' }), isOpen({ vendor: 'vivo', host: 'eu' })]).toEqual([false, true]);
    expect([isOpen({ vendor: 'oppo' }), isOpen({ vendor: 'oppo', channel: 'news' })]).toEqual([false, true]);
  });

  test('a new credential of nobody in particular is that of sends that name no app', () => {
    const stage = new Stage();
    for (const app of ['', 'a']) stage.send(refused('credential_expired'), 1, { app });
    stage.gate.renewed({ vendor: 'xiaomi' });
    expect([stage.isOpen({ app: '' }), stage.isOpen()]).toEqual([true, false]);
  });
});

test('open() forgets the waits of single targets too', () => {
  const stage = new Stage();
  stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 60_000 } }));
  stage.gate.open({ vendor: 'xiaomi', app: 'a' });
  expect(stage.isOpen({ targets: ['x'] })).toBe(true);
});

test('and whoever waits for one comes forward at once; the others wait on', async () => {
  const stage = new Stage();
  const left: string[] = [];
  const told = refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 60_000 } });
  for (const app of ['a', 'b']) {
    stage.send(told, 1, { app });
    stage.wait(app, left, { app, targets: ['x'] });
  }
  stage.gate.open({ vendor: 'xiaomi', app: 'a' });
  await stage.clock.advance(59_999);
  expect(left).toEqual(['a']);
  await stage.clock.advance(1);
  expect(left).toEqual(['a', 'b']);
  expect(stage.clock.pending).toBe(0);
});

test('close() shortens no time that the vendor gave, and half-opens nothing that is shut', async () => {
  const stage = new Stage();
  stage.send(down({ retry: { when: 'backoff', atLeastMs: 60_000 } }));
  stage.send(refused('credential_invalid'), 1, { vendor: 'vivo' });
  for (const vendor of ['xiaomi', 'vivo']) {
    stage.gate.close({ vendor }, 1_000);
    stage.gate.close({ vendor, app: 'a' }, 1_000);
  }
  await stage.clock.advance(59_999);
  expect(stage.isOpen()).toBe(false);
  await stage.clock.advance(2_000);
  expect([stage.isOpen(), stage.gate.tryEnter(stage.entry({ vendor: 'vivo' }))]).toEqual([true, { granted: false, because: 'app_closed' }]);
  stage.gate.close({ vendor: 'oppo' }, 60_000);
  stage.gate.close({ vendor: 'oppo' }, 1_000);
  await stage.clock.advance(1_000);
  expect(stage.isOpen({ vendor: 'oppo' })).toBe(true);
});

test('close() lengthens the time that the vendor gave, and closes again what was opened before its time was over', () => {
  const stage = new Stage();
  stage.send(down({ retry: { when: 'backoff', atLeastMs: 60_000 } }));
  stage.gate.close({ vendor: 'xiaomi', host: '', api: 'send' }, 90_000);
  expect(stage.key('vendor')).toMatchObject({ why: 'by_hand', untilMs: stage.clock.now() + 90_000 });
  stage.gate.open({ vendor: 'xiaomi' });
  stage.gate.close({ vendor: 'xiaomi' }, 1_000);
  expect(stage.isOpen()).toBe(false);
});

test('look() and events hold no target, and can be written down as they are', async () => {
  const stage = new Stage();
  const target = 'a-target-that-nobody-may-read';
  stage.send(refused('target_rate_limited', { targets: [target], retry: { when: 'after', waitMs: 60_000 } }));
  stage.send(down({ targets: [target] }), 19);
  stage.wait('x', [], { targets: [target, 'y'] });
  stage.wait('y', [], { targets: ['z'] });
  const view = stage.look();
  expect(structuredClone(view)).toEqual(view);
  expect(view).toMatchObject({ closedTargets: 1, held: 3 });
  expect(view.keys).toMatchObject([{ scope: 'vendor', vendor: 'xiaomi', state: 'closed', held: 1, waiting: 1 }]);
  expect(JSON.stringify([view, stage.events])).not.toContain(target);
});

test('a listener that throws breaks nothing', () => {
  const stage = new Stage({
    onEvent: () => {
      throw new Error('listener');
    },
  });
  stage.send(down(), 20);
  expect(stage.isOpen()).toBe(false);
});

test('release twice gives back once', () => {
  const stage = new Stage({ budget: { share: 0, floorPerSecond: 1 } });
  const retries = Array.from({ length: 10 }, () => stage.pass({ isRetry: true }));
  for (let time = 0; time < 5; time += 1) retries[0]?.release();
  stage.pass({ isRetry: true });
  expect(stage.isOpen({ isRetry: true })).toBe(false);
});

test('done twice counts once, and release after done changes nothing', async () => {
  const stage = new Stage();
  const pass = stage.pass();
  for (let time = 0; time < 50; time += 1) pass.done([down()]);
  pass.release();
  pass.done([]);
  expect(stage.isOpen()).toBe(true);
});

test('with the clock and the timers of the machine', async () => {
  const gate = createGate();
  const startMs = Date.now();
  gate.close({ vendor: 'xiaomi' }, 20);
  expect(await gate.enter({ vendor: 'xiaomi', targets: ['x'] })).toMatchObject({ granted: true });
  expect(Date.now()).toBeGreaterThanOrEqual(startMs + 20);
});

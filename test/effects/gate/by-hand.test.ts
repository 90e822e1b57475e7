import { expect, test } from 'vitest';
import { createGate } from '../../../src/effects/gate/index.ts';
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

test('done twice counts once, and release after done changes nothing', async () => {
  const stage = new Stage();
  const pass = stage.pass();
  for (let time = 0; time < 50; time += 1) pass.done([down()]);
  pass.release();
  expect(stage.isOpen()).toBe(true);
});

test('with the clock and the timers of the machine', async () => {
  const gate = createGate();
  gate.close({ vendor: 'xiaomi' }, 20);
  const startMs = Date.now();
  expect(await gate.enter({ vendor: 'xiaomi', targets: ['x'] })).toMatchObject({ granted: true });
  expect(Date.now() - startMs).toBeGreaterThanOrEqual(19);
});

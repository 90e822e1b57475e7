import { describe, expect, test } from 'vitest';
import { App } from '../../../src/effects/prune/app.ts';
import { Apps, recordOf } from '../../../src/effects/prune/apps.ts';
import { settle } from '../../../src/effects/prune/context.ts';
import type { Held } from '../../../src/effects/prune/held.ts';
import { Pending } from '../../../src/effects/prune/pending.ts';
import { scope } from './outcomes.ts';

const held = (token: string, more: Partial<Held> = {}): Held => ({
  token,
  rule: 'dead',
  registeredBeforeMs: 100,
  heldAtMs: 1_000,
  saidAtMs: 1_000,
  reply: { api: 'send', code: 'Unregistered', httpStatus: 410 },
  ...more,
});
const byReceipt = { reply: { api: 'receipt', code: 'dead', httpStatus: 200 } } as const;
const all = () => true;

describe('what waits in an app', () => {
  test('is counted by the way it came: deaths of sends, and whatever a receipt says; a replacement by a send is none of both', () => {
    const app = new App(scope, 1_000);
    app.hold(held('a'));
    app.hold(held('b', { rule: 'suspect' }));
    app.hold(held('c', { rule: 'replaced', replacement: 'd' }));
    app.hold(held('e', byReceipt));
    app.hold(held('f', { ...byReceipt, rule: 'replaced', replacement: 'g' }));
    expect([app.held.size, app.heldBySends, app.heldByFeeds]).toEqual([5, 2, 2]);
    for (const token of ['a', 'b', 'c', 'e', 'f', 'unknown']) app.drop(token);
    expect([app.held.size, app.heldBySends, app.heldByFeeds]).toEqual([0, 0, 0]);
  });

  test('for one token: a death whose guard lets more pass waits behind the first, and takes the place of one that let less pass', () => {
    const app = new App(scope, 1_000);
    const [first, same, second, third, between] = [100, 100, 200, 300, 250].map((registeredBeforeMs) => held('a', { registeredBeforeMs }));
    for (const [entry, fallen] of [
      [first, undefined],
      [same, same],
      [second, undefined],
      [third, second],
      [between, between],
    ] as const)
      expect(app.hold(entry as Held)).toBe(fallen);
    expect(app.heldBySends).toBe(1);
    expect(app.drop('a')).toEqual([first, third]);
    expect(app.drop('a')).toEqual([]);
    expect(first?.next).toBeUndefined();
  });

  test('may go when it is old enough, in its order, and no more at once than a batch', () => {
    const app = new App(scope, 1_000);
    for (const [token, heldAtMs] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
    ] as const)
      app.hold(held(token, { heldAtMs }));
    const due = (untilMs: number, most: number, isDue: (entry: Held) => boolean = all) =>
      app.due(untilMs, isDue, most).map(({ token }) => token);
    expect(due(0, 9)).toEqual([]);
    expect(due(3, 9)).toEqual(['a', 'b', 'c']);
    expect(due(4, 2)).toEqual(['a', 'b']);
    expect(due(4, 2, ({ token }) => token !== 'a')).toEqual(['b', 'c']);
  });

  test('on suspicion goes after another token was accepted later, or a person said so', () => {
    const app = new App(scope, 1_000);
    app.hold(held('a', { provenAfterMs: 1_000 }));
    const due = () => app.due(1_000, all, 9).length;
    expect(due(), 'none').toBe(0);
    app.accept('a', 2_000);
    expect(due(), 'its own').toBe(0);
    app.accept('b', 1_000);
    expect(due(), 'not later').toBe(0);
    app.accept('b', 1_001);
    expect(due(), 'later').toBe(1);
    const released = new App(scope, 1_000);
    released.hold(held('a', { provenAfterMs: 1_000 }));
    released.releasedMs = 999;
    expect(released.due(1_000, all, 9)).toHaveLength(0);
    released.releasedMs = 1_000;
    expect(released.due(1_000, all, 9)).toHaveLength(1);
  });

  test('is proven by the last acceptance of any other token, however often this one was accepted since', () => {
    const app = new App(scope, 1_000);
    expect(app.otherAcceptedMs('a')).toBe(Number.NEGATIVE_INFINITY);
    app.accept('b', 1);
    for (const atMs of [2, 3, 4]) app.accept('a', atMs);
    expect([app.otherAcceptedMs('a'), app.otherAcceptedMs('b'), app.otherAcceptedMs('c')]).toEqual([1, 4, 4]);
    app.accept('c', 5);
    expect([app.otherAcceptedMs('a'), app.otherAcceptedMs('c')]).toEqual([5, 4]);
  });
});

describe('an app is idle', () => {
  test('while nothing waits, no fuse is blown, and no word of a person is to be remembered', () => {
    const idle = (change: (app: App) => void) => {
      const app = new App(scope, 1_000);
      change(app);
      return app.isIdle;
    };
    expect(idle(() => undefined)).toBe(true);
    expect(idle((app) => app.hold(held('a')))).toBe(false);
    expect(
      idle((app) => {
        app.blown = { words: 'w', atMs: 1, written: true };
      }),
    ).toBe(false);
    expect(
      idle((app) => {
        app.releasedMs = 1;
      }),
    ).toBe(false);
  });
});

describe('all apps', () => {
  test('are told apart by vendor and name', () => {
    const apps = new Apps(1_000);
    const app = apps.of(scope);
    expect(apps.of({ ...scope })).toBe(app);
    expect(apps.of({ ...scope, vendor: 'fcm' })).not.toBe(app);
    expect(apps.of({ ...scope, app: '' })).not.toBe(app);
    expect([...apps.all()].map((one) => one.scope)).toEqual([scope, { vendor: 'fcm', app: 'main' }, { vendor: 'apns', app: '' }]);
  });

  test('are ten thousand at most: the oldest idle one is forgotten, with what was refused in it, and none in which something waits', () => {
    const apps = new Apps(1_000);
    const of = (index: number) => apps.of({ vendor: 'apns', app: `${index}` });
    const waiting = of(0);
    apps.hold(waiting, held('a'));
    const idle = of(1);
    apps.refused.add(idle);
    for (let index = 2; index < 10_000; index += 1) of(index);
    expect([[...apps.all()].length, apps.refused.size]).toEqual([10_000, 1]);
    of(10_000);
    expect([[...apps.all()].length, apps.refused.size]).toEqual([10_000, 0]);
    expect(of(0)).toBe(waiting);
    expect(of(2)).not.toBe(idle);
    expect(of(1)).not.toBe(idle);
  });

  test('count what waits in them: a second death of a token too, one that takes its place not again', () => {
    const apps = new Apps(1_000);
    const app = apps.of(scope);
    const [first, second, third] = [100, 200, 300].map((registeredBeforeMs) => held('a', { registeredBeforeMs })) as [Held, Held, Held];
    const counts = [first, first, second, third].map((entry) => {
      apps.hold(app, entry);
      return apps.held;
    });
    expect(counts).toEqual([1, 1, 2, 2]);
    apps.drop(app, 'a');
    expect(apps.held).toBe(0);
  });

  test('take up what was written before a restart, once', () => {
    const apps = new Apps(1_000);
    const [weak, strong, stronger] = [100, 200, 300].map((registeredBeforeMs) => recordOf(held('a', { registeredBeforeMs })));
    const other = recordOf(held('b'));
    const pending = new Pending();
    const restore = (id: string, entries: readonly (typeof weak)[]) =>
      apps.restore({ id, scope, entries: entries as NonNullable<typeof weak>[] }, (entry) => settle({ pending }, [entry]));
    const one = restore('1', [weak, other]);
    const two = restore('2', [strong]);
    const three = restore('3', [stronger, other]);
    expect([one.entries.size, two.entries.size, three.entries.size]).toEqual([2, 0, 1]);
    expect(apps.held).toBe(3);
    const [first] = one.entries;
    expect([first?.batch, first?.next?.batch]).toEqual([one, three]);
    expect(one).toMatchObject({ id: '1', scope });
    expect([...pending.touched]).toEqual([two, three]);
  });

  test('write down nothing that only this process knows', () => {
    const entry = held('a');
    expect(recordOf({ ...entry, next: held('a'), batch: { id: '1', scope, entries: new Set() } })).toEqual(entry);
  });
});

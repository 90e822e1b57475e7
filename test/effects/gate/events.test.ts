import { describe, expect, test } from 'vitest';
import { listen } from '../../../src/effects/events/bus.ts';
import type { PushEvent } from '../../../src/effects/events/push-event.ts';
import type { GateOptions } from '../../../src/effects/gate/types.ts';
import { accepted, down, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const startMs = new Stage().clock.nowMs;
const hour = 3_600_000;
const header = (waitMs: number) => ({ retry: { when: 'backoff', atLeastMs: waitMs } }) as const;
const make = (options: GateOptions = {}) => new Stage({ random: () => 0.5, ...options });

const vendor = { scope: 'vendor', vendor: 'xiaomi', host: '', api: 'send' };
const app = { scope: 'app', vendor: 'xiaomi', app: 'a', api: 'send' };

describe('what is told as it changes', () => {
  test('a key that the vendor closed, its probe, its ramp, and that it is open again', async () => {
    const stage = make();
    stage.send(down(header(5_000)));
    stage.wait('x', []);
    await stage.clock.advance(5_500);
    expect(stage.events).toEqual([
      { type: 'closed', atMs: startMs, ...vendor, why: 'vendor_unavailable', untilMs: startMs + 5_500, held: 0 },
      { type: 'probe', atMs: startMs + 5_500, ...vendor, why: 'vendor_unavailable', held: 0 },
    ]);
    stage.events.length = 0;
    const other = make();
    other.send(down(header(5_000)));
    await other.clock.advance(5_500);
    other.events.length = 0;
    other.send(accepted());
    await other.clock.advance(10_000);
    other.send(accepted());
    expect(other.events).toEqual([
      { type: 'probe', atMs: startMs + 5_500, ...vendor, why: 'vendor_unavailable', held: 0 },
      { type: 'ramp', atMs: startMs + 5_500, ...vendor, perSecond: 1, held: 0 },
      { type: 'opened', atMs: startMs + 15_500, ...vendor, held: 0 },
    ]);
  });

  test('an app that is shut, that is slowed, that a person closes for ever and opens', () => {
    const shut = make();
    shut.send(refused('credential_invalid'));
    expect(shut.events).toEqual([{ type: 'shut', atMs: startMs, ...app, why: 'credential_invalid', held: 0 }]);
    const slowed = make();
    slowed.send(refused('rate_limited'));
    expect(slowed.events).toEqual([{ type: 'slowed', atMs: startMs, ...app, why: 'rate_limited', perSecond: 5, held: 0 }]);
    const closed = make();
    closed.gate.close({ vendor: 'xiaomi', app: 'a', api: 'send' }, Infinity);
    closed.wait('x', [], { targets: ['a', 'b'] });
    closed.gate.open({ vendor: 'xiaomi' });
    expect(closed.events).toEqual([
      { type: 'closed', atMs: startMs, ...app, why: 'by_hand', held: 0 },
      { type: 'opened', atMs: startMs, ...app, held: 2 },
    ]);
  });

  test('a wait that is longer than a key is ever closed for', () => {
    const stage = make();
    stage.send(down(header(100 * hour)));
    const told = { atMs: startMs, ...vendor, why: 'vendor_unavailable', untilMs: startMs + hour, held: 0 };
    expect(stage.events).toEqual([
      { type: 'closed', ...told },
      { type: 'long_wait', ...told, askedUntilMs: startMs + 100 * hour },
    ]);
  });

  test('and the same to whoever listens to the whole library, under the name of the gate', () => {
    const heard: PushEvent[] = [];
    const stop = listen({ onEvent: (event) => heard.push(event) });
    const stage = new Stage({ onEvent: undefined });
    stage.gate.close({ vendor: 'xiaomi', app: 'a', api: 'send' }, 1_000);
    stop();
    stage.gate.open({ vendor: 'xiaomi' });
    expect(heard).toEqual([{ event: 'gate_closed', atMs: startMs, ...app, why: 'by_hand', untilMs: startMs + 1_000, held: 0 }]);
  });
});

describe('what is seen', () => {
  test('of a gate where nothing happens: nothing', () => {
    const stage = make();
    stage.send(accepted());
    expect(stage.look()).toEqual({ atMs: startMs, keys: [], held: 0, closedTargets: 0 });
  });

  test('of each key that is not open, or where somebody waits, and no other', async () => {
    const stage = make({ rates: { xiaomi: { perSecond: 1 } } });
    stage.send(refused('quota_exhausted', { channel: 'news', retry: { when: 'after', waitMs: 60_000 } }), 1, { channel: 'news' });
    stage.wait('x', [], { targets: ['x', 'y'] });
    stage.wait('z', [], { targets: ['z'] });
    const waits = { ...app, state: 'open', held: 3, waiting: 2 };
    const news = { scope: 'channel', vendor: 'xiaomi', app: 'a', channel: 'news', api: 'send' };
    const closed = { ...news, state: 'closed', why: 'quota_exhausted', untilMs: startMs + 60_500, held: 0, waiting: 0 };
    expect(stage.look()).toEqual({ atMs: startMs, keys: [waits, closed], held: 3, closedTargets: 0 });
  });

  test('of a key: that it probes, that it ramps and how fast, that the trouble is of this process', async () => {
    const stage = make();
    stage.send(down(header(1_000)));
    await stage.clock.advance(1_500);
    const probe = stage.pass();
    const seen = { ...vendor, held: 0, waiting: 0 };
    expect(stage.key('vendor')).toEqual({ ...seen, state: 'probing', why: 'vendor_unavailable' });
    probe.done([accepted()]);
    expect(stage.key('vendor')).toEqual({ ...seen, state: 'ramping', perSecond: 1 });
    const local = make();
    local.send(refused('connection_failed', { evidence: { httpStatus: 0, code: 'ENETUNREACH' } }), 20);
    const told = { state: 'closed', why: 'connection_failed', untilMs: startMs + 500, local: true };
    expect(local.key('vendor')).toEqual({ ...seen, ...told });
  });

  test('who waits for a single target counts with all targets of its send; each target that waits counts once, until its time', async () => {
    const stage = make();
    const told = (target: string, waitMs: number) =>
      refused('target_rate_limited', { targets: [target], retry: { when: 'after', waitMs } });
    stage.send(told('x', 60_000), 2);
    stage.send(told('y', 30_000));
    stage.wait('x', [], { targets: ['x', 'y', 'z'] });
    expect([stage.look().held, stage.look().closedTargets, stage.look().keys]).toEqual([3, 2, []]);
    await stage.clock.advance(30_000);
    expect(stage.look().closedTargets).toBe(1);
    await stage.clock.advance(30_000);
    expect([stage.look().held, stage.look().closedTargets]).toEqual([0, 0]);
  });
});

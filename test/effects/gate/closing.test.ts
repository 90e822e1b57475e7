import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { accepted, down, refused, uncertain } from './outcomes.ts';
import { Stage } from './stage.ts';

const hour = 3_600_000;
const header = (waitMs: number) => ({ retry: { when: 'backoff', atLeastMs: waitMs } }) as const;

describe("a key closes at once on the vendor's own word about it", () => {
  const words: [string, Outcome, 'vendor' | 'app' | 'channel'][] = [
    ['a 503 with Retry-After', down(header(5_000)), 'vendor'],
    ['a 429 with Retry-After', refused('rate_limited', header(5_000)), 'app'],
    ['a quota', refused('quota_exhausted'), 'channel'],
    ['quiet hours', refused('quiet_hours', { retry: { when: 'after', until: 'vendor_morning' } }), 'channel'],
    ['a refused credential', refused('credential_expired'), 'app'],
    ['a blocked app', refused('app_blocked'), 'app'],
    [
      'an uncertain 500 with Retry-After',
      uncertain('vendor_internal', { retryIfRepeatable: { when: 'backoff', atLeastMs: 5_000 } }),
      'vendor',
    ],
  ];
  test.each(words)('%s', (_name, outcome, scope) => {
    const stage = new Stage();
    stage.send(outcome);
    expect(stage.isOpen()).toBe(false);
    expect(stage.look().keys.map((key) => key.scope)).toEqual([scope]);
  });

  test('and not before the time it gave', async () => {
    const stage = new Stage();
    const left: string[] = [];
    stage.send(down(header(5_000)));
    stage.wait('x', left);
    await stage.clock.advance(4_999);
    expect(left).toEqual([]);
    await stage.clock.advance(1_002);
    expect(left).toEqual(['x']);
  });

  test('a longer wait replaces a shorter one, never the other way round', async () => {
    const stage = new Stage();
    const [a, b, c] = [stage.pass(), stage.pass(), stage.pass()];
    a.done([down(header(5_000))]);
    b.done([down(header(60_000))]);
    c.done([down(header(1_000))]);
    await stage.clock.advance(59_999);
    expect(stage.isOpen()).toBe(false);
    await stage.clock.advance(1_002);
    expect(stage.isOpen()).toBe(true);
  });

  test('which is told once, though all that were under way hear it', () => {
    const stage = new Stage({ random: () => 0 });
    const flying = Array.from({ length: 9 }, () => stage.pass());
    for (const pass of flying) pass.done([down(header(5_000))]);
    expect(stage.types()).toEqual(['closed']);
  });

  test('a word without a time closes nothing again that was opened since, one with a time does', async () => {
    const stage = new Stage();
    const [first, late, timed] = [stage.pass(), stage.pass(), stage.pass()];
    const quota = refused('quota_exhausted', { retry: { when: 'backoff' } });
    first.done([quota]);
    expect(stage.isOpen()).toBe(false);
    stage.gate.open({ vendor: 'xiaomi' });
    late.done([quota]);
    expect(stage.isOpen()).toBe(true);
    timed.done([refused('quota_exhausted', header(5_000))]);
    expect(stage.isOpen()).toBe(false);
  });

  test('the number of a row is about the failing target, so it closes nothing', () => {
    const stage = new Stage({ rowWaitMs: () => 900_000 });
    stage.send(refused('vendor_internal', { ...header(900_000), evidence: { httpStatus: 500, code: 'InternalServerError' } }));
    expect(stage.isOpen()).toBe(true);
    stage.send(refused('vendor_internal', { ...header(5_000), evidence: { httpStatus: 500, code: 'InternalServerError' } }));
    expect(stage.isOpen()).toBe(false);
  });
});

describe('everything else closes it on evidence alone', () => {
  const failures: [string, Outcome, 'vendor' | 'app'][] = [
    ['503', down(), 'vendor'],
    ['500', uncertain('vendor_internal'), 'vendor'],
    [
      'a bare 401',
      refused('credential_invalid', { retry: { when: 'after_refresh' }, evidence: { httpStatus: 401, code: 'http-401' } }),
      'app',
    ],
    ['a bare 403', refused('permission_denied', { evidence: { httpStatus: 403, code: 'HTTP 401/403' } }), 'app'],
    ['a time-out', uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } }), 'vendor'],
  ];
  test.each(failures)('%s: 19 do not, 20 do', (_name, outcome, scope) => {
    const stage = new Stage();
    stage.send(outcome, 19);
    expect(stage.isOpen()).toBe(true);
    stage.send(outcome);
    expect(stage.isOpen()).toBe(false);
    expect(stage.key(scope)?.state).toBe('closed');
  });

  test('half of 20 in ten seconds do, fewer than half of a hundred do not', async () => {
    const half = new Stage();
    for (let pair = 0; pair < 10; pair += 1) {
      half.send(accepted());
      half.send(down());
      await half.clock.advance(500);
    }
    expect(half.types()).toEqual(['closed']);
    const fewer = new Stage();
    for (let time = 0; time < 100; time += 1) fewer.send(time % 5 < 2 ? down() : accepted());
    expect(fewer.isOpen()).toBe(true);
  });

  test('20 in more than ten seconds do not', async () => {
    const stage = new Stage();
    for (let time = 0; time < 60; time += 1) {
      stage.send(down());
      await stage.clock.advance(600);
    }
    expect(stage.isOpen()).toBe(true);
  });

  test('an outage after ten thousand good replies is believed after 20 bad ones', () => {
    const stage = new Stage();
    stage.send(accepted(), 10_000);
    stage.send(down(), 20);
    expect(stage.isOpen()).toBe(false);
  });

  test('replies to what left before it closed do not close it again', async () => {
    const stage = new Stage();
    const flying = Array.from({ length: 100 }, () => stage.pass());
    for (const pass of flying.slice(0, 20)) pass.done([down()]);
    await stage.clock.advance(1_000);
    stage.send(accepted());
    for (const pass of flying.slice(20)) pass.done([down()]);
    expect(stage.key('vendor')?.state).toBe('ramping');
  });

  test('in a batch, half of the targets', () => {
    const stage = new Stage();
    for (let time = 0; time < 50; time += 1)
      stage.pass().done([accepted({ targets: ['a', 'b'] }), refused('vendor_internal', { targets: ['c'] })]);
    expect(stage.isOpen()).toBe(true);
    for (let time = 0; time < 50 && stage.isOpen(); time += 1)
      stage.pass().done([accepted({ targets: ['a'] }), refused('vendor_internal', { targets: ['b', 'c'] })]);
    expect(stage.isOpen()).toBe(false);
  });

  test('a refusal of one target, a thrown send and a wrong certificate of ours say nothing about anyone', () => {
    const stage = new Stage();
    stage.send(refused('token_unregistered'), 100);
    stage.send(refused('misconfigured', { evidence: { httpStatus: 0, code: 'CERT_HAS_EXPIRED' } }), 100);
    for (let time = 0; time < 100; time += 1) stage.pass().done([]);
    expect(stage.isOpen()).toBe(true);
    expect(stage.events).toEqual([]);
  });
});

test('time-outs and broken wires are marked as trouble of this process, a 503 is not', () => {
  const local = new Stage();
  local.send(refused('connection_failed', { evidence: { httpStatus: 0, code: 'ENETUNREACH' } }), 20);
  expect(local.events.at(-1)).toMatchObject({ type: 'closed', scope: 'vendor', why: 'connection_failed', local: true });
  const shared = new Stage();
  shared.send(down(), 20);
  expect(shared.events.at(-1)).toMatchObject({ type: 'closed', scope: 'vendor', why: 'vendor_unavailable' });
  expect(shared.events.at(-1)).not.toHaveProperty('local');
});

describe('keys stand for themselves', () => {
  test('by vendor and host, app, channel, API', () => {
    const stage = new Stage();
    stage.send(down(header(5_000)), 1, { host: 'eu' });
    expect([
      stage.isOpen({ host: 'eu' }),
      stage.isOpen({ host: 'cn' }),
      stage.isOpen({ host: 'eu', api: 'auth' }),
      stage.isOpen({ host: 'eu', vendor: 'vivo' }),
    ]).toEqual([false, true, true, true]);
    stage.send(refused('rate_limited', header(5_000)), 1, { app: 'b' });
    expect([stage.isOpen({ app: 'b' }), stage.isOpen({ app: 'c' })]).toEqual([false, true]);
    stage.send(refused('quota_exhausted'), 1, { channel: 'news' });
    expect([stage.isOpen({ channel: 'news' }), stage.isOpen({ channel: 'chat' })]).toEqual([false, true]);
  });

  test('the channel that a reply names is the one that closes', () => {
    const stage = new Stage();
    stage.send(refused('quota_exhausted', { channel: 'operation' }), 1, { channel: 'system' });
    expect([stage.isOpen({ channel: 'system' }), stage.isOpen({ channel: 'operation' })]).toEqual([true, false]);
  });

  test('but where it is about the whole app, the app does, whatever channel it names', () => {
    const stage = new Stage();
    stage.send(refused('rate_limited', { ...header(5_000), channel: 'operation' }), 1, { channel: 'system' });
    expect(stage.look().keys.map(({ scope, channel }) => [scope, channel])).toEqual([['app', undefined]]);
  });

  test('and where it is the one of the send, it hears that once', async () => {
    const stage = new Stage();
    const quota = refused('quota_exhausted', { channel: 'news', retry: { when: 'after', waitMs: 1_000 } });
    stage.send(quota, 1, { channel: 'news' });
    await stage.clock.advance(2_000);
    stage.send(quota, 1, { channel: 'news' });
    expect(stage.events.map(({ type, why }) => [type, why])).toEqual([
      ['closed', 'quota_exhausted'],
      ['probe', 'quota_exhausted'],
      ['closed', 'quota_exhausted'],
    ]);
  });

  test('what names no app is one app of its own', () => {
    const stage = new Stage();
    stage.gate.close({ vendor: 'xiaomi', app: '' }, 5_000);
    expect(stage.gate.tryEnter({ vendor: 'xiaomi', targets: ['t'] })).toBeUndefined();
    expect(stage.isOpen()).toBe(true);
  });

  test("one app's credential never stops its neighbours, whatever a row says", () => {
    const stage = new Stage();
    stage.send(refused('ip_blocked', { pause: 'vendor' }));
    expect([stage.isOpen(), stage.isOpen({ app: 'b' })]).toEqual([false, true]);
  });

  test('a target that was told to wait waits alone, all of its time, and a batch waits for it', async () => {
    const stage = new Stage();
    const day = 24 * hour;
    stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 2 * day } }));
    expect([stage.isOpen({ targets: ['x'] }), stage.isOpen({ targets: ['y', 'x'] }), stage.isOpen({ targets: ['y'] })]).toEqual([
      false,
      false,
      true,
    ]);
    expect(stage.gate.floorOf({ vendor: 'xiaomi', app: 'a' }, 'x')).toBe(stage.clock.now() + 2 * day);
    const left: string[] = [];
    stage.wait('x', left, { targets: ['x'] });
    stage.wait('late', left, { targets: ['x'], deadlineAtMs: stage.clock.now() + day });
    stage.wait('just late', left, { targets: ['x'], deadlineAtMs: stage.clock.now() + 2 * day });
    await stage.clock.advance(2 * day - 1);
    expect(left).toEqual(['late: deadline', 'just late: deadline']);
    await stage.clock.advance(1);
    expect(left).toEqual(['late: deadline', 'just late: deadline', 'x']);
  });
});

describe('never closed for too long without one early probe', () => {
  const capped: [string, Outcome, number, 'vendor' | 'channel'][] = [
    ['an hour by a header', down(header(100 * hour)), hour, 'vendor'],
    ['24 hours by a quota', refused('quota_exhausted', { retry: { when: 'after', waitMs: 100 * hour } }), 24 * hour, 'channel'],
  ];
  test.each(capped)('%s', async (_name, outcome, capMs, scope) => {
    const stage = new Stage();
    const left: string[] = [];
    const startMs = stage.clock.now();
    stage.send(outcome);
    expect(stage.events.at(-1)).toMatchObject({ type: 'long_wait', scope, askedUntilMs: startMs + 100 * hour });
    for (const name of ['a', 'b', 'c']) stage.wait(name, left, {}, outcome);
    await stage.clock.advance(capMs - 1);
    expect(left).toEqual([]);
    await stage.clock.advance(1_001);
    expect(left).toEqual(['a']);
  });

  test.each(capped)('%s, and as much again if that probe fails without a time of its own', async (_name, outcome, capMs, scope) => {
    const stage = new Stage();
    const left: string[] = [];
    stage.send(outcome);
    const broken = scope === 'channel' ? refused('quiet_hours', { retry: { when: 'never' } }) : down();
    const failed = scope === 'channel' ? refused('misconfigured', { evidence: { httpStatus: 0, code: 'CERT' } }) : broken;
    for (const name of ['a', 'b', 'c', 'd']) stage.wait(name, left, {}, failed);
    for (const [probes, name] of ['a', 'b', 'c'].entries()) {
      await stage.clock.advance(capMs - (probes === 0 ? 1 : 2_001));
      expect(left).toHaveLength(probes);
      await stage.clock.advance(2_001);
      expect(left.at(-1)).toBe(name);
    }
  });

  test('and the probe after the vendor’s own time is no early one: then our own backoff goes on', async () => {
    const stage = new Stage({ random: () => 0.9 });
    const left: string[] = [];
    stage.send(down(header(hour + 1_800_000)));
    for (const name of ['a', 'b', 'c', 'd', 'e']) stage.wait(name, left, {}, down());
    await stage.clock.advance(hour + 1_001);
    expect(left).toEqual(['a']);
    await stage.clock.advance(1_800_000 - 1_002);
    expect(left).toEqual(['a']);
    await stage.clock.advance(1_001);
    expect(left).toEqual(['a', 'b']);
    await stage.clock.advance(700);
    expect(left).toEqual(['a', 'b']);
    await stage.clock.advance(5_000);
    expect(left).toEqual(['a', 'b', 'c', 'd']);
  });

  test("a quota without a time is closed until the vendor's midnight", async () => {
    const stage = new Stage();
    stage.send(refused('quota_exhausted', { retry: { when: 'after', until: 'vendor_midnight' } }));
    await stage.clock.advance(12 * hour - 1);
    expect(stage.isOpen()).toBe(false);
    await stage.clock.advance(1_001);
    expect(stage.isOpen()).toBe(true);
  });
});

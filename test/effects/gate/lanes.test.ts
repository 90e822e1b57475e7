import { describe, expect, test } from 'vitest';
import { gateDefaults } from '../../../src/effects/gate/index.ts';
import { Lanes } from '../../../src/effects/gate/lanes.ts';
import { settingsOf } from '../../../src/effects/gate/options.ts';
import type { GateOptions } from '../../../src/effects/gate/types.ts';
import type { Yard } from '../../../src/effects/gate/yard.ts';
import { accepted, down, refused } from './outcomes.ts';
import { Stage } from './stage.ts';

const most: number = gateDefaults.idleLanes;

/** The lanes of a gate, and a clock of their own. */
function make(options: GateOptions = {}) {
  const clock = { nowMs: Date.UTC(2026, 10, 24) };
  const settings = settingsOf({ now: () => clock.nowMs, ...options });
  const lanes = new Lanes({ settings, tick: () => 1, tell: () => undefined } as unknown as Yard);
  const lane = (app: string, channel = '') => lanes.laneOf('xiaomi', '', app, channel, 'send');
  const names = () => [...lanes.all()].map(({ name }) => [name.scope, name.app, name.channel].filter(Boolean).join(' '));
  const fill = (upTo = most) => {
    for (let index = 0; index < upTo; index += 1) lane(`idle-${index}`);
  };
  return { clock, lanes, lane, names, fill };
}

test('the same names are the same lane, and with any other name it is another', () => {
  const { lanes } = make();
  const lane = lanes.laneOf('xiaomi', 'eu', 'a', 'news', 'send');
  const others = [
    lanes.laneOf('vivo', 'eu', 'a', 'news', 'send'),
    lanes.laneOf('xiaomi', 'cn', 'a', 'news', 'send'),
    lanes.laneOf('xiaomi', 'eu', 'b', 'news', 'send'),
    lanes.laneOf('xiaomi', 'eu', 'a', 'chat', 'send'),
    lanes.laneOf('xiaomi', 'eu', 'a', 'news', 'auth'),
  ];
  expect(new Set([lane, ...others]).size).toBe(6);
  for (const { vendor, host, app, channel, api } of [lane, ...others])
    expect(lanes.laneOf(vendor, host, app, channel, api)).toMatchObject({ vendor, host, app, channel, api });
  expect(lanes.laneOf('xiaomi', 'eu', 'a', 'news', 'send')).toBe(lane);
});

test('lanes of one app share its key and its budget, those of one host the key of the vendor', () => {
  const { lanes } = make();
  const [news, chat, other] = [
    lanes.laneOf('xiaomi', 'eu', 'a', 'news', 'send'),
    lanes.laneOf('xiaomi', 'cn', 'a', 'chat', 'send'),
    lanes.laneOf('xiaomi', 'eu', 'b', 'news', 'send'),
  ];
  expect([news.keys[1] === chat.keys[1], news.budget === chat.budget, news.keys[2] === chat.keys[2]]).toEqual([true, true, false]);
  expect([news.keys[1] === other.keys[1], news.budget === other.budget, news.keys[2] === other.keys[2]]).toEqual([false, false, true]);
});

describe('beyond ten thousand lanes', () => {
  test('those that are idle are forgotten, also while their vendor is busy; the one that is new is none of them', () => {
    const { clock, lanes, lane, names, fill } = make();
    fill();
    lane('idle-0').keys[2].traffic.add(clock.nowMs, 1);
    expect(names()).toHaveLength(2 * most + 1);
    const created = lane('new');
    expect(names()).toEqual(['vendor', 'app new', 'channel new']);
    expect(lanes.queues(), 'three keys and a budget').toHaveLength(4);
    lane('another');
    expect(lane('new')).toBe(created);
  });

  test('none is forgotten whose app or channel sent in ten seconds, or is closed, or where a send waits or is under way', () => {
    const { clock, lane, fill } = make();
    const [idle, app, channel, closed, busy] = ['idle', 'app', 'channel', 'closed', 'busy'].map((name) => lane(name));
    fill(most - 5);
    idle?.keys[1].traffic.add(clock.nowMs - 10_000, 1);
    app?.keys[1].traffic.add(clock.nowMs, 1);
    channel?.keys[0].traffic.add(clock.nowMs, 1);
    closed?.keys[0].closeByHand(clock.nowMs + 60_000, clock.nowMs);
    if (busy) busy.sends = 1;
    lane('new');
    const isKnown = [lane('app') === app, lane('channel') === channel, lane('closed') === closed, lane('busy') === busy];
    expect(isKnown).toEqual([true, true, true, true]);
    expect(lane('idle')).not.toBe(idle);
  });

  test('where most are busy, it is looked again at twice as many', () => {
    const { lane, names, fill } = make();
    fill();
    for (let index = 0; index < 6_000; index += 1) lane(`idle-${index}`).sends = 1;
    lane('new');
    expect(names()).toHaveLength(2 * 6_001 + 1);
    for (let index = 0; index < 5_999; index += 1) lane(`more-${index}`);
    expect(names()).toHaveLength(2 * 12_000 + 1);
    lane('one more');
    expect(names()).toHaveLength(2 * 6_001 + 1);
  });
});

describe('a gate that forgets what is idle', () => {
  /** So many apps that it does. */
  const crowd = async (stage: Stage) => {
    await stage.clock.advance(11_000);
    for (let index = 0; index <= most; index += 1) stage.gate.hasRoom({ vendor: 'xiaomi', app: `idle-${index}` });
  };

  test('knows an app by what is under way there, and by who waits there for a single target', async () => {
    const stage = new Stage();
    const left: string[] = [];
    const pass = stage.pass();
    stage.send(refused('target_rate_limited', { targets: ['x'], retry: { when: 'after', waitMs: 3_600_000 } }), 1, { app: 'b' });
    stage.wait('x', left, { app: 'b', targets: ['x'] });
    await crowd(stage);
    pass.done([refused('rate_limited', { retry: { when: 'backoff', atLeastMs: 60_000 } })]);
    expect(stage.isOpen()).toBe(false);
    stage.send(refused('credential_invalid'), 1, { app: 'b' });
    await stage.clock.advance(0);
    expect(left).toEqual(['x: app_closed']);
  });

  test('forgets an app once every send has ended, however it did, and none before', async () => {
    // One retry in a thousand seconds: whoever is forgotten has another.
    const stage = new Stage({ budget: { share: 0, floorPerSecond: 0.001 } });
    const left: string[] = [];
    const controller = new AbortController();
    for (const app of ['a', 'b']) stage.pass({ app, isRetry: true }).done([down()]);
    stage.pass({ app: 'b' });
    stage.pass().done([]);
    stage.pass().release();
    stage.gate.close({ vendor: 'xiaomi' }, 1_000);
    stage.wait('aborted', left, { signal: controller.signal });
    stage.wait('late', left, { deadlineAtMs: stage.clock.now() + 500 });
    stage.wait('left', left, {}, accepted());
    controller.abort();
    await stage.clock.advance(2_000);
    expect(left).toEqual(['aborted: aborted', 'late: deadline', 'left']);
    const mayRetry = () => [stage.isOpen({ isRetry: true }), stage.isOpen({ app: 'b', channel: 'news', isRetry: true })];
    expect(mayRetry()).toEqual([false, false]);
    await crowd(stage);
    expect(mayRetry()).toEqual([true, false]);
  });
});

import { describe, expect, test } from 'vitest';
import { play } from './model.ts';
import { accepted, down, refused, uncertain } from './outcomes.ts';

// The whole storm is 60,000 pushes: STORM_PUSHES=60000, as continuous integration runs it. Fewer are a lower rate.
const pushes = Number(process.env.STORM_PUSHES ?? 12_000);
const perSecond = pushes / 60;
const sixty = { pushes, perSecond };
const isOut = (sinceMs: number) => sinceMs >= 10_000 && sinceMs < 40_000;
const failing =
  (share: number, outcome = down()) =>
  (_ms: number, _push: number, _requests: number, chance: number) =>
    chance < share ? outcome : accepted();

describe(`${pushes} pushes through an outage of 30 s`, () => {
  test('without a gate, full jitter alone sends nearly three times as much and loses a third: the storm is real', async () => {
    const { requests, accepted: taken } = await play({ ...sixty, withoutGate: true, answer: (ms) => (isOut(ms) ? down() : accepted()) });
    expect(requests / pushes).toBeGreaterThan(2.5);
    expect(taken / pushes).toBeLessThan(0.7);
  });

  test.each([1, 2, 3])('all are accepted with at most 1.1x requests (seed %s)', async (seed) => {
    const { requests, accepted: taken } = await play({ ...sixty, seed, answer: (ms) => (isOut(ms) ? down() : accepted()) });
    expect(taken).toBeGreaterThanOrEqual(0.999 * pushes);
    expect(requests).toBeLessThanOrEqual(1.1 * pushes);
  });

  test('also where the vendor comes back with half more than the traffic and refuses the rest, and never far above that', async () => {
    const answer = (ms: number, _push: number, requests: number) =>
      isOut(ms) ? down() : requests > 1.5 * perSecond ? refused('rate_limited') : accepted();
    const { requests, accepted: taken, mostPerSecond } = await play({ ...sixty, answer });
    expect(taken).toBeGreaterThanOrEqual(0.999 * pushes);
    expect(requests).toBeLessThanOrEqual(1.1 * pushes);
    expect(mostPerSecond).toBeLessThanOrEqual(1.8 * perSecond);
  });

  test('from 20 processes that share nothing, at most 1.3x', async () => {
    const { requests, accepted: taken } = await play({ ...sixty, processes: 20, answer: (ms) => (isOut(ms) ? down() : accepted()) });
    expect(taken).toBeGreaterThanOrEqual(0.999 * pushes);
    expect(requests).toBeLessThanOrEqual(1.3 * pushes);
  });

  test('of silence: what may have been taken is not sent again, and few are uncertain', async () => {
    const hung = uncertain('timeout', { evidence: { httpStatus: 0, code: 'ETIMEDOUT' } });
    const { requests, stopped } = await play({
      ...sixty,
      latencyMs: 500,
      repeatable: false,
      answer: (ms) => (isOut(ms) ? hung : accepted()),
    });
    expect(requests).toBe(pushes);
    expect(stopped.uncertain_not_repeatable).toBeLessThan(pushes / 50);
    expect((stopped.accepted ?? 0) + (stopped.uncertain_not_repeatable ?? 0)).toBe(pushes);
  });
});

describe('a healthy vendor keeps its throughput', () => {
  test.each([0.001, 0.01])('with a share of %s sporadic 500s', async (share) => {
    const model = { ...sixty, answer: failing(share, uncertain('vendor_internal')) };
    const [gated, free] = [await play(model), await play({ ...model, withoutGate: true })];
    expect(gated.accepted).toBeGreaterThanOrEqual(free.accepted);
    expect(gated.accepted / gated.lastMs).toBeGreaterThanOrEqual((0.99 * free.accepted) / free.lastMs);
    expect(gated.events).toEqual([]);
  });

  test('with one message that always fails', async () => {
    const answer = (_ms: number, push: number) => (push === 777 ? uncertain('vendor_internal') : accepted());
    const { accepted: taken, p99Ms, events } = await play({ ...sixty, answer });
    expect([taken, p99Ms, events]).toEqual([pushes - 1, 50, []]);
  });
});

test.each([0.1, 0.3])('a share of %s fails: no more requests than that takes, and no gate closes', async (share) => {
  const { requests, accepted: taken, events } = await play({ ...sixty, answer: failing(share) });
  expect(requests / pushes).toBeLessThanOrEqual(1.1 / (1 - share));
  expect(taken).toBeGreaterThanOrEqual(pushes * (1 - share ** 5) - pushes / 500);
  expect(events.filter(({ type }) => type === 'closed')).toEqual([]);
});

test('one of 20 processes without network closes its own gate and nobody else’s', async () => {
  const broken = refused('connection_failed', { evidence: { httpStatus: 0, code: 'ENETUNREACH' } });
  const answer = (_ms: number, _push: number, _requests: number, _chance: number, process: number) => (process === 3 ? broken : accepted());
  const { accepted: taken, events } = await play({ ...sixty, processes: 20, answer, limits: { attempts: 5, deadlineMs: 120_000 } });
  expect(taken).toBe(0.95 * pushes);
  expect(events.filter(({ type }) => type === 'closed').every(({ local }) => local)).toBe(true);
});

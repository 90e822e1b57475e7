import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import type { TargetResult } from '../../../src/effects/deliver/index.ts';
import { Clock } from './clock.ts';
import { accepted, begin, refused, uncertain } from './model.ts';

/** What a scripted vendor may do with one target of one send. */
const words = [
  'ok',
  'dead',
  'internal',
  'wait',
  'day',
  'offline',
  'limited',
  'expired',
  'duplicate',
  'large',
  'timeout',
  'malformed',
  'taken_and_lost',
] as const;
type Word = (typeof words)[number];

/** What may happen to a whole send. */
const faults = ['none', 'none', 'none', 'none', 'throw', 'throw_marked', 'nothing', 'hang', 'garbage'] as const;

const waits: Partial<Record<Word, number>> = { wait: 7_000, day: 3_600_000, offline: 30_000 };

function outcomeOf(word: Word, target: string): Outcome {
  const only = [target];
  if (word === 'ok') return accepted(only);
  if (word === 'dead') return refused('token_unregistered', only);
  if (word === 'internal') return refused('vendor_internal', only);
  if (word === 'wait') return refused('vendor_unavailable', only, { retry: { when: 'backoff', atLeastMs: 7_000 } });
  if (word === 'day') return refused('target_rate_limited', only, { retry: { when: 'after', waitMs: 3_600_000 } });
  if (word === 'offline') return refused('target_offline', only, { retry: { when: 'backoff', atLeastMs: 30_000 } });
  if (word === 'limited') return refused('rate_limited', only);
  if (word === 'expired') return refused('credential_expired', only, { evidence: { httpStatus: 401, code: 'http-401' } });
  if (word === 'duplicate') return refused('duplicate_request', only);
  if (word === 'large') return refused('batch_too_large', only);
  return uncertain(only, word === 'malformed' ? 'malformed_reply' : 'timeout');
}

const scenario = fc.record({
  targets: fc.array(
    fc.integer({ min: 0, max: 40 }).map((n) => `t${n}`),
    { maxLength: 40 },
  ),
  script: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }),
  faults: fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 20 }),
  latencies: fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 5 }),
  batchSize: fc.integer({ min: 1, max: 12 }),
  concurrency: fc.integer({ min: 1, max: 9 }),
  attempts: fc.integer({ min: 1, max: 6 }),
  deadlineMs: fc.constantFrom(5_000, 60_000, 1_800_000, 7_200_000),
  expiresInMs: fc.option(fc.constantFrom(2_000, 120_000), { nil: undefined }),
  repeatable: fc.constantFrom('no', 'yes', 'even'),
  usedKey: fc.boolean(),
  dropsRepeats: fc.boolean(),
  refresh: fc.constantFrom('none', 'works', 'throws', 'hangs'),
  abortAfterMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
  source: fc.constantFrom('array', 'generator', 'async'),
  failAt: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** One time that a target reached the vendor: the witness. */
interface Seen {
  readonly atMs: number;
  readonly key: string;
  readonly batch: readonly string[];
  readonly taken: boolean;
  outcome?: Outcome;
}

async function run(given: Scenario) {
  const clock = new Clock();
  const startedMs = clock.nowMs;
  const seen = new Map<string, Seen[]>();
  const controller = new AbortController();
  const pulled: { target: string; atMs: number }[] = [];
  let [sends, inFlight, mostInFlight] = [0, 0, 0];
  const source = () => sourceOf(given, (target) => pulled.push({ target, atMs: clock.nowMs }));
  const { delivery, timers } = begin(
    async (batch, { dedupeKey }) => {
      const fault = given.faults[sends % given.faults.length];
      const latencyMs = given.latencies[sends % given.latencies.length] as number;
      sends += 1;
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      const count = sends;
      const entries = batch.map((target, index) => {
        const word = given.script[(count * 7 + index) % given.script.length] as Word;
        const lost = fault === 'throw' || fault === 'hang' || fault === 'nothing' || fault === 'garbage';
        const outcome = fault === 'throw_marked' ? uncertain([target]) : outcomeOf(word, target);
        const taken = word === 'ok' || word === 'taken_and_lost';
        const entry: Seen = { atMs: clock.nowMs, key: dedupeKey, batch, taken, ...(!lost && { outcome }) };
        seen.set(target, [...(seen.get(target) ?? []), entry]);
        return outcome;
      });
      try {
        if (fault === 'hang') return await new Promise(() => undefined);
        await clock.sleep(latencyMs);
        if (fault === 'throw') throw new Error('wire');
        if (fault === 'nothing') return undefined;
        if (fault === 'garbage') return { reply: [{ status: 'refused' }] };
        if (fault === 'throw_marked')
          throw Object.defineProperty(new Error('marked'), Symbol.for('push-outcome.outcomes'), { value: entries });
        return { reply: entries, usedDedupeKey: given.usedKey };
      } finally {
        inFlight -= 1;
      }
    },
    {
      targets: source(),
      vendor: given.dropsRepeats ? 'oppo' : 'xiaomi',
      batchSize: given.batchSize,
      concurrency: given.concurrency,
      attempts: given.attempts,
      deadlineMs: given.deadlineMs,
      ...(given.expiresInMs !== undefined && { expiresAtMs: startedMs + given.expiresInMs }),
      repeatable: (target) => isRepeatable(given, target),
      ...(given.refresh !== 'none' && { refresh: () => refreshing(given.refresh) }),
      signal: controller.signal,
    },
    clock,
  );
  const { abortAfterMs } = given;
  if (abortAfterMs !== undefined) clock.setTimer(() => controller.abort(), abortAfterMs);
  const results: TargetResult[] = [];
  let failure: unknown;
  const loop = (async () => {
    try {
      for await (const result of delivery) results.push(result);
    } catch (error) {
      failure = error;
    }
  })();
  await clock.until(loop);
  const endedMs = clock.nowMs;
  const report = await delivery.then(
    (value) => value,
    () => undefined,
  );
  return { results, report, failure, seen, pulled, timers, mostInFlight, startedMs, endedMs };
}

const isRepeatable = ({ repeatable }: Scenario, target: string) =>
  repeatable === 'yes' || (repeatable === 'even' && Number(target.slice(1)) % 2 === 0);

function refreshing(how: string): unknown {
  if (how === 'throws') throw new TypeError('no credential');
  return how === 'hangs' ? new Promise(() => undefined) : `credential`;
}

function sourceOf({ targets, source, failAt }: Scenario, note: (target: string) => void) {
  if (source === 'array') return targets;
  function* sync() {
    for (const [index, target] of targets.entries()) {
      if (index === failAt) throw new Error('source');
      note(target);
      yield target;
    }
  }
  async function* late() {
    yield* sync();
  }
  return source === 'async' ? late() : sync();
}

const runs = { numRuns: Number(process.env.FC_RUNS ?? 400) };
const property = (name: string, check: (given: Scenario, played: Awaited<ReturnType<typeof run>>) => void) =>
  test(name, () =>
    fc.assert(
      fc.asyncProperty(scenario, async (given) => check(given, await run(given))),
      runs,
    ),
  );

describe('through random replies, faults, throws and aborts', () => {
  property('every target that was handed over ends exactly once, and no other', (given, { results, pulled, failure, report }) => {
    const handed = given.source === 'array' ? given.targets : pulled.map(({ target }) => target);
    expect(results.map(({ target }) => target).sort()).toEqual([...new Set(handed)].sort());
    if (report) expect(report.counts.ended).toBe(results.length);
    else expect(failure).toBeInstanceOf(Error);
  });

  property('the report and the record of the vendor agree, target by target', (_, { results, seen }) => {
    for (const { target, status, attempts, outcome } of results) {
      const times = seen.get(target) ?? [];
      const taken = times.filter((time) => time.taken && time.outcome?.status !== 'refused').length;
      expect(attempts).toBe(times.length);
      if (status === 'unsent') expect(times).toEqual([]);
      if (status === 'refused') expect(taken, JSON.stringify(times)).toBe(0);
      if (status !== 'unsent' && outcome) expect(outcome.targets).toContain(target);
    }
  });

  property('nobody is sent to again but after a refusal that may be retried, or what a repeat does not harm', (given, { seen }) => {
    for (const [target, times] of seen)
      for (const [index, { outcome, key, batch }] of times.slice(0, -1).entries()) {
        const next = times[index + 1] as Seen;
        expect(outcome, 'sent again although nothing is known').toBeDefined();
        expect(outcome?.status).not.toBe('accepted');
        if (outcome?.status === 'refused') expect(outcome.retry.when).not.toBe('never');
        if (outcome?.status !== 'uncertain') continue;
        expect(outcome.retryIfRepeatable.when).not.toBe('never');
        const underKey = given.dropsRepeats && given.usedKey && next.key === key && String(next.batch) === String(batch);
        expect(isRepeatable(given, target) || underKey).toBe(true);
      }
  });

  property('what only a key made harmless never goes under another key', (given, { seen }) => {
    for (const [target, times] of seen)
      for (const [index, { outcome, key }] of times.entries())
        if (outcome?.status === 'uncertain' && !isRepeatable(given, target))
          for (const later of times.slice(index + 1)) expect(later.key).toBe(key);
  });

  property('a key stands for one exact list of targets', (_, { seen }) => {
    const lists = new Map<string, string>();
    for (const times of seen.values())
      for (const { key, batch } of times) {
        expect(lists.get(key) ?? String(batch)).toBe(String(batch));
        lists.set(key, String(batch));
      }
  });

  property('never before the floor of the vendor', (given, { seen }) => {
    for (const times of seen.values())
      for (const [index, { outcome, atMs }] of times.slice(0, -1).entries()) {
        const word = words.find((each) => outcome && waits[each] !== undefined && sameRetry(outcome, each));
        const next = times[index + 1] as Seen;
        if (word) expect(next.atMs - atMs, word).toBeGreaterThanOrEqual(waits[word] as number);
      }
    void given;
  });

  property('never after the deadline, nor once the message is worth nothing', (given, { seen, startedMs, pulled }) => {
    for (const [target, times] of seen)
      for (const { atMs } of times) {
        // An array is pulled as there is room, so only those that were pulled at a known time can be held to it.
        const pulledMs = pulled.find((each) => each.target === target)?.atMs;
        if (pulledMs !== undefined) expect(atMs - pulledMs).toBeLessThanOrEqual(given.deadlineMs);
        if (given.expiresInMs !== undefined) expect(atMs - startedMs).toBeLessThan(given.expiresInMs);
      }
  });

  property('attempts and sends at once are bounded', (given, { seen, mostInFlight, results }) => {
    const hangs = given.faults.includes('hang');
    if (!hangs) expect(mostInFlight).toBeLessThanOrEqual(given.concurrency);
    for (const { attempts } of results) expect(attempts).toBeLessThanOrEqual(given.attempts + Math.ceil(Math.log2(given.batchSize)));
    void seen;
  });

  property(
    'nothing is sent after an abort, it is over a second later, and no timer is left',
    (given, { seen, startedMs, endedMs, timers }) => {
      expect(timers.size).toBe(0);
      const { abortAfterMs } = given;
      if (abortAfterMs === undefined) return;
      if (endedMs - startedMs > abortAfterMs) expect(endedMs - startedMs).toBeLessThanOrEqual(abortAfterMs + 1000);
      for (const times of seen.values()) for (const { atMs } of times) expect(atMs - startedMs).toBeLessThanOrEqual(abortAfterMs);
    },
  );
});

function sameRetry(outcome: Outcome, word: Word): boolean {
  const like = outcomeOf(word, 't');
  return outcome.status === 'refused' && like.status === 'refused' && like.cause === outcome.cause;
}

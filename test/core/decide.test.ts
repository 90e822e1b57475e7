import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Retry } from '../../src/core/advice.ts';
import { causes } from '../../src/core/cause.ts';
import { type Attempt, becauses, decide, type Limits } from '../../src/core/decide/index.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { accepted, refused, uncertain } from '../effects/gate/outcomes.ts';

const nowMs = Date.UTC(2026, 10, 24, 12, 0);
const first: Attempt = { number: 1, elapsedMs: 100, nowMs, chance: 0.5, refreshed: false, repeatable: false };
const limits: Limits = { attempts: 5, deadlineMs: 1_800_000, baseMs: 1_000, capMs: 60_000 };
const asked = (retry: Retry, more = {}) => refused('rate_limited', { retry, receivedAtMs: nowMs, ...more });
const because = (outcome: Outcome, attempt: Partial<Attempt> = {}, more: Partial<Limits> = {}) =>
  decide(outcome, { ...first, ...attempt }, { ...limits, ...more }).because;

describe('it stops', () => {
  test('when it was accepted', () => expect(decide(accepted(), first, limits)).toEqual({ next: 'stop', waitMs: 0, because: 'accepted' }));

  test('when the vendor has it already: a repeat of an uncertain attempt under the same key', () => {
    expect(because(refused('duplicate_request'), { uncertainBefore: true })).toBe('already_taken');
    expect(because(refused('duplicate_request'))).toBe('final');
    expect(because(refused('rate_limited'), { uncertainBefore: true }), 'only a duplicate is such a word').toBe('retryable');
    expect(because(uncertain('duplicate_request'), { uncertainBefore: true }), 'that reply is itself in doubt').toBe(
      'uncertain_not_repeatable',
    );
  });

  test('when nobody knows and a repeat would do harm', () => {
    expect(because(uncertain('timeout'))).toBe('uncertain_not_repeatable');
    expect(because(uncertain('timeout'), { repeatable: true })).toBe('retryable');
    expect(because(uncertain('malformed_reply'), { repeatable: true })).toBe('final');
  });

  test('when another attempt would change nothing', () => expect(because(refused('token_unregistered'))).toBe('final'));

  test('when the attempts are spent', () => {
    expect(because(asked({ when: 'backoff' }), { number: 4 })).toBe('retryable');
    expect(because(asked({ when: 'backoff' }), { number: 5 })).toBe('attempts_spent');
  });

  test('when a new credential was refused like the old one', () => {
    expect(decide(refused('credential_expired'), first, limits)).toEqual({ next: 'send_again', waitMs: 0, because: 'retryable' });
    expect(because(refused('credential_expired'), { refreshed: true })).toBe('refresh_did_not_help');
    expect(because(asked({ when: 'backoff' }), { refreshed: true }), 'other refusals go on').toBe('retryable');
  });

  test('when the wait would end after the deadline: it is never cut to fit', () => {
    expect(because(asked({ when: 'backoff', atLeastMs: 1_799_000 }), { chance: 0 })).toBe('retryable');
    expect(because(asked({ when: 'backoff', atLeastMs: 1_799_901 }), { chance: 0 })).toBe('deadline');
    expect(because(asked({ when: 'backoff', atLeastMs: 1_799_900 }), { chance: 0 }), 'exactly at it').toBe('retryable');
    expect(because(asked({ when: 'backoff' }), { chance: 0.9 }, { expiresAtMs: nowMs + 900 })).toBe('deadline');
    expect(because(asked({ when: 'backoff' }), { chance: 0.9 }, { expiresAtMs: nowMs + 901 })).toBe('retryable');
    expect(because(refused('credential_expired'), {}, { expiresAtMs: nowMs })).toBe('deadline');
  });

  test('when there is nothing left to split', () => {
    expect(because(refused('batch_too_large', { targets: ['a'] }))).toBe('cannot_split');
    expect(because(refused('batch_too_large', { targets: ['a', 'b'] }))).toBe('split');
    expect(because(refused('batch_too_large', { targets: ['a', 'b'] }), { elapsedMs: 1_800_001 })).toBe('deadline');
    const split = { next: 'split', waitMs: 0, because: 'split' };
    expect(decide(refused('batch_too_large', { targets: ['a', 'b'] }), { ...first, elapsedMs: 1_800_000 }, limits)).toEqual(split);
  });
});

describe('it waits', () => {
  const waitMs = (retry: Retry, attempt: Partial<Attempt> = {}, more = {}) =>
    decide(asked(retry, more), { ...first, ...attempt }, { ...limits, attempts: 99, deadlineMs: Infinity }).waitMs;

  test('anything up to base, doubled each time, up to the cap', () => {
    expect(waitMs({ when: 'backoff' }, { chance: 0.999 })).toBe(999);
    expect(waitMs({ when: 'backoff' }, { chance: 0.999, number: 3 })).toBe(3_996);
    expect(waitMs({ when: 'backoff' }, { chance: 0.5, number: 60 })).toBe(30_000);
    expect(waitMs({ when: 'backoff' }, { chance: 0, number: 60 })).toBe(0);
  });

  test('for the rest of what the vendor asked, counted from its reply', () => {
    expect(waitMs({ when: 'after', waitMs: 60_000 }, { chance: 0 }, { receivedAtMs: nowMs - 20_000 })).toBe(40_000);
    expect(waitMs({ when: 'after', waitMs: 60_000 }, { chance: 0 }, { receivedAtMs: nowMs + 20_000 })).toBe(60_000);
    expect(waitMs({ when: 'after', waitMs: 60_000 }, { chance: 0 }, { receivedAtMs: undefined })).toBe(60_000);
    expect(waitMs({ when: 'after', waitMs: Number.NaN }, { chance: 0 }), 'no number: the vendor’s own clock').toBe(4 * 3_600_000);
    expect(waitMs({ when: 'backoff', atLeastMs: Number.NaN }, { chance: 0 })).toBe(0);
    expect(waitMs({ when: 'after_refresh' }, { chance: 1 }, { receivedAtMs: nowMs - 1 }), 'the refresh is the wait').toBe(0);
  });

  test("until the vendor's midnight or morning, from the clock of the attempt, where no wait was given", () => {
    expect(waitMs({ when: 'after' }, { chance: 0 })).toBe(4 * 3_600_000);
    expect(waitMs({ when: 'after', until: 'vendor_morning' }, { chance: 0 })).toBe(11 * 3_600_000);
  });
});

describe('a number that is none is the caller’s mistake, and the error says which and what it must be', () => {
  test.each([
    [{ number: Number.NaN }, 'attempt.number is of type number; it must be a number, 1 or more'],
    [{ number: 0 }, 'attempt.number is of type number; it must be a number, 1 or more'],
    [{ elapsedMs: Number.NaN }, 'attempt.elapsedMs is of type number; it must be milliseconds, 0 or more'],
    [{ elapsedMs: -1 }, 'attempt.elapsedMs is of type number; it must be milliseconds, 0 or more'],
    [{ nowMs: Number.NaN }, 'attempt.nowMs is of type number; it must be milliseconds since 1970'],
    [{ nowMs: Infinity }, 'attempt.nowMs is of type number; it must be milliseconds since 1970'],
    [{ chance: Number.NaN }, 'attempt.chance is of type number; it must be a number from 0 to 1'],
    [{ chance: -0.1 }, 'attempt.chance is of type number; it must be a number from 0 to 1'],
    [{ chance: 1.1 }, 'attempt.chance is of type number; it must be a number from 0 to 1'],
  ])('%j', (wrong, words) => expect(() => decide(refused('timeout'), { ...first, ...wrong }, limits)).toThrow(words));

  test.each([
    [{ attempts: Number.NaN }, 'limits.attempts is of type number; it must be a number, 1 or more'],
    [{ attempts: 0 }, 'limits.attempts is of type number; it must be a number, 1 or more'],
    [{ deadlineMs: Number.NaN }, 'limits.deadlineMs is of type number; it must be milliseconds, 0 or more'],
    [{ deadlineMs: -1 }, 'limits.deadlineMs is of type number; it must be milliseconds, 0 or more'],
    [{ baseMs: Number.NaN }, 'limits.baseMs is of type number; it must be milliseconds, 0 or more'],
    [{ baseMs: -1 }, 'limits.baseMs is of type number; it must be milliseconds, 0 or more'],
    [{ baseMs: Infinity }, 'limits.baseMs is of type number; it must be milliseconds, 0 or more'],
    [{ capMs: Number.NaN }, 'limits.capMs is of type number; it must be milliseconds, 0 or more'],
    [{ capMs: -1 }, 'limits.capMs is of type number; it must be milliseconds, 0 or more'],
    [{ capMs: Infinity }, 'limits.capMs is of type number; it must be milliseconds, 0 or more'],
    [{ expiresAtMs: Number.NaN }, 'limits.expiresAtMs is of type number; it must be milliseconds since 1970, or left out'],
  ])('%j', (wrong, words) => expect(() => decide(refused('timeout'), first, { ...limits, ...wrong })).toThrow(words));

  test('at their bounds they are fine', () => {
    expect(because(refused('timeout'), { chance: 0, elapsedMs: 0 }, { baseMs: 0, capMs: 0, deadlineMs: 0, expiresAtMs: undefined })).toBe(
      'retryable',
    );
    expect(because(refused('timeout'), { chance: 1 }, { attempts: 1 })).toBe('attempts_spent');
  });
});

describe('laws', () => {
  const retry: fc.Arbitrary<Retry> = fc.oneof(
    fc.constantFrom<Retry>({ when: 'never' }, { when: 'after_refresh' }, { when: 'split' }, { when: 'after' }, { when: 'backoff' }),
    fc.nat(1e9).map((atLeastMs): Retry => ({ when: 'backoff', atLeastMs })),
    fc.nat(1e9).map((waitMs): Retry => ({ when: 'after', waitMs })),
  );
  const cause = fc.constantFrom(...(Object.keys(causes) as (keyof typeof causes)[]));
  const more = fc.record({
    targets: fc.array(fc.string(), { maxLength: 3 }),
    receivedAtMs: fc.option(fc.integer({ min: nowMs - 1e6, max: nowMs + 1e6 }), { nil: undefined }),
  });
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    fc.constant(accepted()),
    fc.tuple(cause, retry, more).map(([name, again, rest]) => refused(name, { retry: again, ...(rest as object) })),
    fc.tuple(cause, retry, more).map(([name, again, rest]) => uncertain(name, { retryIfRepeatable: again, ...(rest as object) })),
  );
  const attempt = fc.record({
    number: fc.integer({ min: 1, max: 100 }),
    elapsedMs: fc.nat(3e9),
    nowMs: fc.constant(nowMs),
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    refreshed: fc.boolean(),
    repeatable: fc.boolean(),
    uncertainBefore: fc.boolean(),
  });
  const limit = fc.record({
    attempts: fc.integer({ min: 1, max: 100 }),
    deadlineMs: fc.oneof(fc.nat(3e9), fc.constant(Infinity)),
    baseMs: fc.nat(1e6),
    capMs: fc.nat(1e8),
    expiresAtMs: fc.option(fc.integer({ min: nowMs - 1000, max: nowMs + 1e9 }), { nil: undefined }),
  });
  const always = (law: (outcome: Outcome, attempt: Attempt, limits: Limits) => void) =>
    fc.assert(fc.property(outcome, attempt, limit, law), { numRuns: 2_000 });

  test('total: always one of the closed list, with a wait that is a number, and 0 where it stops', () =>
    always((...all) => {
      const { next, waitMs, because } = decide(...all);
      expect(becauses).toContain(because);
      expect(waitMs).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(waitMs)).toBe(true);
      if (next === 'stop') expect(waitMs).toBe(0);
    }));

  test('never again what was accepted, what says never, or what is uncertain and would do harm twice', () =>
    always((said, ...rest) => {
      if (decide(said, ...rest).next === 'stop') return;
      expect(said.status).not.toBe('accepted');
      expect(said.status === 'refused' ? said.retry.when : said.status === 'uncertain' && said.retryIfRepeatable.when).not.toBe('never');
      if (said.status === 'uncertain') expect(rest[0].repeatable).toBe(true);
    }));

  test('never before the floor, never after the deadline or the end of the message, never more often than allowed', () =>
    always((said, at, within) => {
      const { next, waitMs } = decide(said, at, within);
      if (next !== 'send_again' || said.status === 'accepted') return;
      const again = said.status === 'refused' ? said.retry : said.retryIfRepeatable;
      const floorMs = again.when === 'backoff' ? (again.atLeastMs ?? 0) : again.when === 'after' ? (again.waitMs ?? 0) : 0;
      expect(nowMs + waitMs).toBeGreaterThanOrEqual(Math.min(said.receivedAtMs ?? nowMs, nowMs) + floorMs);
      expect(at.elapsedMs + waitMs).toBeLessThanOrEqual(within.deadlineMs);
      if (within.expiresAtMs !== undefined) expect(nowMs + waitMs).toBeLessThan(within.expiresAtMs);
      expect(at.number).toBeLessThan(within.attempts);
    }));

  test('pure: the same arguments give the same answer, and are left as they were', () =>
    always((...all) => {
      const before = structuredClone(all);
      expect(decide(...all)).toEqual(decide(...all));
      expect(all).toEqual(before);
    }));
});

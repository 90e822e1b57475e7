import { describe, expect, test } from 'vitest';
import { type FuseLimits, feedBound, judgeFuse } from '../../../src/effects/prune/fuse.ts';
import { guardOf, isToken, noteOf, saidAtMs, sayingOf, seenAtMs, timeOf, toldAtMs } from '../../../src/effects/prune/rules.ts';
import { Window } from '../../../src/effects/prune/window.ts';
import { blownWords, feedWords } from '../../../src/effects/prune/words.ts';
import { accepted, refused, uncertain } from '../gate/outcomes.ts';

const nowMs = 10_000_000;

describe('what an outcome says of a token', () => {
  test.each([
    ['accepted', accepted()],
    ['dead', refused('token_unregistered')],
    ['confirm', refused('token_unregistered', { confirm: true })],
    ['confirm', refused('token_malformed', { confirm: undefined as never })],
    ['suspect', refused('token_mismatch')],
    ['nothing', refused('quota_exhausted')],
    ['nothing', refused('token_unregistered', { kind: 'topic' })],
    ['nothing', accepted({ kind: undefined as never })],
    ['nothing', { ...uncertain('timeout'), token: 'dead' as never }],
  ])('%s', (saying, outcome) => expect(sayingOf(outcome)).toBe(saying));

  test.each([
    ['t', true],
    ['x'.repeat(4_096), true],
    ['x'.repeat(4_097), false],
    ['', false],
    [undefined, false],
    [7, false],
  ])('only a text of 1 to 4,096 characters is a token', (target, is) => expect(isToken(target)).toBe(is));
});

describe('the time before which the device must have reported the token for the last time', () => {
  const guard = (outcome: Parameters<typeof guardOf>[0], previousPullAtMs?: number) =>
    guardOf(outcome, { nowMs, skewMarginMs: 1_000, previousPullAtMs });
  const dead = (more = {}) => refused('token_unregistered', more);

  test('is when it died, less the margin, else when it was sent to; and unknown where neither is known', () => {
    expect(guard(dead({ diedAtMs: 5_000_000, sentAtMs: 6_000_000 }))).toBe(4_999_000);
    expect(guard(dead({ sentAtMs: 6_000_000 }))).toBe(5_999_000);
    expect(guard(dead())).toBeUndefined();
    expect(guard({ ...accepted({ sentAtMs: 6_000_000 }), diedAtMs: 5_000_000 } as never), 'only a refusal dies').toBe(5_999_000);
  });

  test('of a pulled list is the pull before it', () => {
    expect(guard(dead({ api: 'receipt', sentAtMs: 6_000_000 }), 3_000_000)).toBe(2_999_000);
    expect(guard(dead({ sentAtMs: 6_000_000 }), 3_000_000), 'a send is no list').toBe(5_999_000);
  });

  test('is never later than we were told', () => {
    expect(guard(dead({ diedAtMs: 9e12, receivedAtMs: 8_000_000 }))).toBe(7_999_000);
    expect(guard(dead({ diedAtMs: 9e12, receivedAtMs: 9e12 }))).toBe(9_999_000);
    expect(guard(dead({ diedAtMs: 9e12 }))).toBe(9_999_000);
  });
});

describe('when', () => {
  const event = { api: 'receipt', diedAtMs: 5_000_000, sentAtMs: 6_000_000, receivedAtMs: 7_000_000 } as const;

  test('we were told: with the reply, never later than now', () => {
    expect([event, { receivedAtMs: 9e12 }, {}].map((more) => toldAtMs(accepted(more as never), nowMs))).toEqual([7_000_000, nowMs, nowMs]);
    expect([7, Number.NaN, Infinity, '7', null].map(timeOf)).toEqual([7, undefined, undefined, undefined, undefined]);
  });

  test('a sighting counts: a receipt by its event, a send by its reply', () => {
    expect(seenAtMs(refused('token_expired', event), nowMs)).toBe(5_000_000);
    expect(seenAtMs(refused('token_expired', { ...event, api: 'send' }), nowMs)).toBe(7_000_000);
    expect(seenAtMs({ ...accepted(), ...event } as never, nowMs)).toBe(7_000_000);
    expect(seenAtMs(refused('token_expired', { ...event, diedAtMs: 9e12 }), nowMs)).toBe(nowMs);
  });

  test('an acceptance and a death are put in order: a receipt by its event, a send by its own time', () => {
    expect(saidAtMs(refused('token_expired', event), nowMs)).toBe(5_000_000);
    expect(saidAtMs(refused('token_expired', { ...event, api: 'send' }), nowMs)).toBe(6_000_000);
    expect(saidAtMs({ ...accepted(), ...event } as never, nowMs)).toBe(6_000_000);
    expect(saidAtMs(accepted({ receivedAtMs: 7_000_000 }), nowMs)).toBe(7_000_000);
    expect(saidAtMs(accepted({ sentAtMs: 9e12 }), nowMs)).toBe(nowMs);
  });
});

test('what the audit trail keeps of a reply: what is there, and no more than 128 characters of it', () => {
  const evidence = { httpStatus: 410, code: 'c'.repeat(200) };
  const times = { sentAtMs: 1, receivedAtMs: 2 };
  expect(noteOf(refused('token_unregistered', { evidence, messageId: 'm'.repeat(200), ...times, diedAtMs: 3 }))).toStrictEqual({
    ...{
      api: 'send',
      code: 'c'.repeat(128),
      httpStatus: 410,
      cause: 'token_unregistered',
      messageId: 'm'.repeat(128),
      ...times,
      diedAtMs: 3,
    },
  });
  expect(noteOf(accepted({ evidence: undefined as never }))).toStrictEqual({ api: 'send', code: '', httpStatus: 0 });
  expect(noteOf({ ...accepted(), diedAtMs: 3 } as never)).toStrictEqual({ api: 'send', code: '0', httpStatus: 200 });
});

describe('the fuse', () => {
  const limits: FuseLimits = { share: 0.3, accepted: 50, burstShare: 0.5 };
  const nobody = { accepted: 0, refused: 0 };
  const judged = (accepted: number, refused: number, { recent = nobody, held = 0, share = 0.3 } = {}) =>
    judgeFuse({ accepted, refused }, recent, held, { ...limits, share });

  test('blows above its share of the hour, from ten refused on', () => {
    expect([judged(0, 9), judged(0, 10)]).toEqual(['wait', 'blow']);
    expect([judged(70, 30), judged(69, 31)], 'exactly the share is allowed').toEqual(['whole', 'blow']);
  });

  test('blows above its share of a burst, from twenty refused on, whatever the hour was', () => {
    expect(judged(1_000, 19, { recent: { accepted: 0, refused: 19 } })).toBe('whole');
    expect(judged(1_000, 20, { recent: { accepted: 0, refused: 20 } })).toBe('blow');
    expect(judged(1_000, 20, { recent: { accepted: 20, refused: 20 } })).toBe('whole');
  });

  test('waits for a proof of life: one in a quiet hour, more in a busy one', () => {
    expect([judged(0, 0), judged(1, 0)]).toEqual(['wait', 'whole']);
    expect([judged(49, 50, { share: 0.9 }), judged(49, 51, { share: 0.9 }), judged(50, 50, { share: 0.9 })]).toEqual([
      'whole',
      'wait',
      'whole',
    ]);
  });

  test('counts what is held although the hour has forgotten it', () => {
    expect([judged(10, 1), judged(10, 1, { held: 9 })]).toEqual(['whole', 'wait']);
  });

  test('bounds what receipts and feeds may take in a day', () => {
    const of = { feedShare: 0.05, feedNumber: 1_000 };
    expect([undefined, 10, 119, 1_000_000].map((tokens) => feedBound(tokens, of))).toEqual([1_000, 1, 5, 50_000]);
  });
});

describe('how the sends of an app fared', () => {
  const hour = () => new Window(240_000); // steps of a second

  test('is summed up, suspects apart', () => {
    const window = hour();
    window.accept(0, 3);
    window.refuse(0, 2, 'a', 'x', false);
    window.refuse(1_000, 4, 'a', 'x', true);
    expect(window.counts(1_000)).toEqual({ accepted: 3, refused: 6, suspects: 4 });
    window.clear();
    expect(window.counts(1_000)).toEqual({ accepted: 0, refused: 0, suspects: 0 });
  });

  test('is forgotten step by step, in 240 of them', () => {
    const window = hour();
    window.accept(500, 1);
    expect([240_900, 240_999, 241_000].map((ms) => window.counts(ms).accepted)).toEqual([1, 1, 0]);
  });

  test('is asked for a shorter time as well', () => {
    const window = hour();
    window.accept(0, 1);
    window.accept(10_000, 1);
    expect([5_500, 6_000].map((ms) => window.counts(ms, 5_000).accepted)).toEqual([2, 1]);
  });

  test('puts what comes late into the newest step', () => {
    const window = hour();
    window.accept(100_000, 1);
    window.accept(1_000, 1);
    expect(window.counts(300_000).accepted).toBe(2);
  });

  test('knows when the first token was refused', () => {
    const window = hour();
    window.accept(0, 1);
    expect(window.firstRefusedMs(0)).toBeUndefined();
    window.refuse(1_500, 1, 'a', 'x', false);
    window.refuse(1_200, 1, 'a', 'x', false);
    window.refuse(9_000, 1, 'a', 'x', false);
    expect([9_000, 242_100, 250_000].map((ms) => window.firstRefusedMs(ms))).toEqual([1_200, 9_000, undefined]);
  });

  test('knows the worst code, and what else came since its first', () => {
    const window = hour();
    expect(window.worst(0)).toBeUndefined();
    window.accept(0, 100);
    expect(window.worst(0)).toBeUndefined();
    window.refuse(2_000, 3, 'b', 'y', false);
    window.refuse(3_000, 2, 'a', 'x', false);
    window.refuse(5_000, 1, 'a', 'x', false);
    window.refuse(5_000, 1, 'a', 'x', false);
    window.accept(5_000, 10);
    expect(window.worst(5_000)).toEqual({ code: 'a', cause: 'x', tokens: 4, replies: 14, sinceMs: 3_000 });
  });

  test('knows sixteen codes a step', () => {
    const window = hour();
    for (let code = 1; code <= 17; code += 1) window.refuse(0, code, `c${code}`, 'x', false);
    window.refuse(0, 1, 'c1', 'x', false);
    expect(window.worst(0)).toMatchObject({ code: 'c16', tokens: 16 });
    expect(window.counts(0).refused).toBe(154);
  });
});

describe('a blown fuse says', () => {
  const of = { name: 'APNs', app: '', refused: 412, replies: 430, code: 'BadDeviceToken', cause: 'token_malformed', sinceMs: 36_120_000 };

  test('how many of how many, of which app, under which code, since when, and what that looks like', () => {
    expect(blownWords(of)).toBe(
      '412 of 430 APNs tokens refused as BadDeviceToken since 10:02 UTC: looks like sandbox against production, or tokens of another vendor',
    );
    expect(blownWords({ ...of, app: 'shop', cause: 'other', sinceMs: Number.NaN })).toBe(
      '412 of 430 APNs tokens of shop refused as BadDeviceToken since --:-- UTC: looks like a fault on our side',
    );
  });

  test('the same of receipts, with their bound', () => {
    expect(feedWords('vivo', '', 7, 5)).toMatch(/^receipts call 7 vivo tokens dead within a day, and 5 are allowed: /);
    expect(feedWords('vivo', 'shop', 7, 5)).toMatch(/^receipts call 7 vivo tokens of shop dead within a day, and 5 are allowed: /);
  });
});

import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../../src/effects/prune/index.ts';
import { confirm, suspect } from '../../../src/effects/prune/sightings.ts';

const day = 86_400_000;
const known = (more: Partial<Sighting> = {}): Sighting => ({
  token: 'a',
  api: 'send',
  rule: 'confirm',
  firstAtMs: 10 * day,
  lastAtMs: 10 * day,
  count: 1,
  ...more,
});
const at = (atMs: number, api: Sighting['api'] = 'send') => ({ token: 'a', api, atMs });

describe('what has to be confirmed', () => {
  test.each<[string, boolean, number, readonly Sighting[]]>([
    ['the first sighting is none', false, 10 * day, []],
    ['a day later is enough', true, 11 * day, [known()]],
    ['a moment less is not', false, 11 * day - 1, [known()]],
    ['the first of all counts, not the last', true, 11 * day, [known({ lastAtMs: 11 * day - 1 })]],
    ['another API may have seen it', true, 11 * day, [known({ api: 'receipt' })]],
    ['another token says nothing', false, 11 * day, [known({ token: 'b' })]],
    ['a suspicion says nothing', false, 11 * day, [known({ rule: 'suspect' })]],
    ['one that comes late may be the older by a day', true, 9 * day, [known()]],
    ['or by less', false, 9 * day + 1, [known()]],
  ])('%s', (_, fulfilled, atMs, before) => expect(confirm(at(atMs), before).fulfilled).toBe(fulfilled));

  test('is remembered from its oldest to its newest sighting, each API for itself', () => {
    const row = { token: 'a', api: 'send', rule: 'confirm', count: 1 };
    const remember = (atMs: number, before: readonly Sighting[]) => confirm(at(atMs), before).remember;
    expect(remember(5, [])).toEqual({ ...row, firstAtMs: 5, lastAtMs: 5 });
    expect(remember(5, [known({ api: 'receipt', firstAtMs: 1, lastAtMs: 9 })])).toEqual({ ...row, firstAtMs: 5, lastAtMs: 5 });
    expect(remember(5, [known({ firstAtMs: 2, lastAtMs: 3 })])).toEqual({ ...row, firstAtMs: 2, lastAtMs: 5 });
    expect(remember(1, [known({ firstAtMs: 2, lastAtMs: 3 })])).toEqual({ ...row, firstAtMs: 1, lastAtMs: 3 });
  });
});

describe('what is suspected', () => {
  const rule = { sightings: 3, overMs: 2 * day };
  const rows = (more: Partial<Sighting> = {}) => [known({ rule: 'suspect', ...more })];

  test('is counted once a day', () => {
    expect(suspect(at(5), [], rule)).toEqual({
      fulfilled: false,
      remember: { token: 'a', api: 'send', rule: 'suspect', firstAtMs: 5, lastAtMs: 5, count: 1 },
    });
    expect(suspect(at(11 * day - 1), rows(), rule)).toEqual({ fulfilled: false });
    expect(suspect(at(11 * day), rows(), rule)).toEqual({
      fulfilled: false,
      remember: { token: 'a', api: 'send', rule: 'suspect', firstAtMs: 10 * day, lastAtMs: 11 * day, count: 2 },
    });
  });

  test.each<[string, boolean, number, readonly Sighting[]]>([
    ['as often, over as long', true, 12 * day, rows({ count: 2 })],
    ['once less', false, 12 * day, rows({ count: 1 })],
    ['a moment shorter', false, 12 * day - 1, rows({ count: 2 })],
    ['of another token', false, 12 * day, rows({ count: 2, token: 'b' })],
    ['by another API', false, 12 * day, rows({ count: 2, api: 'receipt' })],
    ['by the other rule', false, 12 * day, rows({ count: 2, rule: 'confirm' })],
  ])('is enough, or not: %s', (_, fulfilled, atMs, known) => expect(suspect(at(atMs), known, rule).fulfilled).toBe(fulfilled));
});

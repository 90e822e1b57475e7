import { describe, expect, test } from 'vitest';
import { codeOf, epochMs, isRecord, splitList, textsOf } from '../../src/core/values.ts';

describe('a time', () => {
  test.each([
    [1_764_000_000, 1_764_000_000_000],
    [1_764_000_000_123, 1_764_000_000_123],
    ['1764000000', 1_764_000_000_000],
    [' 1764000000123 ', 1_764_000_000_123],
    [1_764_000_000.5, 1_764_000_000_500],
    [1_764_000_000_123.9, 1_764_000_000_123],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
    [8.64e15, 8.64e15],
  ])('%j is %d ms', (value, ms) => expect(epochMs(value)).toBe(ms));

  test.each([
    0,
    -1_764_000_000,
    8.64e15 + 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    '-1764000000',
    '1.764e9',
    '1764000000.5',
    '0x69248880',
    '00000000001764000000',
    '2025-11-24',
    true,
    null,
    undefined,
    [1_764_000_000],
    new Date(),
  ])('%j is none', (value) => expect(epochMs(value)).toBeUndefined());
});

test.each([
  [0, '0'],
  [-2, '-2'],
  ['0', '0'],
  [' 10070 ', '10070'],
  ['', undefined],
  ['  ', undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [true, undefined],
  [null, undefined],
  [['0'], undefined],
])('%j as a code is %j', (value, code) => expect(codeOf(value)).toBe(code));

test('the texts of a list are its texts; a list of nothing else comes back as it is', () => {
  const texts = ['a', 'b'];
  expect(textsOf(texts)).toBe(texts);
  expect(textsOf(['a', 7, null, 'b', ['c'], undefined])).toEqual(['a', 'b']);
  for (const value of ['a', null, undefined, { 0: 'a', length: 1 }]) expect(textsOf(value)).toEqual([]);
});

test('a joined list is cut at its separator, without blanks and empty parts', () => {
  expect(splitList(' a, b ,,c,')).toEqual(['a', 'b', 'c']);
  expect(splitList('a,b|c', '|')).toEqual(['a,b', 'c']);
  for (const value of ['', ' , ', null, 7, ['a']]) expect(splitList(value)).toEqual([]);
});

test('a record is an object and no list', () => {
  expect(isRecord({})).toBe(true);
  for (const value of [null, undefined, [], 'a', 7]) expect(isRecord(value)).toBe(false);
});

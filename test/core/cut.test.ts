import { expect, test } from 'vitest';
import { cut } from '../../src/core/cut.ts';

test.each([
  ['what fits stays as it is', 'abcde', 'abcde'],
  ['what does not fit ends in a mark', 'abcdef', 'abcd…'],
  ['the first character of two units is not halved', 'abc\u{10000}d', 'abc…'],
  ['nor is the last one', 'abc\u{10ffff}d', 'abc…'],
  ['one that just fits stays whole', 'ab\u{10ffff}cd', 'ab\u{10ffff}…'],
  ['characters of one unit above them are like any other', 'abc！def', 'abc！…'],
])('cut to five: %s', (_, text, short) => expect(cut(text, 5)).toBe(short));

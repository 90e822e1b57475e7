import { AxiosHeaders } from 'axios';
import { expect, test } from 'vitest';
import { findHeader } from '../../src/core/headers.ts';

test.each([
  ['a plain object', { 'retry-after': '7' }],
  ['a plain object in another case', { 'Retry-After': '7' }],
  ['a plain object in two cases, of which the lower counts', { 'Retry-After': '9', 'retry-after': '7' }],
  ['a number', { 'Retry-After': 7 }],
  ['a list of values', { 'retry-after': ['7', '9'] }],
  ['fetch headers', new Headers({ 'Retry-After': '7' })],
  ['axios headers', new AxiosHeaders({ 'Retry-After': '7' })],
  ['a map', new Map([['RETRY-AFTER', '7']])],
  ['pairs', [['Retry-After', '7']]],
  ['pairs with rubbish before it', [null, 7, 'retry-after', [7, '1'], [null], ['Retry-After', '7']]],
  ['an object with a name of the same length before it', { 'x-ratelimit': '1', 'Retry-After': '7' }],
])('finds a header in %s', (_, headers) => expect(findHeader(headers, 'retry-after')).toBe('7'));

const endless = {
  *[Symbol.iterator]() {
    for (;;) yield ['x', 'y'];
  },
};

test('a list is read as far as its thousandth pair, so that an endless one has an end', () => {
  const others = (count: number) => Array.from({ length: count }, () => ['x', 'y']);
  expect(findHeader([...others(999), ['retry-after', '7']], 'retry-after')).toBe('7');
  expect(findHeader([...others(1000), ['retry-after', '7']], 'retry-after')).toBeUndefined();
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['text', 'retry-after: 7'],
  ['a function', Object.assign(() => undefined, { 'retry-after': '7' })],
  ['a value that is no text', { 'retry-after': { seconds: 7 } }],
  ['an inherited name', Object.create({ 'retry-after': '7' })],
  ['an endless list', endless],
  ['a list of rubbish', [null, 7, ['retry-after'], { 0: 'retry-after', 1: '7' }]],
  [
    'an object that throws',
    new Proxy(
      {},
      {
        has: () => {
          throw new Error('no');
        },
      },
    ),
  ],
])('finds none in %s, and does not throw', (_, headers) => expect(findHeader(headers, 'retry-after')).toBeUndefined());

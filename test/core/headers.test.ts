import { AxiosHeaders } from 'axios';
import { expect, test } from 'vitest';
import { findHeader } from '../../src/core/headers.ts';

test.each([
  ['a plain object', { 'retry-after': '7' }],
  ['a plain object in another case', { 'Retry-After': '7' }],
  ['a number', { 'Retry-After': 7 }],
  ['a list of values', { 'retry-after': ['7', '9'] }],
  ['fetch headers', new Headers({ 'Retry-After': '7' })],
  ['axios headers', new AxiosHeaders({ 'Retry-After': '7' })],
  ['a map', new Map([['RETRY-AFTER', '7']])],
  ['pairs', [['Retry-After', '7']]],
])('finds a header in %s', (_, headers) => expect(findHeader(headers, 'retry-after')).toBe('7'));

function* endless() {
  for (;;) yield ['x', 'y'];
}

test.each([
  ['nothing', undefined],
  ['null', null],
  ['text', 'retry-after: 7'],
  ['an inherited name', Object.create({ 'retry-after': '7' })],
  ['an endless list', endless()],
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

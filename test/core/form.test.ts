import { expect, test } from 'vitest';
import { formField } from '../../src/core/form.ts';

const form = new FormData();
form.set('data', '{"a":1}');

test.each([
  ['text', 'data=%7B%22a%22%3A1%7D&other=2', undefined],
  ['a plain object', '', { data: '{"a":1}' }],
  ['URLSearchParams', '', new URLSearchParams({ data: '{"a":1}' })],
  ['FormData', '', form],
])('a field is found in a form that came as %s', (_, text, parsed) => {
  expect(formField(text, parsed, 'data')).toBe('{"a":1}');
  expect(formField(text, parsed, 'absent')).toBeUndefined();
});

test('a field that is no text is no field', () => {
  expect(formField('', { data: 1 }, 'data')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { Seen } from '../../../src/effects/deliver/seen.ts';

test('half a million names that differ by little are told apart, and each is known again', () => {
  const seen = new Seen(() => 0.5);
  const name = (index: number) => `token-${index.toString(36)}`;
  let [fresh, known] = [0, 0];
  for (let index = 0; index < 500_000; index += 1) if (seen.add(name(index))) fresh += 1;
  for (let index = 0; index < 500_000; index += 1) if (!seen.add(name(index))) known += 1;
  expect([fresh, known]).toEqual([500_000, 500_000]);
});

test('it is bounded: what is long gone is forgotten, what is recent is not', () => {
  const seen = new Seen(() => 0, 1000);
  for (let index = 0; index < 2500; index += 1) seen.add(`t${index}`);
  expect(seen.add('t2499')).toBe(false);
  expect(seen.add('t1500')).toBe(false);
  expect(seen.add('t0')).toBe(true);
});

import { expect, test } from 'vitest';
import { TargetIndex } from '../../src/core/target-index.ts';
import { TargetTable } from '../../src/core/target-table.ts';

const count = 500;
const spread = Array.from({ length: count }, (_, index) => `token-${(index * 7919) % 100_003}-${index}`);
// The eight characters that are looked at are the same in all of them.
const alike = Array.from({ length: count }, (_, index) => `same-start-${'x'.repeat(10)}${String(index).padStart(6, '0')}${'y'.repeat(40)}`);

test.each([
  ['tokens that differ everywhere', spread],
  ['tokens that differ in a few characters only', alike],
  ['short tokens', spread.map((_, index) => index.toString(36))],
])('each of %s is found at its place, and no other', (_, targets) => {
  const table = new TargetTable(targets);
  expect(targets.map((target) => table.find(`${target}`))).toEqual(targets.map((__, place) => place));
  expect(table.find('not among them')).toBe(-1);
  expect(table.size).toBe(count);
});

test.each([
  ['spread', spread],
  ['alike', alike],
])('a target given three times is found at its first place and then at the others, once (%s)', (_, list) => {
  const [first = ''] = list;
  const table = new TargetTable([...list, first, 'other', first]);
  const places = [table.find(first)];
  for (let place = table.again(0); place >= 0; place = table.again(place)) places.push(place);
  expect(places).toEqual([0, count, count + 2]);
  expect(table.again(0)).toBe(-1);
  expect(table.size).toBe(count + 1);
});

test('a name repeated in a reply, of a target repeated in a request, costs no more than both lists', () => {
  const many = 50_000;
  const index = new TargetIndex(new Array(many).fill('the same token'));
  const owners = new Array(many).fill(-1);
  for (let time = 0; time < many; time += 1) index.claim('the same token', owners, 7);
  expect(owners.every((owner) => owner === 7)).toBe(true);
});

test('a place that somebody owns stays theirs', () => {
  for (const targets of [['a', 'b', 'a'], [...spread, 'a', 'b', 'a'].reverse()]) {
    const owners = targets.map((target) => (target === 'b' ? 3 : -1));
    const index = new TargetIndex(targets);
    index.claim('a', owners, 1);
    index.claim('b', owners, 2);
    expect(targets.map((target, place) => [target, owners[place]]).filter(([target]) => target === 'a' || target === 'b')).toEqual([
      ['a', 1],
      ['b', 3],
      ['a', 1],
    ]);
  }
});

test('different targets are counted once each, whatever their number', () => {
  expect(new TargetIndex(['a', 'b', 'a']).size).toBe(2);
  expect(new TargetIndex([...spread, ...spread]).size).toBe(count);
  expect(new TargetIndex([]).size).toBe(0);
});

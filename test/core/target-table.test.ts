import { describe, expect, test } from 'vitest';
import { TableIndex } from '../../src/core/table-index.ts';
import { TargetIndex } from '../../src/core/target-index.ts';
import { TargetTable } from '../../src/core/target-table.ts';

const count = 500;
const spread = Array.from({ length: count }, (_, index) => `token-${(index * 7919) % 100_003}-${index}`);
// The eight characters that are looked at are the same in all of them.
const alike = Array.from({ length: count }, (_, index) => `same-start-${'x'.repeat(10)}${String(index).padStart(6, '0')}${'y'.repeat(40)}`);
const kinds: [string, readonly string[]][] = [
  ['tokens that differ everywhere', spread],
  ['tokens that differ in a few characters only', alike],
  ['a handful of those', alike.slice(0, 12)],
  ['short tokens', spread.map((_, index) => index.toString(36))],
];

/** The same targets, and how often one of them was looked at. */
const counted = (targets: readonly string[]) => {
  const looks = { count: 0 };
  const get = (list: readonly string[], key: string | symbol): unknown => {
    if (typeof key === 'string' && /^\d+$/.test(key)) looks.count += 1;
    return Reflect.get(list, key);
  };
  return { looks, targets: new Proxy(targets, { get }) };
};

test.each(kinds)('each of %s is found at its place, and no other', (_, targets) => {
  const table = new TargetTable(targets);
  expect(targets.map((target) => table.find(`${target}`))).toEqual(targets.map((__, place) => place));
  expect(table.find('not among them')).toBe(-1);
  expect(table.find('')).toBe(-1);
  expect(table.find(`${targets[0]}x`)).toBe(-1);
  expect(table.size).toBe(targets.length);
});

test.each(kinds)('of %s one that was given three times is found at its first place and then at the others, once', (_, list) => {
  const [first = ''] = list;
  const table = new TargetTable([...list, first, 'other', first]);
  const places = [table.find(first)];
  table.rewind();
  for (let place = table.again(0); place >= 0; place = table.again(place)) places.push(place);
  expect(places).toEqual([0, list.length, list.length + 2]);
  expect(table.again(0)).toBe(-1);
  expect(table.again(1)).toBe(-1);
  expect(table.size).toBe(list.length + 1);
});

test.each(kinds)('%s, each given twice and the second time in another order, are found at their first places', (_, list) => {
  const table = new TargetTable([...list, ...[...list].reverse()]);
  table.rewind();
  expect(list.map((target) => table.find(target))).toEqual(list.map((__, place) => place));
  expect(list.map((__, place) => table.again(place))).toEqual(list.map((__, place) => 2 * list.length - 1 - place));
  expect(table.size).toBe(list.length);
});

test('tokens too much alike to be told apart by a few characters are still not searched one by one', () => {
  const { looks, targets } = counted(alike);
  const table = new TargetTable(targets);
  for (const target of alike) table.find(target);
  expect(looks.count).toBeLessThan(4 * count);
});

describe.each<[string, new (targets: readonly string[]) => TargetIndex]>([
  ['searched', TargetIndex],
  ['indexed', TableIndex],
])('targets that are %s', (_, Index) => {
  const ofEverySize = [['a', 'b', 'a'], [...spread, 'a', 'b', 'a'].reverse(), [...alike, 'a', 'b', 'a']];

  test('a place that somebody owns stays theirs', () => {
    for (const targets of ofEverySize) {
      const owners = targets.map((target) => (target === 'b' ? 3 : -1));
      const index = new Index(targets);
      index.claim('a', owners, 1);
      index.claim('b', owners, 2);
      index.claim('a', owners, 2);
      expect(targets.map((target, place) => [target, owners[place]]).filter(([target]) => target === 'a' || target === 'b')).toEqual([
        ['a', 1],
        ['b', 3],
        ['a', 1],
      ]);
    }
  });

  test('a later place is claimed though somebody owns the first', () => {
    for (const targets of ofEverySize) {
      const owners = targets.map(() => -1);
      const [first, last] = [targets.indexOf('a'), targets.lastIndexOf('a')];
      owners[first] = 5;
      new Index(targets).claim('a', owners, 1);
      expect([owners[first], owners[last]]).toEqual([5, 1]);
    }
  });

  test('a reply that is read a second time claims every place again', () => {
    for (const targets of ofEverySize) {
      const index = new Index(targets);
      for (let reading = 0; reading < 2; reading += 1) {
        const owners = targets.map(() => -1);
        index.claim('a', owners, 1);
        expect(owners.filter((owner) => owner === 1)).toHaveLength(2);
      }
    }
  });

  test('a name that was not sent claims nothing and is not among them', () => {
    for (const targets of ofEverySize) {
      const owners = targets.map(() => -1);
      const index = new Index(targets);
      for (const name of ['x', '', 'ab', '__proto__']) {
        index.claim(name, owners, 1);
        expect(index.has(name)).toBe(false);
      }
      expect(new Set(owners)).toEqual(new Set([-1]));
      expect([targets[0], targets[1], targets.at(-1)].map((target) => index.has(target as string))).toEqual([true, true, true]);
    }
  });

  test('different ones are counted once each, whatever their number', () => {
    expect(new Index(['a', 'b', 'a']).size).toBe(2);
    expect(new Index([...spread, ...spread]).size).toBe(count);
    expect(new Index(spread.slice(0, 8)).size).toBe(8);
    expect(new Index([]).size).toBe(0);
  });
});

test('a batch is not searched from end to end for each name of a reply', () => {
  const { looks, targets } = counted(spread);
  const owners = spread.map(() => -1);
  const index = new TableIndex(targets);
  for (const target of spread) {
    expect(index.has(target)).toBe(true);
    index.claim(target, owners, 1);
  }
  expect(index.size).toBe(count);
  expect(looks.count).toBeLessThan(8 * count);
});

test('a name repeated in a reply, of a target repeated in a request, costs no more than both lists', () => {
  const many = 50_000;
  const index = new TableIndex(new Array(many).fill('the same token'));
  const owners = new Array(many).fill(-1);
  for (let time = 0; time < many; time += 1) index.claim('the same token', owners, 7);
  expect(owners.every((owner) => owner === 7)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { gateDefaults } from '../../../src/effects/gate/index.ts';
import type { Lane } from '../../../src/effects/gate/lane.ts';
import { TargetFloors } from '../../../src/effects/gate/target-floors.ts';
import type { GateKey } from '../../../src/effects/gate/types.ts';

const nowMs = Date.UTC(2026, 10, 24);
const lane = (more: Partial<Lane> = {}) => ({ vendor: 'xiaomi', app: 'a', api: 'send', ...more }) as Lane;

test('a longer wait of a target replaces a shorter one, never the other way round', () => {
  const floors = new TargetFloors();
  for (const ms of [5_000, 9_000, 1_000]) floors.set(lane(), 'x', nowMs + ms);
  expect(floors.of(lane(), 'x', nowMs)).toBe(nowMs + 9_000);
});

test('it is over at its time, and then forgotten', () => {
  const floors = new TargetFloors();
  floors.set(lane(), 'x', nowMs + 1_000);
  expect([floors.of(lane(), 'x', nowMs + 999), floors.count(nowMs + 999), floors.count(nowMs + 1_000)]).toEqual([nowMs + 1_000, 1, 0]);
  expect([floors.isEmpty, floors.of(lane(), 'x', nowMs + 1_000), floors.isEmpty]).toEqual([false, undefined, true]);
});

test('it is one of the vendor, app and API it was told for', () => {
  const floors = new TargetFloors();
  floors.set(lane(), 'x', nowMs + 1_000);
  for (const more of [{ vendor: 'vivo' }, { app: 'b' }, { api: 'auth' }] as const)
    expect(floors.of(lane(more), 'x', nowMs), JSON.stringify(more)).toBeUndefined();
  expect(floors.of(lane(), 'y', nowMs)).toBeUndefined();
  expect(floors.of(lane({ host: 'eu', channel: 'news' }), 'x', nowMs)).toBe(nowMs + 1_000);
});

test('a batch waits for the last of its targets', () => {
  const floors = new TargetFloors();
  expect(floors.last(lane(), ['x'], nowMs)).toBe(nowMs);
  for (const [target, ms] of [
    ['x', 5_000],
    ['y', 9_000],
    ['z', 1_000],
  ] as const)
    floors.set(lane(), target, nowMs + ms);
  expect([floors.last(lane(), ['x', 'y', 'z'], nowMs), floors.last(lane(), ['free'], nowMs)]).toEqual([nowMs + 9_000, nowMs]);
});

test('beyond a hundred thousand the one that was told longest ago is forgotten', () => {
  const floors = new TargetFloors();
  for (let index = 0; index < gateDefaults.closedTargets; index += 1) floors.set(lane(), `t${index}`, nowMs + 1_000);
  floors.set(lane(), 't0', nowMs + 1_000);
  expect(floors.count(nowMs)).toBe(gateDefaults.closedTargets);
  floors.set(lane(), 'one more', nowMs + 1_000);
  expect(floors.count(nowMs)).toBe(gateDefaults.closedTargets);
  expect(['t0', 't1', 't2', 'one more'].map((target) => floors.of(lane(), target, nowMs) !== undefined)).toEqual([true, false, true, true]);
});

describe('a person forgets those that match all that is given', () => {
  const all = ['xiaomi a send', 'xiaomi a auth', 'xiaomi b send', 'vivo a send'];
  test.each<[GateKey, string[]]>([
    [{ vendor: 'xiaomi' }, ['vivo a send']],
    [{ vendor: 'xiaomi', app: 'a' }, ['xiaomi b send', 'vivo a send']],
    [{ vendor: 'xiaomi', api: 'send' }, ['xiaomi a auth', 'vivo a send']],
    [{ vendor: 'xiaomi', app: 'a', api: 'auth' }, ['xiaomi a send', 'xiaomi b send', 'vivo a send']],
    [{ vendor: 'oppo' }, all],
    [{ vendor: 'xiaomi', app: '' }, all],
    [{ vendor: 'xiaomi', channel: 'news' }, all],
  ])('%j', (key, stay) => {
    const floors = new TargetFloors();
    const lanes = all.map((name) => {
      const [vendor, app, api] = name.split(' ');
      return lane({ vendor, app, api } as Lane);
    });
    for (const each of lanes) floors.set(each, 'x', nowMs + 1_000);
    floors.forget(key);
    expect(all.filter((_name, index) => floors.of(lanes[index] as Lane, 'x', nowMs) !== undefined)).toEqual(stay);
  });
});

import { expect, test } from 'vitest';
import { Turns } from '../../../src/effects/bullmq/turns.ts';

/** Asks for a turn, and writes down who got it. */
const ask = (turns: Turns, into: string[], app: string, requests = 1): void =>
  void turns.take(app, requests).then((granted) => into.push(granted ? app : `${app}: no`));

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the app that has least of the worker goes first, however many of another wait', async () => {
  const turns = new Turns(4);
  const had: string[] = [];
  for (let time = 0; time < 4; time += 1) ask(turns, had, 'crowd');
  for (let time = 0; time < 4; time += 1) ask(turns, had, 'crowd');
  ask(turns, had, 'late');
  ask(turns, had, 'late');
  await settled();
  expect(had).toEqual(['crowd', 'crowd', 'crowd', 'crowd']);
  for (let time = 0; time < 3; time += 1) turns.give('crowd', 1);
  await settled();
  expect(had.slice(4)).toEqual(['late', 'late', 'crowd']);
});

test('never more requests at once than there are places, and none slips past the one whose turn it is', async () => {
  const turns = new Turns(4);
  const had: string[] = [];
  ask(turns, had, 'a', 3);
  ask(turns, had, 'b', 4);
  ask(turns, had, 'a', 1);
  await settled();
  expect(had).toEqual(['a']);
  turns.give('a', 3);
  await settled();
  expect(had).toEqual(['a', 'b']);
  turns.give('b', 4);
  await settled();
  expect(had).toEqual(['a', 'b', 'a']);
});

test('what needs more than all places goes alone', async () => {
  const turns = new Turns(2);
  const had: string[] = [];
  ask(turns, had, 'a', 5);
  ask(turns, had, 'b', 1);
  await settled();
  expect(had).toEqual(['a']);
  turns.give('a', 5);
  await settled();
  expect(had).toEqual(['a', 'b']);
});

test('its end refuses whoever waits, and whoever comes', async () => {
  const turns = new Turns(1);
  const had: string[] = [];
  ask(turns, had, 'a');
  ask(turns, had, 'b');
  turns.end();
  ask(turns, had, 'c');
  await settled();
  expect(had).toEqual(['a', 'b: no', 'c: no']);
});

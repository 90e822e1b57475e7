import { describe, expect, test } from 'vitest';
import { firstAlikes } from '../../src/core/alike.ts';
import type { Finding } from '../../src/core/finding.ts';

const finding: Finding = {
  code: '7',
  targets: ['a'],
  message: 'no such token',
  messageId: 'id-1',
  diedAtMs: 5,
  waitMs: 6,
  channel: 'news',
  receipt: 'arrived',
  tokenAtMost: 'suspect',
  onlyTokens: true,
  delegate: { vendor: 'other', codes: ['x'] },
  replacements: { a: 'b' },
};
const plain: Finding = { code: '7', targets: ['a'] };
/** So many others that findings are told apart by the way for a batch. */
const others = Array.from({ length: 9 }, (_, index): Finding => ({ code: `other-${index}` }));
const places = others.map((_, place) => place);

const bothWays = (findings: readonly Finding[]): readonly number[] => {
  const firsts = firstAlikes(findings);
  expect(firstAlikes([...others, ...findings])).toEqual([...places, ...firsts.map((first) => first + others.length)]);
  return firsts;
};

describe('two findings share an outcome', () => {
  test('only if they say the same in every word, whatever targets they name', () => {
    expect(bothWays([finding, { ...finding, targets: ['b', 'c'] }, { code: '7' }, { ...finding, targets: [] }])).toEqual([0, 0, 2, 0]);
    expect(bothWays([plain, plain, { ...plain, targets: ['b'] }, plain])).toEqual([0, 0, 0, 0]);
  });

  test.each<Partial<Finding>>([
    { code: '8' },
    { message: 'another sentence' },
    { messageId: 'id-2' },
    { diedAtMs: 50 },
    { waitMs: 60 },
    { channel: 'sport' },
    { receipt: 'shown' },
    { tokenAtMost: 'keep' },
    { onlyTokens: undefined },
    { delegate: { vendor: 'other', codes: ['y'] } },
    { delegate: { vendor: 'another', codes: ['x'] } },
    { delegate: { vendor: 'other', codes: ['x'], orElse: 'z' } },
    { replacements: { a: 'c' } },
    { targets: undefined },
  ])('and not if one of them differs in %j', (other) => {
    expect(bothWays([finding, { ...finding, ...other }])).toEqual([0, 1]);
  });

  test.each<Partial<Finding>>([
    { replacements: { a: 'b' } },
    { delegate: { vendor: 'other', codes: ['x'] } },
    { receipt: 'clicked' },
    { message: 'a sentence' },
  ])('and not if one of them alone says %j', (more) => {
    expect(bothWays([plain, { ...plain, ...more }, plain])).toEqual([0, 1, 0]);
  });

  test('and never if one speaks of all the others and one names its targets, by name or by place', () => {
    expect(bothWays([{ code: '7' }, { code: '7', targets: ['a'] }])).toEqual([0, 1]);
    expect(bothWays([{ code: '7' }, { code: '7', positions: [0] }])).toEqual([0, 1]);
    expect(bothWays([{ code: '7', targets: ['a'] }, { code: '7' }])).toEqual([0, 1]);
    expect(
      bothWays([
        { code: '7', positions: [0] },
        { code: '7', targets: ['a'] },
      ]),
    ).toEqual([0, 0]);
  });

  test('a message that is no sentence says nothing', () => {
    expect(bothWays([plain, { ...plain, message: 7 }, { ...plain, message: null }, { ...plain, message: '' }])).toEqual([0, 0, 0, 0]);
  });

  test('a zero byte in the words of a stranger makes no two of them alike', () => {
    expect(
      bothWays([
        { code: '7', messageId: 'x\u0000undefined' },
        { code: '7\u0000x', messageId: undefined },
      ]),
    ).toEqual([0, 1]);
    expect(
      bothWays([
        { code: '7', message: 'undefined\u0000x' },
        { code: '7\u0000undefined', message: 'x' },
      ]),
    ).toEqual([0, 1]);
  });

  test('an id or a channel that is called "undefined" is not the same as none', () => {
    expect(bothWays([plain, { ...plain, messageId: 'undefined' }])).toEqual([0, 1]);
    expect(bothWays([plain, { ...plain, channel: 'undefined' }])).toEqual([0, 1]);
  });
});

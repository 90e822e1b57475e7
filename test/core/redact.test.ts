import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { FewRedactor, prose, strangeCode } from '../../src/core/redact.ts';
import { TableRedactor } from '../../src/core/table-redactor.ts';

const of = (...targets: string[]) => new TableRedactor(targets, undefined);
const long = 'a1b2c3d4e5f6a7b8c9d0';

test("a target's text never stands in a sentence", () => {
  expect(prose(`token ${long} is bad`, of(long))).toBe('token [target] is bad');
  expect(prose(`x${long}y and ${long}`, of('other', long))).toBe('x[target]y and [target]');
});

test('a short target is struck out as a word of its own, and words that merely hold it stay whole', () => {
  expect(prose('t1 is bad, at1 is not', of('t1', 'a'))).toBe('[target] is bad, at1 is not');
  expect(prose("user 'a' has an alarm", of('a'))).toBe("user '[target]' has an alarm");
});

test('a target inside a longer one does not spoil it', () => {
  expect(prose(`${long}-more`, of(long, `${long}-more`))).toBe('[target]');
});

test('a sentence has at most 256 characters, and a target that the cut would halve is gone whole', () => {
  const text = `${'x'.repeat(250)} ${long}${'y'.repeat(10_000)}`;
  const short = prose(text, of(long)) as string;
  expect(short.length).toBeLessThanOrEqual(256);
  expect(short).not.toContain(long.slice(0, 4));
});

describe.each([
  ['a few', (...targets: string[]) => new FewRedactor(targets)],
  ['a batch', of],
])('of a text that is too long to be looked through whole, with targets that are %s,', (_, redactorOf) => {
  const tokens = Array.from({ length: 20 }, (__, index) => `${index}-`.padEnd(163, 'token7'));

  test('no target is shown that lost its end, however short the text becomes', () => {
    expect(prose(`bad: ${tokens.join(',')}`, redactorOf(...tokens))).toBe(`bad: ${'[target],'.repeat(12).slice(0, -1)}…`);
    expect(strangeCode(`${tokens.slice(0, 13).join('')}`, redactorOf(...tokens))).toBe(`${'[target]'.repeat(12).slice(0, 63)}…`);
  });

  test('nothing is shown where a target is longer than what is looked through', () => {
    const token = 'x7'.repeat(1500);
    expect(prose(`${token} is bad`, redactorOf(token, 'other'))).toBe('…');
    expect(prose('a token is bad', redactorOf(token, 'other'))).toBe('a token is bad');
  });

  test('the end of what is shown falls on no half of a character', () => {
    const [token = ''] = tokens;
    const masked = `${token} `.repeat(11);
    const smile = '\u{1f600}';
    const text = `${masked}${'x'.repeat(2048 - 163 - 1 - masked.length)}${smile.repeat(200)}`;
    expect(prose(text, redactorOf(token))).toBe(`${'[target] '.repeat(11)}${'x'.repeat(2048 - 164 - masked.length)}…`);
  });

  test('a text of just less is whole', () => {
    const [token = ''] = tokens;
    const text = `${`${token} `.repeat(12)}${'y'.repeat(2047 - 12 * 164)}`;
    expect(prose(text, redactorOf(token))).toBe(`${'[target] '.repeat(12)}${'y'.repeat(79)}`);
  });
});

describe.each([
  ['a few', (...targets: string[]) => new FewRedactor(targets)],
  ['a batch', of],
])('with targets that are %s,', (_, redactorOf) => {
  test.each([
    ['from twelve characters on it is struck out inside a word too', 'x123456789abcy', '123456789abc', 'x[target]y'],
    ['below that it is not', 'x123456789aby', '123456789ab', 'x123456789aby'],
    ['a short one is struck out at the end of a text', 'bad t1', 't1', 'bad [target]'],
    ['and at its beginning', 't1 is bad', 't1', '[target] is bad'],
    ['and if it is the whole text', 't1', 't1', '[target]'],
    ['and between other letters than ours', '用户t1无效', 't1', '用户[target]无效'],
    ['and before and after a mark', '"t1",t1.', 't1', '"[target]",[target].'],
    ['a target that stands twice is struck out twice', `${long}${long}`, long, '[target][target]'],
    ['the empty target is nowhere', 'bad', '', 'bad'],
  ])('%s', (__, text, target, shown) => {
    expect(prose(text, redactorOf(target))).toBe(shown);
    expect(prose(text, redactorOf(target, 'none-of-these', '')), 'among others').toBe(shown);
  });
});

describe('a target that the reply alone names is struck out as well', () => {
  const nine = Array.from({ length: 9 }, (_, index) => `named-target-${index}`);
  const sayings: [string, readonly string[], readonly Finding[]][] = [
    ['one', [], [{ code: '1', targets: ['named-target-8'] }]],
    ['one beside a finding without names', [], [{ code: '0' }, { code: '1', targets: ['named-target-8'] }]],
    ['one of many in one finding', [], [{ code: '1', targets: nine }]],
    ['one of many findings', [], nine.map((target) => ({ code: '1', targets: [target] }))],
    ['one that is shorter than what was sent', ['a'.repeat(40)], [{ code: '1', targets: ['named-target-8'] }]],
    ['one beside a batch that was sent', nine.map((name) => `sent-${name}-${name}`), [{ code: '1', targets: ['named-target-8'] }]],
  ];

  test.each(sayings)('%s', (_, sent, findings) => {
    const redactor = new TableRedactor(sent, findings);
    expect(prose('named-target-8 is bad', redactor)).toBe('[target] is bad');
    expect(prose('named-target-8', redactor)).toBe('[target]');
    expect(prose('another is bad', redactor)).toBe('another is bad');
    expect(prose('bad', redactor)).toBe('bad');
  });
});

test('line breaks and control characters do not survive', () => {
  expect(prose('one\r\ntwo\u0000three\u001b[31m', of())).toBe('one two three [31m');
  expect(prose('one\u0085two\u2028three\u202efour\u009b31m', of())).toBe('one two three four 31m');
});

test('the cut falls on no half of a character', () => {
  const short = prose(`${'x'.repeat(254)}\u{1f600}\u{1f600}`, of()) as string;
  expect(short).toBe(`${'x'.repeat(254)}…`);
  expect(() => encodeURIComponent(short)).not.toThrow();
});

test('a code that nobody knows is a text of a stranger like any other', () => {
  expect(strangeCode(`9\u001b[31m\n${long}`, of(long))).toBe('9 [31m [target]');
  expect(strangeCode('\u0000', of())).toBe('unreadable');
  expect(strangeCode(`${'x'.repeat(50)} ${long}`, of(long)), 'the cut halves no target').toBe(`${'x'.repeat(50)} [target]`);
  expect(strangeCode('x'.repeat(100_000), of())).toBe(`${'x'.repeat(63)}…`);
});

test('what nobody could look through is not shown', () => {
  const given = { redact: () => undefined };
  expect(prose('a sentence', given)).toBeUndefined();
  expect(strangeCode('a code', given)).toBe('unreadable');
});

test.each([undefined, null, 7, {}, [], '', '\u0000', ' \n '])('%j is no prose', (value) => expect(prose(value, of('t'))).toBeUndefined());

test('a thousand targets and a thousand sentences take time in proportion', () => {
  const targets = Array.from({ length: 1000 }, (_, index) => `token-${index}-${'x'.repeat(20)}`);
  const all = new TableRedactor(targets, undefined);
  for (const target of targets) expect(prose(`bad ${target}`, all)).toBe('bad [target]');
});

test('many sentences and targets of many lengths cost no more than one reply may; what was not looked through is not shown', () => {
  const targets = Array.from({ length: 250 }, (_, index) => `aaaaaaaa${'a'.repeat(index)}b`);
  const redactor = new TableRedactor(targets, undefined);
  const texts = Array.from({ length: 2_000 }, (_, index) => `${'a'.repeat(2_000)}${index}`);
  const shown = texts.map((text) => prose(text, redactor)).filter((text) => text !== undefined);
  expect(shown.length).toBeLessThan(10);
  expect(prose('short', redactor)).toBe('short');
});

test('sentences in which no target begins do not use up what one reply may cost', () => {
  const targets = Array.from({ length: 250 }, (_, index) => `${'abcdefgh'}${'x'.repeat(index)}`);
  const redactor = new TableRedactor([...targets, ''], undefined);
  for (let index = 0; index < 100; index += 1) {
    const text = `the number ${index} of ${'many words '.repeat(20)}`;
    expect(prose(text, redactor)).toBe(text);
  }
  expect(prose('bad abcdefghxx', redactor)).toBe('bad [target]');
});

test('a sentence that stands beside each of many targets is looked through once', () => {
  const targets = Array.from({ length: 250 }, (_, index) => `${'abcdefgh'}${'x'.repeat(index)}`);
  const redactor = new TableRedactor(targets, undefined);
  const text = 'yabcdefghz '.repeat(100);
  for (let time = 0; time < 50; time += 1) expect(prose(text, redactor)).toBe(`${text.slice(0, 255)}…`);
});

test('the way for a few targets and the way for a batch strike out the same', () => {
  const part = fc.constantFrom('a', 't1', long, `${long}-more`, ' ', 'x', '.', 'ab12');
  const target = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(target, { maxLength: 6 }), fc.array(part, { maxLength: 12 }), (targets, parts) => {
      const text = parts.join('');
      expect(new FewRedactor(targets).redact(text)).toBe(new TableRedactor(targets, undefined).redact(text));
    }),
    { numRuns: 2_000 },
  );
});

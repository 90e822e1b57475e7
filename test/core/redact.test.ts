import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test.each([undefined, null, 7, {}, [], ''])('%j is no prose', (value) => expect(prose(value, of('t'))).toBeUndefined());

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

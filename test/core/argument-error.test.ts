import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../src/core/argument-error.ts';
import { assertNever } from '../../src/core/assert-never.ts';

describe('an argument that is wrong', () => {
  test.each([
    ['short', '"short"'],
    ['x'.repeat(24), `"${'x'.repeat(24)}"`],
    ['x'.repeat(25), 'a string of 25 characters'],
    [null, 'null'],
    [undefined, 'undefined'],
    [['token-1'], 'an array'],
    [{ token: 'token-1' }, 'of type object'],
    [7, 'of type number'],
  ])('%j is told without what it holds', (came, shown) => {
    expect(new ArgumentError('sent.targets', came, 'an array of strings').message).toBe(
      `push-outcome: sent.targets is ${shown}; it must be an array of strings`,
    );
  });

  test('is a TypeError with a name of its own, that says where and what is allowed', () => {
    const error = new ArgumentError('sent.api', 'sned', 'one of send, auth');
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ name: 'ArgumentError', argument: 'sent.api', allowed: 'one of send, auth' });
  });
});

test('a value that no switch knows is a TypeError that tells its type, and not what it holds', () => {
  expect(() => assertNever('token-1' as never)).toThrow(new TypeError('push-outcome: unexpected value of type string'));
});

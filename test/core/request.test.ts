import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../src/core/argument-error.ts';
import { requestOf } from '../../src/core/request.ts';

describe('what was sent', () => {
  test.each([undefined, null, {}, { api: null, kind: null, targets: null }])('%j is a send to nobody knows whom', (sent) => {
    expect(requestOf(sent as never, 'token')).toMatchObject({ api: 'send', kind: undefined, targets: [] });
  });

  test.each(['send', 'auth', 'operation', 'receipt'] as const)('%s is an API', (api) => {
    expect(requestOf({ api }, 'token').api).toBe(api);
  });

  test.each(['', 'Send', 'client', 'toString', 7, {}])('%j is none, and the caller is told', (api) => {
    expect(() => requestOf({ api } as never, 'token')).toThrow(ArgumentError);
  });

  test.each([
    ['token', 'token'],
    ['alias', 'alias'],
    ['account', 'account'],
    ['topic', 'topic'],
    ['broadcast', 'broadcast'],
    ['unicast', 'account'],
    ['multicast', 'account'],
    ['device', undefined],
    [7, undefined],
    [undefined, undefined],
  ])('the kind %j is %j where a unicast goes to an account', (kind, meant) => {
    expect(requestOf({ kind } as never, 'account').kind).toBe(meant);
  });

  test.each([['ab'], [{ 0: 'a', length: 1 }], [7], [new Set(['a'])]])('targets %j are no list, and the caller is told', (targets) => {
    expect(() => requestOf({ targets } as never, 'token')).toThrow(/^push-outcome: sent\.targets is .+; it must be an array of strings$/);
  });

  test('targets are texts, each of them, and the caller is told which is not', () => {
    expect(requestOf({ targets: ['a', 'a'] }, 'token').targets).toEqual(['a', 'a']);
    expect(() => requestOf({ targets: ['a', null] } as never, 'token')).toThrow('sent.targets[1] is null; it must be a string');
  });
});

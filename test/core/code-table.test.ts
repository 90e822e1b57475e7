import { describe, expect, test } from 'vitest';
import { deadly, type Row, verdictOf } from '../../src/core/code-table.ts';

const plain = { confirm: false, uncertain: false, reconnect: false, minimum: false, receipt: undefined };

describe('a row', () => {
  test('of one word has all that its cause says', () => {
    expect(verdictOf('rate_limited')).toEqual({ cause: 'rate_limited', retry: { when: 'backoff' }, token: 'keep', pause: 'app', ...plain });
    expect(verdictOf('token_mismatch')).toEqual({
      cause: 'token_mismatch',
      retry: { when: 'never' },
      token: 'suspect',
      pause: 'none',
      ...plain,
    });
    expect(verdictOf('accepted')).toEqual({ cause: 'accepted', retry: { when: 'never' }, token: 'keep', pause: 'none', ...plain });
  });

  test.each<[Row, object]>([
    [
      { cause: 'rate_limited', retry: { when: 'never' } },
      { retry: { when: 'never' }, token: 'keep', pause: 'app' },
    ],
    [
      { cause: 'rate_limited', pause: 'target' },
      { retry: { when: 'backoff' }, pause: 'target' },
    ],
    [{ cause: 'rate_limited', pause: 'none' }, { pause: 'none' }],
    [
      { cause: 'token_unregistered', token: 'suspect' },
      { token: 'suspect', retry: { when: 'never' } },
    ],
    [
      { cause: 'timeout', uncertain: true },
      { uncertain: true, reconnect: false, minimum: false },
    ],
    [
      { cause: 'vendor_internal', reconnect: true },
      { uncertain: false, reconnect: true, minimum: false },
    ],
    [
      { cause: 'rate_limited', minimum: true },
      { uncertain: false, reconnect: false, minimum: true },
    ],
    [
      { cause: 'accepted', receipt: 'shown' },
      { cause: 'accepted', receipt: 'shown' },
    ],
  ])('%j differs from its cause only in what it says', (row, verdict) => {
    expect(verdictOf(row)).toMatchObject(verdict);
  });

  test.each<[Row, boolean]>([
    ['token_malformed', true],
    [{ cause: 'token_malformed', confirm: false }, false],
    ['token_unregistered', false],
    [{ cause: 'token_unregistered', confirm: true }, true],
    [{ cause: 'token_malformed', token: 'suspect' }, false],
    [{ cause: 'token_unregistered', token: 'suspect', confirm: true }, false],
    ['rate_limited', false],
  ])('%j asks for a second sighting: %s; only of the dead', (row, confirm) => {
    expect(verdictOf(row).confirm).toBe(confirm);
  });
});

test('three causes may kill a token, and no other', () => {
  expect([...deadly]).toEqual(['token_unregistered', 'token_expired', 'token_malformed']);
});

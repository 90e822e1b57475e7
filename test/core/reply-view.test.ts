import { describe, expect, test } from 'vitest';
import { Reply } from '../../src/core/reply-view.ts';

const thrower = {
  valueOf: () => {
    throw new Error('no');
  },
};

describe('a status', () => {
  test.each([
    [200, 200],
    ['503', 503],
    [1, 1],
    [999, 999],
  ])('%j is %d', (status, read) => expect(new Reply({ status }).status).toBe(read));

  test.each([
    0,
    -1,
    -200,
    1000,
    1001,
    20_000,
    200.5,
    Number.NaN,
    '',
    'OK',
    '200 OK',
    '-1',
    true,
    null,
    undefined,
    [200],
    { valueOf: () => 200 },
  ])('%j is none', (status) => expect(new Reply({ status }).status).toBe(0));

  test.each([Symbol('200'), 200n, thrower])('that cannot become a number is none', (status) => {
    expect(new Reply({ status }).status).toBe(0);
  });

  test.each([
    [0, false],
    [100, false],
    [199, false],
    [200, true],
    [299, true],
    [300, false],
    [503, false],
  ])('%d is a success: %j', (status, ok) => expect(new Reply({ status }).ok).toBe(ok));
});

test('the time of a reply is a number, or nobody knows it', () => {
  expect(new Reply({ receivedAtMs: 5 }).receivedAtMs).toBe(5);
  for (const receivedAtMs of [Number.NaN, Number.POSITIVE_INFINITY, 'now', '5', null, thrower])
    expect(new Reply({ receivedAtMs }).receivedAtMs).toBeUndefined();
});

describe('a body', () => {
  test('of bytes is read in the charset that the content type names', () => {
    const body = Uint8Array.of(0x22, 0xd5, 0x5c, 0x22);
    expect(new Reply({ body, headers: { 'Content-Type': 'application/json;charset=GBK' } }).value).toBe('\u8aa0');
  });

  test('that was parsed already is its own value, and has no text', () => {
    const body = { code: 0 };
    expect(new Reply({ body }).value).toBe(body);
    expect(new Reply({ body }).text).toBe('');
  });

  test.each([undefined, null, '', 7, true])('%j holds nothing', (body) => {
    expect(new Reply({ body }).value).toBeUndefined();
    expect(new Reply({ body }).text).toBe('');
  });

  test('keeps its numbers as numbers until an id was met that had lost digits', () => {
    const reply = new Reply({ body: '{"at":1764000000123456,"id":9223372036854775807}' });
    expect(reply.value).toMatchObject({ at: 1_764_000_000_123_456 });
    reply.id((reply.value as { id: number }).id);
    expect(reply.value).toEqual({ at: '1764000000123456', id: '9223372036854775807' });
  });
});

test('an id is text with all its digits; only one that lost some asks for a second reading', () => {
  const reply = new Reply({});
  expect([reply.id('a'), reply.id(7), reply.id(0), reply.id(Number.MAX_SAFE_INTEGER)]).toEqual(['a', '7', '0', '9007199254740991']);
  expect([reply.id(''), reply.id(null), reply.id(true), reply.id(['7'])]).toEqual([undefined, undefined, undefined, undefined]);
  expect(reply.lostDigits).toBe(false);
  reply.id(Number.MAX_SAFE_INTEGER + 1);
  expect(reply.lostDigits).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { httpDateMs, retryAfterMs } from '../../src/core/retry-after.ts';

const now = Date.UTC(2026, 10, 24, 8, 0, 0);
const inOneMinute = ['Tue, 24 Nov 2026 08:01:00 GMT', 'Tuesday, 24-Nov-26 08:01:00 GMT', 'Tue Nov 24 08:01:00 2026'];

describe('seconds', () => {
  test.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['1.5', 1500],
    ['0.0625', 63],
    ['0007', 7000],
    ['3600', 3_600_000],
  ])('%j is %d ms', (value, ms) => expect(retryAfterMs(value, undefined)).toBe(ms));

  test('a huge number is not cut to a shorter wait than a timer can hold, and stays finite', () => {
    expect(retryAfterMs('2147484', undefined)).toBe(2_147_484_000);
    expect(retryAfterMs('9'.repeat(64), undefined)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test.each(['-1', '-0.5', '', '  ', 'soon', '12 seconds', '1e3', '0x10', '1,5', 'NaN', 'Infinity', '٣', '9'.repeat(65)])(
    '%j says nothing',
    (value) => expect(retryAfterMs(value, now)).toBeUndefined(),
  );

  test('no header says nothing', () => expect(retryAfterMs(undefined, now)).toBeUndefined());
});

describe('dates', () => {
  test.each(inOneMinute)('%s is a minute away', (value) => expect(retryAfterMs(value, now)).toBe(60_000));
  test.each(inOneMinute)('%s in the past is no wait at all', (value) => expect(retryAfterMs(value, now + 120_000)).toBe(0));
  test.each(inOneMinute)('%s without a clock to hold it against says nothing', (value) =>
    expect(retryAfterMs(value, undefined)).toBeUndefined(),
  );

  test('a day of one digit may be padded with a blank in the asctime form', () => {
    expect(httpDateMs('Sun Nov  1 08:00:00 2026')).toBe(Date.UTC(2026, 10, 1, 8));
  });

  test('two digits of a year from 70 on belong to the last century', () => {
    expect(httpDateMs('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
    expect(httpDateMs('Thursday, 01-Jan-70 00:00:01 GMT')).toBe(1000);
    expect(httpDateMs('Sunday, 01-Dec-69 00:00:00 GMT')).toBe(Date.UTC(2069, 11, 1));
  });

  test('blanks around a date do no harm', () => {
    expect(httpDateMs(' Tue, 24 Nov 2026 08:00:00 GMT ')).toBe(now);
  });

  test('a leap second is a time: the one that begins the next day', () => {
    expect(httpDateMs('Wed, 31 Dec 2008 23:59:60 GMT')).toBe(Date.UTC(2009, 0, 1));
  });

  test.each([
    'Tue, 31 Feb 2026 08:00:00 GMT',
    'Tue, 31 Feb 2026 08:00:60 GMT',
    'Tue, 24 Nov 2026 24:00:00 GMT',
    'Tue, 24 Nov 2026 24:59:60 GMT',
    'Tue, 24 Nov 2026 08:60:00 GMT',
    'Tue, 24 Nov 2026 08:00:61 GMT',
    'Tue, 00 Nov 2026 08:00:00 GMT',
    'Tue, 24 Nop 2026 08:00:00 GMT',
    'Tue, 24 Nov 2026 08:00:00 CET',
    '2026-11-24T08:00:00Z',
    'Tue, 24 Nov 26 08:00:00 GMT',
    '24 Nov 2026 08:00:00 GMT',
  ])('%s is no HTTP date', (value) => expect(retryAfterMs(value, now)).toBeUndefined());
});

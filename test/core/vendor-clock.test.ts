import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msUntil } from '../../src/core/vendor-clock.ts';

const shanghai = (hour: number, minute: number) => Date.UTC(2026, 10, 24, hour - 8, minute);
const minutes = (count: number) => count * 60_000;

test("one minute before the vendor's midnight waits one minute, not until UTC midnight", () => {
  expect(msUntil('vendor_midnight', shanghai(23, 59))).toBe(minutes(1));
});

test('a refusal at 23:30 waits seven and a half hours for the morning, one at 03:00 waits four', () => {
  expect(msUntil('vendor_morning', shanghai(23, 30))).toBe(minutes(450));
  expect(msUntil('vendor_morning', shanghai(3, 0))).toBe(minutes(240));
});

test('the reset is more than nothing and at most a day away, at any time, before 1970 too', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 8e15 }),
      fc.constantFrom('vendor_midnight' as const, 'vendor_morning' as const),
      (nowMs, reset) => {
        const wait = msUntil(reset, nowMs);
        const local = new Date(nowMs + wait + minutes(480));
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(minutes(1440));
        expect([local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()]).toEqual([reset === 'vendor_morning' ? 7 : 0, 0, 0]);
      },
    ),
  );
});

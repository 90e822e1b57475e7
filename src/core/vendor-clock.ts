import type { Reset } from './advice.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** All vendors that reset by the clock do it in China: UTC+8, without summer time. */
const zoneMs = 8 * hourMs;

const resetHour: Readonly<Record<Reset, number>> = { vendor_midnight: 0, vendor_morning: 7 };

/** Milliseconds from `nowMs` to the vendor's next midnight or next 07:00: more than 0, at most a day. */
export function msUntil(reset: Reset, nowMs: number): number {
  const sinceReset = nowMs + zoneMs - resetHour[reset] * hourMs;
  return dayMs - (((sinceReset % dayMs) + dayMs) % dayMs);
}

import type { Retry } from '../advice.ts';
import { msUntil } from '../vendor-clock.ts';
import type { Attempt, Limits } from './attempt.ts';

/**
 * The vendor's wait as it stands now: the part of it that has not passed since the reply came. Never guessed: without a
 * number, `after` is the vendor's own clock. Milliseconds, 0 or more.
 */
export function floorMs(retry: Retry, nowMs: number, receivedAtMs: number | undefined): number {
  const asked = retry.when === 'backoff' ? (retry.atLeastMs ?? 0) : retry.when === 'after' ? retry.waitMs : 0;
  if (asked === undefined || Number.isNaN(asked)) return retry.when === 'after' ? msUntil(retry.until ?? 'vendor_midnight', nowMs) : 0;
  // A reply from the future is a skewed clock: it shortens nothing and lengthens nothing.
  const passed = receivedAtMs !== undefined && receivedAtMs < nowMs ? nowMs - receivedAtMs : 0;
  return Math.max(0, asked - passed);
}

/** Full jitter: anything from 0 up to `base` doubled with each attempt, `cap` at most. Milliseconds, whole. */
export function jitterMs(
  { number, chance }: Pick<Attempt, 'number' | 'chance'>,
  { baseMs, capMs }: Pick<Limits, 'baseMs' | 'capMs'>,
): number {
  return Math.floor(chance * Math.min(capMs, baseMs * 2 ** Math.min(number - 1, 52)));
}

import { ArgumentError } from '../argument-error.ts';
import type { Attempt, Limits } from './attempt.ts';

/** A wait that is not a number would be no wait at all: the worst storm of them all. */
export function checkAttempt({ number, elapsedMs, nowMs, chance }: Attempt): void {
  if (!(number >= 1)) throw new ArgumentError('attempt.number', number, 'a number, 1 or more');
  if (!(elapsedMs >= 0)) throw new ArgumentError('attempt.elapsedMs', elapsedMs, 'milliseconds, 0 or more');
  if (!Number.isFinite(nowMs)) throw new ArgumentError('attempt.nowMs', nowMs, 'milliseconds since 1970');
  if (!(chance >= 0 && chance <= 1)) throw new ArgumentError('attempt.chance', chance, 'a number from 0 to 1');
}

export function checkLimits({ attempts, deadlineMs, baseMs, capMs, expiresAtMs }: Limits): void {
  if (!(attempts >= 1)) throw new ArgumentError('limits.attempts', attempts, 'a number, 1 or more');
  if (!(deadlineMs >= 0)) throw new ArgumentError('limits.deadlineMs', deadlineMs, 'milliseconds, 0 or more');
  if (!(baseMs >= 0 && baseMs < Infinity)) throw new ArgumentError('limits.baseMs', baseMs, 'milliseconds, 0 or more');
  if (!(capMs >= 0 && capMs < Infinity)) throw new ArgumentError('limits.capMs', capMs, 'milliseconds, 0 or more');
  if (expiresAtMs !== undefined && Number.isNaN(expiresAtMs))
    throw new ArgumentError('limits.expiresAtMs', expiresAtMs, 'milliseconds since 1970, or left out');
}

import type { Retry } from '../advice.ts';
import type { Outcome } from '../outcome.ts';
import type { Attempt, Limits } from './attempt.ts';
import { checkAttempt, checkLimits } from './check.ts';
import type { Decision } from './decision.ts';
import { floorMs, jitterMs } from './waits.ts';

export type { Attempt, Limits } from './attempt.ts';
export { type Because, becauses } from './because.ts';
export type { Decision } from './decision.ts';

const stop = (because: Decision['because']): Decision => ({ next: 'stop', waitMs: 0, because });

/**
 * What to do with the targets of one outcome. Pure: the same arguments give the same answer.
 *
 * The vendor's wait is a floor, full jitter comes on top of it, and a wait that ends after the deadline or the message's
 * own end is "give up now". A split is not counted against `attempts` (each part is smaller, which bounds it), only
 * against time. Throws an `ArgumentError` for numbers that are none.
 */
export function decide(outcome: Outcome, attempt: Attempt, limits: Limits): Decision {
  checkAttempt(attempt);
  checkLimits(limits);
  if (outcome.status === 'accepted') return stop('accepted');
  if (outcome.status === 'refused' && outcome.cause === 'duplicate_request' && attempt.uncertainBefore) return stop('already_taken');
  if (outcome.status === 'uncertain' && !attempt.repeatable) return stop('uncertain_not_repeatable');
  const retry = outcome.status === 'refused' ? outcome.retry : outcome.retryIfRepeatable;
  if (retry.when === 'never') return stop('final');
  if (retry.when === 'split') return split(outcome, attempt, limits);
  if (retry.when === 'after_refresh' && attempt.refreshed) return stop('refresh_did_not_help');
  if (attempt.number >= limits.attempts) return stop('attempts_spent');
  return again(waitOf(retry, outcome, attempt, limits), attempt, limits);
}

function split({ targets }: Outcome, attempt: Attempt, limits: Limits): Decision {
  if (targets.length < 2) return stop('cannot_split');
  return isTooLate(0, attempt, limits) ? stop('deadline') : { next: 'split', waitMs: 0, because: 'split' };
}

function again(waitMs: number, attempt: Attempt, limits: Limits): Decision {
  return isTooLate(waitMs, attempt, limits) ? stop('deadline') : { next: 'send_again', waitMs, because: 'retryable' };
}

/** A new credential is worth nothing less for waiting: the refresh is the wait. */
function waitOf(retry: Retry, { receivedAtMs }: Outcome, attempt: Attempt, limits: Limits): number {
  return retry.when === 'after_refresh' ? 0 : floorMs(retry, attempt.nowMs, receivedAtMs) + jitterMs(attempt, limits);
}

function isTooLate(waitMs: number, { elapsedMs, nowMs }: Attempt, { deadlineMs, expiresAtMs }: Limits): boolean {
  return elapsedMs + waitMs > deadlineMs || (expiresAtMs !== undefined && nowMs + waitMs >= expiresAtMs);
}

import pRetry from 'p-retry';
import type { Because } from '../../core/decide/because.ts';
import type { Outcome } from '../../core/outcome.ts';
import { attempt } from './attempt.ts';
import { atOnce, type Journey } from './journey.ts';
import type { Run } from './run.ts';

/** One for all: an error object costs more than the rest of a retry. */
const again = new Error('push-outcome: to be sent again');

const nothing = () => undefined;
const always = () => true;

/**
 * Takes a journey to the end of each of its targets. p-retry counts the attempts and ends them on abort; the waits are
 * ours, in `shouldRetry`, for elsewhere it would wait after the last attempt too. Never rejects.
 */
export async function travel<Credential>(run: Run<Credential>, journey: Journey): Promise<void> {
  const { ledger, limits } = run.settings;
  try {
    if (journey.next !== atOnce) await prepare(run, journey);
    if (ledger && journey.sends === 0) await skipTaken(run, journey);
    if (journey.targets.length === 0) return;
    await pRetry(
      async (number) => {
        if (await attempt(run, journey, journey.before + number)) throw again;
      },
      {
        retries: limits.attempts - 1 - journey.before,
        signal: run.controller.signal,
        shouldRetry: () => prepare(run, journey),
        // All that it would fill in itself, for each of a million targets.
        minTimeout: 0,
        maxTimeout: 0,
        factor: 1,
        randomize: false,
        maxRetryTime: Infinity,
        onFailedAttempt: nothing,
        shouldConsumeRetry: always,
      },
    );
  } catch {
    // Whatever it was, it is said of the targets below.
  } finally {
    endJourney(run, journey, run.isAborted ? 'aborted' : 'attempts_spent');
  }
}

/** What has to happen before the next send. False where it cannot. */
async function prepare<Credential>(run: Run<Credential>, journey: Journey): Promise<boolean> {
  const { waitMs, refresh } = journey.next;
  journey.next = atOnce;
  if (!refresh) await run.waits.sleep(waitMs);
  else if (await run.credentials.renew(journey.version)) journey.refreshed = true;
  else endJourney(run, journey, run.isAborted ? 'aborted' : 'refresh_did_not_help');
  return journey.targets.length > 0;
}

/** All of its targets end, as far as they came. */
export function endJourney<Credential>(run: Run<Credential>, journey: Journey, because: Because): void {
  const { targets, outcomes, sends } = journey;
  journey.targets = [];
  if (targets.length === 0) return;
  // Sent, and nothing is known of it.
  if (outcomes.length === 0) run.end(targets, sends > 0 ? 'uncertain' : 'unsent', because, sends, undefined);
  for (const outcome of outcomes) run.end(outcome.targets, statusOf(outcome, journey), because, sends, outcome);
}

/** What is known over all attempts: what may have been taken once is not simply refused later. */
export function statusOf({ status }: Outcome, { wasUncertain }: Journey): 'accepted' | 'refused' | 'uncertain' {
  return status === 'refused' && wasUncertain ? 'uncertain' : status;
}

async function skipTaken<Credential>(run: Run<Credential>, journey: Journey): Promise<void> {
  const { ledger, messageKey = '' } = run.settings;
  let taken: ReadonlySet<string>;
  try {
    taken = (await ledger?.taken(messageKey, journey.targets)) ?? new Set();
  } catch {
    taken = new Set(journey.targets); // nobody can say that they did not get it
  }
  if (taken.size === 0) return;
  const known = journey.targets.filter((target) => taken.has(target));
  journey.targets = journey.targets.filter((target) => !taken.has(target));
  if (known.length > 0) run.end(known, 'unsent', 'ledger', 0, undefined);
}

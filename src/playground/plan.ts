import { type Attempt, type Decision, decide, type Limits } from '../core/decide/index.ts';
import type { Outcome } from '../core/outcome.ts';
import { deliverDefaults } from '../effects/deliver/defaults.ts';

/** What follows one attempt, if every attempt is answered alike. The wait that is asked for lies between two numbers: the rest is chance. */
export interface Step {
  /** The attempt that has just ended, counted from 1. */
  readonly attempt: number;
  readonly decision: Decision;
  readonly leastMs: number;
  readonly mostMs: number;
}

export interface Circumstances {
  /** A second copy does no harm. */
  readonly repeatable: boolean;
  readonly nowMs: number;
}

const { attempts, deadlineMs, baseMs, capMs } = deliverDefaults;
export const limits: Limits = { attempts, deadlineMs, baseMs, capMs };

/** What `deliver` would do with its defaults, attempt for attempt, until it stops. */
export function planOf(outcome: Outcome, circumstances: Circumstances): readonly Step[] {
  const steps: Step[] = [];
  for (let number = 1, elapsedMs = 0; number <= attempts; number += 1) {
    const step = stepOf(outcome, circumstances, number, elapsedMs);
    steps.push(step);
    if (step.decision.next !== 'send_again') break;
    // Half of the chance, as it comes out in the long run.
    elapsedMs += (step.leastMs + step.mostMs) / 2;
  }
  return steps;
}

function stepOf(outcome: Outcome, { repeatable, nowMs }: Circumstances, number: number, elapsedMs: number): Step {
  const refreshed = number > 1 && outcome.status === 'refused' && outcome.retry.when === 'after_refresh';
  const at = (chance: number): Attempt => ({ number, elapsedMs, nowMs: nowMs + elapsedMs, chance, refreshed, repeatable });
  // A vendor that asks for the same wait again asks for it from the reply that has just come.
  const again = outcome.receivedAtMs === undefined ? outcome : { ...outcome, receivedAtMs: nowMs + elapsedMs };
  const decision = decide(again, at(0.5), limits);
  // Without the deadline, so that a wait that was too long can be told.
  const waitMs = (chance: number) => decide(again, at(chance), { ...limits, deadlineMs: Infinity }).waitMs;
  return { attempt: number, decision, leastMs: waitMs(0), mostMs: waitMs(1) };
}

import { deliverDefaults } from '../deliver/defaults.ts';

const dayMs = 86_400_000;

/** Every number of the queue. Times in milliseconds. */
export const queueDefaults = {
  name: 'push-outcome',
  prefix: 'bull',
  /** Targets a job. */
  jobSize: 100,
  /** Targets a send. */
  batchSize: 1,
  /** Jobs that are handed to the engine in one call. */
  bulk: 50,
  deadlineMs: deliverDefaults.deadlineMs,
  attempts: deliverDefaults.attempts,
  baseMs: deliverDefaults.baseMs,
  capMs: deliverDefaults.capMs,
  /** A producer waits no longer for the engine. */
  timeoutMs: 5_000,
  /** Jobs at once that send. */
  concurrency: 8,
  /** Sends at once within one job; after a crash no more than these are uncertain. */
  parallel: 8,
  /** Jobs that may wait in this process for the gate, beside those that send. */
  held: 64,
  /** A job whose worker is gone is taken over this much later, and up to `stalledMs` after that. */
  lockMs: 30_000,
  stalledMs: 30_000,
  /** How long `stop` waits for the sends under way. */
  graceMs: 10_000,
  retentionDays: 7,
  /** A closed gate is looked at again after this much, longer each time. */
  lookAgainMs: 1_000,
  lookAgainCapMs: 60_000,
  sweepMs: 3_600_000,
  dayMs,
} as const;

/** The engine may try as often as it likes: what ends a target is our decision alone. */
export const engineAttempts = 1_000_000;

import { deliverDefaults } from '../deliver/defaults.ts';

const dayMs = 86_400_000;

/** Every number of the queue. Times in milliseconds. */
export const queueDefaults = {
  /** The queue, where the options name none. */
  name: 'push-outcome',
  /** Redis: before every key. */
  prefix: 'bull',
  /** Targets a job. */
  jobSize: 100,
  /** Targets a send. */
  batchSize: 1,
  /** Jobs that are handed to the engine in one call. */
  bulk: 50,
  /** From `enqueue` to the last send of a target: 30 minutes, as for `deliver`. */
  deadlineMs: deliverDefaults.deadlineMs,
  /** Sends of one message to one target: 5. A split is not counted. */
  attempts: deliverDefaults.attempts,
  /** The first backoff is anything from 0 to this, 1 s; the range doubles with each further attempt. */
  baseMs: deliverDefaults.baseMs,
  /** No backoff is longer than 60 s; a vendor's own wait is never cut. */
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
  /** How often a worker looks for jobs whose lock has run out. */
  stalledMs: 30_000,
  /** How long `stop` waits for the sends under way. */
  graceMs: 10_000,
  /** Days that a job which has ended is kept, with the results of its targets. */
  retentionDays: 7,
  /** A closed gate is looked at again after this much, longer each time. */
  lookAgainMs: 1_000,
  /** No such look comes later than this after the one before: 60 s. */
  lookAgainCapMs: 60_000,
  /** Once an hour a worker takes away the jobs that ended more than `retentionDays` ago. */
  sweepMs: 3_600_000,
  /** One day. */
  dayMs,
} as const;

/** The engine may try as often as it likes: what ends a target is our decision alone. */
export const engineAttempts = 1_000_000;

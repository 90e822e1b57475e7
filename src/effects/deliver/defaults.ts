/** Every number of a delivery. Times in milliseconds. */
export const deliverDefaults = {
  attempts: 5,
  /** Apple asks for 15 minutes after a 5xx. */
  deadlineMs: 30 * 60_000,
  baseMs: 1_000,
  capMs: 60_000,
  concurrency: 8,
  batchSize: 1,
  /** Targets that were pulled and have not ended. */
  held: 10_000,
  /** Results that nobody has taken yet, where they are not kept. */
  untaken: 1_024,
  /** A send that was told to stop gets so long to answer. */
  graceMs: 1_000,
  /** An asynchronous source gets so long to fill a batch. */
  lingerMs: 50,
  refreshMs: 30_000,
  refreshAttempts: 3,
  /** No new credential for so long after one that nothing was accepted with, or after none was to be had. */
  refreshAgainMs: 60_000,
  progressMs: 100,
  /** Targets that are remembered at least, so that none is sent twice: up to twice as many. */
  seen: 2 ** 21,
  ledger: 100_000,
} as const;

/** What one timer can hold; a longer wait looks again in between. */
export const longestTimerMs = 2 ** 31 - 1;

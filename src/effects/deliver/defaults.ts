/** Every number of a delivery. Times in milliseconds. */
export const deliverDefaults = {
  /** Sends of one message to one target; a split is not counted. */
  attempts: 5,
  /** Apple asks for 15 minutes after a 5xx. */
  deadlineMs: 30 * 60_000,
  /** The first backoff is anything from 0 to this; the range doubles with each further attempt. */
  baseMs: 1_000,
  /** No backoff is longer; a vendor's own wait is never cut. */
  capMs: 60_000,
  /** Calls of `send` at once. */
  concurrency: 8,
  /** Targets a send. */
  batchSize: 1,
  /** Targets that were pulled and have not ended. */
  held: 10_000,
  /** Results that nobody has taken yet, where they are not kept. */
  untaken: 1_024,
  /** A send that was told to stop gets so long to answer. */
  graceMs: 1_000,
  /** An asynchronous source gets so long to fill a batch. */
  lingerMs: 50,
  /** One call of `refresh` may take so long. */
  refreshMs: 30_000,
  /** Calls of `refresh`, with backoff between them, before there is no new credential. */
  refreshAttempts: 3,
  /** No new credential for so long after one that nothing was accepted with, or after none was to be had. */
  refreshAgainMs: 60_000,
  /** Between two calls of `onProgress` at least. */
  progressMs: 100,
  /** Targets that are remembered at least, so that none is sent twice: up to twice as many. */
  seen: 2 ** 21,
  /** Targets that `memoryLedger` remembers, over all messages. */
  ledger: 100_000,
} as const;

/** What one timer can hold; a longer wait looks again in between. */
export const longestTimerMs = 2 ** 31 - 1;

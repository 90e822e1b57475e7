/** Every number of the shared gate. Times in milliseconds. */
export const fleetDefaults = {
  /** How often the store is asked. */
  syncMs: 250,
  /** Without word of the store for so long after its time, a process opens by itself: nobody else may be there to. */
  graceMs: 5_000,
  /** A probe without any answer stands in the way no longer. */
  probeMs: 60_000,
  /** Who probes has to say so again before that: a process that is gone must not keep the others from it. */
  leaseMs: 5_000,
  baseMs: 1_000,
  capMs: 60_000,
  /** How long a word is remembered once its time is over. */
  keepMs: 600_000,
  shutKeepMs: 7 * 86_400_000,
  /** A process that was not heard of for so long is gone. */
  memberMs: 10_000,
} as const;

/** What `decide` must know of the attempt that has just ended. Time and chance are arguments: it has none of its own. */
export interface Attempt {
  /** How many times this message was sent to these targets, this attempt included: 1 or more. */
  readonly number: number;
  /** Milliseconds since the first attempt was asked for, waits included. */
  readonly elapsedMs: number;
  /** Now, in milliseconds since 1970. */
  readonly nowMs: number;
  /** A random number from 0 up to 1: the jitter. */
  readonly chance: number;
  /** The credential was renewed once already for this message. */
  readonly refreshed: boolean;
  /** A second copy does no harm: the caller says so, or the vendor drops repeats of the key that was used. */
  readonly repeatable: boolean;
  /** An earlier attempt under this same deduplication key ended uncertain: then `duplicate_request` means that it was taken. Default false. */
  readonly uncertainBefore?: boolean | undefined;
}

/** How far to go. */
export interface Limits {
  /** Sends of one message to one target, the first included: 1 or more. */
  readonly attempts: number;
  /** Milliseconds from the first attempt; `Infinity` for none. */
  readonly deadlineMs: number;
  /** The first backoff is up to this long, in milliseconds; each further one up to twice as long. */
  readonly baseMs: number;
  /** No backoff is longer than this, in milliseconds. A wait that the vendor asks for is never cut. */
  readonly capMs: number;
  /** When the message is worth nothing any more, in milliseconds since 1970. */
  readonly expiresAtMs?: number | undefined;
}

/**
 * Whether, and when, the same message may go to the same target again. Waits are milliseconds counted from the
 * moment the reply was received; every one of them is a floor, never an appointment.
 */
export type Retry =
  | {
      /** Not again: a further send would fare no better. */
      readonly when: 'never';
    }
  | {
      /** Later: after the floor, with the caller's own backoff on top of it. */
      readonly when: 'backoff';
      /** The vendor's floor, in milliseconds: its row's, or what the reply asked for. Absent: none. */
      readonly atLeastMs?: number;
    }
  | {
      /** Not before a time of the vendor's. */
      readonly when: 'after';
      /** Milliseconds. Absent where it hangs on a clock and none is known: then `decide` reckons it from `attempt.nowMs`. */
      readonly waitMs?: number;
      /** The reset that is waited for. Absent where a row or a reply gave a number; with neither, it is the midnight. */
      readonly until?: Reset;
    }
  | {
      /** At once, with a new credential. The same refusal after that ends it. */
      readonly when: 'after_refresh';
    }
  | {
      /** At once, in smaller batches. Only for two targets or more. */
      readonly when: 'split';
    };

/** The vendor's clock in its own zone (UTC+8): the end of its day, or 07:00 when operation messages may go out again. */
export type Reset = 'vendor_midnight' | 'vendor_morning';

/** `dead`: the vendor vouches for it. `suspect`: the fault may be ours, so nothing is deleted on one word. */
export type TokenFate = 'keep' | 'suspect' | 'dead';

/** How much has to hold its breath: this target, its channel, the app's credential, or everything to this vendor. */
export type Pause = 'none' | 'target' | 'channel' | 'app' | 'vendor';

/** What usually follows from a cause. */
export interface Advice {
  /**
   * Whose it is to act, or to wait for: reports and the level of events go by it. `device` only with `client_sdk`,
   * `unknown` with `unrecognized`.
   */
  readonly owner: 'token' | 'target' | 'message' | 'credential' | 'app' | 'quota' | 'vendor' | 'network' | 'device' | 'unknown';
  /** What an outcome carries unless its row or the reply says otherwise; a `Retry-After` replaces the number in it. */
  readonly retry: Retry;
  /** What a row says of the token unless it says otherwise. An outcome may say less: `dead` needs a voucher in the reply. */
  readonly token: TokenFate;
  /** What else has to wait beside this send; `none` where nothing has. */
  readonly pause: Pause;
  /** A `dead` of this cause needs a second sighting a day apart. */
  readonly confirm?: true;
}

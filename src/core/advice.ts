/**
 * Whether, and when, the same message may go to the same target again. Waits are milliseconds counted from the
 * moment the reply was received; every one of them is a floor, never an appointment.
 */
export type Retry =
  | { readonly when: 'never' }
  | { readonly when: 'backoff'; readonly atLeastMs?: number }
  | { readonly when: 'after'; readonly waitMs?: number; readonly until?: Reset }
  | { readonly when: 'after_refresh' }
  | { readonly when: 'split' };

/** The vendor's clock in its own zone (UTC+8): the end of its day, or 07:00 when operation messages may go out again. */
export type Reset = 'vendor_midnight' | 'vendor_morning';

/** `dead`: the vendor vouches for it. `suspect`: the fault may be ours, so nothing is deleted on one word. */
export type TokenFate = 'keep' | 'suspect' | 'dead';

/** How much has to hold its breath: this target, its channel, the app's credential, or everything to this vendor. */
export type Pause = 'none' | 'target' | 'channel' | 'app' | 'vendor';

/** What usually follows from a cause. */
export interface Advice {
  readonly owner: 'token' | 'target' | 'message' | 'credential' | 'app' | 'quota' | 'vendor' | 'network' | 'device' | 'unknown';
  readonly retry: Retry;
  readonly token: TokenFate;
  readonly pause: Pause;
  /** A `dead` of this cause needs a second sighting a day apart. */
  readonly confirm?: true;
}

import type { Placed } from './heap.ts';
import type { Leave } from './leave.ts';
import type { Turnstile } from './turnstile.ts';
import type { Pass, Refusal } from './types.ts';

/** A send that waits. It stands in one queue at most. */
export interface Waiter extends Placed {
  readonly leave: Leave;
  readonly app: string;
  readonly targets: readonly string[];
  readonly priority: number;
  /** `Infinity` for none. */
  readonly deadlineAtMs: number;
  /** Targets: what counts against the bound. */
  readonly weight: number;
  /** Among equals, who came first. */
  readonly order: number;
  readonly signal: AbortSignal | undefined;
  where: Turnstile | undefined;
  cancelTimer: (() => void) | undefined;
  readonly settle: (end: Pass | Refusal) => void;
}

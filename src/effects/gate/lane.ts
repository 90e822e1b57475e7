import type { Budget } from './budget.ts';
import type { Key } from './key.ts';
import type { Turnstile } from './turnstile.ts';
import type { GateApi } from './types.ts';

/** The way that all sends of one vendor, host, app, channel and API take. */
export interface Lane {
  readonly vendor: string;
  readonly host: string;
  readonly app: string;
  readonly channel: string;
  readonly api: GateApi;
  readonly keys: readonly [channel: Key, app: Key, vendor: Key];
  readonly budget: Budget | undefined;
  /** What stands in the way, the narrowest first: who waits at a wide one has only that to wait for. */
  readonly turnstiles: readonly Turnstile[];
  /** Those that wait, wherever, and passes that are out: as long as there are any, the lane is not forgotten. */
  sends: number;
}

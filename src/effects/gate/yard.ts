import type { Key } from './key.ts';
import type { Settings } from './options.ts';
import type { GateEvent, Refusal } from './types.ts';
import type { Waiter } from './waiter.ts';

/** What a part of the gate may ask of the whole. */
export interface Yard {
  readonly settings: Settings;
  /** One more than ever before: the order of leaves and changes. */
  tick(): number;
  /** On to the next condition, or out. */
  advance(waiter: Waiter, nowMs: number): void;
  /** Takes it out of wherever it waits, and refuses it. */
  dismiss(waiter: Waiter, because: Refusal['because']): void;
  /** Refuses everyone who needs this key, wherever they wait. */
  dismissAll(key: Key, because: Refusal['because']): void;
  tell(key: Key, type: GateEvent['type'], more?: Partial<GateEvent>): void;
}

import type { KeyView, Why } from './types.ts';

/** What a key is called. */
export type KeyName = Pick<KeyView, 'scope' | 'vendor' | 'api' | 'host' | 'app' | 'channel'>;

export const levels = { channel: 0, app: 1, vendor: 2 } as const;

/** Why a key is closed, and how long. */
export interface Closing {
  readonly why: Why;
  /** No probe before; the vendor's own time, or a person's. Undefined: our own backoff. */
  readonly untilMs?: number | undefined;
  readonly local?: boolean;
}

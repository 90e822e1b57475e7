import type { PruneTold } from '../events/push-event.ts';
import type { PruneEvent } from './events.ts';

const names = {
  invalidated: 'tokens_invalidated',
  moved: 'tokens_moved',
  left_alone: 'tokens_left_alone',
  blown: 'fuse_blown',
  released: 'fuse_released',
  discarded: 'fuse_discarded',
  store_failed: 'prune_store_failed',
} as const satisfies Record<PruneEvent['type'], PruneTold['event']>;

/** The event under the name that it has among all others. */
export function told({ type, ...rest }: PruneEvent): PruneTold {
  return { event: names[type], ...rest } as PruneTold;
}

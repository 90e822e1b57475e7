import type { PulledBatch } from './options.ts';

/**
 * What was pulled could not be stored, and the vendor has deleted it: `batch` is the last copy. It is not enumerable, so
 * that no log and no `inspect` shows the targets in it.
 */
export class PullStoreError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'PullStoreError';
  /** The reply that nobody else has any more: store it by other means. */
  declare readonly batch: PulledBatch;

  constructor(batch: PulledBatch) {
    super(`push-outcome: page ${batch.page} pulled from ${batch.vendor} was not stored; keep error.batch, the vendor has deleted it`);
    Object.defineProperty(this, 'batch', { value: batch, enumerable: false });
  }
}

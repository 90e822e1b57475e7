import type { PulledBatch } from './options.ts';

/**
 * What was pulled could not be stored, and the vendor has deleted it: `batch` is the last copy. It is not enumerable, so
 * that no log and no `inspect` shows the targets in it.
 */
export class PullStoreError extends Error {
  override readonly name = 'PullStoreError';
  declare readonly batch: PulledBatch;

  constructor(batch: PulledBatch) {
    super(`push-outcome: page ${batch.page} pulled from ${batch.vendor} was not stored; keep error.batch, the vendor has deleted it`);
    Object.defineProperty(this, 'batch', { value: batch, enumerable: false });
  }
}

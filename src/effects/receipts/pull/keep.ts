import type { PulledBatch } from './options.ts';
import type { PullSettings } from './settings.ts';
import { PullStoreError } from './store-error.ts';
import { pause } from './wait.ts';

const attempts = 3;

/** Stores a batch, or throws it. No signal ends this: the vendor has forgotten it. */
export async function keep({ store, pauseMs }: PullSettings, batch: PulledBatch): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await store(batch);
      return;
    } catch {
      // What a store says may hold tokens; the batch itself is told of in the end.
      if (attempt < attempts) await pause(pauseMs * attempt);
    }
  }
  throw new PullStoreError(batch);
}

import { queueDefaults } from './defaults.ts';
import type { PushQueue } from './open-queue.ts';

/** Takes away what ended longer ago than so many days. The engine does so itself only when another job ends. */
export async function sweep(queue: PushQueue, days: number): Promise<number> {
  let swept = 0;
  for (const state of ['completed', 'failed'] as const)
    for (;;) {
      const ids = await queue.use((engine) => engine.clean(days * queueDefaults.dayMs, 1_000, state), true);
      swept += ids.length;
      if (ids.length < 1_000) break;
    }
  return swept;
}

import type { JobType } from 'bullmq';
import { idPrefix } from './job-id.ts';
import type { PushQueue, QueuedJob } from './open-queue.ts';

/** Where a job may stand. */
export const allStates = ['waiting', 'prioritized', 'delayed', 'active', 'completed', 'failed'] as const satisfies readonly JobType[];
export type StateName = (typeof allStates)[number];

const page = 200;

/** All jobs in these states, or those of one message. Read in pages: a queue may be long. */
export async function* jobsOf(
  queue: PushQueue,
  states: readonly StateName[],
  messageKey?: string,
): AsyncGenerator<{ readonly job: QueuedJob; readonly state: StateName }> {
  const prefix = messageKey === undefined ? '' : idPrefix(messageKey);
  for (const state of states)
    for (const ids = await idsOf(queue, state, prefix); ids.length > 0; )
      for (const job of await jobsWith(queue, ids.splice(0, page))) yield { job, state };
}

/** First the names alone, so that nothing is missed while jobs move. */
async function idsOf(queue: PushQueue, state: StateName, prefix: string): Promise<string[]> {
  const ids = new Set<string>();
  for (let start = 0; ; start += 10_000) {
    const end = start + 9_999;
    const found = await queue.use(async (engine) => (await engine.getRanges([state], start, end)) as readonly string[]);
    for (const id of found) if (id.startsWith(prefix)) ids.add(id);
    if (found.length < 10_000) return [...ids];
  }
}

async function jobsWith(queue: PushQueue, ids: readonly string[]): Promise<QueuedJob[]> {
  const jobs = await queue.use((engine) => Promise.all(ids.map((id) => engine.getJob(id) as Promise<QueuedJob | undefined>)));
  return jobs.filter((job) => job !== undefined);
}

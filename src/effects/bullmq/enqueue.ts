import type { JobsOptions } from 'bullmq';
import { engineAttempts, queueDefaults } from './defaults.ts';
import { jobIdOf } from './job-id.ts';
import { payloadsOf, type QueuedMessage } from './message.ts';
import { openQueue, PushQueue, type QueueOptions } from './open-queue.ts';
import { type Payload, writePayload } from './payload.ts';

/** What was put into the queue. It says nothing of any vendor's answer. */
export interface Enqueued {
  /** The message's name: the caller's own, else the random one that was chosen; empty where there was no target and no key. */
  readonly messageKey: string;
  /** Jobs, those included that were there already. */
  readonly jobs: number;
  /** Targets, each once. */
  readonly targets: number;
}

/**
 * Puts one message to its targets into the queue: one job for each `jobSize` of them. With options instead of a queue it
 * opens one for this call alone. Rejects with a `QueueUnavailableError` where the engine is down: within
 * `timeoutMs` of what it was last asked, and a large message is several questions.
 */
export async function enqueue(queue: PushQueue | QueueOptions, message: QueuedMessage): Promise<Enqueued> {
  const own = queue instanceof PushQueue ? undefined : openQueue(queue);
  const payloads = payloadsOf(message, Date.now());
  try {
    await addAll(own ?? (queue as PushQueue), payloads);
  } finally {
    await own?.close();
  }
  const targets = payloads.reduce((sum, payload) => sum + payload.targets.length, 0);
  return { messageKey: payloads[0]?.messageKey ?? message.messageKey ?? '', jobs: payloads.length, targets };
}

async function addAll(queue: PushQueue, payloads: readonly Payload[]): Promise<void> {
  for (let at = 0; at < payloads.length; at += queueDefaults.bulk) {
    const jobs = payloads.slice(at, at + queueDefaults.bulk).map((payload) => jobOf(payload, queue.retentionDays));
    await queue.use((engine) => engine.addBulk(jobs), true);
  }
}

/** Higher is earlier for us; for the engine 1 is the earliest, and a job without any comes before them all. */
const enginePriority = (priority: number): number => 1001 - priority;

export function jobOf(payload: Payload, retentionDays: number, jobId = jobIdOf(payload)) {
  const keep = { age: Math.ceil((retentionDays * queueDefaults.dayMs) / 1000) };
  const opts: JobsOptions = {
    jobId,
    attempts: engineAttempts,
    backoff: { type: 'fixed', delay: 1_000 },
    stackTraceLimit: 0,
    removeOnComplete: keep,
    removeOnFail: keep,
    priority: enginePriority(payload.priority),
  };
  return { name: payload.vendor, data: writePayload(payload), opts };
}

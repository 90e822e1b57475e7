import Table from 'cli-table3';
import type { JobReport, PushQueue } from '../../effects/bullmq/index.ts';
import { type EngineFlags, engineOptions, withFleet } from '../fleet.ts';
import { UsageError } from '../input.ts';

export interface QueueFlags extends EngineFlags {
  readonly message?: string;
  readonly job?: string;
  readonly uncertain?: boolean;
}

type Fleet = Parameters<Parameters<typeof withFleet>[0]>[0];
type Word = (fleet: Fleet, queue: PushQueue, flags: QueueFlags) => Promise<number>;

const say = (value: object, json: boolean | undefined, words: string) =>
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${words}\n`);

const words: Readonly<Record<string, Word>> = {
  /** Exit status 3 where a job failed. */
  status: async ({ queueStatus }, queue, { json }) => {
    const status = await queueStatus(queue);
    const { waiting, delayed, active, completed, failed } = status;
    say(status, json, `waiting ${waiting}, delayed ${delayed}, active ${active}, completed ${completed}, failed ${failed}`);
    return failed > 0 ? 3 : 0;
  },
  failed: async ({ failedJobs }, queue, { message, json }) => {
    const table = new Table({ head: ['job', 'vendor', 'app', 'message', 'targets', 'why'], style: { head: [], border: [] } });
    for await (const report of failedJobs(queue, message === undefined ? {} : { messageKey: message }))
      if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
      else table.push(rowOf(report));
    if (!json) process.stdout.write(table.length === 0 ? 'no job failed\n' : `${table.toString()}\n`);
    return 0;
  },
  resend: async ({ resend }, queue, { message, job, uncertain = false, json }) => {
    const sent = await resend(queue, {
      ...(message !== undefined && { messageKey: message }),
      ...(job !== undefined && { jobId: job }),
      uncertain,
    });
    say(sent, json, `${sent.targets} targets in ${sent.jobs} jobs go out again`);
    return 0;
  },
  cancel: async ({ cancel }, queue, { message, json }) => {
    if (message === undefined) throw new UsageError('say which message: --message KEY');
    const done = await cancel(queue, message);
    say(done, json, `${done.cancelled} jobs cancelled; ${done.active} are under way, and what they are sending is not taken back`);
    return 0;
  },
};

/** What a person does with the queue. No target is shown, save with --json. */
export async function queueCommand(word: string, flags: QueueFlags): Promise<number> {
  const work = Object.hasOwn(words, word) ? words[word] : undefined;
  if (!work) throw new UsageError(`say one of ${Object.keys(words).join(', ')}`);
  const options = engineOptions(flags);
  return withFleet(async (fleet) => {
    const queue = fleet.openQueue(options);
    try {
      return await work(fleet, queue, flags);
    } finally {
      await queue.close();
    }
  });
}

const rowOf = ({ jobId, vendor = '?', app = '', messageKey = '', results, open, reason = '' }: JobReport) => [
  jobId,
  vendor,
  app,
  messageKey,
  results.length + open.length,
  reason,
];

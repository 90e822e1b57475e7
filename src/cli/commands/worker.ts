import { hostname } from 'node:os';
import type { PushWorker, SharedGate } from '../../effects/bullmq/index.ts';
import { withFleet } from '../fleet.ts';
import { UsageError } from '../input.ts';
import { readWorkerConfig, type WorkerConfig } from '../worker-config.ts';

export interface WorkerFlags {
  readonly url?: string;
  readonly grace?: string;
}

type Fleet = Parameters<Parameters<typeof withFleet>[0]>[0];
type Tally = Record<'accepted' | 'refused' | 'uncertain' | 'unsent', number>;

/** Works until it is told to stop: then it finishes what it is sending and hands back what waits. */
export async function workerCommand(path: string, flags: WorkerFlags): Promise<number> {
  const graceMs = graceOf(flags.grace);
  const config = await readWorkerConfig(path, flags.url);
  return withFleet(async (fleet) => {
    const tally: Tally = { accepted: 0, refused: 0, uncertain: 0, unsent: 0 };
    const gate = gateOf(fleet, config);
    const worker = fleet.createWorker({ ...optionsOf(config, tally), ...(gate && { gate }) });
    try {
      await worker.ready();
      process.stderr.write(`push-outcome: worker ${process.pid} on ${hostname()} is ready; SIGTERM or Ctrl-C stops it\n`);
      await toldToStop();
      process.stderr.write(`push-outcome: stopping: ${lookedAt(worker)}\n`);
    } finally {
      await worker.stop({ graceMs });
      await gate?.end();
    }
    const { accepted, refused, uncertain, unsent } = tally;
    process.stdout.write(`accepted ${accepted}, refused ${refused}, uncertain ${uncertain}, unsent ${unsent}\n`);
    return 0;
  });
}

function optionsOf({ gate: _, onResult, onProblem, ...options }: WorkerConfig, tally: Tally) {
  return {
    ...options,
    onResult: (async (results, of) => {
      await onResult?.(results, of);
      for (const { status } of results) tally[status] += 1;
    }) satisfies WorkerConfig['onResult'],
    onProblem: ((problem) => {
      process.stderr.write(`push-outcome: ${problem.type} ${problem.code}\n`);
      onProblem?.(problem);
    }) satisfies WorkerConfig['onProblem'],
  };
}

function gateOf({ sharedGate }: Fleet, { gate, url }: WorkerConfig): SharedGate | undefined {
  return gate === undefined ? undefined : sharedGate({ url, ...(gate === 'shared' ? {} : gate) });
}

function graceOf(seconds = '10'): number {
  const number = Number(seconds);
  if (!(seconds.trim() !== '' && number >= 0 && number <= 3600)) throw new UsageError('--grace must be seconds from 0 to 3600');
  return number * 1000;
}

function lookedAt(worker: PushWorker): string {
  const { sending, waiting } = worker.look();
  return `${sending} sends under way may end, ${waiting} jobs that wait go back`;
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

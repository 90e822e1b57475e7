import type { Command } from 'commander';
import type { GateFlags } from './commands/gate.ts';
import type { QueueFlags } from './commands/queue.ts';
import type { WorkerFlags } from './commands/worker.ts';

/** What many machines need: the worker, the queue, the gate that they share. */
export function addFleetCommands(root: Command, finish: (status: number) => void): void {
  root
    .command('worker')
    .argument(
      '<config>',
      'a module (.mjs) whose default export is the options of createWorker, or JSON whose `send` is the path of a module',
    )
    .option('--url <url>', 'of the engine: redis://, postgres:// or pglite:///folder', process.env.QUEUE_URL)
    .option('--grace <seconds>', 'what is being sent when it is told to stop gets so long to end', '10')
    .description('takes jobs from the queue and sends them, until SIGTERM')
    .addHelpText(
      'after',
      '\nExamples:\n  push-outcome worker worker.config.mjs\n  push-outcome worker worker.json --url redis://127.0.0.1:6379\n\nExit status: 0 stopped, 2 wrong use, 4 the engine does not answer.',
    )
    .action(async (config: string, flags: WorkerFlags) =>
      finish(await (await import('./commands/worker.ts')).workerCommand(config, flags)),
    );
  const atEngine = (command: Command) =>
    command
      .option('--url <url>', 'of the engine: redis:// or postgres://', process.env.QUEUE_URL)
      .option('--prefix <prefix>', 'as the workers have it')
      .option('--json', 'as JSON');
  atEngine(root.command('queue').argument('<word>', 'status, failed, resend or cancel'))
    .option('--name <name>', 'of the queue; push-outcome without it')
    .option('--message <key>', 'of this message alone')
    .option('--job <id>', 'resend this job alone')
    .option('--uncertain', 'resend what may have been taken as well: some will get it twice')
    .description('the queue: how much waits, what failed, send it again, cancel a message')
    .addHelpText(
      'after',
      '\nExamples:\n  push-outcome queue status --url redis://127.0.0.1:6379\n  push-outcome queue failed --message parcel-4711\n  push-outcome queue resend --message parcel-4711\n  push-outcome queue cancel --message parcel-4711\n\nNo target is shown, save with --json. Exit status of status: 3 where a job failed; 4 the engine does not answer.',
    )
    .action(async (word: string, flags: QueueFlags) => finish(await (await import('./commands/queue.ts')).queueCommand(word, flags)));
  atEngine(root.command('gate').argument('<word>', 'status, open or close'))
    .option('--vendor <vendor>', 'whose key')
    .option('--app <app>', 'of this app alone')
    .option('--host <host>', 'of this address alone')
    .option('--channel <channel>', 'of this class of messages alone')
    .option('--api <api>', 'of this API alone: send, auth, operation or receipt')
    .option('--seconds <seconds>', 'close for so long; without it until it is opened')
    .description('the gate that a fleet shares: what is closed and why; open it, close it')
    .addHelpText(
      'after',
      '\nExamples:\n  push-outcome gate status --url redis://127.0.0.1:6379\n  push-outcome gate close --vendor huawei --app shop --seconds 600\n  push-outcome gate open --vendor huawei\n\nExit status of status: 3 where a key is closed; 4 the engine does not answer.',
    )
    .action(async (word: string, flags: GateFlags) => finish(await (await import('./commands/gate.ts')).gateCommand(word, flags)));
}

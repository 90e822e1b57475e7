import { ArgumentError } from '../core/argument-error.ts';
import { UsageError } from './input.ts';

type Fleet = typeof import('../effects/bullmq/index.ts');

/** Where the queue, or the gate's store, is. */
export interface EngineFlags {
  readonly url?: string;
  readonly name?: string;
  readonly prefix?: string;
  readonly json?: boolean;
}

const engineDown = 4;

/** Does something with the engine. What the user got wrong is a `UsageError`; exit status 4 where the engine does not answer. */
export async function withFleet(work: (fleet: Fleet) => Promise<number>): Promise<number> {
  try {
    return await work(await loadFleet());
  } catch (error) {
    if (error instanceof ArgumentError || (error as Error)?.name === 'ArgumentError')
      throw new UsageError((error as Error).message.replace(/^push-outcome: /, ''));
    if ((error as Error)?.name !== 'QueueUnavailableError') throw error;
    process.stderr.write(`push-outcome: the engine does not answer (${(error as { code?: string }).code})\n`);
    return engineDown;
  }
}

/** A file of its own beside this one, with the engine as a package of the user's. */
async function loadFleet(): Promise<Fleet> {
  try {
    return await import('../effects/bullmq/index.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('this needs the package bullmq, and ioredis or pg: npm install bullmq ioredis');
  }
}

/** The address may hold a password, so it is never shown. */
export function urlOf({ url }: EngineFlags): string {
  if (url === undefined || url === '') throw new UsageError('say where the engine is: --url redis://… or postgres://…, or QUEUE_URL');
  return url;
}

export const engineOptions = (flags: EngineFlags) => ({
  url: urlOf(flags),
  ...(flags.name !== undefined && { name: flags.name }),
  ...(flags.prefix !== undefined && { prefix: flags.prefix }),
});

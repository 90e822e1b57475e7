import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ArgumentError } from '../../core/argument-error.ts';
import type { PruneEvent } from '../../effects/prune/events.ts';
import type { SuspectRule } from '../../effects/prune/options.ts';
import type { Pruner } from '../../effects/prune/promise.ts';
import { pruneLines } from '../../effects/prune/prune-lines.ts';
import { createPruner } from '../../effects/prune/pruner.ts';
import type { PrunerStatus } from '../../effects/prune/status.ts';
import { kyselyStore } from '../../effects/store/kysely/kysely-store.ts';
import { vendors } from '../../vendors/index.ts';
import { type OpenDatabase, openDatabase } from '../database.ts';
import { totalBytes, UsageError } from '../input.ts';
import { type Progress, progressOf } from '../progress.ts';
import { sideOf, type TableOptions, tokenTableOf } from '../token-table.ts';

export interface PruneOptions extends TableOptions {
  readonly db?: string;
  readonly dryRun?: boolean;
  readonly suspects?: string;
  readonly defaultApp?: string;
  readonly json?: boolean;
}

/** 3 where a fuse is blown, 1 where some line was bad or the store failed. */
export const fuseBlown = 3;

/** Feeds the outcomes of `classify` to the pruner. Gives the exit status. */
export async function pruneCommand(files: readonly string[], options: PruneOptions): Promise<number> {
  const tokens = tokenTableOf(options);
  const suspects = suspectsOf(options.suspects);
  const bytes = totalBytes(files);
  const database = await openDatabase(options.db);
  try {
    const pruner = prunerOn(database, tokens, suspects, options);
    const progress = progressOf(bytes, process.stderr.isTTY === true);
    const bad = await fed(files, pruner, progress);
    const status = await pruner.close();
    progress.stop();
    process.stdout.write(
      options.json ? `${JSON.stringify({ bad, dryRun: options.dryRun === true, ...status })}\n` : inWords(status, bad, options),
    );
    if (status.apps.some(({ fuse }) => fuse === 'blown')) return fuseBlown;
    return bad > 0 || status.storeFailures > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof ArgumentError) throw new UsageError(error.message.replace(/^push-outcome: /, ''));
    throw error;
  } finally {
    await database.close();
  }
}

function prunerOn(
  { db, dialect }: OpenDatabase,
  tokens: ReturnType<typeof tokenTableOf>,
  suspects: SuspectRule | undefined,
  options: PruneOptions,
): Pruner {
  return createPruner({
    store: kyselyStore({ db, dialect, tokens, side: sideOf(options) }),
    clock: 'replies',
    dryRun: options.dryRun,
    suspects,
    defaultApp: options.defaultApp,
    withoutRegisteredAt: options.withoutRegisteredAt ? 'accepted' : undefined,
    nameOf: (vendor) => (Object.hasOwn(vendors, vendor) ? vendors[vendor as keyof typeof vendors].name : vendor),
    onEvent: say,
  });
}

async function fed(files: readonly string[], pruner: Pruner, progress: Progress): Promise<number> {
  let bad = 0;
  for (const file of files.length > 0 ? files : ['-']) {
    const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
    stream.on('data', (chunk: Buffer | string) => progress.add(chunk.length));
    const so = await pruneLines(createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }), pruner);
    bad += so.bad;
  }
  return bad;
}

/** What a person must know now; the rest is in the totals. */
function say(event: PruneEvent): void {
  if (event.type === 'blown') process.stderr.write(`push-outcome: FUSE BLOWN ${event.vendor} ${event.app}: ${event.words}\n`);
  if (event.type === 'store_failed') process.stderr.write(`push-outcome: the store failed (${event.code})\n`);
}

function suspectsOf(text: string | undefined): SuspectRule | undefined {
  if (text === undefined) return undefined;
  const [, sightings, days] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (sightings === undefined) throw new UsageError('--suspects must be SIGHTINGS:DAYS, such as 3:7');
  return { sightings: Number(sightings), overMs: Number(days) * 86_400_000 };
}

function inWords({ totals, held, apps }: PrunerStatus, bad: number, { dryRun }: PruneOptions): string {
  const would = dryRun ? 'would be ' : '';
  const left = Object.entries(totals.leftAlone).map(([because, tokens]) => `  left alone, ${because.replaceAll('_', ' ')}: ${tokens}\n`);
  const blown = apps.filter(({ fuse }) => fuse === 'blown').map(({ vendor, app, words }) => `  FUSE BLOWN ${vendor} ${app}: ${words}\n`);
  return `${would}invalidated: ${totals.invalidated}\n${would}moved: ${totals.moved}\n${left.join('')}still held: ${held}\nbad lines: ${bad}\n${blown.join('')}`;
}

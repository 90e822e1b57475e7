import { userInfo } from 'node:os';
import Table from 'cli-table3';
import { ArgumentError } from '../../core/argument-error.ts';
import type { PruneMemory } from '../../effects/prune/memory.ts';
import { createPruner } from '../../effects/prune/pruner.ts';
import type { TokenStore } from '../../effects/prune/store.ts';
import { kyselyStore } from '../../effects/store/kysely/kysely-store.ts';
import { dialects } from '../../effects/store/kysely/names.ts';
import { schemaFor } from '../../effects/store/kysely/schema.ts';
import { openDatabase } from '../database.ts';
import { UsageError } from '../input.ts';
import { sideOf, type TableOptions, tokenTableOf } from '../token-table.ts';
import { fuseBlown } from './prune.ts';

export interface FuseOptions extends TableOptions {
  readonly db?: string;
  readonly by?: string;
  readonly json?: boolean;
}

/** What waits and which fuses are blown. Exit status 3 where one is. */
export async function statusCommand(options: FuseOptions): Promise<number> {
  return withStore({ ...options, table: options.table ?? 'tokens' }, async ({ memory }) => {
    if (!memory) throw new UsageError('without side tables nothing is remembered');
    const rows = await rowsOf(memory);
    process.stdout.write(options.json ? `${JSON.stringify(rows)}\n` : tableOf(rows));
    return rows.some(({ state }) => state === 'blown') ? fuseBlown : 0;
  });
}

/** A person's word about a blown fuse. */
export async function fuseCommand(word: string, vendor: string, app: string, options: FuseOptions): Promise<number> {
  if (word !== 'release' && word !== 'discard') throw new UsageError('say release or discard');
  return withStore(options, async (store) => {
    const pruner = createPruner({ store, withoutRegisteredAt: options.withoutRegisteredAt ? 'accepted' : undefined });
    const { tokens } = await pruner[word]({ vendor, app, by: options.by ?? userInfo().username });
    await pruner.close();
    process.stdout.write(`${word}d: ${tokens} tokens of ${vendor} ${app}\n`);
    return 0;
  });
}

/** The statements that create the side tables. Nothing is run. */
export function schemaCommand({ dialect, sidePrefix }: { readonly dialect?: string; readonly sidePrefix?: string }): number {
  const known = dialects.find((one) => one === dialect);
  if (!known) throw new UsageError(`--dialect must be one of ${dialects.join(', ')}`);
  process.stdout.write(schemaFor(known, { prefix: sidePrefix }));
  return 0;
}

async function withStore(options: FuseOptions, work: (store: TokenStore) => Promise<number>): Promise<number> {
  const tokens = tokenTableOf(options);
  const database = await openDatabase(options.db);
  try {
    return await work(kyselyStore({ db: database.db, dialect: database.dialect, tokens, side: sideOf(options) }));
  } catch (error) {
    if (error instanceof ArgumentError) throw new UsageError(error.message.replace(/^push-outcome: /, ''));
    throw error;
  } finally {
    await database.close();
  }
}

interface Row {
  readonly vendor: string;
  readonly app: string;
  readonly state: string;
  readonly held: number;
  readonly words: string;
  readonly by?: string | undefined;
}

async function rowsOf(memory: PruneMemory): Promise<readonly Row[]> {
  const held = new Map<string, { readonly vendor: string; readonly app: string; count: number }>();
  for (const { scope, entries } of await memory.held()) {
    const key = JSON.stringify([scope.vendor, scope.app]);
    const known = held.get(key) ?? { ...scope, count: 0 };
    known.count += entries.length;
    held.set(key, known);
  }
  const fuses = await memory.fuses();
  const rows: Row[] = fuses.map(({ scope, state, words, by }) => {
    const key = JSON.stringify([scope.vendor, scope.app]);
    const { count = 0 } = held.get(key) ?? {};
    held.delete(key);
    return { ...scope, state, held: count, words, by };
  });
  for (const { vendor, app, count } of held.values()) rows.push({ vendor, app, state: 'whole', held: count, words: '' });
  return rows;
}

function tableOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'nothing is held, and no fuse was ever blown\n';
  const table = new Table({
    head: ['vendor', 'app', 'fuse', 'held', 'why', 'by'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [12, 20, 11, 9, 60, 14],
  });
  for (const { vendor, app, state, held, words, by } of rows) table.push([vendor, app, state, held, words, by ?? '']);
  return `${table.toString()}\n`;
}

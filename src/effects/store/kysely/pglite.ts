import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { lockFolder } from './lock-folder.ts';

/** A database that this process alone has. */
export interface EmbeddedPostgres<Schema> {
  /** Kysely over it, for `kyselyStore`. One session: what is asked at the same time waits its turn. */
  readonly db: Kysely<Schema>;
  /** The engine itself. Close neither it nor `db`: `close` does both, and lets go of the folder. */
  readonly pglite: PGlite;
  /** Closes the database and gives its folder back. */
  close(): Promise<void>;
}

/**
 * PostgreSQL inside this process, in a folder of its own; without a folder in memory. PGlite takes no lock and two
 * processes would destroy each other's data, so a lock file is taken here: an `ArgumentError` tells who holds it.
 * Needs the package `@electric-sql/pglite`.
 */
export async function openPglite<Schema = Record<string, Record<string, unknown>>>(folder?: string): Promise<EmbeddedPostgres<Schema>> {
  const unlock = folder === undefined ? async () => undefined : await lockFolder(folder);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(pglite) }) });
    const close = async () => {
      await db.destroy();
      await unlock();
    };
    return { db, pglite, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** PGlite has one session: whoever gets it keeps it until the release, or two transactions would run through each other. */
function poolOf(pglite: PGlite): PostgresPool {
  let free: Promise<void> = Promise.resolve();
  const connect = async (): Promise<PostgresPoolClient> => {
    const before = free;
    let release = () => {};
    free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    const query = async (text: string, parameters: readonly unknown[]) => {
      const { rows, affectedRows = 0 } = await pglite.query(text, [...parameters]);
      return { rows, rowCount: rows.length > 0 ? rows.length : affectedRows, command: commandOf(text) };
    };
    return { query, release: () => release() } as unknown as PostgresPoolClient;
  };
  return { connect, end: () => pglite.close() } as unknown as PostgresPool;
}

/** Kysely counts changed rows only for these words. */
const commandOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SELECT';

import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from 'kysely';
import type { Dialect } from '../effects/store/kysely/names.ts';
import { openPglite } from '../effects/store/kysely/pglite.ts';
import { UsageError } from './input.ts';

/** An open database of the user's. */
export interface OpenDatabase {
  readonly db: Kysely<Record<string, Record<string, unknown>>>;
  readonly dialect: Dialect;
  close(): Promise<void>;
}

type Open = (url: string) => Promise<OpenDatabase>;

const opened = (dialect: Dialect, db: OpenDatabase['db']): OpenDatabase => ({ db, dialect, close: () => db.destroy() });

const openers: Readonly<Record<string, Open>> = {
  postgres: async (url) => {
    const { default: pg } = await driver('pg', () => import('pg'));
    return opened('postgres', new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 4 }) }) }));
  },
  mysql: async (url) => {
    const { createPool } = await driver('mysql2', () => import('mysql2'));
    const pool = createPool({ uri: url, connectionLimit: 4, supportBigNumbers: true });
    return opened('mysql', new Kysely({ dialect: new MysqlDialect({ pool }) }));
  },
  sqlite: async (url) => {
    const file = url.replace(/^sqlite:(?:\/\/)?/, '');
    const { default: Database } = await driver('libsql', () => import('libsql'));
    return opened('sqlite', new Kysely({ dialect: new SqliteDialect({ database: new Database(file) as never }) }));
  },
  pglite: async (url) => {
    const folder = url.replace(/^pglite:(?:\/\/)?/, '');
    const { db, close } = await driver('@electric-sql/pglite', () => openPglite(folder === '' ? undefined : folder));
    return { db, dialect: 'postgres', close };
  },
};

const schemes: Readonly<Record<string, string>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  pglite: 'pglite',
};

/** Opens the database behind a URL. Throws a `UsageError` for a scheme that is not known, and for a driver that is not installed. */
export async function openDatabase(url: string | undefined): Promise<OpenDatabase> {
  const scheme = /^([a-z]+):/.exec(url ?? '')?.[1] ?? '';
  const open = Object.hasOwn(schemes, scheme) ? openers[schemes[scheme] ?? ''] : undefined;
  // The URL holds a password, so it is not repeated.
  if (!open || url === undefined) throw new UsageError(`--db must be a URL of ${Object.keys(schemes).join(', ')}`);
  return open(url);
}

async function driver<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND')
      throw new UsageError(`this database needs the package ${name}: npm install ${name}`);
    throw error;
  }
}

import { type Kysely, sql } from 'kysely';
import type { PruneMemory } from '../../prune/memory.ts';
import type { Death, Move, Registration, Scope, TokenStore } from '../../prune/store.ts';
import type { BatchRow, Collation } from './batch.ts';
import { collationOf } from './collation.ts';
import { type Database, inTransaction, numberOf, rowsOf, t } from './database.ts';
import { kyselyMemory } from './memory.ts';
import { checkDialect, checkTable, type Dialect, type SideNames, sideNamesOf, type TokenTable } from './names.ts';
import { invalidate, move, scopeCondition, type Target } from './statements.ts';
import { isValid, msOf } from './times.ts';

/** Where the tokens are: a database, its dialect, and the table. Nothing is created here. */
export interface KyselyStoreOptions<Schema> {
  /** The user's own; it is never closed here. */
  readonly db: Kysely<Schema>;
  /** What `db` speaks; it is not found out, so it has to be right. */
  readonly dialect: Dialect;
  /** The table of tokens and its columns. */
  readonly tokens: TokenTable;
  /** What the side tables are called; they have to exist (`schemaFor` prints them). `false`: what is remembered is lost with the process. */
  readonly side?: SideNames | false | undefined;
}

/** The user's own SQL table as a token store. Throws an `ArgumentError` for a table that is described wrongly. */
export function kyselyStore<Schema>(options: KyselyStoreOptions<Schema>): TokenStore {
  const { dialect, tokens, side = {} } = options;
  checkDialect(dialect);
  checkTable(tokens);
  let collation: Promise<Collation | undefined> | undefined;
  const db = options.db as unknown as Database;
  const names = side === false ? undefined : sideNamesOf(side);
  const memoryOn = (database: Database) => names && kyselyMemory(database, dialect, names);
  const targetOn = async (database: Database): Promise<Target> => {
    if (dialect !== 'mysql') return { db: database, dialect, tokens, collation: undefined };
    // Outside of any transaction, and asked again if it failed.
    collation ??= collationOf(db, tokens).catch((error: unknown) => {
      collation = undefined;
      throw error;
    });
    return { db: database, dialect, tokens, collation: await collation };
  };
  const storeOn = (database: Database): TokenStore => tokensOn(database, tokens, dialect, targetOn);
  const memory = memoryOn(db);
  if (!memory) return storeOn(db);
  return {
    ...storeOn(db),
    memory,
    together: async (work) => {
      await targetOn(db);
      return inTransaction(db, (transaction) => work(storeOn(transaction), memoryOn(transaction) as PruneMemory));
    },
  };
}

function tokensOn(db: Database, tokens: TokenTable, dialect: Dialect, targetOn: (db: Database) => Promise<Target>): TokenStore {
  return {
    knowsRegisteredAt: tokens.registeredAt !== undefined,
    invalidate: async (scope, deaths, atMs) => (deaths.length === 0 ? [] : invalidate(await targetOn(db), scope, deaths.map(rowOf), atMs)),
    move: async (scope, moves, atMs) => (moves.length === 0 ? [] : move(await targetOn(db), scope, moves.map(rowOf), atMs)),
    find: (scope, names) => find(db, dialect, tokens, scope, names),
    count: (scope) => count(db, tokens, scope),
  };
}

const rowOf = (death: Death | Move): BatchRow => [
  death.token,
  Math.floor(death.registeredBeforeMs),
  'replacement' in death ? death.replacement : '',
];

async function find(
  db: Database,
  dialect: Dialect,
  tokens: TokenTable,
  scope: Scope,
  names: readonly string[],
): Promise<readonly Registration[]> {
  if (names.length === 0) return [];
  const { registeredAt } = tokens;
  const rows = await rowsOf(
    db,
    sql<{ readonly token: string; readonly registered: unknown; readonly valid: unknown }>`
      select ${t(tokens.token)} as token, ${registeredAt ? msOf(registeredAt, dialect) : sql`null`} as registered,
      case when ${isValid(tokens)} then 1 else 0 end as valid
      from ${sql.table(tokens.table)} as t where ${t(tokens.token)} in (${sql.join(names)}) and ${scopeCondition(tokens, scope, t)}`,
  );
  const asked = new Set(names);
  return rows
    .filter(({ token }) => asked.has(token))
    .map(({ token, registered, valid }) => ({
      token,
      registeredAtMs: registered === null ? undefined : numberOf(registered),
      invalidated: numberOf(valid) === 0,
    }));
}

async function count(db: Database, tokens: TokenTable, scope: Scope): Promise<number> {
  const [row] = await rowsOf(
    db,
    sql<{
      readonly tokens: unknown;
    }>`select count(*) as tokens from ${sql.table(tokens.table)} as t where ${scopeCondition(tokens, scope, t)} and ${isValid(tokens)}`,
  );
  return numberOf(row?.tokens ?? 0);
}

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../prune/store.ts';
import { type BatchRow, batchTable, type Collation, sameText } from './batch.ts';
import { type Database, inTransaction, rowsOf, t } from './database.ts';
import type { Dialect, NameColumn, OnlyName, TokenTable } from './names.ts';
import { isBefore, isValid, setInvalid } from './times.ts';

/** A table of the user with everything its statements need to know. */
export interface Target {
  readonly db: Database;
  readonly dialect: Dialect;
  readonly tokens: TokenTable;
  readonly collation: Collation | undefined;
}

interface Change {
  /** Beside scope, validity and guard. */
  readonly only?: RawBuilder<unknown> | undefined;
  /** The assignment; undefined deletes. */
  readonly set: RawBuilder<unknown> | undefined;
}

const token = sql`d.token`;
const replacement = sql`d.replacement`;

/** One statement a batch, with the guard in it. Gives the rows of the batch that it changed. */
export async function invalidate(target: Target, scope: Scope, rows: readonly BatchRow[], atMs: number): Promise<readonly string[]> {
  const { invalidated } = target.tokens;
  const set = invalidated === 'delete' ? undefined : setInvalid(invalidated, target.dialect, atMs);
  return change(target, scope, rows, { set });
}

/** First those whose replacement is nowhere; then those whose replacement has a row of its own are invalidated. */
export async function move(target: Target, scope: Scope, rows: readonly BatchRow[], atMs: number): Promise<readonly string[]> {
  const { db, dialect, tokens } = target;
  const { invalidated } = tokens;
  return inTransaction(db, async (transaction) => {
    const within = { ...target, db: transaction };
    const free = await change(within, scope, firstOfEach(rows), {
      set: sql`${sql.ref(tokens.token)} = ${replacement}`,
      only: sql`not ${standsAnywhere(target)}`,
    });
    const set = invalidated === 'delete' ? undefined : setInvalid(invalidated, dialect, atMs);
    const rest = rows.filter(([name]) => !free.includes(name));
    return [...free, ...(rest.length > 0 ? await change(within, scope, rest, { set, only: standsIn(target, scope) }) : [])];
  });
}

/** Two tokens must not become the same one in the same statement. */
function firstOfEach(rows: readonly BatchRow[]): readonly BatchRow[] {
  return [...new Map([...rows].reverse().map((row) => [row[2], row])).values()].reverse();
}

/** In any app: a token may be unique in the whole table. MySQL reads a table that it changes only through a derived one. */
const standsAnywhere = ({ tokens, dialect }: Target): RawBuilder<unknown> =>
  dialect === 'mysql'
    ? sql`exists (select 1 from (select ${sql.ref(tokens.token)} as token from ${sql.table(tokens.table)}) as n where n.token = ${replacement})`
    : sql`exists (select 1 from ${sql.table(tokens.table)} as n where n.${sql.ref(tokens.token)} = ${replacement})`;

function standsIn({ tokens, dialect }: Target, scope: Scope): RawBuilder<unknown> {
  const at = scopeCondition(tokens, scope, (column) => sql`n.${sql.ref(column)}`);
  const from = dialect === 'mysql' ? sql`(select * from ${sql.table(tokens.table)})` : sql.table(tokens.table);
  return sql`exists (select 1 from ${from} as n where n.${sql.ref(tokens.token)} = ${replacement} and ${at})`;
}

async function change(target: Target, scope: Scope, rows: readonly BatchRow[], { set, only }: Change): Promise<readonly string[]> {
  const { db, dialect, tokens } = target;
  const table = sql.table(tokens.table);
  const batch = batchTable(dialect, rows, target.collation);
  const where = sql`${conditions(target, scope)}${only ? sql` and ${only}` : sql``}`;
  if (dialect === 'mysql') return changeLocked(db, { table, batch, where, set, tokens });
  const changed = sql<{ readonly token: string }>`returning ${sql.ref(tokens.token)} as token`;
  const returning = dialect === 'postgres' ? sql`returning d.token as token` : changed;
  if (set) {
    const found = await rowsOf(
      db,
      sql<{ readonly token: string }>`update ${table} as t set ${set} from ${batch} where ${where} ${returning}`,
    );
    return named(rows, found);
  }
  if (dialect === 'postgres')
    return named(
      rows,
      await rowsOf(db, sql<{ readonly token: string }>`delete from ${table} as t using ${batch} where ${where} ${returning}`),
    );
  const doomed = sql`select t.rowid from ${table} as t join ${batch} where ${where}`;
  return named(rows, await rowsOf(db, sql<{ readonly token: string }>`delete from ${table} where rowid in (${doomed}) ${changed}`));
}

interface Locked {
  readonly table: RawBuilder<unknown>;
  readonly batch: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly set: RawBuilder<unknown> | undefined;
  readonly tokens: TokenTable;
}

/** MySQL returns nothing from an update: the same condition locks the rows first, and then changes them. */
function changeLocked(db: Database, { table, batch, where, set }: Locked): Promise<readonly string[]> {
  return inTransaction(db, async (transaction) => {
    const found = await rowsOf(
      transaction,
      sql<{ readonly token: string }>`select d.token as token from ${batch} straight_join ${table} as t where ${where} for update`,
    );
    if (found.length === 0) return [];
    await (set
      ? sql`update ${batch} straight_join ${table} as t set t.${set} where ${where}`
      : sql`delete t from ${batch} straight_join ${table} as t where ${where}`
    ).execute(transaction);
    return found.map((row) => row.token);
  });
}

/** Scope, token, validity and the guard: all that has to be true in the moment of the change. */
function conditions({ tokens, dialect }: Target, scope: Scope): RawBuilder<unknown> {
  const { registeredAt } = tokens;
  const guard = registeredAt ? sql` and ${isBefore(registeredAt, dialect)}` : sql``;
  return sql`${sameText(dialect, t(tokens.token), token)} and ${scopeCondition(tokens, scope, t)} and ${isValid(tokens)}${guard}`;
}

/** Where a table holds one app, outcomes of another one match nothing. */
export function scopeCondition(
  tokens: TokenTable,
  { vendor, app }: Scope,
  refer: (column: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`${nameCondition(tokens.vendor, vendor, refer)} and ${nameCondition(tokens.app, app, refer)}`;
}

function nameCondition(name: NameColumn | OnlyName, value: string, refer: (column: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  if ('is' in name) return name.is === value ? sql`1 = 1` : sql`1 = 0`;
  const { values } = name;
  const own = values === undefined ? value : Object.hasOwn(values, value) ? values[value] : undefined;
  return own === undefined ? sql`1 = 0` : sql`${refer(name.column)} = ${own}`;
}

/** A changed row names the token it had, or the one it has now. */
function named(rows: readonly BatchRow[], found: readonly { readonly token: string }[]): readonly string[] {
  const byEither = new Map<string, string>();
  for (const [name, , fresh] of rows) byEither.set(fresh, name);
  for (const [name] of rows) byEither.set(name, name);
  return found.flatMap((row) => byEither.get(row.token) ?? []);
}

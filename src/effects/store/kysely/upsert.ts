import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Dialect } from './names.ts';

/** Inserts rows; where the key stands already, sets the columns of `replaced` and adds to those of `added`. */
export async function upsert(
  db: Database,
  dialect: Dialect,
  table: string,
  keys: readonly string[],
  replaced: readonly string[],
  rows: readonly Record<string, unknown>[],
  added: readonly string[] = [],
): Promise<void> {
  if (rows.length === 0) return;
  const fresh = (column: string) => (dialect === 'mysql' ? sql`values(${sql.ref(column)})` : sql`excluded.${sql.ref(column)}`);
  const known = (column: string) => (dialect === 'mysql' ? sql.ref(column) : sql.ref(`${table}.${column}`));
  const set = Object.fromEntries([
    ...replaced.map((column) => [column, fresh(column)]),
    ...added.map((column) => [column, sql`${known(column)} + ${fresh(column)}`]),
  ]);
  const insert = db.insertInto(table).values([...rows]);
  const query = dialect === 'mysql' ? insert.onDuplicateKeyUpdate(set) : insert.onConflict((on) => on.columns([...keys]).doUpdateSet(set));
  await query.execute();
}

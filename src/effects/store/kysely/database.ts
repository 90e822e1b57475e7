import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Any database: what is in it, the names say. */
export type Database = Kysely<Record<string, Record<string, unknown>>>;

/** A column of the user's table, which every statement calls `t`. */
export const t = (column: string): RawBuilder<unknown> => sql`t.${sql.ref(column)}`;

export async function rowsOf<Row>(db: Database, statement: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await statement.execute(db)).rows;
}

/** The work in a transaction: in the one that runs already, or in one of its own. */
export function inTransaction<Result>(db: Database, work: (db: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute((transaction) => work(transaction as unknown as Database));
}

/** Drivers give large integers as text. */
export const numberOf = (value: unknown): number => Number(value);

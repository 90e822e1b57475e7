import { sql } from 'kysely';
import type { Collation } from './batch.ts';
import { type Database, rowsOf } from './database.ts';
import type { TokenTable } from './names.ts';

/** What MySQL says of the column of tokens; undefined for bytes, which compare as they are. */
export async function collationOf(db: Database, { table, token }: TokenTable): Promise<Collation | undefined> {
  const [name = table, schema] = table.split('.').reverse();
  const [found] = await rowsOf(
    db,
    sql<{ readonly charset: string | null; readonly collation: string | null }>`
      select character_set_name as charset, collation_name as collation from information_schema.columns
      where table_name = ${name} and column_name = ${token} and table_schema = ${schema === undefined ? sql`database()` : sql`${schema}`}`,
  );
  const { charset, collation } = found ?? {};
  const isWord = (word: unknown): word is string => typeof word === 'string' && /^\w+$/.test(word);
  return isWord(charset) && isWord(collation) ? { charset, collation } : undefined;
}

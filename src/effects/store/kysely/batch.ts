import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from './names.ts';

/** One row of a batch: token, the time its registration must precede, and the token that replaces it. */
export type BatchRow = readonly [token: string, beforeMs: number, replacement: string];

/** How the column of tokens compares text; only MySQL needs to be told. */
export interface Collation {
  readonly charset: string;
  readonly collation: string;
}

/**
 * The batch as a table `d(token, before_ms, replacement)`, in one parameter or three, whatever its size: one plan for all.
 * MySQL would refuse to compare two columns of different collations, or scan the table: so it gets that of the user's column.
 */
export function batchTable(dialect: Dialect, rows: readonly BatchRow[], collation: Collation | undefined): RawBuilder<unknown> {
  if (dialect === 'postgres') {
    const column = (index: number) => rows.map((row) => row[index]);
    const moves = rows.some((row) => row[2] !== '');
    return moves
      ? sql`unnest(${column(0)}::text[], ${column(1)}::float8[], ${column(2)}::text[]) as d(token, before_ms, replacement)`
      : sql`unnest(${column(0)}::text[], ${column(1)}::float8[]) as d(token, before_ms)`;
  }
  const json = JSON.stringify(rows);
  if (dialect === 'sqlite')
    return sql`(select json_extract(value, '$[0]') as token, json_extract(value, '$[1]') as before_ms, json_extract(value, '$[2]') as replacement from json_each(${json})) as d`;
  const text = sql.raw(collation ? `varchar(4096) character set ${collation.charset} collate ${collation.collation}` : 'varchar(4096)');
  return sql`json_table(${json}, '$[*]' columns (token ${text} path '$[0]', before_ms bigint path '$[1]', replacement ${text} path '$[2]')) as d`;
}

/** Byte by byte: a column that takes `a` for `A` must not take one token for another. */
export function sameText(dialect: Dialect, one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<unknown> {
  if (dialect === 'mysql') return sql`${one} = ${other} and cast(${one} as binary) = cast(${other} as binary)`;
  return dialect === 'sqlite' ? sql`${one} = ${other} and cast(${one} as blob) = cast(${other} as blob)` : sql`${one} = ${other}`;
}

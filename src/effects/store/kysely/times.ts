import { type RawBuilder, sql } from 'kysely';
import { t } from './database.ts';
import type { Dialect, TimeColumn, TokenTable } from './names.ts';

/** A column's time in milliseconds since 1970. */
export function msOf({ column, as }: TimeColumn, dialect: Dialect): RawBuilder<unknown> {
  const value = t(column);
  if (as === 'ms') return value;
  // Not an integer's product: that of PostgreSQL overflows.
  if (as === 's') return sql`(${value} * 1000.0)`;
  if (dialect === 'postgres') return sql`(extract(epoch from ${value}) * 1000)`;
  // julianday reads text with Z and without alike, as UTC.
  if (dialect === 'sqlite') return sql`round((julianday(${value}) - 2440587.5) * 86400000.0)`;
  return as === 'utc' ? sql`(timestampdiff(microsecond, '1970-01-01', ${value}) / 1000)` : sql`(unix_timestamp(${value}) * 1000)`;
}

/** Whether the column's time lies before `d.before_ms` of the batch; nothing is before, or after, a time that is not there. */
export function isBefore(column: TimeColumn, dialect: Dialect): RawBuilder<unknown> {
  if (dialect !== 'postgres' || column.as === 'ms' || column.as === 's') return sql`${msOf(column, dialect)} < d.before_ms`;
  // Converting the batch's time instead of each row's is what the plain statement does too.
  const instant = sql`to_timestamp(d.before_ms / 1000)`;
  return sql`${t(column.column)} < ${column.as === 'utc' ? sql`(${instant} at time zone 'utc')` : instant}`;
}

/** What is written into a column for a time. */
export function timeIn({ as }: TimeColumn, dialect: Dialect, atMs: number): RawBuilder<unknown> {
  if (as === 'ms') return sql`${atMs}`;
  if (as === 's') return sql`${Math.floor(atMs / 1000)}`;
  if (dialect === 'postgres') {
    const instant = sql`to_timestamp(${atMs}::float8 / 1000)`;
    return as === 'utc' ? sql`(${instant} at time zone 'utc')` : instant;
  }
  const iso = new Date(atMs).toISOString();
  if (dialect === 'sqlite') return as === 'utc' ? sql`${iso.slice(0, 19).replace('T', ' ')}` : sql`${iso}`;
  return as === 'utc' ? sql`timestampadd(microsecond, ${atMs * 1000}, '1970-01-01')` : sql`from_unixtime(${atMs / 1000})`;
}

/** Whether a token is valid, as a condition. */
export function isValid({ invalidated }: TokenTable): RawBuilder<unknown> {
  if (invalidated === 'delete') return sql`1 = 1`;
  return invalidated.as === 'active' ? sql`${t(invalidated.column)} = ${sql.lit(true)}` : sql`${t(invalidated.column)} is null`;
}

/** What makes a token invalid, as an assignment. */
export function setInvalid(invalidated: Exclude<TokenTable['invalidated'], 'delete'>, dialect: Dialect, atMs: number): RawBuilder<unknown> {
  const column = sql.ref(invalidated.column);
  return invalidated.as === 'active' ? sql`${column} = ${sql.lit(false)}` : sql`${column} = ${timeIn(invalidated, dialect, atMs)}`;
}

import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { consumed } from './consumed.ts';
import { gateTables } from './postgres-tables.ts';
import type { FleetStore } from './store.ts';

/** Milliseconds by the clock of PostgreSQL. */
const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

export async function openPostgresStore(url: string, prefix: string, migrate: boolean): Promise<FleetStore> {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 2_000, query_timeout: 1_000 });
  pool.on('error', () => undefined); // every call says it again
  const table = `${prefix}_gate`;
  // Two that create at once collide in the catalogue: one at a time.
  const ready = once(async () => {
    if (migrate) await pool.query(`begin; select pg_advisory_xact_lock(hashtext('${table}')); ${gateTables(prefix)} commit`);
  });
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = (points: number, duration: number) => {
    const id = `${points}/${duration}`;
    const options = {
      storeClient: pool,
      storeType: 'pool',
      tableName: `${prefix}_rate`,
      tableCreated: true,
      keyPrefix: '',
      clearExpiredByTimeout: false,
    };
    const known = limiters.get(id) ?? new RateLimiterPostgres({ ...options, points, duration });
    limiters.set(id, known);
    return known;
  };
  const query = async (text: string, values: readonly unknown[] = []) => {
    await ready();
    return pool.query(text, [...values]);
  };
  return {
    read: async () => {
      const { rows } = await query(
        `select id, body, greatest(0, until_ms - ${now}) as left_ms from ${table} where keep_ms >= ${now} and id not like 'lease %'`,
      );
      return rows.map(({ id, body, left_ms }) => ({ id, body, leftMs: Number(left_ms) }));
    },
    put: async (id, body, leftMs, keepMs, extend) => {
      const only = extend ? `where ${table}.until_ms <= excluded.until_ms` : '';
      await query(
        `insert into ${table} values ($1, $2, ${now} + $3::bigint, ${now} + $4::bigint) on conflict (id) do update
         set body = excluded.body, until_ms = excluded.until_ms, keep_ms = excluded.keep_ms ${only}`,
        [id, body, Math.ceil(leftMs), Math.ceil(Math.max(leftMs, 0) + keepMs)],
      );
      await query(`delete from ${table} where keep_ms < ${now}`);
    },
    lease: async (id, owner, ms) => {
      const { rowCount } = await query(
        `insert into ${table} values ($1, $3, 0, ${now} + $2::bigint) on conflict (id) do update
         set keep_ms = excluded.keep_ms, body = excluded.body where ${table}.keep_ms < ${now} or ${table}.body = excluded.body`,
        [`lease ${id}`, ms, owner],
      );
      return rowCount === 1;
    },
    release: async (id, owner) => void (await query(`delete from ${table} where id = $1 and body = $2`, [`lease ${id}`, owner])),
    consume: async (id, points, most, seconds) => {
      await ready();
      return consumed(limiterOf(most, seconds).consume(id, points));
    },
    close: () => pool.end(),
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

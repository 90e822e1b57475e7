import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dialect, kyselyStore } from '../../../src/effects/store/kysely/index.ts';
import { leftToCi } from '../../tier.ts';
import { dayMs, hourMs, startMs } from '../prune/outcomes.ts';
import { contractOf } from './contract.ts';
import { answered, initdb, type Server, startPostgres } from './servers.ts';
import { type Shape, sqlBench } from './sql-bench.ts';

const dialect: Dialect = 'postgres';
const columns = { token: 'text', name: 'text', registered: 'timestamptz', invalidated: 'timestamptz' };
const shapes: readonly Shape[] = [
  { name: 'timestamptz', dialect, columns, registeredAs: 'timestamp', invalidated: 'timestamp' },
  {
    name: 'timestamp in UTC',
    dialect,
    columns: { token: 'varchar(512)', name: 'varchar(64)', registered: 'timestamp', invalidated: 'timestamp' },
    registeredAs: 'utc',
    invalidated: 'utc',
  },
  { name: 'seconds, a flag', dialect, columns: { ...columns, registered: 'integer' }, registeredAs: 's', invalidated: 'active' },
  { name: 'milliseconds, rows deleted', dialect, columns: { ...columns, registered: 'bigint' }, registeredAs: 'ms', invalidated: 'delete' },
];

const skip = leftToCi('the store on PostgreSQL') || !initdb;
if (!initdb) console.warn('SKIPPED: PostgreSQL is not installed (Debian: postgresql), so its store was not tried');

describe.skipIf(skip)('PostgreSQL', () => {
  let server: Server;
  const open = () =>
    new Kysely<Record<string, Record<string, unknown>>>({
      // Not UTC: a time without a zone must not be read in the server's.
      dialect: new PostgresDialect({
        pool: new pg.Pool({
          host: '127.0.0.1',
          port: server.port,
          user: 'test',
          database: 'postgres',
          options: '-c timezone=Asia/Shanghai',
        }),
      }),
    });
  beforeAll(async () => {
    server = await startPostgres();
    const db = open();
    await answered(() => sql`select 1`.execute(db));
    await db.destroy();
  }, 120_000);
  afterAll(() => server?.stop());

  for (const shape of shapes)
    contractOf(`PostgreSQL (${shape.name})`, async () => {
      const db = open();
      return sqlBench(db, shape, () => db.destroy());
    });

  test('a registration that commits while the batch waits for its row is seen by the guard', async () => {
    const [one, other] = [open(), open()];
    await sql`create table race (token text primary key, seen bigint, gone bigint)`.execute(one);
    await sql`insert into race values ('a', ${startMs - dayMs}, null)`.execute(one);
    const tokens = {
      table: 'race',
      token: 'token',
      vendor: { is: 'fcm' },
      app: { is: '' },
      registeredAt: { column: 'seen', as: 'ms' },
      invalidated: { column: 'gone', as: 'ms' },
    } as const;
    const store = kyselyStore({ db: other, dialect, tokens, side: false });
    let gone: Promise<readonly string[]> | undefined;
    await one.transaction().execute(async (transaction) => {
      await sql`update race set seen = ${startMs} where token = 'a'`.execute(transaction);
      gone = store.invalidate({ vendor: 'fcm', app: '' }, [{ token: 'a', registeredBeforeMs: startMs - hourMs }], startMs);
      const isWaiting = sql<{ n: string }>`select count(*) as n from pg_stat_activity where wait_event_type = 'Lock'`;
      await answered(async () => {
        if (Number((await isWaiting.execute(one)).rows[0]?.n) === 0) throw new Error('not yet');
      });
    });
    expect(await gone).toEqual([]);
    expect((await sql<{ gone: unknown }>`select gone from race`.execute(one)).rows).toEqual([{ gone: null }]);
    await one.destroy();
    await other.destroy();
  });
});

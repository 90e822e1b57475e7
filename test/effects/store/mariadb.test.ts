import { Kysely, MysqlDialect, sql } from 'kysely';
import { createPool } from 'mysql2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dialect, kyselyStore } from '../../../src/effects/store/kysely/index.ts';
import { leftToCi } from '../../tier.ts';
import { dayMs, hourMs, names, startMs } from '../prune/outcomes.ts';
import { contractOf } from './contract.ts';
import { answered, mariadbd, type Server, startMariadb } from './servers.ts';
import { type Shape, sqlBench } from './sql-bench.ts';

const dialect: Dialect = 'mysql';
const general = 'varchar(512) character set utf8mb4 collate utf8mb4_general_ci';
const columns = { token: general, name: 'varchar(64)', registered: 'datetime', invalidated: 'datetime' };
const shapes: readonly Shape[] = [
  { name: 'datetime in UTC, a collation that takes a for A', dialect, columns, registeredAs: 'utc', invalidated: 'utc' },
  {
    name: 'timestamp, another collation',
    dialect,
    columns: {
      token: 'varchar(512) character set utf8mb4 collate utf8mb4_unicode_520_ci',
      name: 'varchar(64)',
      registered: 'timestamp null',
      invalidated: 'timestamp null',
    },
    registeredAs: 'timestamp',
    invalidated: 'timestamp',
  },
  {
    name: 'bytes and milliseconds, rows deleted',
    dialect,
    columns: { ...columns, token: 'varchar(512) character set utf8mb4 collate utf8mb4_bin', registered: 'bigint' },
    registeredAs: 'ms',
    invalidated: 'delete',
  },
  { name: 'seconds, a flag', dialect, columns: { ...columns, registered: 'int' }, registeredAs: 's', invalidated: 'active' },
];

const skip = leftToCi('the store on MariaDB') || !mariadbd;
if (!mariadbd) console.warn('SKIPPED: MariaDB is not installed (Debian: mariadb-server), so its store was not tried');

describe.skipIf(skip)('MariaDB', () => {
  let server: Server;
  const open = () =>
    new Kysely<Record<string, Record<string, unknown>>>({
      dialect: new MysqlDialect({
        pool: createPool({ host: '127.0.0.1', port: server.port, user: 'root', database: 'test', connectionLimit: 5, charset: 'utf8mb4' }),
      }),
    });
  beforeAll(async () => {
    server = await startMariadb();
    const admin = new Kysely({ dialect: new MysqlDialect({ pool: createPool({ host: '127.0.0.1', port: server.port, user: 'root' }) }) });
    await answered(() => sql`create database if not exists test character set utf8mb4`.execute(admin));
    // Not UTC: a time without a zone must not be read in the server's.
    await sql`set global time_zone = '+08:00'`.execute(admin);
    await admin.destroy();
  }, 120_000);
  afterAll(() => server?.stop());

  for (const shape of shapes)
    contractOf(`MariaDB (${shape.name})`, async () => {
      const db = open();
      return sqlBench(db, shape, () => db.destroy());
    });

  const tokens = {
    table: 'race',
    token: 'token',
    vendor: { is: 'fcm' },
    app: { is: '' },
    registeredAt: { column: 'seen', as: 'ms' },
    invalidated: { column: 'gone', as: 'ms' },
  } as const;

  test('a registration that commits while the batch waits for its row is seen by the guard', async () => {
    const [one, other] = [open(), open()];
    await sql`create table race (token varchar(512) primary key, seen bigint, gone bigint)`.execute(one);
    await one
      .insertInto('race')
      .values([{ token: 'a', seen: startMs - dayMs }, ...names('t', 5000).map((token) => ({ token, seen: startMs }))])
      .execute();
    const store = kyselyStore({ db: other, dialect, tokens, side: false });
    let gone: Promise<readonly string[]> | undefined;
    await one.transaction().execute(async (transaction) => {
      await sql`update race set seen = ${startMs} where token = 'a'`.execute(transaction);
      gone = store.invalidate({ vendor: 'fcm', app: '' }, [{ token: 'a', registeredBeforeMs: startMs - hourMs }], startMs);
      await answered(async () => {
        const waiting = await sql`select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'`.execute(one);
        if (waiting.rows.length === 0) throw new Error('not yet');
      });
    });
    expect(await gone).toEqual([]);
    expect((await sql<{ gone: unknown }>`select gone from race where token = 'a'`.execute(one)).rows).toEqual([{ gone: null }]);
    await one.destroy();
    await other.destroy();
  });

  test('the index over the tokens is used, whatever the collation of the column', async () => {
    const db = open();
    for (const collation of ['utf8mb4_general_ci', 'utf8mb4_unicode_520_ci', 'utf8mb4_bin', 'latin1_swedish_ci']) {
      const charset = collation.split('_')[0];
      await sql
        .raw(
          `create or replace table big (token varchar(512) character set ${charset} collate ${collation} primary key, seen bigint, gone bigint)`,
        )
        .execute(db);
      await sql`insert into big select concat('t-', seq), ${startMs - dayMs}, null from seq_1_to_20000`.execute(db);
      const store = kyselyStore({ db, dialect, tokens: { ...tokens, table: 'big' }, side: false });
      await db.connection().execute(async (connection) => {
        const reads = async () =>
          Number((await sql<{ Value: string }>`show status like 'Handler_read_rnd_next'`.execute(connection)).rows[0]?.Value);
        const within = kyselyStore({ db: connection, dialect, tokens: { ...tokens, table: 'big' }, side: false });
        const before = await reads();
        const gone = await within.invalidate(
          { vendor: 'fcm', app: '' },
          names('t', 51)
            .slice(1)
            .map((token) => ({ token, registeredBeforeMs: startMs })),
          startMs,
        );
        expect(gone).toHaveLength(50);
        expect((await reads()) - before, collation).toBeLessThan(10_000);
      });
      expect(await store.count?.({ vendor: 'fcm', app: '' })).toBe(19_950);
    }
    await db.destroy();
  });
});

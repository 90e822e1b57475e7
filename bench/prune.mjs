import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createPruner } from '../dist/index.js';
import { kyselyStore, openPglite, schemaFor } from '../dist/kysely.js';
import { median, time } from './measure.mjs';

const rows = Number(process.env.BENCH_ROWS ?? 1_000_000);
const deaths = rows / 10;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const startMs = Date.parse('2026-01-01T00:00:00Z');
const scope = { vendor: 'apns', app: 'main' };
const tokens = {
  table: 'devices',
  token: 'token',
  vendor: { column: 'vendor' },
  app: { column: 'app' },
  registeredAt: { column: 'registered_at', as: 'timestamp' },
  invalidated: { column: 'invalidated_at', as: 'timestamp' },
};

async function fill(db) {
  await sql`drop table if exists devices`.execute(db);
  await sql`create table devices (id bigserial primary key, vendor text not null, app text not null, token text not null, registered_at timestamptz, invalidated_at timestamptz)`.execute(
    db,
  );
  await sql`insert into devices (vendor, app, token, registered_at) select 'apns', 'main', md5(i::text) || md5((i + 1)::text), to_timestamp(${startMs / 1000 - 86_400}::float8) from generate_series(1, ${rows}::int) i`.execute(
    db,
  );
  await sql`create unique index on devices (token)`.execute(db);
  await sql`vacuum analyze devices`.execute(db);
  const found = await sql`select token from devices order by md5(token) limit ${deaths}`.execute(db);
  return found.rows.map(({ token }) => token);
}

const batches = (all) => Array.from({ length: Math.ceil(all.length / 1000) }, (_, index) => all.slice(index * 1000, index * 1000 + 1000));

/** What a careful person writes by hand: one guarded statement a batch. */
async function plain(db, all) {
  for (const batch of batches(all))
    await sql`update devices set invalidated_at = to_timestamp(${startMs / 1000}::float8) where vendor = 'apns' and app = 'main' and token = any(${batch}::text[]) and registered_at < to_timestamp(${startMs / 1000}::float8) and invalidated_at is null returning token`.execute(
      db,
    );
}

async function statement(db, all) {
  const store = kyselyStore({ db, dialect: 'postgres', tokens });
  for (const batch of batches(all))
    await store.invalidate(
      scope,
      batch.map((token) => ({ token, registeredBeforeMs: startMs })),
      startMs,
    );
}

const outcome = (status, targets, rest) => ({
  ...scope,
  api: 'send',
  kind: 'token',
  status,
  targets,
  sentAtMs: startMs,
  receivedAtMs: startMs,
  evidence: { httpStatus: 410, code: 'Unregistered' },
  ...rest,
});

/** The whole way: outcomes in, hold, fuse, guard, audit. */
const whole = (side) => async (db, all) => {
  let now = startMs;
  const pruner = createPruner({
    store: kyselyStore({ db, dialect: 'postgres', tokens, side }),
    skewMarginMs: 0,
    now: () => now,
    schedule: () => () => undefined,
  });
  const refused = { cause: 'token_unregistered', retry: { when: 'never' }, token: 'dead', pause: 'none' };
  const alive = Array.from({ length: 2000 }, (_, index) => `alive-${index}`);
  for (const batch of batches(all)) await pruner.add([outcome('refused', batch, refused), outcome('accepted', alive)]);
  now += 60_001;
  const { totals } = await pruner.flush();
  if (totals.invalidated !== all.length) throw new Error(`${totals.invalidated} of ${all.length} were invalidated`);
};

const ways = { plain, statement, 'pruner without side tables': whole(false), 'pruner, durable and audited': whole({}) };

async function measured(name, db) {
  for (const text of schemaFor('postgres')
    .split(';')
    .filter((part) => part.trim() !== ''))
    await sql.raw(text).execute(db);
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [way, run] of Object.entries(ways)) {
      const all = await fill(db);
      const began = performance.now();
      await run(db, all);
      times[way].push((performance.now() - began) * 1e6);
      for (const table of ['held', 'audit', 'sightings', 'feeds', 'fuses'])
        await sql`delete from ${sql.table(`push_outcome_${table}`)}`.execute(db);
    }
  return Object.keys(ways)
    .filter((way) => way !== 'plain')
    .map((way) => ({
      what: `${deaths} dead of ${rows}, ${name}, ${way}, against the plain statement`,
      ours: time(median(times[way])),
      rival: time(median(times.plain)),
      atMost: 1.3,
      aim: 1.1,
    }));
}

export default async function () {
  const { db, close } = await openPglite();
  const found = await measured('PGlite', db);
  await close();
  const server = await startPostgres();
  if (!server) console.log('  PostgreSQL is not on this machine: measured on PGlite alone');
  else {
    found.push(...(await measured('PostgreSQL', server.db)));
    await server.stop();
  }
  return found;
}

/** A server of its own, on a free port, in a folder that goes away; undefined where the programs are missing. */
async function startPostgres() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const programs = versions.map((version) => `/usr/lib/postgresql/${version}/bin`).at(-1);
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-bench-'));
  const root = process.getuid?.() === 0;
  const as = (program, parameters) =>
    root ? ['runuser', ['-u', 'postgres', '--', join(programs, program), ...parameters]] : [join(programs, program), parameters];
  if (root) spawnSync('chown', ['postgres', folder]);
  spawnSync(...as('initdb', ['-D', join(folder, 'data'), '-U', 'test', '-A', 'trust', '--no-sync']), { stdio: 'ignore' });
  const port = await freePort();
  const child = spawn(
    ...as('postgres', ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']),
    { stdio: 'ignore' },
  );
  const db = new Kysely({
    dialect: new PostgresDialect({ pool: new pg.Pool({ host: '127.0.0.1', port, user: 'test', database: 'postgres' }) }),
  });
  await answered(db);
  const stop = async () => {
    await db.destroy();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    spawnSync(...as('pg_ctl', ['-D', join(folder, 'data'), '-m', 'immediate', 'stop']), { stdio: 'ignore' });
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, stop };
}

async function answered(db) {
  for (let left = 100; ; left -= 1)
    try {
      return await sql`select 1`.execute(db);
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

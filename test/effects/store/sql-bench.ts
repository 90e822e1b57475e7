import { type Kysely, sql } from 'kysely';
import { type Dialect, kyselyStore, schemaFor, type TokenTable } from '../../../src/effects/store/kysely/index.ts';
import { sideNamesOf } from '../../../src/effects/store/kysely/names.ts';
import type { Bench } from './contract.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows of any table
type Any = Kysely<any>;

/** One way in which a user's table may be made. */
export interface Shape {
  readonly name: string;
  readonly dialect: Dialect;
  readonly columns: { readonly token: string; readonly name: string; readonly registered: string; readonly invalidated: string };
  readonly registeredAs: 'ms' | 's' | 'timestamp' | 'utc';
  readonly invalidated: 'ms' | 's' | 'timestamp' | 'utc' | 'active' | 'delete';
}

/** Times as a driver takes them: an ISO text, in whole seconds, is understood by all. */
function written(shape: Shape, atMs: number): unknown {
  if (shape.registeredAs === 'ms') return atMs;
  if (shape.registeredAs === 's') return Math.floor(atMs / 1000);
  const iso = new Date(atMs).toISOString();
  if (shape.dialect === 'postgres' || (shape.dialect === 'sqlite' && shape.registeredAs === 'timestamp')) return iso;
  const plain = iso.slice(0, 19).replace('T', ' ');
  return shape.dialect === 'mysql' && shape.registeredAs === 'timestamp' ? sql`from_unixtime(${atMs / 1000})` : plain;
}

export async function sqlBench(db: Any, shape: Shape, close: () => Promise<void>): Promise<Bench> {
  const { dialect, columns, invalidated } = shape;
  const side = { prefix: 'po_' };
  const tables = Object.values(sideNamesOf(side));
  for (const table of ['my devices', ...tables]) await sql`drop table if exists ${sql.table(table)}`.execute(db);
  for (const statement of schemaFor(dialect, side)
    .split(';')
    .filter((text) => text.trim() !== ''))
    await sql.raw(statement).execute(db);
  const state = invalidated === 'active' || invalidated === 'delete' ? '"on" int not null default 1' : `"gone at" ${columns.invalidated}`;
  const quoted = (text: string) => sql.raw(dialect === 'mysql' ? text.replaceAll('"', '`') : text);
  await quoted(
    `create table "my devices" ("push token" ${columns.token} not null, platform ${columns.name} not null, app ${columns.name} not null, "seen at" ${columns.registered}, ${state.replace('int not null default 1', dialect === 'postgres' ? 'boolean not null default true' : 'int not null default 1')})`,
  ).execute(db);
  await quoted('create index by_token on "my devices" ("push token")').execute(db);
  const tokens: TokenTable = {
    table: 'my devices',
    token: 'push token',
    vendor: { column: 'platform', values: { fcm: 'android', apns: 'ios' } },
    app: { column: 'app' },
    registeredAt: { column: 'seen at', as: shape.registeredAs },
    invalidated:
      invalidated === 'delete'
        ? 'delete'
        : invalidated === 'active'
          ? { column: 'on', as: 'active' }
          : { column: 'gone at', as: invalidated },
  };
  const platform = (vendor: string) => (vendor === 'fcm' ? 'android' : 'ios');
  const isOn =
    invalidated === 'active' || invalidated === 'delete'
      ? sql<boolean>`${sql.ref('on')} = ${sql.lit(dialect === 'postgres' ? true : 1)}`
      : sql<boolean>`${sql.ref('gone at')} is null`;
  const exact = dialect === 'mysql' ? sql`cast(${sql.ref('push token')} as binary)` : sql.ref('push token');
  return {
    store: kyselyStore({ db, dialect, tokens, side }),
    register: async ({ vendor, app }, names, atMs) => {
      for (let from = 0; from < names.length; from += 500) {
        const some = names.slice(from, from + 500);
        const given = sql.join(some.map((name) => (dialect === 'mysql' ? sql`cast(${name} as binary)` : sql`${name}`)));
        await sql`delete from ${sql.table('my devices')} where ${exact} in (${given}) and platform = ${platform(vendor)} and app = ${app}`.execute(
          db,
        );
        const rows = some.map((name) => ({ 'push token': name, platform: platform(vendor), app, 'seen at': written(shape, atMs) }));
        await db.insertInto('my devices').values(rows).execute();
      }
    },
    valid: async ({ vendor, app }) => {
      const rows = await db
        .selectFrom('my devices')
        .select(['push token'])
        .where('platform', '=', platform(vendor))
        .where('app', '=', app)
        .where(isOn)
        .execute();
      return rows.map((row: Record<string, unknown>) => String(row['push token']));
    },
    clear: async () => {
      for (const table of ['my devices', ...tables]) await sql`delete from ${sql.table(table)}`.execute(db);
    },
    close,
  };
}

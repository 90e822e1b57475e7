import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type AuditEntry, limitOf } from '../../prune/audit.ts';
import type { FuseRecord, HeldBatch, PruneMemory, Sighting } from '../../prune/memory.ts';
import type { Scope } from '../../prune/store.ts';
import { type Database, numberOf } from './database.ts';
import type { Dialect, SideTable } from './names.ts';
import { noteIn } from './note.ts';
import { packed, unpacked } from './pack.ts';
import { upsert } from './upsert.ts';

type Names = Readonly<Record<SideTable, string>>;

/** The side memory in the side tables. */
export function kyselyMemory(db: Database, dialect: Dialect, names: Names): PruneMemory {
  return {
    durable: true,
    ...heldIn(db, dialect, names.held),
    ...sightingsIn(db, dialect, names.sightings),
    ...fusesIn(db, dialect, names),
    ...auditIn(db, dialect, names.audit),
    forget: (token, hash) => forget(db, dialect, names, token, hash),
    expire: async ({ auditMs, sightingsMs, feedMs }) => {
      await db.deleteFrom(names.audit).where('at_ms', '<', auditMs).execute();
      await db.deleteFrom(names.sightings).where('last_at_ms', '<', sightingsMs).execute();
      await db.deleteFrom(names.feeds).where('hour_ms', '<', feedMs).execute();
    },
  };
}

/** Sightings are found by it: 256 bits of a token nobody can guess. */
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

function heldIn(db: Database, dialect: Dialect, table: string): Pick<PruneMemory, 'held' | 'hold' | 'settle'> {
  return {
    held: async () => (await db.selectFrom(table).selectAll().orderBy('held_at_ms').execute()).map(batchOf),
    hold: async (batches) => {
      const rows = batches.map(({ id, scope, entries }) => ({
        id,
        ...scope,
        held_at_ms: entries[0]?.heldAtMs ?? 0,
        body: packed(entries),
      }));
      await upsert(db, dialect, table, ['id'], ['body'], rows);
    },
    settle: async (ids) => {
      if (ids.length > 0)
        await db
          .deleteFrom(table)
          .where('id', 'in', [...ids])
          .execute();
    },
  };
}

function batchOf({ id, vendor, app, body }: Record<string, unknown>): HeldBatch {
  return { id: String(id), scope: { vendor: String(vendor), app: String(app) }, entries: unpacked(String(body)) };
}

function sightingsIn(db: Database, dialect: Dialect, table: string): Pick<PruneMemory, 'sightings' | 'sight' | 'unsight' | 'sighted'> {
  const keys = ['vendor', 'app', 'token', 'api', 'rule_name'];
  return {
    sightings: async ({ vendor, app }, tokens) => {
      if (tokens.length === 0) return [];
      const byDigest = new Map(tokens.map((token) => [digest(token), token]));
      const found = db.selectFrom(table).selectAll().where('vendor', '=', vendor).where('app', '=', app);
      return (await found.where('token', 'in', [...byDigest.keys()]).execute()).map((row) => sightingOf(row, byDigest));
    },
    sight: async (scope, sightings) => {
      const rows = sightings.map((one) => ({
        ...scope,
        token: digest(one.token),
        api: one.api,
        rule_name: one.rule,
        first_at_ms: one.firstAtMs,
        last_at_ms: one.lastAtMs,
        seen: one.count,
      }));
      await upsert(db, dialect, table, keys, ['first_at_ms', 'last_at_ms', 'seen'], rows);
    },
    unsight: async ({ vendor, app }, { tokens, api, seenUntilMs }) => {
      if (tokens?.length === 0) return;
      let doomed = db.deleteFrom(table).where('vendor', '=', vendor).where('app', '=', app);
      if (tokens) doomed = doomed.where('token', 'in', tokens.map(digest));
      if (api) doomed = doomed.where('api', '=', api);
      if (seenUntilMs !== undefined) doomed = doomed.where('last_at_ms', '<=', seenUntilMs);
      await doomed.execute();
    },
    sighted: async () => (await db.selectFrom(table).select(['vendor', 'app']).distinct().execute()).map(scopeOf),
  };
}

const scopeOf = ({ vendor, app }: Record<string, unknown>): Scope => ({ vendor: String(vendor), app: String(app) });

function sightingOf(row: Record<string, unknown>, byDigest: ReadonlyMap<string, string>): Sighting {
  return {
    token: byDigest.get(String(row.token)) ?? '',
    api: row.api as Sighting['api'],
    rule: row.rule_name as Sighting['rule'],
    firstAtMs: numberOf(row.first_at_ms),
    lastAtMs: numberOf(row.last_at_ms),
    count: numberOf(row.seen),
  };
}

function fusesIn(
  db: Database,
  dialect: Dialect,
  { fuses, feeds }: Names,
): Pick<PruneMemory, 'fuses' | 'setFuse' | 'countFeed' | 'feedSince'> {
  return {
    fuses: async () => (await db.selectFrom(fuses).selectAll().execute()).map(fuseOf),
    setFuse: async ({ scope, state, atMs, words, by }) => {
      const row = { ...scope, state, at_ms: atMs, words, said_by: by ?? null };
      await upsert(db, dialect, fuses, ['vendor', 'app'], ['state', 'at_ms', 'words', 'said_by'], [row]);
    },
    countFeed: async (scope, hourMs, tokens) => {
      const row = { ...scope, hour_ms: hourMs, tokens };
      await upsert(db, dialect, feeds, ['vendor', 'app', 'hour_ms'], [], [row], ['tokens']);
    },
    feedSince: async ({ vendor, app }, sinceMs) => {
      const all = db.selectFrom(feeds).where('vendor', '=', vendor).where('app', '=', app).where('hour_ms', '>=', sinceMs);
      const row = await all.select(sql<unknown>`coalesce(sum(tokens), 0)`.as('tokens')).executeTakeFirst();
      return numberOf(row?.tokens ?? 0);
    },
  };
}

function fuseOf(row: Record<string, unknown>): FuseRecord {
  const by = row.said_by === null ? {} : { by: String(row.said_by) };
  return { scope: scopeOf(row), state: row.state as FuseRecord['state'], atMs: numberOf(row.at_ms), words: String(row.words), ...by };
}

function auditIn(db: Database, dialect: Dialect, table: string): Pick<PruneMemory, 'note' | 'audit'> {
  return {
    note: (entries) => noteIn(db, dialect, table, entries),
    audit: async (query) => {
      let found = db.selectFrom(table).selectAll();
      for (const name of ['vendor', 'app', 'token'] as const) {
        const value = query[name];
        if (value !== undefined) found = found.where(name, '=', value);
      }
      return (await found.orderBy('at_ms', 'desc').limit(limitOf(query)).execute()).map(auditOf);
    },
  };
}

function auditOf({ at_ms, vendor, app, action, token, detail }: Record<string, unknown>): AuditEntry {
  const known = { atMs: numberOf(at_ms), ...scopeOf({ vendor, app }), action: action as AuditEntry['action'] };
  return { ...known, ...(token !== null && { token: String(token) }), ...JSON.parse(String(detail)) };
}

async function forget(db: Database, dialect: Dialect, names: Names, token: string, hash: string): Promise<void> {
  await db.deleteFrom(names.sightings).where('token', '=', digest(token)).execute();
  const isNamed = sql<boolean>`detail like ${`%${JSON.stringify(hash).slice(1, -1)}%`}`;
  await db.deleteFrom(names.audit).where('token', 'in', [token, hash]).execute();
  await db.deleteFrom(names.audit).where('action', '=', 'moved').where(isNamed).execute();
  const held = heldIn(db, dialect, names.held);
  for (const batch of await held.held()) {
    const entries = batch.entries.filter((entry) => entry.token !== token && entry.replacement !== token);
    if (entries.length === batch.entries.length) continue;
    await (entries.length > 0 ? held.hold([{ ...batch, entries }]) : held.settle([batch.id]));
  }
}

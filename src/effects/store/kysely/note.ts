import { sql } from 'kysely';
import type { AuditEntry } from '../../prune/audit.ts';
import type { Database } from './database.ts';
import type { Dialect } from './names.ts';

/** Writes audit entries: one statement for all that were done in the same moment to the same app. */
export async function noteIn(db: Database, dialect: Dialect, table: string, entries: readonly AuditEntry[]): Promise<void> {
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.atMs, entry.vendor, entry.app, entry.action]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  for (const group of groups.values()) await insert(db, dialect, table, group);
}

/** On PostgreSQL two arrays instead of six thousand parameters: a third of the time. */
async function insert(db: Database, dialect: Dialect, table: string, group: readonly AuditEntry[]): Promise<void> {
  const details = detailsOf(group);
  const [{ atMs, vendor, app, action } = {} as AuditEntry] = group;
  if (dialect !== 'postgres') {
    const rows = group.map(({ token = null }, index) => ({ at_ms: atMs, vendor, app, action, token, detail: details[index] }));
    await db.insertInto(table).values(rows).execute();
    return;
  }
  const tokens = group.map(({ token = null }) => token);
  await sql`insert into ${sql.table(table)} (at_ms, vendor, app, action, token, detail)
    select ${atMs}::bigint, ${vendor}::text, ${app}::text, ${action}::text, d.token, d.detail
    from unnest(${tokens}::text[], ${details}::text[]) as d(token, detail)`.execute(db);
}

/** All tokens of an outcome share its reply, so its text is made once. */
function detailsOf(group: readonly AuditEntry[]): readonly string[] {
  const texts = new Map<AuditEntry['reply'], string>();
  return group.map(({ rule, reply, replacement, by, words }) => {
    const rest = JSON.stringify({ rule, replacement, by, words });
    if (reply === undefined) return rest;
    const known = texts.get(reply) ?? JSON.stringify(reply);
    texts.set(reply, known);
    return `${rest.slice(0, -1)}${rest === '{}' ? '' : ','}"reply":${known}}`;
  });
}

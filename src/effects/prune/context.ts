import type { App } from './app.ts';
import type { Apps } from './apps.ts';
import type { AuditEntry } from './audit.ts';
import type { Held } from './held.ts';
import type { PruneMemory } from './memory.ts';
import type { Settings } from './options.ts';
import type { Pending } from './pending.ts';
import type { Shadow } from './shadow.ts';
import type { TokenStore } from './store.ts';
import type { Tally } from './tally.ts';

/** What the parts of one pruner share. */
export interface Context {
  readonly settings: Settings;
  readonly store: TokenStore;
  readonly memory: PruneMemory;
  /** What is put around the memory of a transaction too. */
  wrap(memory: PruneMemory): PruneMemory;
  readonly apps: Apps;
  readonly tally: Tally;
  readonly pending: Pending;
  readonly shadow: Shadow | undefined;
  /** The system's clock, or that of the replies. */
  nowMs(): number;
  /** A token as the audit trail names it. */
  readonly nameInAudit: (token: string) => string;
}

/** Ends the waiting of entries, and has what was written of them taken back. */
export function settle({ pending }: Pick<Context, 'pending'>, entries: readonly Held[]): void {
  for (const entry of entries) {
    entry.batch?.entries.delete(entry);
    if (entry.batch) pending.touched.add(entry.batch);
    entry.batch = undefined;
    pending.held.delete(entry);
  }
}

/** Drops of what waits for a token those that are meant; another death of it waits on. Gives how many. */
export function dropHeld(context: Context, app: App, token: string, isMeant: (entry: Held) => boolean): number {
  const first = app.held.get(token);
  if (!first || !(isMeant(first) || (first.next && isMeant(first.next)))) return 0;
  const all = context.apps.drop(app, token);
  const meant = all.filter(isMeant);
  settle(context, meant);
  for (const entry of all) if (!isMeant(entry)) context.apps.hold(app, entry);
  return meant.length;
}

/** An entry about a whole app. */
export function fuseEntry(app: App, action: AuditEntry['action'], atMs: number, words: string, by?: string): AuditEntry {
  return { atMs, ...app.scope, action, words, ...(by !== undefined && { by }) };
}

import type { App } from './app.ts';
import type { AuditEntry } from './audit.ts';
import { blow, isProven } from './blow.ts';
import { type Context, settle } from './context.ts';
import { feedBound } from './fuse.ts';
import type { Held, OpenBatch } from './held.ts';
import type { PruneMemory } from './memory.ts';
import { dayMs } from './options.ts';
import { writeTouched } from './persist.ts';
import { keyOf, type TokenStore } from './store.ts';
import { feedWords } from './words.ts';

const hourMs = 3_600_000;

/** Commits what may go of one app, batch by batch. Throws what the store throws; then nothing of that batch is settled. */
export async function commitDue(context: Context, app: App): Promise<void> {
  for (;;) {
    const whole = isProven(context, app);
    if (app.blown || app.held.size === 0) return;
    if (!whole && app.heldByFeeds === 0 && app.releasedMs === Number.NEGATIVE_INFINITY) return;
    const isDue = dueIn(context, app, whole);
    if (!(await feedsAreFew(context, app, isDue))) return;
    const due = app.due(Math.max(app.releasedMs, heldUntilMs(context)), isDue, context.settings.batchSize);
    if (due.length === 0 || !(await commit(context, app, due))) return;
  }
}

/**
 * The same for many apps. What the store refuses of one keeps no other waiting: those that failed come last, and two in
 * a row mean that the store is down. Gives what it threw first.
 */
export async function commitEach(context: Context, apps: readonly App[]): Promise<{ readonly error: unknown } | undefined> {
  let failure: { readonly error: unknown } | undefined;
  let inARow = 0;
  for (const app of [...apps].sort((a, b) => Number(a.hasFailed) - Number(b.hasFailed))) {
    const failed = await errorOf(commitDue(context, app));
    app.hasFailed = failed !== undefined;
    failure ??= failed;
    inARow = failed ? inARow + 1 : 0;
    if (inARow === 2) break;
  }
  return failure;
}

const errorOf = (work: Promise<void>): Promise<{ readonly error: unknown } | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );

/** Sends need proof of life; receipts have a bound of their own; what a person released needs neither. */
function dueIn(context: Context, app: App, whole: boolean): (entry: Held) => boolean {
  const untilMs = heldUntilMs(context);
  return ({ heldAtMs, reply }) => heldAtMs <= app.releasedMs || (heldAtMs <= untilMs && (whole || reply.api !== 'send'));
}

const heldUntilMs = ({ nowMs, settings }: Context): number => nowMs() - settings.holdMs;

/** Whether what is due on the word of receipts and feeds is within a day's bound. Blows the fuse where it is not. */
async function feedsAreFew(context: Context, app: App, isDue: (entry: Held) => boolean): Promise<boolean> {
  if (app.heldByFeeds === 0) return true;
  let due = 0;
  for (const entry of app.held.values()) if (isBounded(app, entry) && isDue(entry)) due += 1;
  if (due === 0) return true;
  const nowMs = context.nowMs();
  const done = await context.memory.feedSince(app.scope, nowMs - dayMs);
  const bound = feedBound(await tokensOf(context, app, nowMs), context.settings.fuse);
  if (done + due <= bound) return true;
  const words = feedWords(context.settings.nameOf(app.scope.vendor), app.scope.app, done + due, bound);
  blow(context, app, words, { refused: done + due, replies: done + due, sinceMs: nowMs - dayMs, code: 'receipts' });
  return false;
}

/** What a person released takes nothing of the day's bound. */
const isBounded = (app: App, { reply, heldAtMs }: Held): boolean => reply.api !== 'send' && heldAtMs > app.releasedMs;

async function tokensOf({ store }: Context, app: App, nowMs: number): Promise<number | undefined> {
  if (!store.count) return undefined;
  if (!app.tokens || nowMs - app.tokens.atMs >= hourMs) app.tokens = { count: await store.count(app.scope), atMs: nowMs };
  return app.tokens.count;
}

/** One batch: all of it, its audit trail and the end of its waiting in one transaction where the store has them. False: blown elsewhere. */
async function commit(context: Context, app: App, due: readonly Held[]): Promise<boolean> {
  const deaths = due.filter(({ replacement }) => replacement === undefined);
  const moves = due.flatMap((entry) => (entry.replacement === undefined ? [] : [{ ...entry, replacement: entry.replacement }]));
  const changed = await together(context, async (store, memory) => {
    if (await isBlownElsewhere(memory, app)) return undefined;
    const atMs = context.settings.now();
    const going = deaths.length > 0 ? store.invalidate(app.scope, deaths, atMs) : [];
    // Names are hashed while the database works.
    const named = new Map(due.map((entry) => [entry, auditEntry(context, app, entry, atMs)]));
    const gone = new Set(await going);
    const moved = new Set(moves.length > 0 && store.move ? await store.move(app.scope, moves, atMs) : []);
    const done = due.filter(({ token, replacement }) => (replacement === undefined ? gone : moved).has(token));
    await remember(context, app, memory, due, done, named);
    return done;
  });
  if (changed) finish(context, app, due, changed);
  return changed !== undefined;
}

function together<Result>(
  { store, memory, wrap }: Context,
  work: (store: TokenStore, memory: PruneMemory) => Promise<Result>,
): Promise<Result> {
  if (!store.together || !store.memory) return work(store, memory);
  return store.together((tokens, remembered) => work(tokens, wrap(remembered)));
}

async function isBlownElsewhere(memory: PruneMemory, { scope, obeyedMs }: App): Promise<boolean> {
  const fuses = await memory.fuses();
  return fuses.some((fuse) => fuse.state === 'blown' && fuse.atMs > obeyedMs && keyOf(fuse.scope) === keyOf(scope));
}

async function remember(
  context: Context,
  app: App,
  memory: PruneMemory,
  due: readonly Held[],
  done: readonly Held[],
  named: ReadonlyMap<Held, AuditEntry>,
): Promise<void> {
  if (done.length > 0) await memory.note(done.flatMap((entry) => named.get(entry) ?? []));
  const feeds = done.filter((entry) => isBounded(app, entry)).length;
  if (feeds > 0) await memory.countFeed(app.scope, Math.floor(context.nowMs() / hourMs) * hourMs, feeds);
  const seen = due.filter(({ rule }) => rule === 'confirmed' || rule === 'suspect').map(({ token }) => token);
  if (seen.length > 0) await memory.unsight(app.scope, { tokens: seen });
  await writeTouched(memory, remaindersOf(due));
}

/** The written batches as they will be without these entries. */
function remaindersOf(due: readonly Held[]): OpenBatch[] {
  const gone = new Set(due);
  const batches = new Set(due.flatMap(({ batch }) => batch ?? []));
  return [...batches].map((batch) => ({ ...batch, entries: new Set([...batch.entries].filter((entry) => !gone.has(entry))) }));
}

function auditEntry({ nameInAudit }: Context, { scope }: App, { token, replacement, rule, reply }: Held, atMs: number): AuditEntry {
  const moved = replacement !== undefined && { replacement: nameInAudit(replacement) };
  return { atMs, ...scope, action: moved ? 'moved' : 'invalidated', token: nameInAudit(token), rule, reply, ...moved };
}

/** Ends the waiting here. Where the guard stopped a death, a later one of the same token waits on. */
function finish(context: Context, app: App, due: readonly Held[], done: readonly Held[]): void {
  const { tally, apps, shadow } = context;
  const changed = new Set(done);
  for (const { token } of done) shadow?.here(app.scope, token);
  for (const entry of due) {
    // Taken back while the store was at work: what waits for this token now is another death.
    if (app.held.get(entry.token) !== entry) continue;
    const { next } = entry;
    settle(context, apps.drop(app, entry.token));
    if (next && !changed.has(entry)) {
      apps.hold(app, next);
      context.pending.held.set(next, app);
    }
  }
  for (const type of ['invalidated', 'moved'] as const) {
    const rules = done.filter(({ replacement }) => (replacement === undefined) === (type === 'invalidated')).map(({ rule }) => rule);
    tally.change(app.scope, type, rules);
  }
  leaveRest(
    context,
    app,
    due.filter((entry) => !changed.has(entry)),
  );
}

/** A dry run has told already what the guard would stop. */
function leaveRest({ tally, store, settings }: Context, app: App, rest: readonly Held[]): void {
  const unmovable = store.move ? 0 : rest.filter(({ rule }) => rule === 'replaced').length;
  tally.leave(app.scope, 'not_movable', unmovable);
  if (!settings.dryRun) tally.leave(app.scope, 'guard', rest.length - unmovable);
}

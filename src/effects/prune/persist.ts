import { randomUUID } from 'node:crypto';
import type { App } from './app.ts';
import { recordOf } from './apps.ts';
import type { Context } from './context.ts';
import type { Held, OpenBatch } from './held.ts';
import { hold } from './intake.ts';
import type { HeldBatch, PruneMemory, Sighting } from './memory.ts';
import type { Cleared, SeenToken } from './pending.ts';
import { confirm, type Followed, suspect } from './sightings.ts';

/** Writes down everything that came in since the last time. Throws what the memory throws; what was not written stays pending. */
export async function persist(context: Context): Promise<void> {
  const { pending, memory } = context;
  await clear(context);
  await follow(context);
  await writeHeld(context);
  const sizes = new Map([...pending.touched].map((batch) => [batch, batch.entries.size]));
  await writeTouched(memory, [...sizes.keys()]);
  // What was settled while it was written has to be written once more.
  for (const [batch, size] of sizes) if (batch.entries.size === size) pending.touched.delete(batch);
}

/** Of batches that are settled as a whole the row goes; of others the row is written anew, or a restart would revive what was settled. */
export async function writeTouched(memory: PruneMemory, touched: readonly OpenBatch[]): Promise<void> {
  const done = touched.filter(({ entries }) => entries.size === 0).map(({ id }) => id);
  const rest = touched.filter(({ entries }) => entries.size > 0);
  if (done.length > 0) await memory.settle(done);
  if (rest.length > 0) await memory.hold(rest.map(writtenOf));
}

const writtenOf = ({ id, scope, entries }: OpenBatch): HeldBatch => ({ id, scope, entries: [...entries].map(recordOf) });

async function clear(context: Context): Promise<void> {
  const { pending, memory, settings } = context;
  for (const [app, all] of byApp(pending.cleared)) {
    for (const { tokens, api, seenUntilMs } of all)
      for (const chunk of chunks(tokens, settings.batchSize)) await memory.unsight(app.scope, { tokens: chunk, api, seenUntilMs });
    clearSeen(context, app, all);
    removeAll(pending.cleared, all);
  }
}

/** What was seen before an acceptance falls with what is known, though it was not followed yet. */
function clearSeen({ pending, tally }: Context, app: App, all: readonly Cleared[]): void {
  const seenOf = new Map<string, SeenToken[]>();
  for (const seen of pending.seen) if (seen.app === app) seenOf.set(seen.token, [...(seenOf.get(seen.token) ?? []), seen]);
  if (seenOf.size === 0) return;
  const gone = all.flatMap((one) => one.tokens.flatMap((token) => (seenOf.get(token) ?? []).filter((seen) => isClearedBy(one, seen))));
  tally.leave(app.scope, 'taken_back', new Set(gone).size);
  removeAll(pending.seen, gone);
}

/** Of the same moment are many: then what came later stands. */
const isClearedBy = ({ app, api, seenUntilMs }: Cleared, seen: SeenToken): boolean =>
  app === seen.app && (api ?? seen.api) === seen.api && seen.atMs < seenUntilMs;

async function follow(context: Context): Promise<void> {
  const { pending, settings } = context;
  for (const [app, all] of byApp(pending.seen))
    for (const chunk of chunks(all, settings.batchSize)) {
      await followChunk(context, app, chunk);
      removeAll(pending.seen, chunk);
    }
}

async function followChunk(context: Context, app: App, chunk: readonly SeenToken[]): Promise<void> {
  const tokens = [...new Set(chunk.map(({ token }) => token))];
  const known = new Map<string, Sighting[]>();
  for (const one of await context.memory.sightings(app.scope, tokens)) known.set(one.token, [...(known.get(one.token) ?? []), one]);
  const fulfilled = chunk.filter((seen) => isFulfilled(context, seen, known));
  await context.memory.sight(app.scope, [...known.values()].flat());
  context.tally.leave(app.scope, 'first_sighting', confirmedIn(chunk) - confirmedIn(fulfilled));
  for (const seen of fulfilled)
    if (isClearedSince(context, seen)) context.tally.leave(app.scope, 'taken_back');
    else hold(context, app, seen.entry);
}

/** An acceptance that came in while this was followed found nothing that it could take back. */
const isClearedSince = ({ pending }: Context, seen: SeenToken): boolean =>
  pending.cleared.some((one) => isClearedBy(one, seen) && one.tokens.includes(seen.token));

function isFulfilled({ settings }: Context, seen: SeenToken, known: Map<string, Sighting[]>): boolean {
  const before = known.get(seen.token) ?? [];
  const { remember, fulfilled } = followed(seen, before, settings.suspects);
  if (remember) known.set(seen.token, [...before.filter((one) => !isSame(one, remember)), remember]);
  return fulfilled;
}

function followed(seen: SeenToken, before: readonly Sighting[], suspects: Context['settings']['suspects']): Followed {
  if (seen.rule === 'confirm') return confirm(seen, before);
  return suspects ? suspect(seen, before, suspects) : { fulfilled: false };
}

const isSame = (a: Sighting, b: Sighting): boolean => a.api === b.api && a.rule === b.rule;

const confirmedIn = (seen: readonly SeenToken[]): number => seen.filter(({ rule }) => rule === 'confirm').length;

async function writeHeld({ pending, memory, settings }: Context): Promise<void> {
  const byScope = new Map<App, Held[]>();
  for (const [entry, app] of pending.held) {
    const entries = byScope.get(app);
    if (entries) entries.push(entry);
    else byScope.set(app, [entry]);
  }
  for (const [app, entries] of byScope)
    for (const chunk of chunks(entries, settings.batchSize)) {
      const batch: OpenBatch = { id: randomUUID(), scope: app.scope, entries: new Set(chunk) };
      await memory.hold([writtenOf(batch)]);
      for (const entry of chunk) {
        if (pending.held.delete(entry)) {
          entry.batch = batch;
          continue;
        }
        // It was settled while it was written.
        batch.entries.delete(entry);
        pending.touched.add(batch);
      }
    }
}

function byApp<One extends { readonly app: App }>(all: readonly One[]): Map<App, One[]> {
  const groups = new Map<App, One[]>();
  for (const one of all) {
    const group = groups.get(one.app);
    if (group) group.push(one);
    else groups.set(one.app, [one]);
  }
  return groups;
}

/** Takes out what was written; what came in meanwhile stays. */
function removeAll<One extends Cleared | SeenToken>(list: One[], done: readonly One[]): void {
  const gone = new Set(done);
  const kept = list.filter((one) => !gone.has(one));
  list.length = 0;
  for (const one of kept) list.push(one);
}

function* chunks<One>(all: readonly One[], size: number): Generator<readonly One[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

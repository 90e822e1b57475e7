import type { App } from './app.ts';
import { type Context, fuseEntry } from './context.ts';
import { judgeFuse } from './fuse.ts';
import { dropAll } from './intake.ts';
import type { FuseRecord } from './memory.ts';
import { blownWords } from './words.ts';

/** Whether the sends of an app are proof of life; blows its fuse where they demand it, but not before a hold has passed since the first refusal. */
export function isProven(context: Context, app: App): boolean {
  if (app.blown) return false;
  const { settings } = context;
  const nowMs = context.nowMs();
  const { window, heldBySends } = app;
  const judgement = judgeFuse(window.counts(nowMs), window.counts(nowMs, 2 * settings.holdMs), heldBySends, settings.fuse);
  const firstMs = app.window.firstRefusedMs(nowMs);
  if (firstMs === undefined) context.apps.refused.delete(app);
  else if (judgement === 'blow' && nowMs - firstMs >= settings.holdMs) blowBySends(context, app, nowMs);
  return judgement === 'whole';
}

function blowBySends(context: Context, app: App, nowMs: number): void {
  const worst = app.window.worst(nowMs);
  const refused = worst?.tokens ?? app.heldBySends;
  const { code = 'unknown', cause = '', replies = refused, sinceMs = nowMs } = worst ?? {};
  const name = context.settings.nameOf(app.scope.vendor);
  const words = blownWords({ name, app: app.scope.app, refused, replies, code, cause, sinceMs });
  blow(context, app, words, { refused, replies, sinceMs, code });
}

/** One event; the side memory gets it with the next write. */
export function blow(
  context: Context,
  app: App,
  words: string,
  numbers: { readonly refused: number; readonly replies: number; readonly sinceMs: number; readonly code: string },
): void {
  // Later than the last word of a person, or no other process would believe it.
  const atMs = Math.max(context.settings.now(), app.obeyedMs + 1);
  app.blown = { words, atMs, written: false };
  context.tally.tell({ type: 'blown', ...app.scope, words, ...numbers });
}

/** Writes down the fuses that blew here, and obeys those that blew, or were mended, elsewhere. Throws what the memory throws. */
export async function syncFuses(context: Context): Promise<void> {
  const { memory, apps } = context;
  for (const app of apps.all()) await writeBlown(context, app);
  for (const record of await memory.fuses()) obey(context, apps.of(record.scope), record);
}

async function writeBlown({ memory }: Context, app: App): Promise<void> {
  const { blown } = app;
  if (!blown || blown.written) return;
  await memory.setFuse({ scope: app.scope, state: 'blown', atMs: blown.atMs, words: blown.words });
  await memory.note([fuseEntry(app, 'blown', blown.atMs, blown.words)]);
  blown.written = true;
}

function obey(context: Context, app: App, { state, atMs, words }: FuseRecord): void {
  if (atMs <= app.obeyedMs) return;
  if (state === 'blown') {
    app.blown ??= { words, atMs, written: true };
    return;
  }
  app.obeyedMs = atMs;
  if (app.blown && app.blown.atMs > atMs) {
    // The word was written over it.
    app.blown.written = false;
    return;
  }
  mend(context, app, state, atMs);
}

/** The word of a person takes effect in this process: what was held goes, or falls away. */
export function mend(context: Context, app: App, state: 'released' | 'discarded', atMs: number): void {
  app.blown = undefined;
  app.obeyedMs = atMs;
  app.window.clear();
  // The clock of replies is another one: what a file holds back was not there when the person spoke.
  if (state === 'released' && !context.settings.byReplies) app.releasedMs = atMs;
  if (state !== 'discarded') return;
  context.tally.leave(
    app.scope,
    'discarded',
    dropAll(context, app, ({ heldAtMs }) => heldAtMs <= atMs),
  );
}

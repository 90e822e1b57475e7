import type { App } from './app.ts';
import { type Context, fuseEntry } from './context.ts';
import { type Judgement, judgeFuse } from './fuse.ts';
import { dropAll } from './intake.ts';
import type { FuseRecord } from './memory.ts';
import { blownWords } from './words.ts';

/** Judges the sends of an app; blows its fuse where they demand it. Before a hold has passed since the first refusal nothing is judged. */
export function judge(context: Context, app: App): Judgement {
  if (app.blown) return 'blow';
  const { settings } = context;
  const nowMs = context.nowMs();
  const { window, heldBySends } = app;
  const judgement = judgeFuse(window.counts(nowMs), window.counts(nowMs, 2 * settings.holdMs), heldBySends, settings.fuse);
  const firstMs = app.window.firstRefusedMs(nowMs);
  if (firstMs === undefined) context.apps.refused.delete(app);
  if (judgement !== 'blow') return judgement;
  if (firstMs !== undefined && nowMs - firstMs < settings.holdMs) return 'wait';
  blowBySends(context, app, nowMs);
  return 'blow';
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
  if (app.blown && app.blown.atMs > atMs) return;
  mend(context, app, state, atMs);
}

/** The word of a person takes effect in this process: what was held goes, or falls away. Gives how many fell away. */
export function mend(context: Context, app: App, state: 'released' | 'discarded', atMs: number): number {
  app.blown = undefined;
  app.obeyedMs = Math.max(app.obeyedMs, atMs);
  app.window.clear();
  // The clock of replies is another one: what a file holds back was not there when the person spoke.
  if (state === 'released' && !context.settings.byReplies) app.releasedMs = atMs;
  return state === 'discarded' ? dropAll(context, app, ({ heldAtMs }) => heldAtMs <= atMs) : 0;
}

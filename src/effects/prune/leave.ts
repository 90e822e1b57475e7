import { randomUUID } from 'node:crypto';
import { recordOf } from './apps.ts';
import type { Context } from './context.ts';
import type { Held } from './held.ts';
import { dropAll } from './intake.ts';
import { persist } from './persist.ts';

/** Takes one token out of everything that is remembered, here and in the side memory. */
export async function forgetToken(context: Context, token: string, hash: string): Promise<void> {
  const { apps, pending, shadow, memory } = context;
  const names = (entry: Held) => entry.token === token || entry.replacement === token;
  for (const app of apps.all()) dropAll(context, app, names);
  pending.seen = pending.seen.filter((seen) => seen.token !== token);
  shadow?.forget(token);
  await persist(context);
  await memory.forget(token, hash);
}

/**
 * The end of a file: what still waits is not committed. Where a fuse blew it is written down all the same, as held now,
 * or `release` would have nothing to release.
 */
export async function leaveHeld({ apps, settings, tally }: Context): Promise<void> {
  const heldAtMs = settings.now();
  for (const app of apps.all()) {
    tally.leave(app.scope, 'still_held', app.held.size);
    const { memory } = settings.store;
    if (!app.blown || !memory || settings.dryRun) continue;
    const all = [...app.held.values()];
    for (let from = 0; from < all.length; from += settings.batchSize) {
      const entries = all.slice(from, from + settings.batchSize).map((entry) => ({ ...recordOf(entry), heldAtMs }));
      await memory.hold([{ id: randomUUID(), scope: app.scope, entries }]);
    }
  }
  tally.tellLeft();
}

import { Apps } from './apps.ts';
import { hasherOf } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { dryStore } from './dry-store.ts';
import type { PruneMemory } from './memory.ts';
import type { Settings } from './options.ts';
import { overlay, withoutHeld } from './overlay.ts';
import { Pending } from './pending.ts';
import { processMemory } from './process-memory.ts';
import { Shadow } from './shadow.ts';
import { Tally } from './tally.ts';

/** Everything a pruner stands on, put together from its settings. */
export function contextOf(settings: Settings, clock: Clock): Context & { readonly hash: (token: string) => string } {
  const { store, dryRun, shadow, byReplies } = settings;
  const tally = new Tally(settings.onEvent, dryRun);
  const hash = hasherOf(settings.hashKey);
  const wrap = (memory: PruneMemory) => (byReplies ? withoutHeld(memory) : memory);
  return {
    settings,
    store: dryRun ? dryStore(store, (scope, because) => tally.leave(scope, because), shadow) : store,
    memory: dryRun ? overlay(store.memory) : wrap(store.memory ?? processMemory()),
    wrap,
    apps: new Apps(settings.fuse.windowMs),
    tally,
    pending: new Pending(),
    shadow: shadow ? new Shadow() : undefined,
    nowMs: () => clock.nowMs(),
    nameInAudit: settings.auditTokens === 'clear' ? (token) => token : hash,
    hash,
  };
}

import type { HeldBatch, PruneMemory, Sighting } from './memory.ts';
import { processMemory } from './process-memory.ts';
import { keyOf } from './store.ts';

/** Reads what is remembered and writes only here: a dry run leaves nothing behind, and settles nothing that waits. */
export function overlay(base: PruneMemory | undefined): PruneMemory {
  const own = processMemory();
  if (!base) return own;
  const cleared = new Set<string>();
  const clearedApps = new Set<string>();
  return {
    ...own,
    sightings: async (scope, tokens) => {
      const mine = await own.sightings(scope, tokens);
      if (clearedApps.has(keyOf(scope))) return mine;
      const theirs = (await base.sightings(scope, tokens)).filter((one) => !cleared.has(one.token) && !mine.some(isSame(one)));
      return [...mine, ...theirs];
    },
    unsight: async (scope, which) => {
      if (which.tokens) for (const token of which.tokens) cleared.add(token);
      else clearedApps.add(keyOf(scope));
      await own.unsight(scope, which);
    },
    sighted: () => base.sighted(),
    fuses: async () => {
      const mine = await own.fuses();
      return [...mine, ...(await base.fuses()).filter(({ scope }) => !mine.some((one) => keyOf(one.scope) === keyOf(scope)))];
    },
    feedSince: async (scope, sinceMs) => (await base.feedSince(scope, sinceMs)) + (await own.feedSince(scope, sinceMs)),
  };
}

/** A file is read again after a crash, and what waits at its end is not committed: nothing that waits is written down. */
export function withoutHeld(base: PruneMemory): PruneMemory {
  const nothing: readonly HeldBatch[] = [];
  return {
    durable: base.durable,
    held: async () => nothing,
    hold: async () => undefined,
    settle: async () => undefined,
    sightings: (scope, tokens) => base.sightings(scope, tokens),
    sight: (scope, sightings) => base.sight(scope, sightings),
    unsight: (scope, which) => base.unsight(scope, which),
    sighted: () => base.sighted(),
    fuses: () => base.fuses(),
    setFuse: (fuse) => base.setFuse(fuse),
    countFeed: (scope, hourMs, tokens) => base.countFeed(scope, hourMs, tokens),
    feedSince: (scope, sinceMs) => base.feedSince(scope, sinceMs),
    note: (entries) => base.note(entries),
    audit: (query) => base.audit(query),
    forget: (token, hash) => base.forget(token, hash),
    expire: (before) => base.expire(before),
  };
}

const isSame = (a: Sighting) => (b: Sighting) => a.token === b.token && a.api === b.api && a.rule === b.rule;

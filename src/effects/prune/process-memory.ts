import { type AuditEntry, type AuditQuery, limitOf } from './audit.ts';
import type { FuseRecord, HeldBatch, PruneMemory, Sighting, Unsight } from './memory.ts';
import { keyOf, type Scope } from './store.ts';

interface SightingOf {
  readonly scope: Scope;
  readonly one: Sighting;
}

/** The side memory in this process. It is lost with it: nothing is deleted wrongly for that, only later. */
export const processMemory = (): PruneMemory => boundedMemory({ sightings: 1_000_000, entries: 100_000 });

/** Beyond the bounds the oldest go; of entries there are up to twice as many for a while. */
export function boundedMemory(most: { readonly sightings: number; readonly entries: number }): PruneMemory {
  const batches = new Map<string, HeldBatch>();
  const sightings = new Map<string, SightingOf>();
  const fuses = new Map<string, FuseRecord>();
  const feeds = new Map<string, Map<number, number>>();
  let entries: AuditEntry[] = [];
  return {
    durable: false,
    held: async () => [...batches.values()],
    hold: async (added) => {
      for (const batch of added) batches.set(batch.id, batch);
    },
    settle: async (ids) => {
      for (const id of ids) batches.delete(id);
    },
    sightings: async (scope, tokens) => tokens.flatMap((token) => keysOf(scope, token).flatMap((key) => sightings.get(key)?.one ?? [])),
    sight: async (scope, added) => {
      for (const one of added) {
        const key = keyOfSighting(scope, one);
        sightings.delete(key);
        sightings.set(key, { scope, one });
      }
      for (const key of sightings.keys()) {
        if (sightings.size <= most.sightings) break;
        sightings.delete(key);
      }
    },
    unsight: async (scope, which) => {
      for (const key of keysToUnsight(scope, which, sightings)) {
        const known = sightings.get(key);
        if (known && matches(known.one, which)) sightings.delete(key);
      }
    },
    sighted: async () => [...new Map([...sightings.values()].map(({ scope }) => [keyOf(scope), scope])).values()],
    fuses: async () => [...fuses.values()],
    setFuse: async (fuse) => {
      fuses.set(keyOf(fuse.scope), fuse);
    },
    countFeed: async (scope, hourMs, tokens) => {
      const hours = feeds.get(keyOf(scope)) ?? new Map<number, number>();
      feeds.set(keyOf(scope), hours.set(hourMs, (hours.get(hourMs) ?? 0) + tokens));
    },
    feedSince: async (scope, sinceMs) =>
      [...(feeds.get(keyOf(scope)) ?? [])].reduce((sum, [hourMs, tokens]) => (hourMs >= sinceMs ? sum + tokens : sum), 0),
    note: async (added) => {
      for (const entry of added) entries.push(entry);
      if (entries.length > 2 * most.entries) entries = entries.slice(-most.entries);
    },
    audit: async (query) =>
      entries
        .filter((entry) => asked(entry, query))
        .slice(-limitOf(query))
        .reverse(),
    forget: async (token, hash) => {
      for (const [id, batch] of batches) batches.set(id, without(batch, token));
      for (const [key, { one }] of sightings) if (one.token === token) sightings.delete(key);
      entries = entries.filter((entry) => ![token, hash].some((name) => entry.token === name || entry.replacement === name));
    },
    expire: async ({ auditMs, sightingsMs, feedMs }) => {
      entries = entries.filter(({ atMs }) => atMs >= auditMs);
      for (const [key, { one }] of sightings) if (one.lastAtMs < sightingsMs) sightings.delete(key);
      for (const hours of feeds.values()) for (const hourMs of hours.keys()) if (hourMs < feedMs) hours.delete(hourMs);
    },
  };
}

const keyOfSighting = (scope: Scope, { token, api, rule }: Pick<Sighting, 'token' | 'api' | 'rule'>): string =>
  JSON.stringify([scope.vendor, scope.app, token, api, rule]);

const apis = ['send', 'auth', 'operation', 'receipt', 'client'] as const;
const rules = ['confirm', 'suspect'] as const;

const keysOf = (scope: Scope, token: string): string[] =>
  apis.flatMap((api) => rules.map((rule) => keyOfSighting(scope, { token, api, rule })));

function keysToUnsight(scope: Scope, { tokens }: Unsight, sightings: ReadonlyMap<string, SightingOf>): string[] {
  if (tokens) return tokens.flatMap((token) => keysOf(scope, token));
  return [...sightings].filter(([, known]) => keyOf(known.scope) === keyOf(scope)).map(([key]) => key);
}

const matches = (one: Sighting, { api, seenUntilMs = Number.POSITIVE_INFINITY }: Unsight): boolean =>
  (api === undefined || one.api === api) && one.lastAtMs <= seenUntilMs;

const asked = (entry: AuditEntry, { vendor, app, token }: AuditQuery): boolean =>
  (vendor ?? entry.vendor) === entry.vendor && (app ?? entry.app) === entry.app && (token === undefined || token === entry.token);

const without = (batch: HeldBatch, token: string): HeldBatch => ({
  ...batch,
  entries: batch.entries.filter((entry) => entry.token !== token && entry.replacement !== token),
});

import type { Api } from '../../core/api.ts';
import type { Sighting } from './memory.ts';
import { dayMs, type SuspectRule } from './options.ts';

export interface Seen {
  readonly token: string;
  readonly api: Api;
  readonly atMs: number;
}

/** What follows: a sighting to remember, and whether the rule is fulfilled with it. */
export interface Followed {
  readonly remember?: Sighting | undefined;
  readonly fulfilled: boolean;
}

/** The first sighting is remembered; one a day later, by whatever API, fulfils the rule. */
export function confirm(seen: Seen, known: readonly Sighting[]): Followed {
  const before = known.filter(({ token, rule }) => token === seen.token && rule === 'confirm');
  const fulfilled = before.some(({ firstAtMs }) => firstAtMs <= seen.atMs - dayMs);
  const own = before.find(({ api }) => api === seen.api);
  // A sighting that comes late may be older than the one that is known.
  const firstAtMs = Math.min(own?.firstAtMs ?? seen.atMs, seen.atMs);
  const late = own !== undefined && own.firstAtMs - dayMs >= seen.atMs;
  return { fulfilled: fulfilled || late, remember: sighting(seen, 'confirm', firstAtMs, lastOf(own, seen), 1) };
}

/** One sighting a day counts, by each API on its own. */
export function suspect(seen: Seen, known: readonly Sighting[], { sightings, overMs }: SuspectRule): Followed {
  const own = known.find(({ token, rule, api }) => token === seen.token && rule === 'suspect' && api === seen.api);
  if (own && seen.atMs < own.lastAtMs + dayMs) return { fulfilled: false };
  const firstAtMs = own?.firstAtMs ?? seen.atMs;
  const remember = sighting(seen, 'suspect', firstAtMs, seen.atMs, (own?.count ?? 0) + 1);
  return { remember, fulfilled: remember.count >= sightings && seen.atMs - firstAtMs >= overMs };
}

const lastOf = (own: Sighting | undefined, { atMs }: Seen): number => Math.max(own?.lastAtMs ?? atMs, atMs);

function sighting({ token, api }: Seen, rule: Sighting['rule'], firstAtMs: number, lastAtMs: number, count: number): Sighting {
  return { token, api, rule, firstAtMs, lastAtMs, count };
}

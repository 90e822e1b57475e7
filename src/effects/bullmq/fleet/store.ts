import { ArgumentError } from '../../../core/argument-error.ts';
import { kindOf } from '../backend.ts';

/** What the fleet knows of one key, and since when. */
export interface Row {
  readonly id: string;
  /** JSON of a `Word`. */
  readonly body: string;
  /** Until it opens, by the store's own clock; 0 where that is past. */
  readonly leftMs: number;
}

/** Where a fleet keeps what the vendors said. Every method may reject, and none waits long. */
export interface FleetStore {
  read(): Promise<readonly Row[]>;
  /** `keepMs`: forgotten after so long. `extend`: never shortens what is there. */
  put(id: string, body: string, leftMs: number, keepMs: number, extend: boolean): Promise<void>;
  /** True for one owner of all who ask, as long as it asks again in time. */
  lease(id: string, owner: string, ms: number): Promise<boolean>;
  /** Gives back what this owner has, and nobody else's. */
  release(id: string, owner: string): Promise<void>;
  /** Takes so many of the points of this second; else how long to wait, in milliseconds. */
  consume(key: string, points: number, most: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

/** Where the fleet keeps what the vendors said. A `pglite:` URL is an `ArgumentError`: one process needs no shared gate. */
export interface StoreOptions {
  /** `redis://`, `rediss://`, `postgres://` or `postgresql://`. */
  readonly url: string;
  /** Before every key or table. Default `push-outcome`. */
  readonly prefix?: string | undefined;
  /** PostgreSQL: creates its two tables where they are missing. Default true. */
  readonly migrate?: boolean | undefined;
}

export async function openStore({ url, prefix = 'push-outcome', migrate = true }: StoreOptions): Promise<FleetStore> {
  const kind = kindOf(url);
  if (kind === 'pglite')
    throw new ArgumentError('url', undefined, 'Redis or PostgreSQL: PGlite is for one process, and one process needs no shared gate');
  if (!/^[\w-]{1,40}$/.test(prefix)) throw new ArgumentError('prefix', prefix, 'letters, digits, - and _');
  return kind === 'redis'
    ? (await import('./redis-store.ts')).openRedisStore(url, prefix)
    : (await import('./postgres-store.ts')).openPostgresStore(url, prefix.replaceAll('-', '_'), migrate);
}

import { type ConnectionOptions, createPostgresBackend, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import { ArgumentError } from '../../core/argument-error.ts';
import { queueDefaults } from './defaults.ts';
import { openEmbedded } from './pglite.ts';

/** Where jobs are kept. */
export interface EngineOptions {
  /**
   * `redis://` or `rediss://`; `postgres://` or `postgresql://`; `pglite:///absolute/folder` or `pglite:memory` for one
   * process on one machine, as an experiment.
   */
  readonly url: string;
  /** Default `push-outcome`. */
  readonly name?: string | undefined;
  /** Redis: before every key. Default `bull`. PostgreSQL has the schema `bullmq` instead. */
  readonly prefix?: string | undefined;
  /** PostgreSQL: creates and upgrades the engine's own schema. Default true. */
  readonly migrate?: boolean | undefined;
}

/** What keeps the jobs, told by the scheme of the URL: `redis(s):`, `postgres(ql):` or `pglite:`. */
export type EngineKind = 'redis' | 'postgres' | 'pglite';

/** An engine that may be asked for queues and workers. */
export interface Engine {
  readonly kind: EngineKind;
  readonly name: string;
  /** For a producer: rejects at once where nobody answers. */
  queue(): Promise<Queue>;
  /** For a worker: waits for its engine to come back. */
  worker(process: (job: never, token?: string) => Promise<unknown>, options: Omit<WorkerOptions, 'connection' | 'prefix'>): Promise<Worker>;
  /** Gives back what only this process can have. */
  close(): Promise<void>;
}

const kinds: Readonly<Record<string, EngineKind>> = {
  'redis:': 'redis',
  'rediss:': 'redis',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'pglite:': 'pglite',
};

/** Throws an `ArgumentError` for a URL that is none; it may hold a password, so nothing of it is shown. */
export function engineOf(options: EngineOptions): Engine {
  const { url, name = queueDefaults.name, prefix = queueDefaults.prefix, migrate = true } = options;
  const kind = kindOf(url);
  if (typeof name !== 'string' || name === '' || name.includes(':')) throw new ArgumentError('name', name, 'a name without a colon');
  return kind === 'redis' ? redisEngine(url, name, prefix) : postgresEngine(kind, url, name, migrate);
}

export function kindOf(url: unknown): EngineKind {
  const scheme = typeof url === 'string' ? /^[a-z]+:/.exec(url)?.[0] : undefined;
  const kind = scheme === undefined ? undefined : kinds[scheme];
  if (!kind) throw new ArgumentError('url', undefined, 'a URL that begins with redis:, rediss:, postgres:, postgresql: or pglite:');
  return kind;
}

/** Few events are kept: nobody reads our markers there. */
const streams = { events: { maxLen: 100 } };

/** Comes back within three seconds of its engine. */
export const retryStrategy = (times: number): number => Math.min(3_000, 100 * 2 ** Math.min(times, 5));

function redisEngine(url: string, name: string, prefix: string): Engine {
  const failing = { url, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 2_000, retryStrategy };
  const waiting = { url, maxRetriesPerRequest: null, connectTimeout: 5_000, retryStrategy };
  return {
    kind: 'redis',
    name,
    queue: async () => new Queue(name, { connection: failing as ConnectionOptions, prefix, streams }),
    worker: async (process, options) =>
      new Worker(name, process as never, { ...options, connection: waiting as ConnectionOptions, prefix }),
    close: async () => undefined,
  };
}

/** BullMQ types its options by backend; ours is chosen at run time. */
const asRedis = (connection: object): ConnectionOptions => connection as ConnectionOptions;

function postgresEngine(kind: 'postgres' | 'pglite', url: string, name: string, migrate: boolean): Engine {
  const embedded = kind === 'pglite' ? openEmbedded(url) : undefined;
  const connectionOf = async (max: number) => {
    const connectionString = embedded ? await embedded.connectionString() : url;
    return asRedis({ connectionString, migrate, max, connectionTimeoutMillis: 4_000 });
  };
  const factory = createPostgresBackend as never;
  return {
    kind,
    name,
    queue: async () => new Queue(name, { connection: await connectionOf(4), streams } as QueueOptions, factory) as Queue,
    worker: async (process, options) =>
      new Worker(name, process as never, { ...options, connection: await connectionOf(10) }, factory) as Worker,
    close: async () => embedded?.close(),
  };
}

import { ArgumentError } from '../../core/argument-error.ts';
import { lockFolder } from '../store/kysely/lock-folder.ts';

/** PostgreSQL inside this process, behind a socket of its own, shared by all that name the same folder. */
interface Server {
  readonly connectionString: string;
  close(): Promise<void>;
}

interface Embedded {
  connectionString(): Promise<string>;
  close(): Promise<void>;
}

const running = new Map<string, { readonly server: Promise<Server>; users: number }>();

/** Started when it is first needed, closed when nobody uses it any more. */
export function openEmbedded(url: string): Embedded {
  const folder = folderOf(url);
  let isUser = false;
  return {
    connectionString: async () => {
      if (!isUser) join(folder);
      isUser = true;
      return (await running.get(folder)?.server)?.connectionString ?? '';
    },
    close: async () => {
      if (isUser) await leave(folder);
      isUser = false;
    },
  };
}

/** `memory:` stands for none. */
function folderOf(url: string): string {
  if (url === 'pglite:memory') return 'memory:';
  const folder = /^pglite:\/\/(\/.+)$/.exec(url)?.[1];
  if (folder === undefined) throw new ArgumentError('url', undefined, 'pglite:///absolute/folder or pglite:memory');
  return decodeURIComponent(folder);
}

function join(folder: string): void {
  const known = running.get(folder);
  if (known) known.users += 1;
  else {
    const server = start(folder);
    running.set(folder, { server, users: 1 });
    server.catch(() => running.delete(folder));
  }
}

async function leave(folder: string): Promise<void> {
  const known = running.get(folder);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  running.delete(folder);
  await (await known.server).close();
}

/** PGlite takes no lock, and a second process would destroy the data. */
async function start(folder: string): Promise<Server> {
  const unlock = folder === 'memory:' ? async () => undefined : await lockFolder(folder);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket');
    const db = await PGlite.create(folder === 'memory:' ? {} : { dataDir: folder });
    // All sockets share one session, which forgets what each connection sets for itself.
    await db.exec('create schema if not exists bullmq; set search_path = bullmq, public');
    const server = new PGLiteSocketServer({ db, port: 0, host: '127.0.0.1', maxConnections: 200 });
    const port = await listen(server);
    const close = async () => {
      await server.stop();
      await db.close();
      await unlock();
    };
    return { connectionString: `postgres://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function listen(server: { start(): Promise<void>; getServerConn(): string }): Promise<number> {
  await server.start();
  return Number(/:(\d+)$/.exec(server.getServerConn())?.[1]);
}

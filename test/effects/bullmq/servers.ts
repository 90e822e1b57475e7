import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { leftToCi } from '../../tier.ts';
import { initdb } from '../store/servers.ts';

/** A server of our own that can be killed and started again with what it had written. */
export interface Server {
  readonly url: string;
  /** As a power switch would, save that what was handed to the system is kept. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const path = (process.env.PATH ?? '').split(':');

/** Undefined where it is not installed. */
export const redisServer = ['/usr/bin', ...path].map((folder) => join(folder, 'redis-server')).find(existsSync);
export const postgresServer = initdb === undefined ? undefined : join(initdb, '..', 'postgres');

/** What a skipped test says: a test that nobody sees skipped is no test. */
export function missing(...servers: readonly (readonly [name: string, program: string | undefined])[]): boolean {
  if (leftToCi(`what needs ${servers.map(([name]) => name).join(' and ')}`)) return true;
  const absent = servers.filter(([, program]) => program === undefined).map(([name]) => name);
  if (absent.length > 0) console.warn(`SKIPPED: ${absent.join(' and ')} not installed (apt-get install redis-server postgresql)`);
  return absent.length > 0;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Redis as `docs/fleet.md` wants it; `everysec` loses what came last when it dies while the disk is busy. */
export async function startRedis({ fsync = 'always' }: { readonly fsync?: 'always' | 'everysec' } = {}): Promise<Server> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-redis-'));
  const aof = ['--appendonly', 'yes', '--appendfsync', fsync];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--maxmemory-policy', 'noeviction', ...aof];
  return run(`redis://127.0.0.1:${port}`, folder, port, String(redisServer), args, 'SIGTERM');
}

export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-postgres-'));
  chmodSync(folder, 0o700);
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  const port = await freePort();
  const [init, initArgs] = asPostgres(String(initdb), ['-D', data, '-U', 'test', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  execFileSync(init, initArgs, { stdio: 'pipe', cwd: '/' });
  const [program, args] = asPostgres(String(postgresServer), [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
  ]);
  return run(`postgres://test@127.0.0.1:${port}/postgres`, folder, port, program, args, 'SIGINT');
}

const asPostgres = (program: string, args: readonly string[]): [string, string[]] =>
  isRoot ? ['setpriv', ['--reuid', 'postgres', '--regid', 'postgres', '--clear-groups', program, ...args]] : [program, [...args]];

async function run(
  url: string,
  folder: string,
  port: number,
  program: string,
  args: readonly string[],
  gently: NodeJS.Signals,
): Promise<Server> {
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    const gone =
      child && child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child?.once('exit', resolve)) : undefined;
    child?.kill(signal);
    await gone;
    child = undefined;
  };
  const start = async () => {
    child = spawn(program, args, { stdio: 'ignore', cwd: '/' });
    await serving(url, port);
  };
  await start();
  return {
    url,
    start,
    // PostgreSQL's children outlive a killed parent for a moment: `immediate` ends them all without a checkpoint.
    kill: () => end(gently === 'SIGINT' ? 'SIGQUIT' : 'SIGKILL'),
    stop: async () => {
      await end(gently);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It may listen and not serve yet. */
async function serving(url: string, port: number): Promise<void> {
  const untilMs = Date.now() + 30_000;
  while (!(await (url.startsWith('redis') ? isRedisUp(port) : isPostgresUp(url)))) {
    if (Date.now() > untilMs) throw new Error('the server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isRedisUp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => end(String(data).startsWith('+PONG')));
    socket.once('error', () => end(false));
  });
}

async function isPostgresUp(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

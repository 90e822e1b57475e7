import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database server of our own: on a free port, in a folder that goes with it. */
export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

function found(names: readonly string[], folders: readonly string[]): string | undefined {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

const path = (process.env.PATH ?? '').split(':');
const debian = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
  : [];

/** Where the programs stand; undefined where they are not installed. */
export const initdb = found(['initdb'], [...debian, ...path]);
export const mariadbd = found(['mariadbd', 'mysqld'], ['/usr/sbin', ...path]);
const installDb = found(['mariadb-install-db', 'mysql_install_db'], ['/usr/bin', ...path]);

/** Both refuse to run as root, and change to a user of their own. */
const asUser = (user: string, program: string, args: readonly string[]): [string, string[]] =>
  isRoot ? ['setpriv', ['--reuid', user, '--regid', user, '--clear-groups', program, ...args]] : [program, [...args]];

function folderFor(user: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-db-'));
  chmodSync(folder, 0o700);
  if (isRoot) execFileSync('chown', [user, folder]);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

export async function startPostgres(): Promise<Server> {
  const folder = folderFor('postgres');
  const data = join(folder, 'data');
  const port = await freePort();
  run(...asUser('postgres', String(initdb), ['-D', data, '-U', 'test', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']));
  const program = join(String(initdb), '..', 'postgres');
  return serve(
    asUser('postgres', program, ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']),
    port,
    folder,
  );
}

export async function startMariadb(): Promise<Server> {
  const folder = folderFor('mysql');
  const data = join(folder, 'data');
  const port = await freePort();
  run(...asUser('mysql', String(installDb), ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal']));
  const args = [
    '--no-defaults',
    `--datadir=${data}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, 's')}`,
    '--pid-file=pid',
  ];
  return serve(asUser('mysql', String(mariadbd), args), port, folder);
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'pipe', cwd: '/' });
}

function serve([program, args]: [string, string[]], port: number, folder: string): Server {
  const server = spawn(program, args, { stdio: 'ignore', cwd: '/' });
  return { port, stop: () => stop(server, folder) };
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
  if (server.exitCode === null && server.signalCode === null) await gone;
  clearTimeout(late);
  rmSync(folder, { recursive: true, force: true });
}

/** Asks until the server answers. */
export async function answered(ask: () => Promise<unknown>): Promise<void> {
  const untilMs = Date.now() + 60_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > untilMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

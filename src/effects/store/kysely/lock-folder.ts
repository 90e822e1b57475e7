import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { ArgumentError } from '../../../core/argument-error.ts';

/**
 * Takes `<folder>.lock`, beside the folder, for this process, and gives the function that gives it back. A lock whose
 * process is gone is taken over; one of another machine never is.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder.replace(/[\\/]+$/, '')}.lock`;
  await mkdir(folder, { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await take(file)) return () => rm(file, { force: true });
    const holder = await readFile(file, 'utf8').catch(() => '');
    if (isAlive(holder)) break;
    await rm(file, { force: true });
  }
  throw new ArgumentError('folder', undefined, `free: another process has it (delete ${file} only if that process is gone)`);
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock that cannot be read was just taken, or was cut off by a crash: nobody's to take. */
function isAlive(holder: string): boolean {
  try {
    const { pid, host } = JSON.parse(holder);
    if (host !== hostname() || typeof pid !== 'number') return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

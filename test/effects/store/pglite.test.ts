import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPglite } from '../../../src/effects/store/kysely/index.ts';
import { lockFolder } from '../../../src/effects/store/kysely/lock-folder.ts';
import { contractOf } from './contract.ts';
import { sqlBench } from './sql-bench.ts';

const home = mkdtempSync(join(tmpdir(), 'push-outcome-pglite-'));
const data = join(home, 'data');
let opened: Awaited<ReturnType<typeof openPglite>>;
beforeAll(async () => {
  opened = await openPglite(data);
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a folder is opened by one at a time', async () => {
  await expect(openPglite(data)).rejects.toThrow(/another process has it/);
});

contractOf('PGlite', async () => {
  const { db, close } = opened;
  const columns = { token: 'text', name: 'text', registered: 'timestamptz', invalidated: 'timestamptz' };
  return sqlBench(db, { name: 'timestamptz', dialect: 'postgres', columns, registeredAs: 'timestamp', invalidated: 'timestamp' }, close);
});

describe('a folder', () => {
  test('is free again after it was closed', async () => {
    expect(existsSync(`${data}.lock`)).toBe(false);
    const unlock = await lockFolder(data);
    await unlock();
  });

  test('is taken over from a process that is gone, and from no other', async () => {
    const folder = join(home, 'stale');
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.on('exit', resolve));
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: gone.pid, host: hostname() }));
    const unlock = await lockFolder(folder);
    await unlock();
    for (const holder of [
      JSON.stringify({ pid: gone.pid, host: 'elsewhere' }),
      '',
      JSON.stringify({ pid: process.pid, host: hostname() }),
    ]) {
      writeFileSync(`${folder}.lock`, holder);
      await expect(lockFolder(folder), holder).rejects.toThrow(/another process has it/);
    }
  });
});

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openPglite } from '../../../src/effects/store/kysely/index.ts';
import { lockFolder } from '../../../src/effects/store/kysely/lock-folder.ts';
import { contractOf } from './contract.ts';
import { sqlBench } from './sql-bench.ts';

contractOf('PGlite', async () => {
  const { db, close } = await openPglite();
  const columns = { token: 'text', name: 'text', registered: 'timestamptz', invalidated: 'timestamptz' };
  return sqlBench(db, { name: 'timestamptz', dialect: 'postgres', columns, registeredAs: 'timestamp', invalidated: 'timestamp' }, close);
});

describe('the folder of an embedded database', () => {
  const home = mkdtempSync(join(tmpdir(), 'push-outcome-pglite-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('is opened by one at a time, and free again after that', async () => {
    const folder = join(home, 'data');
    const first = await openPglite(folder);
    await expect(openPglite(folder)).rejects.toThrow(/another process has it/);
    await first.close();
    expect(existsSync(`${folder}.lock`)).toBe(false);
    await (await openPglite(folder)).close();
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.ts';

const bin = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const day = 86_400_000;
const now = Date.parse('2026-11-20T12:00:00Z');
const deaths = 3_000;
const options = [
  '--table',
  'devices',
  '--vendor',
  '=apns',
  '--app',
  '=shop',
  '--registered-at',
  'seen_at:ms',
  '--invalidated',
  'gone_at:ms',
];
let folder: string;
let database: InstanceType<typeof Database>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'push-outcome-kill-'));
  database = new Database(join(folder, 'app.db'));
  database.exec('pragma journal_mode = wal; create table devices (token text primary key, seen_at integer, gone_at integer)');
  database.exec((await run(['schema', '--dialect', 'sqlite'])).stdout);
  const insert = database.prepare('insert into devices (token, seen_at) values (?, ?)');
  database.transaction(() => {
    for (let index = 0; index < deaths; index += 1) insert.run(`dead-${index}`, now - day);
    insert.run('alive-0', now - day);
  })();
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const one = (statement: string) => Object.values(database.prepare(statement).get() as object)[0] as number;
const outcome = (targets: readonly string[], atMs: number, rest: object) =>
  JSON.stringify({
    vendor: 'apns',
    api: 'send',
    kind: 'token',
    app: 'shop',
    targets,
    sentAtMs: atMs,
    receivedAtMs: atMs + 50,
    evidence: { httpStatus: 410, code: 'Unregistered' },
    ...rest,
  });
const died = { status: 'refused', cause: 'token_unregistered', retry: { when: 'never' }, token: 'dead', pause: 'none' };

/** Deaths in small steps between acceptances, over many minutes: commits happen all along. */
function outcomes(): string {
  const lines: string[] = [];
  for (let index = 0; index < deaths; index += 10) {
    const atMs = now + index * 200;
    lines.push(
      outcome(
        Array.from({ length: 40 }, (_, alive) => `alive-${index}-${alive}`),
        atMs,
        { status: 'accepted' },
      ),
    );
    lines.push(
      outcome(
        Array.from({ length: 10 }, (_, dead) => `dead-${index + dead}`),
        atMs + 1,
        died,
      ),
    );
  }
  lines.push(outcome(['alive-0'], now + deaths * 200 + 600_000, { status: 'accepted' }));
  return `${lines.join('\n')}\n`;
}

test('SIGKILL in the middle of a run loses nothing and doubles nothing', async () => {
  const file = join(folder, 'outcomes.ndjson');
  writeFileSync(file, outcomes());
  const parameters = ['prune', file, '--db', `sqlite:${join(folder, 'app.db')}`, ...options];
  const child = spawn(process.execPath, [bin, ...parameters], { stdio: 'ignore' });
  while (child.exitCode === null && one('select count(*) from devices where gone_at is not null') === 0)
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const atKill = one('select count(*) from devices where gone_at is not null');
  expect(atKill).toBeGreaterThan(0);
  const again = await run(parameters);
  expect(again).toMatchObject({ status: 0 });
  expect(one("select count(*) from devices where gone_at is not null and token like 'dead-%'")).toBe(deaths);
  expect(one('select count(*) from devices where gone_at is null')).toBe(1);
  expect(one("select count(*) from push_outcome_audit where action = 'invalidated'")).toBe(deaths);
  expect(one('select count(*) from push_outcome_held')).toBe(0);
});

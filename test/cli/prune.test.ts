import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { schemaFor } from '../../src/effects/store/kysely/index.ts';
import { parse } from '../../src/parse.ts';
import { answers, run } from './run.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-20T12:00:00Z');
const options = ['--table', 'devices', '--app', '=shop', '--registered-at', 'seen_at:ms', '--invalidated', 'gone_at:ms'];
let folder: string;
let url: string;
let database: InstanceType<typeof Database>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'push-outcome-prune-'));
  url = `sqlite:${join(folder, 'app.db')}`;
  database = new Database(join(folder, 'app.db'));
  database.exec('create table devices (token text primary key, vendor text, seen_at integer, gone_at integer)');
  database.exec(schemaFor('sqlite'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const registered = (token: string, seenAtMs: number) =>
  database.prepare('insert into devices (token, vendor, seen_at) values (?, ?, ?)').run(token, 'fcm', seenAtMs);
const gone = () =>
  (database.prepare('select token from devices where gone_at is not null order by token').all() as { token: string }[]).map(
    ({ token }) => token,
  );

const dead = JSON.stringify({
  error: {
    code: 404,
    status: 'NOT_FOUND',
    details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: 'UNREGISTERED' }],
  },
});
const caseOf = (token: string, atMs: number, died: boolean) => ({
  vendor: 'fcm' as const,
  sent: { kind: 'token' as const, targets: [token], app: 'shop', sentAtMs: atMs },
  reply: { status: died ? 404 : 200, body: died ? dead : '{"name":"projects/p/messages/0:1"}', receivedAtMs: atMs + 50 },
});
type Case = ReturnType<typeof caseOf>;
const classified = async (cases: readonly Case[]) => (await run(['classify'], cases.map((one) => JSON.stringify(one)).join('\n'))).stdout;
const parsed = async (cases: readonly Case[]) =>
  cases.map(({ vendor, sent, reply }) => JSON.stringify({ outcomes: parse(vendor, reply, sent) })).join('\n');

/** A day's file: `alive` accepted sends, `died` refused ones, and a minute later one more accepted send, which lets time pass. */
async function outcomesOf(alive: number, died: readonly string[], by = parsed): Promise<string> {
  const cases = [
    ...Array.from({ length: alive }, (_, index) => caseOf(`alive-${index}`, now + index, false)),
    ...died.map((token, index) => caseOf(token, now + 1000 + index, true)),
    caseOf('alive-0', now + 300_000, false),
  ];
  const file = join(folder, 'outcomes.ndjson');
  writeFileSync(file, await by(cases));
  return file;
}

test('deletes what is dead and what no device has reported since; a dry run deletes nothing', async () => {
  registered('dead-1', now - day);
  registered('dead-2', now + day); // registered again after the send
  registered('alive-0', now - day);
  const file = await outcomesOf(30, ['dead-1', 'dead-2'], classified);
  const dry = await run(['prune', file, '--db', url, ...options, '--dry-run']);
  expect(dry).toMatchObject({ status: 0 });
  expect(dry.stdout).toContain('would be invalidated: 1');
  expect(gone()).toEqual([]);
  const wet = await run(['prune', file, '--db', url, ...options, '--json']);
  expect(wet).toMatchObject({ status: 0 });
  expect(answers(wet.stdout)[0]).toMatchObject({ bad: 0, totals: { invalidated: 1, leftAlone: { guard: 1 } } });
  expect(gone()).toEqual(['dead-1']);
});

test('a blown fuse deletes nothing, ends with 3, is told by status, and waits for a word', async () => {
  const died = Array.from({ length: 60 }, (_, index) => `dead-${String(index).padStart(2, '0')}`);
  for (const token of died) registered(token, now - day);
  const file = await outcomesOf(25, died);
  const blown = await run(['prune', file, '--db', url, ...options]);
  expect(blown.status).toBe(3);
  expect(blown.stderr).toMatch(/FUSE BLOWN fcm shop: .*60 of 8\d/);
  expect(blown.stdout + blown.stderr).not.toContain('dead-0');
  expect(gone()).toEqual([]);
  const told = await run(['status', '--db', url, ...options, '--json']);
  expect(told.status).toBe(3);
  expect(JSON.parse(told.stdout)).toMatchObject([{ vendor: 'fcm', app: 'shop', state: 'blown', held: 60 }]);
  const word = await run(['fuse', 'release', 'fcm', 'shop', '--by', 'night shift', '--db', url, ...options]);
  expect(word).toMatchObject({ status: 0, stdout: 'released: 60 tokens of fcm shop\n' });
  expect(gone()).toHaveLength(60);
  expect((await run(['status', '--db', url, ...options])).status).toBe(0);
  expect(await run(['fuse', 'release', 'fcm', 'shop', '--db', url, ...options])).toMatchObject({ status: 2 });
});

test('schema prints the side tables, and creates none', async () => {
  expect((await run(['schema', '--dialect', 'sqlite'])).stdout).toBe(schemaFor('sqlite'));
});

test('wrong use says which option, and never repeats a URL', async () => {
  const secret = 'oracle://user:secret@host/db';
  const [wrong, tableless, blind, oracle] = await Promise.all([
    run(['prune', '--db', secret, ...options]),
    run(['prune', '--db', url]),
    run(['prune', '--db', url, '--table', 'devices', '--registered-at', 'none']),
    run(['schema', '--dialect', 'oracle']),
  ]);
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).not.toContain('secret');
  expect(tableless.stderr).toContain('--table');
  expect(blind.stderr).toContain('--without-registered-at');
  expect(oracle.status).toBe(2);
});

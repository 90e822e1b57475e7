import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enqueue, openQueue } from '../../src/effects/bullmq/index.ts';
import { missing, redisServer, type Server, startRedis } from '../effects/bullmq/servers.ts';
import { run } from './run.ts';

const bin = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const name = 'from-the-command-line';
const folder = mkdtempSync(join(tmpdir(), 'push-outcome-worker-'));
writeFileSync(
  join(folder, 'send.mjs'),
  `export const send = async ([target]) =>
    target.startsWith('slow')
      ? new Promise((resolve) => setTimeout(resolve, 700, { status: 200, body: '{"result":0}' }))
      : { status: 200, body: JSON.stringify({ result: target.startsWith('bad') ? 10050 : 0 }) };`,
);
writeFileSync(join(folder, 'worker.json'), JSON.stringify({ name, send: './send.mjs', gate: 'shared' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is wrong is said, with exit status 2', () => {
  test.each([
    [['worker', join(folder, 'nothing.mjs')], /there is no file/],
    [['worker', join(folder, 'worker.json')], /url must say where the engine is/],
    [['queue', 'status'], /say where the engine is/],
    [['queue', 'drop', '--url', 'redis://127.0.0.1:1'], /say one of status, failed, resend, cancel/],
    [['queue', 'status', '--url', 'kafka://secret@host'], /a URL that begins with redis/],
    [['gate', 'close', '--url', 'redis://127.0.0.1:1', '--vendor', 'fcm', '--seconds', 'soon'], /--seconds must be a number/],
  ])('%j', async (parameters, words) => {
    const { status, stderr } = await run(parameters);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain('secret@');
    expect(status).toBe(2);
  });
});

test('an engine that is down is said, with exit status 4 and without a stack', async () => {
  const { status, stderr } = await run(['queue', 'status', '--url', 'redis://:a-password@127.0.0.1:1']);
  expect(stderr).toBe('push-outcome: the engine does not answer (ECONNREFUSED)\n');
  expect(status).toBe(4);
});

const skip = missing(['Redis', redisServer]);

describe('with a Redis', () => {
  let redis: Server;
  beforeAll(async () => {
    if (!skip) redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  const at = (...parameters: string[]) => run([...parameters, '--url', redis.url]);

  async function put(messageKey: string, targets: readonly string[]): Promise<void> {
    const queue = openQueue({ url: redis.url, name });
    await enqueue(queue, { vendor: 'vivo', app: 'shop', kind: 'token', targets, message: {}, messageKey, jobSize: 1 });
    await queue.close();
  }

  function work(): Promise<{ readonly child: ChildProcess; readonly ended: Promise<{ status: number | null; stdout: string }> }> {
    const child = spawn(process.execPath, [bin, 'worker', join(folder, 'worker.json'), '--url', redis.url], { stdio: 'pipe' });
    let stdout = '';
    child.stdout.on('data', (text) => (stdout += text));
    const ended = new Promise<{ status: number | null; stdout: string }>((resolve) =>
      child.on('close', (status) => resolve({ status, stdout })),
    );
    return new Promise((resolve) => child.stderr.on('data', (text) => String(text).includes('is ready') && resolve({ child, ended })));
  }

  async function ended(least: number): Promise<void> {
    for (;;) {
      const { completed, failed } = JSON.parse((await at('queue', 'status', '--name', name, '--json')).stdout);
      if (completed + failed >= least) return;
    }
  }

  test.skipIf(skip)('a worker sends what waits; on SIGTERM what it is sending ends, and it says what came of it', async () => {
    await put('m1', ['ok-1', 'ok-2', 'bad-3', 'slow-4']);
    const { child, ended: over } = await work();
    await ended(3);
    child.kill('SIGTERM');
    const { status, stdout } = await over;
    expect(stdout).toBe('accepted 3, refused 1, uncertain 0, unsent 0\n');
    expect(status).toBe(0);
  });

  test.skipIf(skip)('what failed is listed without a target, goes out again on demand, and a message can be cancelled', async () => {
    const failed = await at('queue', 'failed', '--name', name);
    expect(failed.stdout).toMatch(/vivo.*shop.*m1.*1 of 1 targets/);
    expect(failed.stdout).not.toContain('bad-3');
    expect((await at('queue', 'status', '--name', name)).status).toBe(3);
    expect((await at('queue', 'resend', '--name', name, '--message', 'm1')).stdout).toBe('1 targets in 1 jobs go out again\n');
    await put('m2', ['ok-5', 'ok-6']);
    expect((await at('queue', 'cancel', '--name', name, '--message', 'm2')).stdout).toMatch(/^2 jobs cancelled/);
    expect((await at('queue', 'cancel', '--name', name)).status).toBe(2);
  });

  test.skipIf(skip)('a person closes the gate of a fleet, sees why it is closed, and opens it', async () => {
    expect((await at('gate', 'close', '--vendor', 'huawei', '--app', 'shop', '--api', 'send', '--seconds', '600')).stdout).toBe(
      'closed for 600 s\n',
    );
    const closed = await at('gate', 'status');
    expect(closed.stdout).toMatch(/huawei.*shop.*app.*send.*closed.*by_hand/);
    expect(closed.status).toBe(3);
    expect((await at('gate', 'open', '--vendor', 'huawei')).stdout).toMatch(/the fleet knew of 1 closed key/);
    expect((await at('gate', 'status', '--json')).status).toBe(0);
  });
});

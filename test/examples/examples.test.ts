import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { missing, redisServer, startRedis } from '../effects/bullmq/servers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
let folder: string;

// Below the package, so that its name stands for what was built.
beforeAll(() => {
  folder = mkdtempSync(join(root, '.readme-examples-'));
  for (const { name } of examples) cpSync(join(root, 'examples', name, 'main.mjs'), join(folder, `${name}.mjs`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (name: string, environment: Record<string, string> = {}) =>
  (await promisify(execFile)(process.execPath, [`${name}.mjs`], { cwd: folder, env: { ...process.env, ...environment } })).stdout;

test('one process: what may be retried is, and dead tokens are pruned', async () => {
  const said = await run('one-process');
  expect(said).toContain('accepted: 57');
  expect(said).toContain('accepted: 58');
  expect(said).toContain('pruned 5 tokens of 120');
});

test('a user of an SDK: its answers drive retry and pruning', async () => {
  const said = await run('sdk-user');
  expect(said).toContain('ok-1: accepted after 2');
  expect(said).toContain('mismatch-5: refused');
  expect(said).toMatch(/dead, on the word of Apple: dead-3\n/);
});

const skip = missing(['Redis', redisServer]);
test.skipIf(skip)('a fleet: every target ends once, and no push goes out twice', async () => {
  const redis = await startRedis();
  try {
    const said = await run('fleet', { QUEUE_URL: redis.url });
    expect(said).toContain('accepted: 192, refused: 8');
    expect(said).toContain('the vendor took 192 pushes, none of them twice: true');
  } finally {
    await redis.stop();
  }
});

test('each depends on the versions that are tested here', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const { name } of examples) {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'examples', name, 'package.json'), 'utf8'));
    for (const [dependency, version] of Object.entries(dependencies))
      if (dependency !== 'push-outcome') expect(version, `${name}: ${dependency}`).toBe(devDependencies[dependency]);
  }
});

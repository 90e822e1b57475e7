import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Retry } from '../src/core/advice.ts';
import { causeTexts } from '../src/explain/cause-texts.ts';
import { causes } from '../src/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(root, '.readme-'));
  for (const [index, code] of blocks.entries()) writeFileSync(join(folder, `block-${index}.ts`), code);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'], exclude: [] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the code of the README', () => {
  test('is there', () => expect(blocks.length).toBeGreaterThanOrEqual(6));

  test('compiles against the built package', async () => {
    const outcome = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder], { cwd: root });
    await expect(outcome.catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)))).resolves.toBeDefined();
  });

  test.each(blocks.map((_, index) => index))('block %d runs as it stands', async (index) => {
    await import(/* @vite-ignore */ join(folder, `block-${index}.ts`));
  });
});

test('the table of causes is the one in the code', () => {
  const waits = (retry: Retry) => (retry.when === 'after' && retry.until ? "after (vendor's midnight)" : retry.when);
  const rows = Object.entries(causes).map(([cause, advice]) => {
    const token = 'confirm' in advice ? `${advice.token}, confirm` : advice.token;
    return `| ${cause} | ${advice.owner} | ${waits(advice.retry)} | ${token} | ${advice.pause} | ${causeTexts[cause as keyof typeof causes].en} |`;
  });
  const table = ['| cause | owner | retry | token | pause | says |', '|---|---|---|---|---|---|', ...rows].join('\n');
  expect(between('causes')).toBe(table);
});

test('what the tables know is what `npm run tables` prints', async () => {
  const { stdout } = await run(process.execPath, [join(root, 'scripts/tables.mjs')]);
  expect(between('tables')).toBe(stdout.trim());
});

test('the figures of the bench stand there as it printed them', () => {
  expect(between('bench')).toMatch(/^\| what \| ours \| rival \| ratio \| at most \| aim \|\n/);
});

const between = (name: string) => new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n<!-- /${name} -->`).exec(readme)?.[1];

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// The recipes, the README and docs/credentials.md are run by tests of their own.
const documents = ['fleet', 'receipts', 'migrating', 'observability'];
const blocks = documents.flatMap((name) =>
  [...readFileSync(join(root, 'docs', `${name}.md`), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
    ([, code = ''], index) => [`${name}-${index}.ts`, code] as const,
  ),
);

const folder = mkdtempSync(join(root, '.readme-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what the documents show compiles, with nothing given but what their readers have', async () => {
  expect(blocks.length).toBeGreaterThan(10);
  for (const [name, code] of blocks) writeFileSync(join(folder, name), `${code}\nexport {};\n`);
  writeFileSync(join(folder, 'given.ts'), readFileSync(join(root, 'test/docs/given.ts'), 'utf8'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../tsconfig.json',
      compilerOptions: options,
      include: ['*.ts', '../test/clients/sdk/xiaomi-push.d.ts'],
      exclude: [],
    }),
  );
  const outcome = promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: root });
  await expect(outcome.catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)))).resolves.toBeDefined();
}, 180_000);

/** An example names things for its reader, and need not use them. */
const options = { noUnusedLocals: false, noUnusedParameters: false };

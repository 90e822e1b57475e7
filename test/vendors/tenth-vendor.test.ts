import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Vendor } from '../../src/index.ts';
import { leftToCi } from '../tier.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const template = join(root, 'test/vendors/tenth-vendor');
const line = "export * as acme from './acme/index.ts';\n";
const outcomes = {
  accepted: (targets: string[]) => ({ status: 'accepted', targets }),
  unknown: (targets: string[]) => ({ status: 'refused', cause: 'token_unregistered', token: 'dead', targets }),
};

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(root, '.tenth-vendor-'));
  for (const part of [
    'src',
    'fixtures',
    'test',
    'scripts',
    'tsconfig.json',
    'tsdown.config.ts',
    'vitest.config.ts',
    'package.json',
    'README.md',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  cpSync(join(template, 'src'), join(copy, 'src/vendors/acme'), { recursive: true });
  mkdirSync(join(copy, 'fixtures/acme'));
  appendFileSync(join(copy, 'src/vendors/registry.ts'), line);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const load = (): Promise<{ readonly acme: Vendor }> => import(/* @vite-ignore */ join(copy, 'src/vendors/acme/index.ts'));

const runIn = (file: string, ...parameters: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', file), ...parameters], {
    cwd: copy,
    env: { ...process.env, PROPERTY_CASES: '200', NO_COLOR: '1', FORCE_COLOR: '' },
  }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => Promise.reject(new Error(`${error.stdout}\n${error.stderr}`)),
  );

test.skipIf(leftToCi('a copy of the package with a tenth vendor in it'))(
  'a tenth vendor is its folder, its fixtures and one registry line, and gets every suite for nothing',
  async () => {
    const { acme } = await load();
    for (const [name, recorded] of Object.entries(
      JSON.parse(readFileSync(join(template, 'replies.json'), 'utf8')) as Record<string, { reply: never; sent: never }>,
    ))
      writeFileSync(
        join(copy, 'fixtures/acme', `${name}.json`),
        JSON.stringify({ ...recorded, outcomes: acme.parse(recorded.reply, recorded.sent) }),
      );

    expect(changedFiles()).toEqual(['src/vendors/registry.ts']);
    expect(readFileSync(join(copy, 'src/vendors/registry.ts'), 'utf8').replace(line, '')).toBe(
      readFileSync(join(root, 'src/vendors/registry.ts'), 'utf8'),
    );
    // Suites that drive the nine by name (recipes, deliver over sockets) are not about a tenth.
    const include = ['src', 'test/vendors/contract.test.ts', 'test/architecture.test.ts', 'test/properties.test.ts'];
    writeFileSync(join(copy, 'tsconfig.tenth.json'), JSON.stringify({ extends: './tsconfig.json', include, exclude: ['src/playground'] }));
    await runIn('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.tenth.json');
    const report = await runIn(
      'vitest/vitest.mjs',
      'run',
      'test/vendors/contract.test.ts',
      'test/architecture.test.ts',
      'test/properties.test.ts',
      '--reporter=verbose',
      '-t',
      'acme|one direction|a vendor is a folder',
    );
    expect(report).toMatch(/acme > reads one-unknown\.json as recorded/);
    expect(report).toMatch(/acme > means by send slow_down what its table says/);
    expect(report).toMatch(/acme > keeps laws 1 to 5/);
  },
  120_000,
);

test('what it reads is one unified outcome like any other', async () => {
  const { acme } = await load();
  const body = '{"verdict":"ok","unknown":["b2"],"ticket":"m2"}';
  expect(acme.parse({ status: 200, body }, { kind: 'token', targets: ['a1', 'b2'] })).toMatchObject([
    outcomes.accepted(['a1']),
    outcomes.unknown(['b2']),
  ]);
});

/** Files outside the vendor's own folders that differ from the repository. */
function changedFiles(): string[] {
  return ['src', 'fixtures', 'test'].flatMap((folder) =>
    readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(copy, join(entry.parentPath, entry.name)))
      .filter((path) => !/^(?:src\/vendors|fixtures)\/acme\//.test(path))
      .filter((path) => !readFileSync(join(copy, path)).equals(readFileSync(join(root, path)))),
  );
}

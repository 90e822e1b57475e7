// Packs the package, installs the tarball into empty projects of every kind that its users have, and tries it there.
//   npm run package
// Needs the npm registry. Bun and Deno come as npm packages; one that cannot be had is skipped, and said so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundles } from './package/bundles.mjs';
import { dependencies } from './package/dependencies.mjs';
import { projects } from './package/projects.mjs';
import { run } from './package/run.mjs';
import { runtimes } from './package/runtimes.mjs';

const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'push-outcome-package-'));
const failures = [];

async function check(name, work) {
  try {
    console.log(`ok    ${name}${((said) => (said ? `: ${said}` : ''))(await work())}`);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL  ${name}: ${error.message}`);
  }
}

try {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root));
  const tarball = join(folder, filename);
  for (const part of [dependencies, projects, runtimes, bundles])
    for (const { name, work } of part({ root, folder, tarball })) await check(name, work);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'the package works as packed' : `${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

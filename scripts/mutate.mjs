// Mutation tests: our code is broken in thousands of small ways, and the tests have to notice. By hand, twenty minutes for all of
// it; what came of it stands in docs/soak.md. Exit status 1 below a score of 90, or where a survivor has no reason in
// scripts/mutation/survivors.tsv.
//   npm run mutate                           all parts: decide, core, gate, prune, read
//   npm run mutate -- gate                   one part
//   npm run mutate -- gate src/effects/gate/lane.ts[:10-20]   of one part only these files
//   npm run mutate -- --told                 what the last run of each part said, once more
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parts, reportOf } from './mutation/parts.mjs';
import { reasons, scoreOf, survivorsOf } from './mutation/survivors.mjs';

const least = 90;
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const asked = process.argv.slice(2);
const files = asked.filter((word) => word.startsWith('src/')).join(',');
const told = asked.includes('--told');
const names = asked.filter((word) => !word.startsWith('src/') && word !== '--told');
const unknown = names.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`there is no part ${unknown}; it must be one of ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const reasonOf = reasons();
for (const part of names.length > 0 ? names : Object.keys(parts)) {
  if (!told) {
    const stryker = [
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'scripts/mutation/stryker.config.mjs',
      '--logLevel',
      'error',
    ];
    const env = { ...process.env, MUTATE_PART: part, ...(files && { MUTATE_FILES: files }) };
    if (spawnSync(process.execPath, stryker, { stdio: 'inherit', env }).status !== 0) process.exitCode = 1;
  }
  if (!existsSync(reportOf(part))) {
    console.log(`${part}: not run`);
    continue;
  }
  const report = JSON.parse(readFileSync(reportOf(part), 'utf8'));
  const { score, caught, all, timeouts } = scoreOf(report);
  const survivors = survivorsOf(report);
  const bare = survivors.filter(({ key }) => !reasonOf.get(key));
  for (const { key, place, status } of bare) console.log(`${status}\t${place}\t${key}`);
  console.log(
    `${part}: ${score.toFixed(1)} % (${caught} of ${all}, ${timeouts} by time), ${survivors.length} survivors, ${bare.length} without a reason`,
  );
  if (score < least || bare.length > 0) process.exitCode = 1;
}

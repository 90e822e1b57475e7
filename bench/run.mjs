// Measures the package against its rivals, each pair in one run, and prints ratios. Absolute figures belong to the machine; ratios travel.
//   npm run bench             all of it
//   npm run bench -- parse    one part: parse, batch, failure, axios, http2, deliver, prune, bullmq,
//                             classify, report, playground, import, growth
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');

function run(command, parameters, cwd) {
  const { status } = spawnSync(command, parameters, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(here, 'node_modules'))) run('npm', ['ci', '--no-fund', '--no-audit', '--silent'], here);
run('npm', ['run', 'build', '--silent', '--', '--logLevel', 'error'], root);

const parts = [
  'parse',
  'batch',
  'failure',
  'axios',
  'http2',
  'deliver',
  'prune',
  'bullmq',
  'classify',
  'report',
  'playground',
  'import',
  'growth',
];
const chosen = process.argv.slice(2).filter((part) => parts.includes(part));
const bar = (most) => (typeof most === 'number' ? `${most}x` : most);
const line = ({ what, ours, rival, atMost, aim, note }) =>
  `| ${what}${note ? ` (${note})` : ''} | ${ours.text} | ${rival.text} | **${(ours.value / rival.value).toFixed(2)}x** | ${bar(atMost)} | ${bar(aim)} |`;

const lines = [];
for (const part of chosen.length > 0 ? chosen : parts)
  try {
    const rows = (await (await import(`./${part}.mjs`)).default()).map(line);
    for (const row of rows) console.log(row);
    lines.push(...rows);
  } catch (error) {
    console.error(`${part} failed:`, error);
    process.exitCode = 1;
  }
console.log('\n| what | ours | rival | ratio | at most | aim |\n|---|---|---|---|---|---|');
for (const one of lines) console.log(one);

// Builds what is missing or older than its source, then reads every recorded reply in fixtures/ prints the table, and ends with a short live run against the simulator.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist', 'cli.js');

function newest(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

function run(...parts) {
  const { status } = spawnSync(process.execPath, parts, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(built) || statSync(built).mtimeMs < newest(join(root, 'src'))) {
  console.error('building dist/ ...');
  const tsdown = join(root, 'node_modules', 'tsdown', 'dist', 'run.mjs');
  run(tsdown, '--logLevel', 'error');
  run(tsdown, '-c', 'src/playground/tsdown.config.ts', '--logLevel', 'error');
}
run(built, 'summary', 'fixtures');
run(join(root, 'scripts', 'live.mjs'));

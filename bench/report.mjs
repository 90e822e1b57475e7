import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, time } from './measure.mjs';
import { recordedOf, vendorIds } from './replies.mjs';

const lines = Number(process.env.BENCH_LINES ?? 1_000_000);
const here = fileURLToPath(new URL('.', import.meta.url));
const cli = join(here, '../dist/cli.js');

/** A million recorded replies: the report against `classify` of the same file. */
export default async function () {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-bench-'));
  const file = join(folder, 'replies.ndjson');
  try {
    write(file);
    const runs = { ours: [], rival: [] };
    for (let round = 0; round < 3; round += 1) {
      runs.ours.push(measured(['report', file, '-o', join(folder, 'report.html')]));
      runs.rival.push(measured(['classify', file]));
    }
    const memory = (all) => Math.max(...all.map(({ maxRssMb }) => maxRssMb));
    console.log(`  report of ${lines} lines: peak memory ${memory(runs.ours)} MB, classify ${memory(runs.rival)} MB`);
    const cpu = (all) => time(median(all.map(({ cpuMs }) => cpuMs)) * 1e6);
    return [
      {
        what: `report of ${lines} lines (CPU time), against classify`,
        ours: cpu(runs.ours),
        rival: cpu(runs.rival),
        atMost: 1.5,
        aim: 1.2,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every reply has a time of its own, over a week, and every token its own name: what grows with them shows. */
function write(file) {
  const cases = vendorIds.flatMap(recordedOf);
  const output = openSync(file, 'w');
  let chunk = '';
  for (let index = 0; index < lines; index += 1) {
    const { id, vendor, sent, reply } = cases[index % cases.length];
    const receivedAtMs = Date.UTC(2026, 0, 5) + Math.floor((index * 7 * 86_400_000) / lines);
    chunk += `${renamed(JSON.stringify({ id, vendor, sent, reply: { ...reply, receivedAtMs } }), sent.targets?.[0], index)}\n`;
    if (chunk.length < 1 << 20 && index < lines - 1) continue;
    writeSync(output, chunk);
    chunk = '';
  }
  closeSync(output);
}

/** The first target, wherever it stands, with a number behind it. */
const renamed = (line, target, index) =>
  target?.length > 4 && /^[\w-]+$/.test(target) ? line.replaceAll(target, `${target}${index}`) : line;

function measured(parameters) {
  const child = spawnSync(process.execPath, ['--import', join(here, 'report-usage.mjs'), cli, ...parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`${parameters.join(' ')} ended with ${child.status}: ${child.stderr}`);
  return JSON.parse(child.stderr.trim().split('\n').at(-1));
}

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, time } from './measure.mjs';
import { recordedOf, vendorIds } from './replies.mjs';

const lines = Number(process.env.BENCH_LINES ?? 1_000_000);
const here = fileURLToPath(new URL('.', import.meta.url));

/** A million recorded replies through the command line, one thread, against a loop that only parses and stringifies. */
export default async function () {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-bench-'));
  const file = join(folder, 'replies.ndjson');
  try {
    write(file);
    const ours = [];
    const rival = [];
    for (let round = 0; round < 3; round += 1) {
      ours.push(measured([join(here, '../dist/cli.js'), 'classify', file]));
      rival.push(measured([join(here, 'classify-rival.mjs'), file]));
    }
    const memory = (runs) => Math.max(...runs.map(({ maxRssMb }) => maxRssMb));
    console.log(`  classify ${lines} lines: peak memory ${memory(ours)} MB, the rival ${memory(rival)} MB`);
    const cpu = (runs) => time(median(runs.map(({ cpuMs }) => cpuMs)) * 1e6);
    return [{ what: `classify of ${lines} lines (CPU time)`, ours: cpu(ours), rival: cpu(rival), atMost: 1.5, aim: 1.2 }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(file) {
  const cases = vendorIds.flatMap(recordedOf).map(({ id, vendor, sent, reply }) => `${JSON.stringify({ id, vendor, sent, reply })}\n`);
  const output = openSync(file, 'w');
  let chunk = '';
  for (let index = 0; index < lines; index += 1) {
    chunk += cases[index % cases.length];
    if (chunk.length < 1 << 20 && index < lines - 1) continue;
    writeSync(output, chunk);
    chunk = '';
  }
  closeSync(output);
}

function measured(parameters) {
  const child = spawnSync(process.execPath, ['--import', join(here, 'report-usage.mjs'), ...parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`${parameters.join(' ')} ended with ${child.status}: ${child.stderr}`);
  return JSON.parse(child.stderr.trim().split('\n').at(-1));
}

import { execFile } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { time } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const rounds = 5;
const mostMegabytes = 150;
// CPU time only ever grows by what the neighbours do, so the lowest is the truest.
const lowest = (values) => Math.min(...values);

/** `deliver` against a loop of eight workers that call the same `send`; and a million targets of a generator, with the peak of memory. */
export default async function measure(module = join(here, '../dist/index.js')) {
  const run = async (way, targets) => {
    const parameters = [join(here, 'deliver-child.mjs'), way, pathToFileURL(resolve(module)).href, String(targets)];
    return JSON.parse((await promisify(execFile)(process.execPath, parameters)).stdout);
  };
  const times = { bare: [], deliver: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const way of round % 2 === 0 ? ['bare', 'deliver'] : ['deliver', 'bare']) times[way].push((await run(way, 200_000)).nanoseconds);
  const { megabytes } = await run('deliver', 1_000_000);
  if (megabytes > mostMegabytes)
    throw new Error(`a million targets took ${megabytes.toFixed(0)} MB above the start; at most ${mostMegabytes}`);
  const [bare, ours] = [lowest(times.bare), lowest(times.deliver)];
  const note = `${time(ours - bare).text} a target; a million of a generator: ${megabytes.toFixed(0)} MB above the start`;
  return [
    {
      what: 'a target through `deliver`, against a bare loop with the same `send`',
      ours: time(ours),
      rival: time(bare),
      atMost: '-',
      aim: '-',
      note,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, ours, rival, note } of await measure(process.argv[2]))
    console.log(`${what}: ${ours.text} against ${rival.text}, ${(ours.value / rival.value).toFixed(2)}x; ${note}`);

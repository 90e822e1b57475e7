import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, time } from './measure.mjs';
import { vendorIds } from './replies.mjs';

const rounds = 21;
const zod = fileURLToPath(import.meta.resolve('zod'));
const vendorFile = (id) => fileURLToPath(new URL(`../dist/vendors/${id}/index.js`, import.meta.url));

/** The time of one import in a fresh process, without the process's own start. */
function importing(file) {
  const script = `const start = process.hrtime.bigint(); await import(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - start));`;
  return Number(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout);
}

export default async function () {
  const times = new Map([['zod', []], ...vendorIds.map((id) => [id, []])]);
  for (let round = 0; round < rounds; round += 1)
    for (const [name, list] of times) list.push(importing(name === 'zod' ? zod : vendorFile(name)));
  const of = (name) => median(times.get(name));
  for (const id of vendorIds) console.log(`  import ${id.padEnd(10)} ${(of(id) / of('zod')).toFixed(2)}x of zod`);
  const slowest = vendorIds.reduce((a, b) => (of(a) > of(b) ? a : b));
  return [
    {
      what: `importing one vendor (the slowest, ${slowest}), against zod alone`,
      ours: time(of(slowest)),
      rival: time(of('zod')),
      atMost: 1.3,
      aim: 1.1,
    },
  ];
}

// Everything long at its full size, one after the other: the queue while its workers and engines are killed, a minute of outage
// with eight gates, chaos on the simulator. Prints what came of it, with the date; exit status 1 where a promise was broken.
//   npm run soak
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
const parts = [
  ['the queue, killed over and over', ['scripts/soak-bullmq.mjs']],
  ['a minute of outage', [...vitest, 'test/effects/bullmq/shared-gate.test.ts'], { FLEET_CHAOS: '1', OUTAGE_SECONDS: '60' }],
  ['chaos', ['scripts/chaos.mjs', '--targets', '100000']],
];

for (const [name, parameters, more] of parts) {
  console.log(`== ${name}, ${new Date().toISOString()}`);
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit', env: { ...process.env, ...more } });
  if (status !== 0) process.exitCode = 1;
}

// Everything long at its full size, one after the other, by hand; what came of it stands in docs/soak.md with its date and seed.
// Exit status 1 where a promise was broken.
//   npm run soak              all of it, hours
//   npm run soak -- fuzz      one part: storm, drill, laws, fuzz, queue, outage, chaos, mutation
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = (...files) => ['node_modules/vitest/vitest.mjs', 'run', ...files];
const parts = {
  storm: { what: '60,000 pushes through every scenario', run: ['scripts/storm.mjs'] },
  drill: {
    what: 'the misconfiguration drill, 10,000 tokens',
    run: vitest('test/effects/prune/drill.test.ts'),
    env: { DRILL_TOKENS: '10000' },
  },
  laws: {
    what: 'laws and the model of pruning, a million cases',
    run: vitest('test/properties.test.ts', 'test/effects/prune/model.test.ts'),
    env: { PROPERTY_CASES: '1000000', MODEL_RUNS: '4000' },
  },
  fuzz: { what: 'ten million mutated cases', run: ['scripts/fuzz.mjs', '--cases', '10000000', '--seed', '20261127'] },
  queue: { what: 'the queue, its workers and engines killed over and over', run: ['scripts/soak-bullmq.mjs'] },
  outage: { what: 'a minute of outage of one vendor, eight processes', run: ['scripts/outage.mjs', '--seconds', '60'] },
  chaos: { what: '100,000 targets over real sockets', run: ['scripts/chaos.mjs', '--targets', '100000', '--seed', '1'] },
  mutation: { what: 'mutation tests', run: ['scripts/mutate.mjs'] },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  console.error(`there is no part ${unknown}; it must be one of ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const { what, run, env } = parts[name];
  const startedMs = Date.now();
  console.log(`== ${name}: ${what}, ${new Date(startedMs).toISOString()}`);
  const { status } = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`== ${name}: ${status === 0 ? 'held' : 'BROKEN'}, ${Math.round((Date.now() - startedMs) / 1000)} s`);
  if (status !== 0) process.exitCode = 1;
}

// The chaos of test/effects/bullmq at full size, on each engine that is installed: 4 workers, 20,000 targets, a worker killed
// every 5 s, the engine killed twice. Prints what came of it; exit status 1 where a promise was broken. Redis with `everysec`
// promises nothing: it is there to show what is lost.
//   node scripts/soak-bullmq.mjs [--targets 20000] [--seed 1]
import { parseArgs } from 'node:util';
import { load } from './bundle.mjs';

const { chaos } = await load('test/effects/bullmq/chaos/run.ts');
const { postgresServer, redisServer, startPostgres, startRedis } = await load('test/effects/bullmq/servers.ts');
const { values } = parseArgs({ options: { targets: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } });
const targets = Number(values.targets);
const seed = Number(values.seed);

for (const [name, program, start, isPromised] of [
  ['Redis', redisServer, startRedis, true],
  ['PostgreSQL', postgresServer, startPostgres, true],
  ['Redis, appendfsync everysec', redisServer, () => startRedis({ fsync: 'everysec' }), false],
]) {
  if (!program) {
    console.warn(`SKIPPED: ${name} is not installed`);
    continue;
  }
  const server = await start();
  try {
    const { recorded, ...figures } = await chaos({
      server,
      workers: 4,
      targets,
      killWorkerEveryMs: 5_000,
      killServerAtMs: [20_000, 50_000],
      serverIsGoneMs: 2_000,
      mostMs: 30 * 60_000,
      seed,
    });
    const lost = targets - recorded.size;
    const notOnce = [...recorded.values()].filter((times) => times !== 1).length;
    console.log(name, JSON.stringify({ seed, lost, notOnce, ...figures }));
    const { contradictions, falseRefusals, falseAcceptances, copies, told } = figures;
    const isBroken = lost + notOnce + contradictions + falseRefusals + falseAcceptances + copies.single > 0 || told !== targets;
    if (isPromised && isBroken) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

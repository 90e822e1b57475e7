import { expect, test } from 'vitest';
import { chaos } from './chaos/run.ts';
import { missing, postgresServer, redisServer, startPostgres, startRedis } from './servers.ts';

const engines = [
  // `everysec` loses what came last when Redis dies while the disk is busy: markers as well.
  ['Redis', redisServer, () => startRedis({ fsync: 'always' })],
  ['PostgreSQL', postgresServer, startPostgres],
] as const;

/** Minutes of machine: `.ci/run` asks for it, and `npm run soak` has it whole. */
const asked = process.env.FLEET_CHAOS !== undefined;
if (!asked) console.warn('SKIPPED: the chaos of workers and engines (FLEET_CHAOS=1 runs it)');

test.runIf(asked).each(engines)(
  'workers and %s are killed over and over: every target ends once, none is lost, and none is sent twice that must not be',
  async (name, program, start) => {
    if (missing([name, program])) return;
    const server = await start();
    try {
      const after = await chaos({
        server,
        workers: 2,
        targets: 2_000,
        killWorkerEveryMs: 3_000,
        killServerAtMs: [4_000],
        serverIsGoneMs: 1_000,
        mostMs: 120_000,
      });
      const { recorded, ...figures } = after;
      console.info(`${name}: ${JSON.stringify(figures)}`);
      expect(recorded.size).toBe(2_000);
      expect([...recorded].filter(([, times]) => times !== 1)).toEqual([]);
      expect(after.kills).toBeGreaterThan(0);
      expect(after).toMatchObject({ told: 2_000, contradictions: 0, falseRefusals: 0, falseAcceptances: 0 });
      expect(after.copies.single).toBe(0);
    } finally {
      await server.stop();
    }
  },
  180_000,
);

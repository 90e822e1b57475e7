import { describe, expect, test } from 'vitest';
import { chaos } from './chaos/run.ts';
import { missing, postgresServer, redisServer, startPostgres, startRedis } from './servers.ts';

const engines = [
  ['Redis', redisServer, startRedis],
  ['PostgreSQL', postgresServer, startPostgres],
] as const;

describe.each(engines)('%s and its workers are killed over and over', (name, program, start) => {
  test.skipIf(missing([name, program]))(
    'every target ends once, none is lost, and none is sent twice that must not be',
    async () => {
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
});

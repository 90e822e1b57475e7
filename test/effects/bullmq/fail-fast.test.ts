import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../src/core/argument-error.ts';
import { createWorker, enqueue, jobsOfMessage, openQueue, QueueUnavailableError, queueStatus } from '../../../src/effects/bullmq/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { lockFolder } from '../../../src/effects/store/kysely/lock-folder.ts';
import { accepted } from '../gate/outcomes.ts';
import { freePort, missing, postgresServer, redisServer, startPostgres, startRedis } from './servers.ts';
import { listed, until } from './until.ts';

const message = { vendor: 'xiaomi', targets: ['a'], message: 'm', messageKey: 'm' };

describe('a producer', () => {
  test.each(['redis', 'postgres'])(
    'fails where nothing listens instead of waiting, and names no password (%s)',
    async (scheme) => {
      const failed = enqueue({ url: `${scheme}://user:hunter2@127.0.0.1:${await freePort()}/0` }, message);
      const error = await failed.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(QueueUnavailableError);
      expect(error).toMatchObject({ code: 'ECONNREFUSED', enqueued: 'none' });
      expect(String((error as Error).stack)).not.toContain('hunter2');
    },
    15_000,
  );

  for (const [name, program, start] of [
    ['Redis', redisServer, startRedis],
    ['PostgreSQL', postgresServer, startPostgres],
  ] as const)
    test.skipIf(missing([name, program]))(
      `fails at once when ${name} dies, and goes on when it is back`,
      async () => {
        const server = await start();
        const queue = openQueue({ url: server.url });
        try {
          await enqueue(queue, message);
          await server.kill();
          await expect(enqueue(queue, { ...message, messageKey: 'n' })).rejects.toBeInstanceOf(QueueUnavailableError);
          await server.start();
          await until('it to be back', () =>
            enqueue(queue, { ...message, messageKey: 'n' }).then(
              () => true,
              () => false,
            ),
          );
          expect((await queueStatus(queue)).waiting).toBe(2);
        } finally {
          await queue.close();
          await server.stop();
        }
      },
      60_000,
    );

  test.each([
    [{ url: 'http://x' }, message],
    [{ url: 'redis://127.0.0.1:1', name: 'a:b' }, message],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, vendor: 'nobody' }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, targets: [''] }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, targets: ['a\0'] }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, targets: ['\ud800'] }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, targets: 'a' as never }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, message: 1n }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, priority: 1.5 }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, repeatable: (() => true) as never }],
    [{ url: 'redis://127.0.0.1:1' }, { ...message, deadlineMs: Number.POSITIVE_INFINITY }],
  ])('says what is wrong with its own words before it asks anyone (%#)', async (options, wrong) => {
    await expect(enqueue(options, wrong)).rejects.toBeInstanceOf(ArgumentError);
  });
});

test('PGlite in a folder keeps jobs over a restart, and lets no second process in', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'push-outcome-pglite-')), 'data');
  const url = `pglite://${folder}`;
  const first = openQueue({ url });
  await enqueue(first, message);
  await first.close();
  const queue = openQueue({ url });
  const worker = createWorker({ url, gate: createGate(), send: (targets) => [accepted({ targets })] });
  try {
    await worker.ready();
    await expect(lockFolder(folder)).rejects.toThrow('another process has it');
    await until('it to be sent', async () => (await queueStatus(queue)).completed === 1);
    const [job] = await listed(jobsOfMessage(queue, 'm'));
    expect(job?.results).toMatchObject([{ target: 'a', status: 'accepted' }]);
  } finally {
    await worker.stop();
    await queue.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}, 60_000);

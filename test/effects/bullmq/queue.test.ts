import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import {
  cancel,
  createWorker,
  enqueue,
  failedJobs,
  jobsOfMessage,
  openQueue,
  type PushQueue,
  type PushWorker,
  queueStatus,
  resend,
  type WorkerOptions,
} from '../../../src/effects/bullmq/index.ts';
import { sweep } from '../../../src/effects/bullmq/sweep.ts';
import { observe, type PushEvent } from '../../../src/effects/events/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { accepted, refused, uncertain } from '../gate/outcomes.ts';
import { missing, postgresServer, redisServer, type Server, startPostgres, startRedis } from './servers.ts';
import { listed, until } from './until.ts';

const engines = [
  ['Redis', redisServer, startRedis],
  ['PostgreSQL', postgresServer, startPostgres],
] as const;

const offline = (targets: readonly string[]): Outcome => refused('target_offline', { targets });
const taken = (targets: readonly string[]): Outcome => accepted({ targets });

const noted = (sent: string[], batch: readonly string[]): Outcome[] => {
  sent.push(...batch);
  return [taken(batch)];
};

describe.each(engines)('a queue on %s', (name, program, start) => {
  const skip = missing([name, program]);
  let server: Server;
  let serial = 0;
  let queue: PushQueue;
  const workers: PushWorker[] = [];

  beforeAll(async () => {
    if (!skip) server = await start();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop({ graceMs: 0 })));
    await queue?.close();
  });
  afterAll(async () => server?.stop(), 60_000);

  const open = (): PushQueue => {
    serial += 1;
    queue = openQueue({ url: server.url, name: `q${serial}` });
    return queue;
  };
  const work = async (options: Partial<WorkerOptions> = {}): Promise<PushWorker> => {
    const gate = createGate({ budget: false });
    const send = (batch: readonly string[]) => [taken(batch)];
    const worker = createWorker({ url: server.url, name: queue.name, gate, send, baseMs: 20, capMs: 50, ...options });
    workers.push(worker);
    await worker.ready();
    return worker;
  };
  const message = (targets: readonly string[], more: object = {}) => ({
    vendor: 'xiaomi',
    targets,
    message: 'm',
    messageKey: 'm',
    ...more,
  });
  const ended = (jobs: number) =>
    until(`${jobs} jobs to end`, async () => {
      const { completed, failed } = await queueStatus(queue);
      return completed + failed === jobs;
    });
  const results = async (messageKey = 'm') => {
    const all = [];
    for await (const job of jobsOfMessage(queue, messageKey)) all.push(...job.results);
    return all;
  };
  const by = async () =>
    Object.fromEntries((await results()).map(({ target, status, because, attempts }) => [target, `${status} ${because} ${attempts}`]));

  test.skipIf(skip)('is heard by observers: every attempt and every end, under the id of its job and without a target', async () => {
    const heard: PushEvent[] = [];
    const stop = observe({ onEvent: (event) => void heard.push(event) });
    open();
    await enqueue(queue, message(['secret-1', 'secret-2'], { app: 'shop', batchSize: 2 }));
    let sends = 0;
    await work({
      send: (batch) => {
        sends += 1;
        return [sends === 1 ? refused('vendor_unavailable', { targets: batch }) : taken(batch)];
      },
    });
    await ended(1);
    await until('the ends to be told', () => Promise.resolve(heard.some(({ event }) => event === 'targets_ended')));
    stop();
    const attempts = heard.filter((one) => one.event === 'attempt_ended');
    expect(attempts).toMatchObject([
      { vendor: 'xiaomi', app: 'shop', attempt: 1, targets: 2, outcomes: [{ cause: 'vendor_unavailable' }] },
      { attempt: 2, outcomes: [{ status: 'accepted', targets: 2 }] },
    ]);
    const ids = new Set(heard.flatMap((one) => ('jobId' in one ? [one.jobId] : [])));
    expect(ids.size).toBe(1);
    expect(heard.filter((one) => one.event === 'targets_ended')).toMatchObject([{ status: 'accepted', attempts: 2, targets: 2 }]);
    expect(JSON.stringify(heard)).not.toContain('secret-');
  });

  test.skipIf(skip)('sends every target of a message once, in batches, with the message as it was', async () => {
    open();
    const targets = Array.from({ length: 250 }, (_, index) => `t${index}`);
    const text = { b: 1, a: 'é\u0000\ud800' };
    expect(await enqueue(queue, message(targets, { message: text, batchSize: 50 }))).toEqual({ messageKey: 'm', jobs: 3, targets: 250 });
    const sent: (readonly string[])[] = [];
    const messages = new Set<string>();
    await work({
      send: (batch, context) => {
        sent.push(batch);
        messages.add(JSON.stringify(context.message));
        return [taken(batch)];
      },
    });
    await ended(3);
    expect(sent.map(({ length }) => length)).toEqual([50, 50, 50, 50, 50]);
    expect([...messages]).toEqual([JSON.stringify(text)]);
    const all = await results();
    expect(all.map(({ target }) => target).sort()).toEqual(targets.sort());
    expect(new Set(all.map(({ status, because, attempts }) => `${status} ${because} ${attempts}`))).toEqual(
      new Set(['accepted accepted 1']),
    );
  });

  test.skipIf(skip)('a duplicate proves that a push was taken only under a key that both sends used', async () => {
    for (const [messageKey, usedDedupeKey] of [
      ['keyed', true],
      ['keyless', false],
    ] as const) {
      open();
      await enqueue(queue, message(['a'], { vendor: 'oppo', messageKey, repeatable: true }));
      const replies = [
        uncertain('timeout', { vendor: 'oppo', targets: ['a'] }),
        refused('duplicate_request', { vendor: 'oppo', targets: ['a'] }),
      ];
      await work({ send: () => ({ reply: [replies.shift() as Outcome], usedDedupeKey }) });
      await ended(1);
      const [result] = await results(messageKey);
      expect(`${result?.status} ${result?.because}`).toBe(usedDedupeKey ? 'accepted already_taken' : 'uncertain final');
      await queue.close();
    }
  });

  test.skipIf(skip)('adds nothing when the same message is enqueued again, and more when it has other targets', async () => {
    open();
    await enqueue(queue, message(['a', 'b', 'a']));
    await enqueue(queue, message(['a', 'b']));
    expect((await queueStatus(queue)).waiting).toBe(1);
    await enqueue(queue, message(['c']));
    expect((await queueStatus(queue)).waiting).toBe(2);
  });

  test.skipIf(skip)('sends again only what remains, not before our decision says so, and under another key', async () => {
    open();
    await enqueue(queue, message(['a', 'b', 'c'], { batchSize: 3 }));
    const sent: { readonly batch: readonly string[]; readonly atMs: number; readonly key: string; readonly attempt: number }[] = [];
    const retry = { when: 'after', waitMs: 400 } as const;
    await work({
      send: (batch, { dedupeKey, attempt }) => {
        sent.push({ batch, atMs: Date.now(), key: dedupeKey, attempt });
        return batch.map((target) =>
          target === 'a' || attempt > 1 ? taken([target]) : refused('target_rate_limited', { targets: [target], retry }),
        );
      },
    });
    await ended(1);
    expect(sent.map(({ batch, attempt }) => [batch, attempt])).toEqual([
      [['a', 'b', 'c'], 1],
      [['b', 'c'], 2],
    ]);
    expect((sent[1]?.atMs ?? 0) - (sent[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(400);
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
    expect(await by()).toEqual({ a: 'accepted accepted 1', b: 'accepted accepted 2', c: 'accepted accepted 2' });
  });

  test.skipIf(skip)('a job that is deferred twice between two workers is worked on to its end (BullMQ issue 4814)', async () => {
    open();
    const targets = Array.from({ length: 100 }, (_, index) => `t${index}`);
    await enqueue(queue, message(targets, { jobSize: 1 }));
    const send: WorkerOptions['send'] = (batch, { attempt }) => [attempt < 3 ? offline(batch) : taken(batch)];
    await Promise.all([work({ send }), work({ send })]);
    await ended(100);
    const all = await results();
    expect(all).toHaveLength(100);
    expect(new Set(all.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(['accepted 3']));
  });

  describe('after a crash', () => {
    const crash = async () => {
      for await (const { jobId } of jobsOfMessage(queue, 'm'))
        await queue.use(async (engine) => {
          const job = await engine.getJob(jobId);
          const parts = [{ t: '0' }, { t: '1' }, { t: '2' }];
          await job?.updateProgress({ v: 1, s: JSON.stringify({ parts, ends: [], sending: { parts: 2, atMs: Date.now() } }) });
        });
    };

    test.skipIf(skip)('what the marker names is uncertain and sent no second time; the rest is sent', async () => {
      open();
      await enqueue(queue, message(['a', 'b', 'c']));
      await crash();
      const sent: string[] = [];
      await work({ send: (batch) => noted(sent, batch) });
      await ended(1);
      expect(sent).toEqual(['c']);
      const uncertain = 'uncertain uncertain_not_repeatable 1';
      expect(await by()).toEqual({ a: uncertain, b: uncertain, c: 'accepted accepted 1' });
      const [job] = await listed(failedJobs(queue));
      expect(job?.results.map(({ target }) => target)).toEqual(['a', 'b']);
      expect(job?.results[0]?.outcome?.evidence.code).toBe('WORKER_LOST');
    });

    test.skipIf(skip)('it is sent again where the caller said that a second copy does no harm', async () => {
      open();
      await enqueue(queue, message(['a', 'b', 'c'], { repeatable: true }));
      await crash();
      const sent: string[] = [];
      await work({ send: (batch) => noted(sent, batch) });
      await ended(1);
      expect(sent.sort()).toEqual(['a', 'b', 'c']);
      expect(await by()).toEqual({ a: 'accepted accepted 2', b: 'accepted accepted 2', c: 'accepted accepted 1' });
    });
  });

  test.skipIf(skip)('a credential is renewed once for all that wait for it', async () => {
    open();
    await enqueue(queue, message(['a', 'b', 'c', 'd', 'e', 'f'], { jobSize: 1 }));
    let renewals = 0;
    const expired = (batch: readonly string[]) =>
      refused('credential_expired', { targets: batch, evidence: { httpStatus: 401, code: 'expired' } });
    await work({
      credential: () => 'old',
      refresh: async () => {
        renewals += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return 'new';
      },
      send: (batch, { credential }) => [credential === 'new' ? taken(batch) : expired(batch)],
    });
    await ended(6);
    expect(renewals).toBe(1);
    expect(new Set((await results()).map(({ status }) => status))).toEqual(new Set(['accepted']));
  });

  test.skipIf(skip)('one target that a working credential is refused for shuts the app for nobody else', async () => {
    open();
    const expired = (targets: readonly string[]) =>
      refused('credential_expired', { targets, evidence: { httpStatus: 401, code: 'expired' } });
    let accepts = 0;
    await work({
      credential: () => 'old',
      refresh: async () => 'new',
      send: async (batch, { credential }) => {
        if (credential === 'old') return [expired(batch)];
        if (batch[0] === 'odd') {
          await until('the new credential to work', () => Promise.resolve(accepts > 0));
          return [expired(batch)];
        }
        accepts += 1;
        return [taken(batch)];
      },
    });
    await enqueue(queue, message(['odd', 'a'], { jobSize: 1 }));
    await ended(2);
    await enqueue(queue, message(['b'], { messageKey: 'later' }));
    await ended(3);
    expect(await by()).toMatchObject({ odd: 'refused refresh_did_not_help 2', a: expect.stringMatching(/^accepted/) });
    expect(await results('later')).toMatchObject([{ target: 'b', status: 'accepted' }]);
  });

  test.skipIf(skip)('what failed is listed with its outcome and sent again on demand; what is dead or uncertain is not', async () => {
    open();
    await enqueue(queue, message(['fails', 'dead', 'unknown', 'fine'], { batchSize: 4 }));
    const answers: Record<string, (batch: readonly string[]) => Outcome> = {
      fails: (targets) => refused('message_forbidden', { targets }),
      dead: (targets) => refused('token_unregistered', { targets }),
    };
    let isFixed = false;
    await work({
      send: (batch) =>
        batch.flatMap((target) =>
          target === 'unknown' ? [] : [isFixed || !answers[target] ? taken([target]) : answers[target]([target])],
        ),
    });
    await ended(1);
    const [job] = await listed(failedJobs(queue));
    expect(job).toMatchObject({ vendor: 'xiaomi', messageKey: 'm', reason: expect.stringContaining('2 of 4 targets') });
    expect(job?.results.map(({ target, status }) => [target, status])).toEqual([
      ['fails', 'refused'],
      ['unknown', 'uncertain'],
    ]);
    expect(job?.results[0]?.outcome).toMatchObject({ cause: 'message_forbidden', targets: ['fails'] });
    isFixed = true;
    expect(await resend(queue)).toEqual({ jobs: 1, targets: 1 });
    expect(await resend(queue)).toEqual({ jobs: 0, targets: 0 });
    await ended(2);
    expect(
      (await results())
        .filter(({ target }) => target === 'fails')
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['accepted', 'refused']);
    const [left] = await listed(failedJobs(queue, { messageKey: 'm' }));
    expect(left?.results.map(({ target }) => target)).toEqual(['unknown']);
    expect(await resend(queue, { uncertain: true })).toEqual({ jobs: 1, targets: 1 });
  });

  test.skipIf(skip)('a cancelled message is sent no more, its targets stay listed, and it can be sent after all', async () => {
    open();
    await enqueue(queue, message(['a', 'b']));
    await enqueue(queue, message(['c'], { messageKey: 'other' }));
    expect(await cancel(queue, 'm')).toEqual({ cancelled: 1, active: 0 });
    const sent: string[] = [];
    await work({ send: (batch) => noted(sent, batch) });
    await ended(2);
    expect(sent).toEqual(['c']);
    expect(await by()).toEqual({ a: 'unsent aborted 0', b: 'unsent aborted 0' });
    expect(await resend(queue, { messageKey: 'm' })).toEqual({ jobs: 1, targets: 2 });
    await ended(3);
    expect(sent.sort()).toEqual(['a', 'b', 'c']);
  });

  test.skipIf(skip)('a payload of another version is kept, says so, and can be sent by who reads it', async () => {
    open();
    await enqueue(queue, message(['a']));
    const [{ jobId } = { jobId: '' }] = await listed(jobsOfMessage(queue, 'm'));
    let data: object = {};
    await queue.use(async (engine) => {
      const job = await engine.getJob(jobId);
      data = { ...job?.data };
      await job?.updateData({ v: 99, targets: ['secret'], body: '{}' });
    });
    const problems: string[] = [];
    await work({ onProblem: ({ type }) => problems.push(type) });
    await ended(1);
    const [failed] = await listed(failedJobs(queue));
    expect(failed?.reason).toBe(
      'push-outcome: this job has a payload of version 99, and this worker reads 1; it is kept: run a worker that reads it, then resend it',
    );
    expect(problems).toContain('unreadable');
    await queue.use(async (engine) => (await engine.getJob(jobId))?.updateData(data as never));
    await resend(queue);
    await until('it to be sent', async () => (await results()).some(({ status }) => status === 'accepted'));
  });

  test.skipIf(skip)('a worker that stops hands back what waits and ends what is under way', async () => {
    open();
    await enqueue(queue, message(['slow']));
    const closed = createGate();
    closed.close({ vendor: 'vivo', host: '' }, 60_000);
    await enqueue(queue, message(['waits'], { vendor: 'vivo', messageKey: 'w' }));
    let isSent = false;
    const worker = await work({
      gate: closed,
      send: async (batch) => {
        isSent = true;
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [taken(batch)];
      },
    });
    await until('one to be under way and one to wait', () => isSent && worker.look().waiting === 1);
    await worker.stop();
    expect(await queueStatus(queue)).toMatchObject({ waiting: 1, active: 0, delayed: 0, completed: 1 });
    expect(await by()).toEqual({ slow: 'accepted accepted 1' });
  });

  test.skipIf(skip)('and what has leave of the gate and waits for its turn in the worker is handed back unsent', async () => {
    open();
    const gate = createGate({ budget: false });
    gate.close({ vendor: 'xiaomi', host: '' }, 60_000);
    const targets = Array.from({ length: 6 }, (_, index) => `t${index}`);
    await enqueue(queue, message(targets, { jobSize: 1 }));
    const sent: string[] = [];
    const worker = await work({
      ...{ gate, concurrency: 1, parallel: 1 },
      send: async (batch) => {
        sent.push(...batch);
        await new Promise((resolve) => setTimeout(resolve, 400));
        return [taken(batch)];
      },
    });
    await until('all to wait', () => worker.look().waiting === targets.length);
    gate.open({ vendor: 'xiaomi' });
    await until('one to be under way', () => sent.length === 1);
    await worker.stop();
    expect(sent).toHaveLength(1);
    expect(await queueStatus(queue)).toMatchObject({ waiting: 5, active: 0, delayed: 0, completed: 1 });
  });

  test.skipIf(skip)('a closed vendor takes no other vendor’s place, however much waits for it', async () => {
    open();
    const gate = createGate();
    gate.close({ vendor: 'vivo', host: '' }, 60_000);
    await enqueue(
      queue,
      message(
        Array.from({ length: 40 }, (_, index) => `v${index}`),
        { vendor: 'vivo', jobSize: 1, messageKey: 'v' },
      ),
    );
    await enqueue(
      queue,
      message(
        Array.from({ length: 40 }, (_, index) => `x${index}`),
        { jobSize: 1 },
      ),
    );
    const worker = await work({ gate, concurrency: 2, held: 10 });
    await until('the other vendor’s to be sent', async () => (await queueStatus(queue)).completed === 40);
    expect(worker.look().waiting).toBe(10);
  });

  test.skipIf(skip)('a vendor that comes back with all that waited for it leaves the others their share of the worker', async () => {
    open();
    const gate = createGate({ budget: false });
    gate.close({ vendor: 'vivo', host: '' }, 60_000);
    const targets = Array.from({ length: 100 }, (_, index) => `t${index}`);
    await enqueue(queue, message(targets, { vendor: 'vivo', jobSize: 5, messageKey: 'v' }));
    await enqueue(queue, message(targets, { jobSize: 5 }));
    const sent: string[] = [];
    const worker = await work({
      ...{ gate, concurrency: 1, parallel: 4, held: 20 },
      send: async (batch, { vendor }) => {
        sent.push(vendor);
        if (sent.length === 20) gate.open({ vendor: 'vivo' });
        await new Promise((resolve) => setTimeout(resolve, 20));
        return [accepted({ vendor, targets: batch })];
      },
    });
    await until('the first to be through', () => sent.length >= 120);
    const after = sent.slice(30, 110);
    for (const vendor of ['vivo', 'xiaomi']) expect(after.filter((each) => each === vendor).length).toBeGreaterThan(24);
    await ended(40);
    expect(worker.look()).toEqual({ held: 0, waiting: 0, sending: 0 });
  });

  test.skipIf(skip)('what ended longer ago than the days of retention is deleted, with its tokens and its message', async () => {
    const second = 1 / 86_400;
    serial += 1;
    queue = openQueue({ url: server.url, name: `q${serial}`, retentionDays: second });
    await enqueue(queue, message(['a', 'b'], { jobSize: 1 }));
    await work({ send: (batch) => [batch[0] === 'a' ? taken(batch) : refused('credential_invalid', { targets: batch })] });
    await ended(2);
    expect(await listed(jobsOfMessage(queue, 'm'))).toHaveLength(2);
    await until('their time to be over', async () => {
      await sweep(queue, second);
      return (await listed(jobsOfMessage(queue, 'm'))).length === 0;
    });
  });

  test.skipIf(skip)('the higher priority leaves first', async () => {
    open();
    for (const [target, priority] of [
      ['low', -5],
      ['usual', 0],
      ['high', 7],
    ] as const)
      await enqueue(queue, message([target], { priority, messageKey: target }));
    const sent: string[] = [];
    await work({ concurrency: 1, send: (batch) => noted(sent, batch) });
    await ended(3);
    expect(sent).toEqual(['high', 'usual', 'low']);
  });

  test.skipIf(skip)('a message past its time is not sent, and says so', async () => {
    open();
    await enqueue(queue, message(['a'], { expiresAtMs: Date.now() - 1 }));
    await work();
    await ended(1);
    expect(await by()).toEqual({ a: 'unsent deadline 0' });
  });

  test.skipIf(skip)('results are told until they are heard, always the same', async () => {
    open();
    await enqueue(queue, message(['a', 'b']));
    const told: string[] = [];
    await work({
      onResult: (all, { messageKey }) => {
        told.push(`${messageKey} ${all.map(({ target, status }) => `${target} ${status}`).join(', ')}`);
        if (told.length === 1) throw new Error('the database is down');
      },
    });
    await ended(1);
    expect(told).toEqual(['m a accepted, b accepted', 'm a accepted, b accepted']);
  });
});

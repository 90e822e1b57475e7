// Throughput of enqueue and process, per target, against bare BullMQ with an empty processor and the same payload, in one run.
// Servers are started by the script itself; an engine that is not installed is left out, and said so.
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { load } from '../scripts/bundle.mjs';
import { median, time } from './measure.mjs';

const perJob = 100;
const jobs = 600;
const rounds = 3;
const concurrency = 16;

const targets = Array.from({ length: perJob * jobs }, (_, index) => `token-${String(index).padStart(8, '0')}-${'x'.repeat(120)}`);
const message = { title: 'A title', body: 'A body of some length, as a push has it', data: { id: 12345 } };

async function settled(queue, count) {
  while ((await queue.getCompletedCount()) < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

function engineOf(server) {
  if (server.url.startsWith('redis')) return [{ connection: { url: server.url } }, undefined];
  return [{ connection: { connectionString: server.url, migrate: true } }, createPostgresBackend];
}

/** The payload that ours has, and nothing done with it. */
async function bare(server, name) {
  const [options, factory] = engineOf(server);
  const queue = new Queue(name, options, factory);
  await queue.waitUntilReady();
  const worker = new Worker(
    name,
    async () => undefined,
    { ...options, connection: { ...options.connection, maxRetriesPerRequest: null }, concurrency },
    factory,
  );
  await worker.waitUntilReady();
  const startMs = performance.now();
  const all = Array.from({ length: jobs }, (_, at) => {
    const payload = { vendor: 'xiaomi', app: 'a', kind: 'token', targets: targets.slice(at * perJob, (at + 1) * perJob), message };
    return { name: 'xiaomi', data: payload, opts: { removeOnComplete: { age: 86_400 } } };
  });
  for (let at = 0; at < jobs; at += 50) await queue.addBulk(all.slice(at, at + 50));
  await settled(queue, jobs);
  const ms = performance.now() - startMs;
  await worker.close();
  await queue.close();
  return ms;
}

async function ours(server, name, { createWorker, enqueue, openQueue }, createGate) {
  const accepted = (batch) => [
    {
      vendor: 'xiaomi',
      api: 'send',
      kind: 'token',
      app: 'a',
      status: 'accepted',
      targets: batch,
      evidence: { httpStatus: 200, code: '0' },
    },
  ];
  const queue = openQueue({ url: server.url, name });
  await queue.use(() => Promise.resolve());
  const [options, factory] = engineOf(server);
  const watch = new Queue(name, options, factory);
  await watch.waitUntilReady();
  const worker = createWorker({ url: server.url, name, gate: createGate(), send: accepted, concurrency });
  await worker.ready();
  const startMs = performance.now();
  await enqueue(queue, { vendor: 'xiaomi', app: 'a', kind: 'token', targets, message, batchSize: perJob, jobSize: perJob });
  await settled(watch, jobs);
  const ms = performance.now() - startMs;
  await worker.stop();
  await watch.close();
  await queue.close();
  return ms;
}

/** How long a producer waits where nothing listens. */
async function refused(scheme, { freePort }, { enqueue }) {
  const url = `${scheme}://127.0.0.1:${await freePort()}/0`;
  const startMs = performance.now();
  await enqueue({ url }, { vendor: 'xiaomi', targets: ['a'], message, messageKey: 'm' }).catch(() => undefined);
  return performance.now() - startMs;
}

async function failFast(scheme, servers, push) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await refused(scheme, servers, push));
  return {
    what: `enqueue where nothing listens (${scheme}), against a second`,
    ours: time(Math.max(...times) * 1e6),
    rival: time(1e9),
    atMost: 1,
    aim: 0.5,
  };
}

export default async function () {
  const servers = await load('test/effects/bullmq/servers.ts');
  const push = await load('src/effects/bullmq/index.ts');
  const { createGate } = await load('src/effects/gate/index.ts');
  const rows = [await failFast('redis', servers, push), await failFast('postgres', servers, push)];
  for (const [name, program, start] of [
    ['Redis', servers.redisServer, () => servers.startRedis({ fsync: 'everysec' })],
    ['PostgreSQL', servers.postgresServer, servers.startPostgres],
  ]) {
    if (!program) {
      console.warn(`SKIPPED: ${name} is not installed`);
      continue;
    }
    const server = await start();
    const times = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.bare.push(await bare(server, `bare${round}`));
      times.ours.push(await ours(server, `ours${round}`, push, createGate));
    }
    await server.stop();
    const show = (ms) => ({ value: ms, text: `${Math.round((perJob * jobs) / (ms / 1000) / 1000)} k targets/s` });
    rows.push({
      what: `enqueue and process on ${name}`,
      ours: show(median(times.ours)),
      rival: show(median(times.bare)),
      atMost: 2,
      aim: 1.5,
      note: 'bare BullMQ, empty processor',
    });
  }
  return rows;
}

// One producer and two workers on one queue, with one gate between them. QUEUE_URL is a Redis or a PostgreSQL of yours.
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, enqueue, openQueue, queueStatus, sharedGate } from 'push-outcome/bullmq';
import { wrapFetch } from 'push-outcome/fetch';
import { failFirst, startSimulator } from 'push-outcome/testing';

const url = process.env.QUEUE_URL ?? 'redis://127.0.0.1:6379';
const name = 'push-outcome-example';
// In production this is the vendor's own address.
const simulator = await startSimulator({ vendors: ['vivo'] });
simulator.add(failFirst({ vendor: 'vivo', times: 10, word: 'unavailable' }));
const client = wrapFetch(fetch, { vendor: 'vivo', timeoutMs: 10_000 });

const send = ([regId], { message, signal }) =>
  client(`${simulator.url('vivo')}/message/send`, {
    method: 'POST',
    headers: { authToken: 'a-token', 'content-type': 'application/json' },
    body: JSON.stringify({ regId, notifyType: 1, skipType: 1, classification: 1, requestId: `hello-${regId}`, ...message }),
    signal,
  });

const ended = new Map();
const onResult = (results) => {
  for (const { target, status } of results) ended.set(target, status);
};
const gates = [1, 2].map(() => sharedGate({ url }));
const workers = gates.map((gate) => createWorker({ url, name, send, gate, onResult, baseMs: 100 }));
await Promise.all(workers.map((worker) => worker.ready()));

const queue = openQueue({ url, name });
const targets = Array.from({ length: 200 }, (_, index) => `${index % 25 === 7 ? 'dead' : 'ok'}-${index}`);
const message = { title: 'Hello', content: 'World' };
const { jobs } = await enqueue(queue, { vendor: 'vivo', app: 'shop', kind: 'token', targets, message, jobSize: 50 });
console.log(`${targets.length} targets in ${jobs} jobs`);

while (ended.size < targets.length) await sleep(50);
const counts = {};
for (const status of ended.values()) counts[status] = (counts[status] ?? 0) + 1;
console.log(counts, await queueStatus(queue));
const pushes = [...simulator.record.pushesOf('vivo').values()];
console.log(`the vendor took ${pushes.length} pushes, none of them twice: ${pushes.every((times) => times === 1)}`);

await Promise.all(workers.map((worker) => worker.stop()));
await queue.close();
await Promise.all(gates.map((gate) => gate.end()));
await simulator.stop();

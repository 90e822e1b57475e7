import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Every job's answer, in the order of the jobs. Each job has a world of its own, so threads change no figure. */
export async function inThreads(jobs, setting) {
  const answers = new Array(jobs.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: setting });
    try {
      for (let at = next++; at < jobs.length; at = next++) answers[at] = await ask(worker, jobs[at]);
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, jobs.length, availableParallelism()) }, work));
  return answers;
}

function ask(worker, job) {
  return new Promise((resolve, reject) => {
    const end = (settle) => (value) => {
      worker.off('message', answered);
      worker.off('error', failed);
      settle(value);
    };
    const answered = end(resolve);
    const failed = end(reject);
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(job);
  });
}

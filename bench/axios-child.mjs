// One run of one way in a process of its own: CPU time a request, in nanoseconds.
import { Agent } from 'node:http';
import axios from 'axios';

const [way, url, module, requests] = process.argv.slice(2);
const token = 'a'.repeat(64);
const concurrency = 50;
const strict = {
  responseType: 'text',
  transformResponse: [(data) => data],
  validateStatus: () => true,
  maxRedirects: 0,
  maxContentLength: 8 * 1024 * 1024,
};
const instance = axios.create({
  baseURL: url,
  timeout: 10_000,
  proxy: false,
  httpAgent: new Agent({ keepAlive: true, maxSockets: concurrency }),
  ...(way.startsWith('strict') && strict),
});
// Both load the package, so that what is measured is a request and not the size of a heap.
const { wrapAxios, outcomesOf } = await import(module);
if (way.endsWith('wrapped')) {
  wrapAxios(instance, { vendor: 'vivo', app: 'app', sent: { kind: 'token', targets: [token] }, mode: way.split('-')[0] });
  const [outcome] = outcomesOf(await instance.post('/message/send', { regId: token })) ?? [];
  if (outcome?.status !== 'accepted') throw new Error('the wrapped client did not read its reply');
}

async function send(count) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await instance.post('/message/send', { regId: token, title: 'title', content: 'content' });
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

await send(Number(requests) / 4);
const before = process.cpuUsage();
await send(Number(requests));
const { user, system } = process.cpuUsage(before);
console.log(((user + system) * 1000) / Number(requests));
process.exit(0);

// A plain and a wrapped axios in turn, in a process of their own: CPU time a request of each block, in nanoseconds.
import { Agent } from 'node:http';
import axios from 'axios';

const [mode, sent, url, module] = process.argv.slice(2);
const token = 'a'.repeat(64);
const concurrency = 50;
const blocks = 40;
const requests = 500;
const strict = {
  responseType: 'text',
  transformResponse: [(data) => data],
  validateStatus: () => true,
  maxRedirects: 0,
  maxContentLength: 8 * 1024 * 1024,
};
const create = () =>
  axios.create({
    baseURL: url,
    timeout: 10_000,
    proxy: false,
    httpAgent: new Agent({ keepAlive: true, maxSockets: concurrency }),
    ...(mode === 'strict' && strict),
  });
const post = (instance) => instance.post('/message/send', { regId: token, title: 'title', content: 'content' });

const { wrapAxios, outcomesOf } = await import(module);
const plain = create();
const wrapped = create();
wrapAxios(wrapped, { vendor: 'vivo', app: 'app', mode, ...(sent === 'given' && { sent: { kind: 'token', targets: [token] } }) });
const [outcome] = outcomesOf(await post(wrapped)) ?? [];
if (outcome?.status !== 'accepted' || outcome.targets[0] !== token) throw new Error('the wrapped client did not read its reply');

async function send(instance, count) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await post(instance);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function costOf(instance) {
  const before = process.cpuUsage();
  await send(instance, requests);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / requests;
}

// Both are compiled before the first block counts.
for (let count = 0; count < 2; count += 1) for (const instance of [plain, wrapped]) await send(instance, 1500);
const times = { plain: [], wrapped: [] };
for (let block = 0; block < blocks; block += 1)
  for (const way of block % 2 === 0 ? ['plain', 'wrapped'] : ['wrapped', 'plain'])
    times[way].push(await costOf(way === 'plain' ? plain : wrapped));
console.log(JSON.stringify(times));
process.exit(0);

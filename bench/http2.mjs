// The CPU time of a push through connectApns, against node:http2 that sends the same requests and collects the same bodies.
//   node bench/http2.mjs
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, time } from './measure.mjs';

const self = fileURLToPath(import.meta.url);
const built = fileURLToPath(new URL('../dist/http2.js', import.meta.url));
// The compiler, which works on threads of its own, has to be done before the count begins.
const warmUp = 40_000;
const requests = Number(process.env.BENCH_REQUESTS ?? 60_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 9);
const concurrency = 50;
const payload = JSON.stringify({
  aps: { alert: { title: 'Breaking news', body: 'Something has happened that you should know of.' }, sound: 'default' },
});
const jwt = `${'e'.repeat(60)}.${'y'.repeat(100)}.${'s'.repeat(86)}`;
const headers = { 'apns-topic': 'com.example.app', 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-expiration': '0' };
const tokenOf = (index) => index.toString(16).padStart(64, 'a');

/** Nine pushes in ten are taken, without a body; one goes to a token that is gone. */
function serve() {
  const server = createServer();
  let count = 0;
  server.on('stream', (stream) => {
    stream.resume();
    stream.on('error', () => {});
    stream.on('end', () => {
      count += 1;
      const gone = count % 10 === 0;
      stream.respond({ ':status': gone ? 410 : 200, 'apns-id': 'D917CA4B-AE9F-4549-45F7-126FB07D027D' }, { endStream: !gone });
      if (gone) stream.end('{"reason":"Unregistered","timestamp":1454948015990}');
    });
  });
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

async function ours(url, module) {
  const { connectApns } = await import(module);
  const client = connectApns({ url, credential: jwt, app: 'com.example.app' });
  return { send: (token) => client.send({ token, headers, payload }), close: () => client.close() };
}

async function bare(url) {
  const session = connect(url);
  await new Promise((resolve) => session.once('remoteSettings', resolve));
  const send = (token) =>
    new Promise((resolve, reject) => {
      const stream = session.request({ ':method': 'POST', ':path': `/3/device/${token}`, authorization: `bearer ${jwt}`, ...headers });
      let response;
      let body = '';
      stream.setEncoding('utf8');
      stream.on('response', (received) => {
        response = received;
      });
      stream.on('data', (chunk) => {
        body += chunk;
      });
      stream.on('error', reject);
      stream.on('close', () => resolve({ status: response[':status'], headers: response, body }));
      stream.end(payload);
    });
  return { send, close: () => new Promise((resolve) => session.close(resolve)) };
}

async function run(send, count) {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const { status, body } = await send(tokenOf(index));
      if (status !== 200 && body.length !== 51) throw new Error(`a reply of ${status} with ${body.length} characters`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function child(kind, url, module) {
  const { send, close } = kind === 'ours' ? await ours(url, module) : await bare(url);
  await run(send, warmUp);
  const before = process.cpuUsage();
  await run(send, requests);
  const { user, system } = process.cpuUsage(before);
  await close();
  process.send(((user + system) * 1000) / requests);
  process.disconnect();
}

const started = (...parameters) => fork(self, ['--child', ...parameters]);
const firstWord = (process_) =>
  new Promise((resolve, reject) => {
    process_.once('message', resolve);
    process_.once('exit', (code) => reject(new Error(`a child ended with ${code}`)));
  });

/** What `npm run build` made, or, where that has no such entry, the sources in one file. */
async function moduleIn(folder) {
  if (existsSync(built)) return built;
  const { build } = await import('rolldown');
  const file = join(folder, 'http2.mjs');
  const input = fileURLToPath(new URL('../src/clients/http2/index.ts', import.meta.url));
  await build({ input, platform: 'node', output: { file, codeSplitting: false } });
  return file;
}

export default async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'push-outcome-bench-'));
  const server = started('serve');
  try {
    const url = await firstWord(server);
    const module = await moduleIn(folder);
    const found = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const kind of round % 2 ? ['ours', 'bare'] : ['bare', 'ours']) found[kind].push(await firstWord(started(kind, url, module)));
    const ratios = found.ours.map((value, round) => value / found.bare[round]);
    console.log(`  http2 each round: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}, median ${median(ratios).toFixed(2)}x`);
    const what = `a push through connectApns (CPU time, ${concurrency} at once)`;
    return [{ what, ours: time(median(found.ours)), rival: time(median(found.bare)), atMost: 1.1, aim: 1.05 }];
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, entry, flag, kind, ...rest] = process.argv;
if (entry === self && flag === '--child') await (kind === 'serve' ? serve() : child(kind, ...rest));
else if (entry === self)
  for (const { what, ours, rival } of await measure())
    console.log(`${what}: ${ours.text} against ${rival.text}, ${(ours.value / rival.value).toFixed(2)}x`);

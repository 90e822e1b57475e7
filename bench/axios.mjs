import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { median, time } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const child = join(here, 'axios-child.mjs');
const reply = '{"result":0,"desc":"请求成功","taskId":"1234567890123456789"}';
const processes = 1;

const ways = [
  ['observe', 'given', 'what was sent is told'],
  ['observe', 'found', 'what was sent is found in the request'],
  ['strict', 'given', 'what was sent is told'],
  ['strict', 'found', 'what was sent is found in the request'],
];

/**
 * A wrapped axios against the same axios with the same options, in one process and in turn, for neighbours, heat and the
 * compiler change the clock. The server stands in this process, so that its time is not counted.
 */
export default async function measure(module = join(here, '../dist/axios.js')) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.setHeader('content-type', 'application/json').end(reply));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  const rows = [];
  for (const [mode, sent, words] of ways) {
    const plain = [];
    const wrapped = [];
    for (let count = 0; count < processes; count += 1) {
      const parameters = [child, mode, sent, url, pathToFileURL(resolve(module)).href];
      const found = JSON.parse((await promisify(execFile)(process.execPath, parameters)).stdout);
      plain.push(...found.plain);
      wrapped.push(...found.wrapped);
    }
    const what = `CPU time of a wrapped axios request, ${mode}, ${words}`;
    rows.push({ what, ours: time(median(wrapped)), rival: time(median(plain)), atMost: 1.05, aim: 1.02 });
  }
  server.close();
  server.closeAllConnections();
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, ours, rival } of await measure(process.argv[2]))
    console.log(`${what}: ${ours.text} against ${rival.text}, ${(ours.value / rival.value).toFixed(3)}x`);

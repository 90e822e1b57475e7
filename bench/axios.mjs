import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { time } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const child = join(here, 'axios-child.mjs');
const reply = '{"result":0,"desc":"请求成功","taskId":"1234567890123456789"}';
const rounds = 9;
// CPU time only ever grows by what the neighbours do, so the lowest is the truest.
const lowest = (values) => Math.min(...values);
const requests = 6000;

/** A wrapped axios against the same axios with the same options: processes in turn, for neighbours and heat change the clock. */
export default async function measure(module = join(here, '../dist/axios.js')) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.setHeader('content-type', 'application/json').end(reply));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  const run = async (way) => {
    const parameters = [child, way, url, pathToFileURL(resolve(module)).href, String(requests)];
    return Number((await promisify(execFile)(process.execPath, parameters)).stdout);
  };
  const rows = [];
  for (const mode of ['observe', 'strict']) {
    const times = { [`${mode}-plain`]: [], [`${mode}-wrapped`]: [] };
    for (let round = 0; round < rounds; round += 1) {
      const ways = Object.keys(times);
      for (const way of round % 2 === 0 ? ways : ways.reverse()) times[way].push(await run(way));
    }
    const [plain, wrapped] = Object.values(times).map(lowest);
    rows.push({ what: `CPU time of a wrapped axios request, ${mode}`, ours: time(wrapped), rival: time(plain), atMost: 1.05, aim: 1.02 });
  }
  server.close();
  server.closeAllConnections();
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, ours, rival } of await measure(process.argv[2]))
    console.log(`${what}: ${ours.text} against ${rival.text}, ${(ours.value / rival.value).toFixed(3)}x`);

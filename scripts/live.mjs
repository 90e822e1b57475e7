// A short live run: 600 targets of three vendors, delivered to the simulator while one of them is out of order for a moment.
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { wrapFetch } from '../dist/fetch.js';
import { createGate, deliver } from '../dist/index.js';
import { failFirst, requestFor, sporadic, startSimulator } from '../dist/testing.js';

const { values } = parseArgs({ options: { targets: { type: 'string', default: '200' } } });
const vendors = ['fcm', 'vivo', 'xiaomi'];
const perVendor = Number(values.targets);
const simulator = await startSimulator({ vendors, slowMs: 50 });
simulator.add(failFirst({ vendor: 'vivo', times: 5, word: 'unavailable', retryAfterSeconds: 1 }));
simulator.add(sporadic({ vendor: 'xiaomi', share: 0.02, seed: 7, word: 'unavailable' }));

const pauses = [];
const gate = createGate({ onEvent: (event) => pauses.push(event) });
const bar = new cliProgress.SingleBar(
  { stream: process.stderr, format: 'live run {bar} {value} of {total} targets', noTTYOutput: false, hideCursor: null },
  cliProgress.Presets.shades_classic,
);
bar.start(perVendor * vendors.length, 0);

const named = (index) => (index % 25 === 0 ? 'dead' : index % 40 === 0 ? 'mismatch' : index % 60 === 0 ? 'slow' : 'ok');
async function run(vendor) {
  const client = wrapFetch(fetch, { vendor, mode: 'strict' });
  const targets = Array.from({ length: perVendor }, (_, index) => `${named(index + 1)}-${index + 1}`);
  const send = ([target], { signal }) => {
    const { method, path, headers, body } = requestFor(vendor, target);
    return client(simulator.url(vendor) + path, { method, headers, body, signal });
  };
  const row = { accepted: 0, refused: 0, uncertain: 0, unsent: 0, dead: 0, suspect: 0, sends: 0 };
  const onAttempt = () => (row.sends += 1);
  const delivery = deliver({ vendor, kind: 'token', targets, send, gate, onAttempt, baseMs: 100, capMs: 2000, deadlineMs: 20_000 });
  for await (const { status, outcome } of delivery) {
    row[status] += 1;
    if (outcome?.status === 'refused' && outcome.token !== 'keep') row[outcome.token] += 1;
    bar.increment();
  }
  return [vendor, { ...row, 'got a push': simulator.record.pushesOf(vendor).size }];
}

const rows = await Promise.all(vendors.map(run));
bar.stop();
await simulator.stop();
console.log('\nA live run against the simulator: retries, one vendor out of order for a moment, dead tokens');
console.table(Object.fromEntries(rows));
const counted = new Map();
for (const { type } of pauses) counted.set(type, (counted.get(type) ?? 0) + 1);
console.log(`the gate: ${[...counted].map(([type, count]) => `${type} ${count}x`).join(', ') || 'nothing closed'}`);

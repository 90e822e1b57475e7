// Delivers to all nine vendors of the simulator over real sockets, with faults at random, and then asks the simulator who
// really got a push. The report and the record have to agree target by target.
//   node scripts/chaos.mjs [--targets 100000] [--seed 1]
import { parseArgs } from 'node:util';
import { wrapFetch } from '../dist/fetch.js';
import { connectApns } from '../dist/http2.js';
import { createGate, deliver, vendorIds } from '../dist/index.js';
import { faults, requestFor, startSimulator } from '../dist/testing.js';

const { values } = parseArgs({ options: { targets: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const perVendor = Math.ceil(Number(values.targets) / vendorIds.length);
const seed = Number(values.seed);
const timeoutMs = 400;

function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const onlyHttp2 = /^(?:goaway|rst_)/;
const onlyHttp1 = /^(?:garbage|reset_inside_headers|hang_inside_headers)$/;
const wordsAtRandom = { unavailable: 0.01, internal: 0.01, rate_limited: 0.001 };

/** Every fault that the vendor's protocol knows, now and then; what hangs costs a time-out, so it is rarer. */
function disturb(simulator, vendor, random) {
  const possible = Object.keys(faults).filter((fault) => !(vendor === 'apns' ? onlyHttp1 : onlyHttp2).test(fault));
  for (const fault of possible) simulator.add({ vendor, fault, when: () => random() < (/hang|slow|huge/.test(fault) ? 0.0005 : 0.002) });
  for (const [word, share] of Object.entries(wordsAtRandom)) {
    // Apple's one word for it means twenty minutes, and the gate believes it.
    if (vendor === 'apns' && word === 'rate_limited') continue;
    simulator.add({ vendor, word, when: ({ sent }) => sent !== undefined && random() < share });
  }
}

function* targetsOf(vendor, random) {
  const kinds = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'dead', 'mismatch', 'offline'];
  for (let index = 0; index < perVendor; index += 1) yield `${kinds[Math.floor(random() * kinds.length)]}-${vendor}-${index}`;
}

function senderOf(simulator, vendor) {
  if (vendor === 'apns') {
    const apns = connectApns({ url: simulator.url('apns'), timeoutMs });
    const send = ([token], { signal }) => {
      const { headers, body } = requestFor('apns', token);
      return apns.send({ token, headers, payload: body, signal });
    };
    return { send, close: () => apns.destroy() };
  }
  const client = wrapFetch(fetch, { vendor, mode: 'strict', maxBodyBytes: 1 << 20, maxBodyWaitMs: timeoutMs });
  const send = ([target], { signal }) => {
    const { method, path, headers, body } = requestFor(vendor, target);
    return client(simulator.url(vendor) + path, {
      method,
      headers,
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
  };
  return { send, close: () => undefined };
}

async function run(simulator, vendor) {
  const random = generator(seed + vendorIds.indexOf(vendor));
  disturb(simulator, vendor, generator(seed * 31 + vendorIds.indexOf(vendor)));
  const { send, close } = senderOf(simulator, vendor);
  // A gate of its own for each vendor, as they all live on one address here.
  const limits = { attempts: 6, deadlineMs: 15_000, baseMs: 20, capMs: 500, concurrency: 16 };
  const kind = vendor === 'tencent-im' ? 'account' : 'token';
  const tally = { accepted: 0, refused: 0, uncertain: 0, unsent: 0, disagreements: 0, sends: 0 };
  const record = simulator.record.pushesOf(vendor);
  const seen = new Set();
  const gate = createGate();
  const delivery = deliver({
    vendor,
    kind,
    targets: targetsOf(vendor, random),
    send,
    gate,
    onAttempt: () => (tally.sends += 1),
    ...limits,
  });
  for await (const { target, status, because } of delivery) {
    tally[status] += 1;
    const pushes = record.get(target) ?? 0;
    const agrees = status === 'accepted' ? pushes === 1 : status === 'uncertain' ? pushes <= 1 : pushes === 0;
    if (!agrees || seen.has(target)) {
      tally.disagreements += 1;
      console.error(`${vendor} ${target}: ${status} (${because}), and ${pushes} pushes in the record`);
    }
    seen.add(target);
  }
  if (seen.size !== perVendor) tally.disagreements += Math.abs(perVendor - seen.size);
  close();
  return tally;
}

const started = Date.now();
const simulator = await startSimulator({ slowMs: 20 });
const tallies = await Promise.all(vendorIds.map(async (vendor) => [vendor, await run(simulator, vendor)]));
await simulator.stop();
console.log(`seed ${seed}, ${perVendor * vendorIds.length} targets, ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.table(Object.fromEntries(tallies));
const wrong = tallies.reduce((sum, [, { disagreements }]) => sum + disagreements, 0);
console.log(`${wrong} disagreements between report and record`);
process.exitCode = wrong === 0 ? 0 : 1;

// Delivers to all nine vendors of the simulator over real sockets, with faults at random, and then asks the simulator who
// really got a push. The report and the record have to agree target by target, and next to nobody may end without a verdict.
// Then Apple calls the certificate bad in the middle of a delivery: what waits has to end at once, and to arrive once it is mended.
//   node scripts/chaos.mjs [--targets 100000] [--seed 1]
import { parseArgs } from 'node:util';
import { wrapFetch } from '../dist/fetch.js';
import { connectApns } from '../dist/http2.js';
import { createGate, deliver, vendorIds } from '../dist/index.js';
import { faults, requestFor, startSimulator } from '../dist/testing.js';

const { values } = parseArgs({ options: { targets: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const perVendor = Math.ceil(Number(values.targets) / vendorIds.length);
const seed = Number(values.seed);
/** Long enough for a machine that stalls: a time-out that nobody caused is evidence against the vendor all the same. */
const timeoutMs = 2_000;
/** Less than the 15 minutes that Apple asks for after a 5xx: its targets end with that word. Few at once: nine vendors share this process. */
const limits = { attempts: 6, deadlineMs: 600_000, baseMs: 20, capMs: 500, concurrency: 4 };
/** Of all targets, those that may end without ever having been sent. */
const mostUnsent = 0.01;

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
// Rates are halved for it, and Google means a minute where it names no time.
const wordsAtRandom = { unavailable: { share: 0.01 }, internal: { share: 0.01 }, rate_limited: { share: 0.0005, retryAfterSeconds: 1 } };

/** Every fault that the vendor's protocol knows, now and then; what hangs costs a time-out, so it is rarer. */
function disturb(simulator, vendor, random) {
  const possible = Object.keys(faults).filter((fault) => !(vendor === 'apns' ? onlyHttp1 : onlyHttp2).test(fault));
  for (const fault of possible) {
    // A refused certificate ends all that waits: it has a part of its own.
    if (fault === 'goaway_credential') continue;
    simulator.add({ vendor, fault, when: () => random() < (/hang|slow|huge/.test(fault) ? 0.0005 : 0.002) });
  }
  for (const [word, { share, ...rule }] of Object.entries(wordsAtRandom))
    simulator.add({ vendor, word, ...rule, when: ({ sent }) => sent !== undefined && random() < share });
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
  const client = wrapFetch(fetch, { vendor, mode: 'strict', maxBodyBytes: 1 << 20, timeoutMs });
  const post = (target, signal, change = (body) => body) => {
    const { method, path, headers, body } = requestFor(vendor, target);
    return client(simulator.url(vendor) + path, { method, headers, body: change(body), signal });
  };
  // OPPO itself drops what it has taken under this key, so whoever is uncertain is sent again.
  const sendUnderKey = async ([target], { signal, dedupeKey }) => ({
    reply: await post(target, signal, (body) => body.replace('%7B', `%7B%22app_message_id%22%3A%22${dedupeKey}%22%2C`)),
    usedDedupeKey: true,
  });
  return { send: vendor === 'oppo' ? sendUnderKey : ([target], { signal }) => post(target, signal), close: () => undefined };
}

/** Delivers, and holds each result against the record of the simulator. */
async function run(simulator, vendor, targets, gate) {
  const { send, close } = senderOf(simulator, vendor);
  const kind = vendor === 'tencent-im' ? 'account' : 'token';
  const tally = { accepted: 0, refused: 0, uncertain: 0, unsent: 0, disagreements: 0, sends: 0, seconds: 0 };
  const ends = new Map();
  const record = simulator.record.pushesOf(vendor);
  const began = Date.now();
  for await (const { target, status, because } of deliver({
    vendor,
    kind,
    targets,
    send,
    gate,
    onAttempt: () => (tally.sends += 1),
    ...limits,
  })) {
    tally[status] += 1;
    const pushes = record.get(target) ?? 0;
    const agrees = status === 'accepted' ? pushes === 1 : status === 'uncertain' ? pushes <= 1 : pushes === 0;
    if (!agrees || ends.has(target)) {
      tally.disagreements += 1;
      console.error(`${vendor} ${target}: ${status} (${because}), and ${pushes} pushes in the record`);
    }
    ends.set(target, `${status} ${because}`);
  }
  close();
  tally.seconds = Math.round((Date.now() - began) / 1000);
  return { tally, ends };
}

async function disturbed(simulator, vendor) {
  const random = generator(seed + vendorIds.indexOf(vendor));
  disturb(simulator, vendor, generator(seed * 31 + vendorIds.indexOf(vendor)));
  // A gate of its own for each vendor, as they all live on one address here.
  const { tally, ends } = await run(simulator, vendor, targetsOf(vendor, random), createGate());
  tally.disagreements += Math.abs(perVendor - ends.size);
  return tally;
}

/** Nothing is sent after Apple's word about the certificate, until someone opens the app; then the rest arrives, and nobody twice. */
async function badCertificate(simulator) {
  simulator.reset();
  const all = Array.from({ length: 600 }, (_, index) => `ok-certificate-${index}`);
  let requests = 0;
  simulator.add({ vendor: 'apns', fault: 'goaway_credential', times: 1, when: () => ++requests > 200 });
  const gate = createGate();
  const before = await run(simulator, 'apns', all, gate);
  const endOf = (target) => before.ends.get(target);
  const rest = all.filter((target) => /^(?:unsent|refused)/.test(endOf(target)));
  gate.open({ vendor: 'apns' });
  const after = await run(simulator, 'apns', rest, gate);
  const [accepted, uncertain] = ['accepted', 'uncertain'].map((status) => before.tally[status]);
  const closed = rest.filter((target) => endOf(target) === 'unsent app_closed').length;
  console.log(
    `bad certificate: ${accepted} accepted, ${uncertain} uncertain, ${before.tally.refused} refused, ${closed} unsent; ${after.tally.accepted} of them accepted once it was mended`,
  );
  const isRight = closed > 0 && closed === before.tally.unsent && before.tally.refused > 0 && after.tally.accepted === rest.length;
  return before.tally.disagreements + after.tally.disagreements + (isRight ? 0 : 1);
}

const started = Date.now();
const simulator = await startSimulator({ slowMs: 20 });
// The first sends of a process are its slowest, and would be taken for a vendor in trouble.
for (const vendor of vendorIds) await run(simulator, vendor, [`ok-first-${vendor}`], createGate());
const tallies = await Promise.all(vendorIds.map(async (vendor) => [vendor, await disturbed(simulator, vendor)]));
console.log(`seed ${seed}, ${perVendor * vendorIds.length} targets, ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.table(Object.fromEntries(tallies));
const sum = (name) => tallies.reduce((total, [, tally]) => total + tally[name], 0);
const wrong = sum('disagreements') + (await badCertificate(simulator));
await simulator.stop();
console.log(`${wrong} disagreements between report and record`);
const isAnswered = sum('unsent') <= mostUnsent * perVendor * vendorIds.length;
if (!isAnswered) console.log(`${sum('unsent')} targets ended without a verdict: more than ${mostUnsent * 100} %`);
process.exitCode = wrong === 0 && isAnswered ? 0 : 1;

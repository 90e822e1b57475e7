import { type ClientHttp2Session, connect } from 'node:http2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import type { RawReply } from '../../../src/core/reply.ts';
import type { Endpoint } from '../../../src/core/simulation.ts';
import { createPruner, memoryStore, type PruneEvent } from '../../../src/effects/prune/index.ts';
import { parse } from '../../../src/parse.ts';
import { type Rule, type Simulator, startSimulator } from '../../../src/testing/index.ts';
import { simulatedById } from '../../../src/testing/simulations.ts';
import type { VendorId } from '../../../src/vendors/index.ts';
import { type Call, http1Call } from '../../testing/call.ts';
import { dayMs, minuteMs, names, startMs } from './outcomes.ts';

// The whole drill is 10,000 tokens: DRILL_TOKENS=10000, as continuous integration runs it.
const size = Number(process.env.DRILL_TOKENS ?? 300);
const wrongMark = 'x-wrong-worker';
let simulator: Simulator;
let session: ClientHttp2Session;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['fcm', 'apns', 'huawei', 'xiaomi'] });
  session = connect(simulator.vendors.apns?.url ?? '');
  session.on('error', () => undefined);
});
beforeEach(() => simulator.reset());
afterAll(async () => {
  session.destroy();
  await simulator.stop();
});

interface Fault {
  readonly name: string;
  readonly vendor: VendorId;
  readonly rule: Pick<Rule, 'word' | 'code'>;
}

const faults: readonly Fault[] = [
  { name: 'a sandbox key against production tokens', vendor: 'apns', rule: { code: 'BadDeviceToken' } },
  { name: 'a wrong topic', vendor: 'apns', rule: { word: 'wrong_package' } },
  { name: 'a wrong Huawei project', vendor: 'huawei', rule: { word: 'wrong_project' } },
  { name: 'a Huawei project that blames every token', vendor: 'huawei', rule: { code: '80300007' } },
  { name: 'a wrong FCM sender', vendor: 'fcm', rule: { word: 'wrong_sender' } },
  { name: 'a wrong FCM project', vendor: 'fcm', rule: { word: 'wrong_project' } },
  { name: 'a wrong Xiaomi package', vendor: 'xiaomi', rule: { word: 'wrong_package' } },
];

function callFor(vendor: VendorId, token: string, wrong: boolean): Call {
  const send = (simulatedById(vendor).simulation.endpoints ?? []).find(({ api }) => api === 'send') as Endpoint;
  const { path, headers, body } = send.example;
  const put = (text: string) => text.replaceAll('ok-1', token);
  // A title is a message like any other: by it the rule knows the worker whose configuration is wrong.
  const marked = wrong ? `${put(path)}${path.includes('?') ? '&' : '?'}${wrongMark}=1` : put(path);
  return {
    method: send.method,
    path: marked,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, put(value)])),
    body: put(body),
  };
}

function overOneSession({ method, path, headers, body }: Call): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':method': method, ':path': path, ...headers });
    const chunks: Buffer[] = [];
    let status = 0;
    stream.on('response', (found) => {
      status = Number(found[':status']);
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => resolve({ status, body: Buffer.concat(chunks).toString() }));
    stream.end(body);
  });
}

async function push(vendor: VendorId, token: string, wrong: boolean, nowMs: number): Promise<readonly Outcome[]> {
  const call = callFor(vendor, token, wrong);
  const reply = await (vendor === 'apns' ? overOneSession(call) : http1Call(simulator.vendors[vendor]?.url ?? '', call));
  return parse(vendor, { ...reply, receivedAtMs: nowMs }, { kind: 'token', targets: [token], app: 'main', sentAtMs: nowMs });
}

interface Drill {
  readonly vendor: VendorId;
  readonly dead?: number;
  readonly isWrong?: (index: number) => boolean;
}

/** Sends to every token, a tenth of them each six seconds, and lets the pruner work for ten minutes after that. */
async function drill({ vendor, dead = 0, isWrong = () => false }: Drill) {
  const scope = { vendor, app: 'main' };
  const store = memoryStore();
  const tokens = [...names('dead', dead), ...names('ok', size - dead)];
  // Mixed, as they would be in a table.
  const mixed = tokens.map((token, index) => ({ token, order: (index * 7919) % size })).sort((a, b) => a.order - b.order);
  for (const { token } of mixed) store.register(scope, token, startMs - dayMs);
  const clock = { nowMs: startMs };
  const events: PruneEvent[] = [];
  const pruner = createPruner({ store, now: () => clock.nowMs, schedule: () => () => undefined, onEvent: (event) => events.push(event) });
  const blamed = { tokens: 0, us: 0 };
  for (let from = 0; from < size; from += size / 10) {
    const part = mixed.slice(from, from + size / 10).map(({ token }, index) => ({ token, wrong: isWrong(from + index) }));
    for (let at = 0; at < part.length; at += 50) {
      const outcomes = (
        await Promise.all(part.slice(at, at + 50).map(({ token, wrong }) => push(vendor, token, wrong, clock.nowMs)))
      ).flat();
      for (const outcome of outcomes) if (outcome.status === 'refused') blamed[outcome.token === 'keep' ? 'us' : 'tokens'] += 1;
      await pruner.add(outcomes);
    }
    clock.nowMs += 6000;
    await pruner.flush();
  }
  for (let minute = 0; minute < 10; minute += 1) {
    clock.nowMs += minuteMs;
    await pruner.flush();
  }
  const left = new Set(store.tokens(scope));
  const lost = mixed.filter(({ token }) => token.startsWith('ok') && !left.has(token)).length;
  return { lost, gone: size - left.size, alarms: events.filter(({ type }) => type === 'blown').length, blamed };
}

describe(`the misconfiguration drill: ${size} tokens`, () => {
  for (const { name, vendor, rule } of faults) {
    const sending = (isWrong: (index: number) => boolean) => {
      simulator.add({ ...rule, vendor, when: ({ path, sent }) => sent !== undefined && path.includes(wrongMark) });
      return drill({ vendor, isWrong });
    };

    test(`${name}: nothing is deleted, and the fuse alarms once if the vendor blames the tokens`, async () => {
      const { gone, alarms, blamed } = await sending(() => true);
      expect(blamed.us + blamed.tokens).toBe(size);
      expect(gone).toBe(0);
      expect(alarms).toBe(blamed.tokens > 0 ? 1 : 0);
    });

    for (const share of [0.1, 0.4])
      test(`${name}, at ${share * 100} % of the workers: no living token is lost`, async () => {
        const { lost, blamed } = await sending((index) => index % 10 < share * 10);
        expect(blamed.us + blamed.tokens).toBe(size * share);
        console.info(`${name}, ${share * 100} %: ${lost} living tokens lost`);
        expect(lost).toBe(0);
      });
  }

  for (const vendor of ['apns', 'fcm', 'huawei', 'xiaomi'] as const)
    test(`${vendor} with right credentials and 30 % dead: all of them are gone, and none else`, async () => {
      const { gone, lost, alarms, blamed } = await drill({ vendor, dead: size * 0.3 });
      expect({ lost, alarms }).toEqual({ lost: 0, alarms: 0 });
      // To a single token Huawei says nothing but the code that a wrong project gets too: suspect, so it stays.
      expect(gone).toBe(vendor === 'huawei' ? 0 : size * 0.3);
      expect(blamed.tokens).toBe(size * 0.3);
      console.info(`${vendor}: ${gone} of ${size * 0.3} dead tokens gone`);
    });
});

import { request } from 'node:http';
import { connect } from 'node:http2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/core/simulation.ts';
import { type Fault, faults, type Simulator, startSimulator } from '../../src/testing/index.ts';
import { simulatedById } from '../../src/testing/simulations.ts';
import { http1Faults, http2Faults } from '../../src/testing/simulator/faults.ts';
import type { VendorId } from '../../src/vendors/index.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ vendors: ['vivo', 'apns', 'fcm'] });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const hangs = /^(?:hang|slow)/;
const whole = /^(?:garbage_body|html|goaway$)/;
/** Short where nothing will come; long elsewhere, for other work may stall the machine. */
const patienceFor = (fault: Fault | undefined) =>
  fault !== undefined && (hangs.test(fault) || fault.startsWith('goaway_')) ? 400 : 10_000;
const sendOf = (id: VendorId) => simulatedById(id).simulation.endpoints?.find(({ api }) => api === 'send') as Endpoint;

type Seen = { readonly end: 'whole' | 'torn' | 'error' | 'hang'; readonly status?: number; readonly bytes: number };

/** What a bare client sees of one send over HTTP/1.1. */
function overHttp1(url: string, { method, example }: Endpoint, patienceMs: number): Promise<Seen> {
  return new Promise((resolve) => {
    let bytes = 0;
    let status: number | undefined;
    const sent = request(`${url}${example.path}`, { method, headers: example.headers, agent: false }, (response) => {
      status = response.statusCode;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > 1e6) sent.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () => done(response.complete ? 'whole' : 'torn'));
    });
    const timer = setTimeout(() => {
      done('hang');
      sent.destroy();
    }, patienceMs);
    const done = (end: Seen['end']) => {
      clearTimeout(timer);
      resolve({ end, status, bytes } as Seen);
    };
    sent.on('error', () => done(status === undefined ? 'error' : 'torn'));
    sent.end(example.body);
  });
}

/** And over HTTP/2. */
async function overHttp2(url: string, { method, example }: Endpoint, patienceMs: number): Promise<Seen> {
  const session = connect(url);
  session.on('error', () => undefined);
  const seen = await new Promise<Seen>((resolve) => {
    let bytes = 0;
    let status: number | undefined;
    let code = 0;
    const stream = session.request({ ':method': method, ':path': example.path, ...example.headers });
    const timer = setTimeout(() => resolve({ end: 'hang', status, bytes } as Seen), patienceMs);
    stream.on('response', (headers) => {
      status = headers[':status'];
    });
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > 1e6) stream.close();
    });
    stream.on('error', () => {
      code = -1;
    });
    stream.on('close', () => {
      clearTimeout(timer);
      const broken = code !== 0 || stream.rstCode !== 0 || stream.destroyed === false;
      resolve({ end: status === undefined ? 'error' : broken ? 'torn' : 'whole', status, bytes } as Seen);
    });
    stream.end(example.body);
  });
  session.destroy();
  return seen;
}

const names = Object.keys(faults) as Fault[];

describe.each([
  ['vivo', 'HTTP/1.1', overHttp1],
  ['apns', 'HTTP/2', overHttp2],
] as const)('%s over %s', (id, protocol, call) => {
  const url = () => simulator.vendors[id]?.url ?? '';
  const possible = names.filter((name) => !(protocol === 'HTTP/2' ? http1Faults : http2Faults).has(name));

  test.each(possible)('%s does to the wire what it says, once, and the record tells who was taken', async (fault) => {
    simulator.add({ vendor: id, fault, times: 1 });
    const seen = await call(url(), sendOf(id), patienceFor(fault));
    // An answer without a body cannot be drawn out.
    if (fault === 'slow_drip') expect(['hang', 'whole']).toContain(seen.end);
    else if (hangs.test(fault)) expect(seen.end).toBe('hang');
    else if (whole.test(fault)) expect(seen.end).toBe('whole');
    else if (fault.startsWith('goaway')) expect(['error', 'hang']).toContain(seen.end);
    else expect(['torn', 'error', 'whole']).toContain(seen.end);
    if (fault === 'huge_body') expect(seen.bytes).toBeGreaterThan(1e6);
    if (fault === 'html') expect(seen.status).toBe(502);
    const taken = faults[fault] === 'request' && fault !== 'rst_refused';
    expect(simulator.record.pushesOf(id).get('ok-1') ?? 0).toBe(taken ? 1 : 0);
    expect((await call(url(), sendOf(id), patienceFor(undefined))).end).toBe('whole');
    expect(simulator.record.pushesOf(id).get('ok-1')).toBe(taken ? 2 : 1);
  });
});

describe.each(['goaway', 'goaway_before', 'goaway_credential'] as const)('%s in a burst of streams', (fault) => {
  test('never disowns a stream that was taken, and takes none that it disowned', async () => {
    let seen = 0;
    simulator.add({ vendor: 'apns', fault, times: 1, when: () => ++seen === 8 });
    const session = connect(simulator.url('apns'));
    session.on('error', () => undefined);
    let last = -1;
    session.on('goaway', (_code, lastStreamId) => {
      last = lastStreamId;
    });
    const { method, example } = sendOf('apns');
    const ids = new Map<string, number>();
    const streams = Array.from({ length: 16 }, async (_, index) => {
      const target = `ok-burst-${index}`;
      const stream = session.request({ ':method': method, ':path': `/3/device/${target}`, ...example.headers });
      stream.on('error', () => undefined);
      stream.once('ready', () => ids.set(target, stream.id ?? 0));
      stream.resume().end(example.body);
      // The stream that the fault met has no answer.
      await Promise.race([new Promise((resolve) => stream.once('close', resolve)), new Promise((resolve) => setTimeout(resolve, 1_000))]);
      stream.close();
    });
    await Promise.all(streams);
    session.destroy();
    expect(last).toBeGreaterThanOrEqual(0);
    expect(ids.size).toBe(16);
    for (const target of simulator.record.pushesOf('apns').keys()) expect(ids.get(target), target).toBeLessThanOrEqual(last);
  });
});

test('a vendor can refuse connections, and take them again on the same port', async () => {
  const open = await simulator.refuseConnections('vivo');
  expect((await overHttp1(simulator.vendors.vivo?.url ?? '', sendOf('vivo'), patienceFor(undefined))).end).toBe('error');
  await open();
  expect((await overHttp1(simulator.vendors.vivo?.url ?? '', sendOf('vivo'), patienceFor(undefined))).end).toBe('whole');
});

test('FCM speaks HTTP/2 and HTTP/1.1 over TLS, and its certificate can be trusted', async () => {
  const url = simulator.vendors.fcm?.secureUrl ?? '';
  const { method, example } = sendOf('fcm');
  const session = connect(url, { ca: simulator.certificate });
  const stream = session.request({ ':method': method, ':path': example.path, ...example.headers });
  stream.end(example.body);
  const status = await new Promise((resolve) => stream.on('response', (headers) => resolve(headers[':status'])));
  session.destroy();
  expect(status).toBe(200);
  const { request: secure } = await import('node:https');
  const over1 = await new Promise((resolve, reject) => {
    const sent = secure(
      `${url}${example.path}`,
      { method, headers: example.headers, ca: simulator.certificate, agent: false },
      (response) => resolve(response.resume().statusCode),
    );
    sent.on('error', reject).end(example.body);
  });
  expect(over1).toBe(200);
});

test('after stop nothing listens and no timer is left', async () => {
  const other = await startSimulator({ vendors: ['vivo'], slowMs: 60_000 });
  const { method, example } = sendOf('vivo');
  const slow = fetch(`${other.vendors.vivo?.url}${example.path}`, {
    method,
    headers: example.headers,
    body: example.body.replace('ok-1', 'slow-1'),
  });
  slow.catch(() => undefined);
  while (other.record.requestsOf('vivo') === 0) await new Promise(setImmediate);
  await other.stop();
  await expect(slow).rejects.toThrow();
  await expect(fetch(`${other.vendors.vivo?.url}/`)).rejects.toThrow();
});

describe('a rule that nothing could meet', () => {
  test.each([
    [{ vendor: 'vivo', fault: 'goaway' }, /rule.fault is "goaway"; it must be one that the HTTP of vivo can have/],
    [{ vendor: 'apns', fault: 'garbage' }, /rule.fault is "garbage"; it must be one that the HTTP of apns can have/],
    [{ fault: 'gremlins' }, /rule.fault is "gremlins"; it must be one of reset_on_connect,/],
    [{ vendor: 'nokia', fault: 'truncate' }, /rule.vendor is "nokia"; it must be one of /],
  ] as const)('%j is wrong use', (rule, words) => {
    expect(() => simulator.add(rule as never)).toThrow(words);
  });

  test('over this version of HTTP leaves its request to the next rule', async () => {
    simulator.add({ fault: 'goaway' });
    simulator.add({ fault: 'garbage' });
    expect((await overHttp2(simulator.url('apns'), sendOf('apns'), patienceFor(undefined))).end).toBe('whole');
    expect((await overHttp1(simulator.url('vivo'), sendOf('vivo'), patienceFor(undefined))).end).not.toBe('whole');
    expect(simulator.record.requests.map(({ vendor, source }) => [vendor, source])).toEqual([
      ['apns', 'fault goaway'],
      ['vivo', 'fault garbage'],
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Endpoint } from '../../src/core/simulation.ts';
import { type Fault, faults, type Simulator, startSimulator } from '../../src/testing/index.ts';
import { simulatedById } from '../../src/testing/simulations.ts';
import { http2Faults } from '../../src/testing/simulator/faults.ts';
import { type VendorId, vendorIds } from '../../src/vendors/index.ts';
import { type Client, clients, type Seen } from './clients.ts';

const patientMs = 5000;
const modes = ['observe', 'strict'] as const;
const overHttp1 = vendorIds.filter((id) => id !== 'apns');
const clientNames = Object.keys(clients);
const ways = clientNames.flatMap((name) => modes.map((mode) => [name, mode] as const));
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);

const count = (kind: string) => process.getActiveResourcesInfo().filter((name) => name === kind).length;
const held = () => [count('Timeout'), count('TCPSocketWrap'), count('TLSWrap')];
let heldAtFirst: readonly number[] = [];
beforeAll(() => {
  process.on('unhandledRejection', note);
  heldAtFirst = held();
});
afterAll(() => void process.off('unhandledRejection', note));

const sendOf = (id: VendorId) => simulatedById(id).simulation.endpoints?.find(({ api }) => api === 'send') as Endpoint;
const causeOf = (outcome: Outcome | undefined) => (outcome?.status === 'accepted' ? 'accepted' : outcome?.cause);

/** One push to these targets, by the vendor's documented request; nothing is said of what was sent. */
function push(client: Client, simulator: Simulator, id: VendorId, targets: readonly string[]): Promise<Seen> {
  const { path, headers, body } = sendOf(id).example;
  const named = targets.length === 1 ? body.replaceAll('ok-1', String(targets[0])) : body.replace('["ok-1"]', JSON.stringify(targets));
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return client.post(`${simulator.vendors[id]?.url}${path}`, named, own);
}

function clientFor(name: string, id: VendorId, mode: 'observe' | 'strict', timeoutMs = patientMs): Client {
  const makeClient = clients[name] as (typeof clients)[string];
  return makeClient({ vendor: id, app: 'app', mode, maxBodyBytes: 100_000 }, timeoutMs);
}

describe('what was sent is found in the request', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ slowMs: 5 });
  });
  afterAll(() => simulator.stop());

  /** By the outcomes whom the push reached, who was refused and why; by the record of the simulator, whom it took. */
  async function expectFates(
    client: Client,
    id: VendorId,
    targets: readonly string[],
    causes: readonly (string | undefined)[],
  ): Promise<void> {
    const { outcomes = [] } = await push(client, simulator, id, targets);
    const owners = targets.map((target) => outcomes.filter((outcome) => outcome.targets.includes(target)));
    expect(
      owners.map((found) => found.map(causeOf)),
      targets.join(' '),
    ).toEqual(causes.map((cause) => [cause]));
    const kind = id === 'tencent-im' ? 'account' : 'token';
    for (const outcome of outcomes) expect(outcome).toMatchObject({ vendor: id, api: 'send', app: 'app', kind });
    const taken = targets.map((target) => simulator.record.pushesOf(id).get(target) ?? 0);
    expect(taken, targets.join(' ')).toEqual(causes.map((cause) => (cause === 'accepted' ? 1 : 0)));
  }

  const words = ['ok', 'dead', 'mismatch', 'offline', 'limited', 'slow'] as const;

  describe.each(overHttp1)('%s', (id) => {
    const { simulation, vendor } = simulatedById(id);
    const codeFor = (word: string) => (simulation.words as Record<string, string | undefined> | undefined)?.[word];
    const causeFor = (code: string | undefined) => (code === undefined ? 'accepted' : vendor.verdict(code, 'send')?.cause);

    test.concurrent.each(ways)('%s, %s', async (name, mode) => {
      const client = clientFor(name, id, mode);
      for (const word of words) await expectFates(client, id, [`${word}-${mode}-${clientNames.indexOf(name)}`], [causeFor(codeFor(word))]);
      await client.close();
    });

    test.concurrent('every code of its table that can stand in a reply to one target, by each client in turn', async () => {
      const codes = Object.keys(vendor.definition.apis.send?.codes ?? {}).filter(
        (code) => /^[\w.-]+$/.test(code) && simulation.replyFor('send', code, ['x']),
      );
      expect(codes.length).toBeGreaterThan(5);
      const made = ways.map(([name, mode]) => clientFor(name, id, mode));
      for (const [index, code] of codes.entries()) {
        const verdict = vendor.verdict(code, 'send');
        const cause = verdict?.retry.when === 'split' ? 'request_invalid' : verdict?.cause;
        await expectFates(made[index % made.length] as Client, id, [`code-${code}-1`], [cause]);
      }
      for (const client of made) await client.close();
    });
  });

  test.concurrent.each(['huawei', 'honor'] as const)('%s: a mixed multicast, each target with its own fate', async (id) => {
    const dead = simulatedById(id).vendor.verdict(simulatedById(id).simulation.words?.dead ?? '', 'send')?.cause;
    for (const [index, [name, mode]] of ways.entries()) {
      const client = clientFor(name, id, mode);
      await expectFates(client, id, [`ok-${index}-a`, `dead-${index}-b`, `ok-${index}-c`], ['accepted', dead, 'accepted']);
      await client.close();
    }
  });
});

const broken = ['uncertain connection_failed'];
const late = ['uncertain timeout'];
const unreadable = ['uncertain malformed_reply'];
/** What each fault comes to; two where the client cannot tell. */
const verdicts: Readonly<Partial<Record<Fault, readonly string[]>>> = {
  reset_on_connect: [...broken, 'refused connection_failed'],
  hang_on_connect: late,
  reset_before_body: broken,
  hang_before_body: late,
  reset_before_reply: broken,
  close_before_reply: broken,
  hang_before_reply: late,
  reset_inside_headers: broken,
  hang_inside_headers: late,
  reset_after_headers: broken,
  hang_after_headers: late,
  reset_inside_body: broken,
  hang_inside_body: late,
  truncate: broken,
  garbage: broken,
  garbage_body: unreadable,
  html: ['uncertain vendor_unavailable'],
  slow_drip: late,
  huge_body: unreadable,
};
// Enough for a machine that stalls: where a client gives up before the vendor has its request, nothing is proved.
const shortMs = 400;
const hangs = (fault: Fault) => /^(?:hang|slow)/.test(fault);
const timeoutFor = (fault: Fault) => (hangs(fault) ? shortMs : patientMs);

test('every fault that HTTP/1.1 can have is tried', () => {
  expect(Object.keys(verdicts)).toEqual((Object.keys(faults) as Fault[]).filter((fault) => !http2Faults.has(fault)));
});

/**
 * What takes seconds and is tried with the small servers of the other tests: axios over http, left alone, begins its
 * time-out anew with every byte of a drip; and whoever is left alone reads all of the 64 MiB.
 */
const takesLong = (fault: Fault, { name, mode }: Way) =>
  mode === 'observe' && (fault === 'huge_body' || (fault === 'slow_drip' && name === 'axios over http'));

interface Way {
  readonly id: VendorId;
  readonly name: string;
  readonly mode: 'observe' | 'strict';
}
const chains = (['vivo', 'fcm'] as const).flatMap((id) => ways.map(([name, mode]): Way => ({ id, name, mode })));

describe('whatever goes wrong, no push that was taken is called refused', () => {
  // All chains at once, for they wait most of the time.
  let running: readonly Promise<void>[] = [];
  beforeAll(() => {
    running = chains.map(runChain);
    for (const chain of running) chain.catch(() => undefined);
  });

  test.each(chains.map((way, index) => ({ ...way, index })))('$id by $name, $mode', ({ index }) => running[index]);

  /** One fault after the other, for one that meets a connection cannot be tied to its request; those come first, while none is open. */
  async function runChain(way: Way): Promise<void> {
    const simulator = await startSimulator({ vendors: [way.id] });
    try {
      const open = await simulator.refuseConnections(way.id);
      await expectRefused(simulator, way);
      await open();
      for (const [fault, allowed] of Object.entries(verdicts) as [Fault, readonly string[]][])
        if (!takesLong(fault, way)) await expectVerdict(simulator, fault, allowed, way);
    } finally {
      await simulator.stop();
    }
  }

  async function expectVerdict(simulator: Simulator, fault: Fault, allowed: readonly string[], { id, name, mode }: Way): Promise<void> {
    const client = clientFor(name, id, mode, timeoutFor(fault));
    const takeBack = simulator.add({ vendor: id, fault, times: 1 });
    const target = `ok-${fault}`;
    const { outcomes } = await push(client, simulator, id, [target]);
    await client.close();
    takeBack();
    const taken = simulator.record.pushesOf(id).get(target) ?? 0;
    const most = faults[fault] === 'request' ? 1 : 0;
    expect(hangs(fault) ? taken <= most : taken === most, `${fault}: taken ${taken} times`).toBe(true);
    expect(outcomes, fault).toMatchObject([{ vendor: id, api: 'send', kind: 'token', targets: [target], app: 'app' }]);
    const [outcome] = outcomes ?? [];
    expect(allowed, fault).toContain(`${outcome?.status} ${causeOf(outcome)}`);
    if (taken > 0) expect(outcome?.status, fault).toBe('uncertain');
  }

  async function expectRefused(simulator: Simulator, { id, name, mode }: Way): Promise<void> {
    const client = clientFor(name, id, mode);
    const { outcomes } = await push(client, simulator, id, ['ok-nobody']);
    await client.close();
    expect(outcomes).toMatchObject([{ status: 'refused', cause: 'connection_failed', targets: ['ok-nobody'] }]);
    expect(simulator.record.pushesOf(id).has('ok-nobody')).toBe(false);
  }
});

test('no rejection was left unhandled, and no socket and no timer is left', async () => {
  // The clock of the copy of undici that the test brings, and that of Node's own, may still run for a moment.
  await expect
    .poll(() => held().every((left, index) => left <= (heldAtFirst[index] as number)), { timeout: 5000, interval: 50 })
    .toBe(true);
  expect(unhandled).toEqual([]);
});

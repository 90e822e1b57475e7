import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeliverOptions, deliver, type Report } from '../../../src/effects/deliver/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { expiringCredential, failFirst, quota, type Simulator, sporadic, startSimulator } from '../../../src/testing/index.ts';
import { type VendorId, vendorIds } from '../../../src/vendors/index.ts';
import { batchSizes, type Wire, wireOf } from './wire.ts';

let simulator: Simulator;
const wires: Wire[] = [];
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => {
  for (const wire of wires.splice(0)) wire.close();
  simulator.reset();
});
afterAll(() => simulator.stop());

const clients: Readonly<Record<VendorId, 'fetch' | 'axios'>> = {
  ...{
    apns: 'fetch',
    fcm: 'fetch',
    honor: 'axios',
    huawei: 'axios',
    meizu: 'fetch',
    oppo: 'axios',
    'tencent-im': 'axios',
    vivo: 'fetch',
    xiaomi: 'fetch',
  },
};

/** Mostly good ones; each vendor has its own names, for the record is kept by vendor. */
const targetsOf = (vendor: VendorId, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index % 29 === 7 ? 'dead' : index % 31 === 3 ? 'offline' : 'ok'}-${vendor}-${index}`);

/** Honor hangs; the others are only as slow as the machine. */
const timeoutMs: Readonly<Partial<Record<VendorId, number>>> = { honor: 1500 };

const fast = { baseMs: 20, capMs: 200, deadlineMs: 10_000 };

function run(
  vendor: VendorId,
  targets: readonly string[],
  more: Partial<DeliverOptions<string>> = {},
  usesKey = false,
): PromiseLike<Report> {
  const wire = wireOf(vendor, simulator.vendors[vendor]?.url ?? '', clients[vendor], timeoutMs[vendor] ?? 8000, usesKey);
  wires.push(wire);
  return deliver<string>({
    ...{ vendor, app: 'app', kind: vendor === 'tencent-im' ? 'account' : 'token', batchSize: batchSizes[vendor], targets, send: wire.send },
    ...fast,
    ...more,
  });
}

/** The vendor's record is the witness: accepted is once, refused and unsent is never, uncertain is anybody's guess. */
function expectAgreement(vendor: VendorId, { results = [] }: Report, targets: readonly string[], repeatable = false): void {
  const pushes = simulator.record.pushesOf(vendor);
  expect(results.map(({ target }) => target).sort()).toEqual([...targets].sort());
  for (const { target, status, attempts, because } of results) {
    const count = pushes.get(target) ?? 0;
    const what = `${vendor} ${target} ${status} ${because} after ${attempts}`;
    if (status === 'accepted') expect(count, what).toBeGreaterThanOrEqual(1);
    if (status === 'accepted' && !repeatable) expect(count, what).toBe(1);
    if (status === 'refused' || status === 'unsent') expect(count, what).toBe(0);
    if (status === 'uncertain' && !repeatable) expect(count, what).toBeLessThanOrEqual(1);
  }
}

describe('over real sockets', () => {
  test('2,000 targets of nine vendors, with outages, quotas, lost replies and dying credentials: report and record agree', async () => {
    let refreshes = 0;
    const refresh = () => {
      refreshes += 1;
      return `credential-${refreshes}`;
    };
    simulator.add(failFirst({ vendor: 'vivo', times: 3, word: 'unavailable', retryAfterSeconds: 1 }));
    simulator.add(sporadic({ vendor: 'huawei', share: 0.05, seed: 3, word: 'internal' }));
    simulator.add(expiringCredential({ vendor: 'huawei', sends: 20 }));
    simulator.add(sporadic({ vendor: 'fcm', share: 0.05, seed: 4, fault: 'reset_before_reply' }));
    simulator.add(sporadic({ vendor: 'fcm', share: 0.05, seed: 5, word: 'unavailable' }));
    simulator.add(sporadic({ vendor: 'xiaomi', share: 0.2, seed: 6, fault: 'html' }));
    simulator.add(quota({ vendor: 'meizu', limit: 100, resetMs: 3_600_000 }));
    simulator.add(sporadic({ vendor: 'oppo', share: 0.2, seed: 7, word: 'unavailable' }));
    simulator.add(sporadic({ vendor: 'tencent-im', share: 0.2, seed: 8, fault: 'truncate' }));
    simulator.add(sporadic({ vendor: 'honor', share: 0.1, seed: 9, fault: 'hang_before_reply' }));
    simulator.add(sporadic({ vendor: 'apns', share: 0.1, seed: 10, word: 'internal' }));
    const gate = createGate();
    const counts: Partial<Record<VendorId, number>> = { fcm: 250, apns: 110 };
    const all = vendorIds.map((vendor) => [vendor, targetsOf(vendor, counts[vendor] ?? 235)] as const);
    expect(all.reduce((sum, [, targets]) => sum + targets.length, 0)).toBeGreaterThanOrEqual(2000);
    const reports = await Promise.all(
      all.map(([vendor, targets]) =>
        run(vendor, targets, { gate, refresh, credential: 'credential-0', ...(vendor === 'huawei' && { batchSize: 4 }) }),
      ),
    );
    for (const [index, [vendor, targets]] of all.entries()) expectAgreement(vendor, reports[index] as Report, targets);
    const of = (vendor: VendorId) => reports[vendorIds.indexOf(vendor)] as Report;
    // Every rule had its say.
    expect(refreshes).toBeGreaterThan(0);
    expect(of('vivo').counts.uncertain).toBe(0);
    expect(of('vivo').results?.some(({ attempts }) => attempts > 1)).toBe(true);
    expect(of('fcm').counts.uncertain).toBeGreaterThan(0);
    expect(of('honor').byCause.timeout ?? 0).toBeGreaterThan(0);
    expect(of('meizu').byCause.quota_exhausted).toBeGreaterThan(0);
    expect(of('huawei').counts.accepted).toBeGreaterThan(150);
    expect(reports.reduce((sum, { counts: { accepted } }) => sum + accepted, 0)).toBeGreaterThan(1200);
  }, 60_000);

  test('a reply that was lost is no second push; where a repeat does no harm it is, and everyone is reached', async () => {
    const targets = Array.from({ length: 60 }, (_, index) => `ok-${index}`);
    simulator.add(failFirst({ vendor: 'fcm', times: 10, fault: 'reset_before_reply' }));
    const once = await run('fcm', targets, { gate: createGate() });
    expectAgreement('fcm', once, targets);
    expect(once.counts).toMatchObject({ accepted: 50, uncertain: 10 });
    simulator.reset();
    simulator.add(failFirst({ vendor: 'fcm', times: 10, fault: 'reset_before_reply' }));
    const again = await run('fcm', targets, { gate: createGate(), repeatable: true });
    expectAgreement('fcm', again, targets, true);
    expect(again.counts).toMatchObject({ accepted: 60, sends: 70 });
  });

  test('OPPO drops the repeat of a key, so a lost reply is repeated under it', async () => {
    const targets = Array.from({ length: 40 }, (_, index) => `ok-${index}`);
    simulator.add(failFirst({ vendor: 'oppo', times: 1, fault: 'reset_before_reply' }));
    const { counts } = await run('oppo', targets, { gate: createGate() }, true);
    expect(counts).toMatchObject({ accepted: 40, sends: 3 });
  });

  test('a vendor that takes no connection refuses provably: nobody is lost, and everyone is reached when it is back', async () => {
    const targets = Array.from({ length: 20 }, (_, index) => `ok-${index}`);
    const open = await simulator.refuseConnections('huawei');
    const running = run('huawei', targets, { gate: createGate(), attempts: 20, batchSize: 5 });
    const opened = new Promise<void>((resolve) => setTimeout(() => resolve(open()), 300));
    const report = await running;
    await opened;
    expectAgreement('huawei', report, targets);
    expect(report.counts.accepted).toBe(20);
  });

  test('an abort in the middle leaves report and record in agreement', async () => {
    const targets = targetsOf('huawei', 300);
    const controller = new AbortController();
    let sends = 0;
    const report = await run('huawei', targets, {
      ...{ gate: createGate(), batchSize: 3, signal: controller.signal },
      onAttempt: () => {
        sends += 1;
        if (sends === 20) controller.abort();
      },
    });
    expectAgreement('huawei', report, targets);
    expect(report.byBecause.aborted).toBeGreaterThan(100);
    expect(report.counts.accepted).toBeGreaterThan(20);
  });
});

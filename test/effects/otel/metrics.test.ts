import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observePush } from '../../../src/effects/otel/index.ts';
import { type VendorId, vendorIds } from '../../../src/vendors/index.ts';
import { type Sample, startScrape, sumOf } from './scraped.ts';
import { playScript, type Stage, scriptedTargets, startStage } from './scripted.ts';

let scrape: Awaited<ReturnType<typeof startScrape>>;
let stage: Stage;
let samples: readonly Sample[];
let stop: () => void;

beforeAll(async () => {
  scrape = await startScrape();
  stage = await startStage();
  stop = observePush({ meterProvider: scrape.meterProvider, traces: false });
  await playScript(stage);
  samples = await scrape.samples();
});
afterAll(async () => {
  stop?.();
  await stage?.stop();
  await scrape?.stop();
});

const sum = (name: string, labels: Readonly<Record<string, string>> = {}) => sumOf(samples, name, labels);

describe('what the Prometheus exporter prints after a scripted run', () => {
  test.each([...vendorIds])('for %s equals the record of the simulator', (vendor) => {
    const accepted = [...stage.simulator.record.pushesOf(vendor).values()].reduce((all, pushes) => all + pushes, 0);
    const of = { push_vendor: vendor, push_app: 'app' };
    expect(sum('push_targets_total', { ...of, push_status: 'accepted' })).toBe(accepted);
    expect(sum('push_outcomes_total', { ...of, push_api: 'send', push_status: 'accepted' })).toBe(accepted);
    const thrown = vendor === 'xiaomi' ? 1 : 0;
    expect(sum('push_targets_total', of)).toBe(scriptedTargets(vendor).length + thrown);
    expect(sum('push_send_duration_count', of)).toBe(
      stage.simulator.record.requests.filter((one) => one.vendor === vendor).length + thrown,
    );
  });

  test('tells refusals by cause and code', () => {
    const of = { push_vendor: 'apns', push_api: 'send', push_status: 'refused' };
    expect(sum('push_outcomes_total', { ...of, push_cause: 'token_unregistered', push_code: 'Unregistered' })).toBe(2);
    expect(sum('push_outcomes_total', { ...of, push_cause: 'credential_invalid', push_code: 'InvalidProviderToken' })).toBe(1);
  });

  test('counts attempts, repeats and their waits', () => {
    const of = { push_vendor: 'vivo' };
    expect(sum('push_target_attempts_sum', of)).toBe(3 * scriptedTargets('vivo').length);
    expect(sum('push_target_attempts_bucket', { ...of, le: '2' })).toBe(0);
    expect(sum('push_retry_wait_count', of)).toBe(2);
    expect(sum('push_send_wait_count', of)).toBe(3);
    expect(sum('push_send_active')).toBe(0);
    expect(sum('push_targets_total', { push_because: 'send_threw', push_status: 'uncertain' })).toBe(1);
  });

  test('shows the gate, the fuse, the suspects and what became of tokens', () => {
    expect(
      sum('push_gate_keys', { push_vendor: 'apns', push_app: 'wrong-key', push_state: 'shut', push_cause: 'credential_invalid' }),
    ).toBe(1);
    expect(sum('push_gate_changes_total', { push_vendor: 'apns', push_change: 'shut' })).toBe(1);
    expect(sum('push_gate_held')).toBe(0);
    expect(sum('push_fuse_blown')).toBe(1);
    expect(sum('push_fuse_blown', { push_vendor: 'honor', push_app: 'wrong-key' })).toBe(1);
    expect(sum('push_fuse_changes_total', { push_change: 'blown' })).toBe(1);
    expect(sum('push_prune_suspects', { push_vendor: 'honor', push_app: 'wrong-key' })).toBe(30);
    expect(sum('push_tokens_total', { push_change: 'left_alone', push_because: 'suspect' })).toBeGreaterThanOrEqual(30);
  });

  test('tells of credentials, of a code nobody knows, of receipts and who vouches for them, of trouble', () => {
    expect(sum('push_credential_changes_total', { push_vendor: 'fcm', push_change: 'renewed' })).toBeGreaterThan(0);
    expect(sum('push_credential_changes_total', { push_vendor: 'huawei', push_change: 'renewed' })).toBe(1);
    expect(sum('push_first_sightings_total')).toBe(1);
    expect(sum('push_first_sightings_total', { push_vendor: 'meizu', push_api: 'send', push_code: '987654' })).toBe(1);
    expect(sum('push_receipts_total', { push_trusted: 'true', push_because: 'secret' })).toBe(1);
    expect(sum('push_receipts_total', { push_trusted: 'false', push_because: 'wrong_secret' })).toBe(1);
    expect(sum('push_outcomes_total', { push_api: 'receipt' })).toBe(1);
    expect(sum('push_problems_total', { push_problem: 'receipt_refused' })).toBe(1);
  });

  test('holds no target, no message id and no credential', async () => {
    const text = await scrape.text();
    const vendorsOf: readonly VendorId[] = vendorIds;
    for (const target of [...vendorsOf.flatMap(scriptedTargets), 'ok-apns-refused', 'gone-oppo-1', 'm1', 'credential-', 'app-secret'])
      expect(text, target).not.toContain(target);
  });

  test('has as many series for a thousand tokens more', async () => {
    const before = await scrape.samples();
    const many = Array.from({ length: 1000 }, (_, index) => `${index % 10 === 3 ? 'dead' : 'ok'}-more-${index}`);
    await stage.run('vivo', many);
    const after = await scrape.samples();
    const namesOf = (all: readonly Sample[]) => new Set(all.map(({ name, labels }) => JSON.stringify([name, labels])));
    expect(sumOf(after, 'push_targets_total') - sumOf(before, 'push_targets_total')).toBe(1000);
    expect([...namesOf(after)].filter((name) => !namesOf(before).has(name))).toEqual([]);
  });
});

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observePush } from '../../../src/effects/otel/index.ts';
import { readPromql } from './promql.ts';
import { type Sample, startScrape } from './scraped.ts';
import { playScript, startStage } from './scripted.ts';

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly refId: string; readonly legendFormat: string }[];
}

const folder = 'docs/observability';
const dashboard = JSON.parse(readFileSync(`${folder}/grafana-dashboard.json`, 'utf8'));
const panels: readonly Panel[] = dashboard.panels;
const rulesFile = `${folder}/alerts.yml`;
const rules = readFileSync(rulesFile, 'utf8');
/** By name. A folded block ends where the next member of the rule begins. */
const alerts = new Map(
  rules
    .split('- alert: ')
    .slice(1)
    .map((rule) => [rule.split('\n', 1)[0] ?? '', /expr: (?:>-\n)?([\s\S]*?)\n {8}\w+:/.exec(rule)?.[1]?.trim() ?? ''] as const),
);

let samples: readonly Sample[];
beforeAll(async () => {
  const scrape = await startScrape();
  const stage = await startStage();
  const stop = observePush({ meterProvider: scrape.meterProvider, traces: false });
  await playScript(stage);
  samples = await scrape.samples();
  stop();
  await stage.stop();
  await scrape.stop();
});

/** Only what was really printed counts: a metric that was renamed in the code fails here. */
function expectPrinted(expression: string): void {
  const { metrics, labels } = readPromql(expression);
  expect(metrics.length, expression).toBeGreaterThan(0);
  for (const metric of metrics) {
    const printed = samples.filter(({ name }) => metric.test(name));
    expect(printed.length, `${metric} of ${expression}`).toBeGreaterThan(0);
  }
  const known = new Set(
    samples.filter(({ name }) => metrics.some((metric) => metric.test(name))).flatMap((one) => Object.keys(one.labels)),
  );
  for (const label of labels) expect([...known], `${label} of ${expression}`).toContain(label);
}

describe('the Grafana dashboard', () => {
  const charts = panels.filter(({ type }) => type !== 'row');

  test.each(charts.map((panel) => [panel.title, panel] as const))(
    '%s asks for metrics and labels that are printed',
    (_, { targets = [] }) => {
      expect(targets.length).toBeGreaterThan(0);
      for (const { expr } of targets) expectPrinted(expr);
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    },
  );

  test('shows every metric there is', () => {
    const asked = charts.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => readPromql(expr).metrics));
    const names = new Set(samples.map(({ name }) => name).filter((name) => name !== 'target_info'));
    const family = (name: string) => name.replace(/_(?:sum|count|bucket)$/, '');
    const shown = (name: string) =>
      ['', '_sum', '_count', '_bucket'].some((end) => asked.some((metric) => metric.test(family(name) + end)));
    expect([...names].filter((name) => !shown(name))).toEqual([]);
  });

  test('uses the variables that it defines, and no other', () => {
    const defined = new Set<string>(dashboard.templating.list.map(({ name }: { readonly name: string }) => name));
    const used = [...JSON.stringify(panels).matchAll(/\$\{?([a-z]+)\b/g)].map(([, name = '']) => name);
    expect(new Set(used)).toEqual(defined);
  });

  test('has panels that neither overlap nor stick out', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { gridPos: a, title } of panels) {
      expect(a.x + a.w, title).toBeLessThanOrEqual(24);
      const over = panels.filter(({ gridPos: b }) => a !== b && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h);
      expect(
        over.map((panel) => panel.title),
        title,
      ).toEqual([]);
    }
  });
});

describe('the alert rules', () => {
  test('are those that wake somebody', () => {
    for (const name of ['PushFuseBlown', 'PushGateClosed', 'PushFirstSighting', 'PushCredentialRefused'])
      expect([...alerts.keys()]).toContain(name);
  });

  test.each([...alerts])('%s asks for metrics and labels that are printed', (_, expression) => expectPrinted(expression));
});

const promtool = process.env.PROMTOOL ?? '/usr/bin/promtool';
const hasPromtool = existsSync(promtool);
if (!hasPromtool)
  console.warn(`SKIPPED: there is no promtool at ${promtool}, so no alert rule is run. Install prometheus, or set PROMTOOL.`);

describe.skipIf(!hasPromtool)('the alert rules in Prometheus', () => {
  const run = promisify(execFile);
  let temporary: string;
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'push-outcome-rules-'));
  });
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  /** Whether the rule fires at that minute, given one value a minute for each series. */
  async function fires(
    alert: string,
    atMinute: number,
    series: Readonly<Record<string, string>>,
    labels: Readonly<Record<string, string>> | undefined,
  ) {
    const input = Object.entries(series).map(([name, values]) => ({ series: name, values }));
    const severity = /severity: (\w+)/.exec(rules.split(`- alert: ${alert}\n`)[1] ?? '')?.[1];
    const expected = labels === undefined ? [] : [{ exp_labels: { ...labels, severity } }];
    const cases = [
      { interval: '1m', input_series: input, alert_rule_test: [{ eval_time: `${atMinute}m`, alertname: alert, exp_alerts: expected }] },
    ];
    const file = join(temporary, `${alert}-${atMinute}.json`);
    // Annotations are for people: with them left out of what is expected, promtool would compare them.
    const bare = rules.replace(/^ {8}annotations:\n(?: {10}.*\n)*/gm, '');
    writeFileSync(join(temporary, 'rules.yml'), bare);
    writeFileSync(file, JSON.stringify({ rule_files: [join(temporary, 'rules.yml')], evaluation_interval: '1m', tests: cases }));
    await run(promtool, ['test', 'rules', file]).catch(({ stdout, stderr }) => Promise.reject(new Error(`${stdout}${stderr}`)));
  }

  test('are rules', async () => void (await run(promtool, ['check', 'rules', resolve(rulesFile)])));

  test('a blown fuse fires at once, and a whole one never', async () => {
    const of = '{push_vendor="fcm",push_app="shop"}';
    const labels = { push_vendor: 'fcm', push_app: 'shop' };
    await fires('PushFuseBlown', 3, { [`push_fuse_blown${of}`]: '0 0 0 1' }, labels);
    await fires('PushFuseBlown', 2, { [`push_fuse_blown${of}`]: '0 0 0 1' }, undefined);
  });

  test('a gate fires after five minutes, through its probes, and not before', async () => {
    const key = (state: string) =>
      `push_gate_keys{push_vendor="vivo",push_app="shop",push_scope="app",push_state="${state}",push_cause="quota_exhausted"}`;
    const series = { [key('closed')]: '_ 1 1 1 _ 1 1 1 1', [key('probing')]: '_ _ _ _ 1 _ _ _' };
    await fires('PushGateClosed', 5, series, undefined);
    await fires('PushGateClosed', 7, series, { push_vendor: 'vivo', push_app: 'shop', push_scope: 'app' });
    await fires('PushGateClosed', 7, { [key('ramping')]: '1x10' }, undefined);
  });

  test('a first sighting fires although its counter begins at 1, and is over after an hour', async () => {
    const series = { 'push_first_sightings_total{push_vendor="meizu",push_api="send",push_code="7"}': '_ _ 1x120' };
    const labels = { push_vendor: 'meizu', push_api: 'send', push_code: '7' };
    await fires('PushFirstSighting', 3, series, labels);
    await fires('PushFirstSighting', 100, series, undefined);
  });

  test('a refused credential fires for new series and old ones, and not for one that was renewed', async () => {
    const of = (cause: string) => `push_outcomes_total{push_vendor="oppo",push_app="shop",push_cause="${cause}",push_code="x"}`;
    const labels = { push_vendor: 'oppo', push_app: 'shop' };
    await fires('PushCredentialRefused', 3, { [of('credential_invalid')]: '_ _ 1 1 1' }, labels);
    await fires('PushCredentialRefused', 40, { [of('permission_denied')]: '5x35 6x10' }, labels);
    await fires('PushCredentialRefused', 30, { [of('app_blocked')]: '5x35' }, undefined);
    await fires('PushCredentialRefused', 3, { [of('credential_expired')]: '_ _ 1 1 1' }, undefined);
    const change = 'push_credential_changes_total{push_vendor="oppo",push_app="shop",push_change="refused"}';
    await fires('PushCredentialRefused', 3, { [change]: '_ _ 1 1 1' }, labels);
  });

  test('less than half accepted fires where enough is sent', async () => {
    const of = (status: string) => `push_targets_total{push_vendor="fcm",push_app="shop",push_status="${status}"}`;
    const labels = { push_vendor: 'fcm', push_app: 'shop' };
    await fires('PushMostlyFails', 25, { [of('accepted')]: '0+4x40', [of('refused')]: '0+6x40' }, labels);
    await fires('PushMostlyFails', 25, { [of('accepted')]: '0+6x40', [of('refused')]: '0+4x40' }, undefined);
    await fires('PushMostlyFails', 25, { [of('accepted')]: '0x40', [of('refused')]: '0+1x40' }, undefined);
  });

  test('trouble in the machinery fires', async () => {
    const series = { 'push_problems_total{push_problem="worker_problem"}': '_ _ 1x120' };
    await fires('PushMachineryFails', 3, series, { push_problem: 'worker_problem' });
    await fires('PushMachineryFails', 60, series, undefined);
  });
});

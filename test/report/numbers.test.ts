import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendorIds } from '../../src/index.ts';
import { answers, run } from '../cli/run.ts';
import { type Browser, hasBrowser, isTooWide, startBrowser, violationsOf } from '../playground/browser.ts';

interface Answer {
  readonly vendor: string;
  readonly outcomes: readonly Readonly<Record<string, unknown>>[];
}

const folder = mkdtempSync(join(tmpdir(), 'push-outcome-report-'));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every recorded reply three times, an hour between them. */
const cases = vendorIds.flatMap((vendor) =>
  readdirSync(`fixtures/${vendor}`).flatMap((name) => {
    const { sent, reply } = JSON.parse(readFileSync(`fixtures/${vendor}/${name}`, 'utf8'));
    return [0, 1, 2].map((hour) =>
      JSON.stringify({ id: name, vendor, sent, reply: { ...reply, receivedAtMs: Date.UTC(2026, 4, 4, hour) } }),
    );
  }),
);

/** The numbers of a table, by the heads of its rows and columns, read as HTML by hand. */
function tableOf(html: string, id: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const body = html.split(`<table id="${id}">`)[1]?.split('</table>')[0] ?? '';
  const texts = (part: string) => [...part.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, text = '']) => text.replaceAll('&#39;', "'"));
  const [, ...head] = texts(body.split('</thead>')[0] ?? '');
  const rows = (body.split('<tbody>')[1] ?? '')
    .split('</tr>')
    .map(texts)
    .filter(({ length }) => length > 0);
  return Object.fromEntries(
    rows.map(([name = '', ...cells]) => [name, Object.fromEntries(cells.map((cell, index) => [head[index], cell]))]),
  );
}

const digits = (text: string | undefined): number => Number((text ?? '0').replaceAll(',', ''));

describe('the numbers of the report', () => {
  let html: string;
  let all: readonly Answer[];
  beforeAll(async () => {
    writeFileSync(file('cases.ndjson'), `${cases.join('\n')}\n`);
    expect(await run(['report', file('cases.ndjson'), '-o', file('report.html')])).toMatchObject({ status: 0, stdout: '' });
    html = readFileSync(file('report.html'), 'utf8');
    all = answers((await run(['classify', file('cases.ndjson')])).stdout) as unknown as readonly Answer[];
  });

  // Counted the long way from what classify says: no code of the report is used.
  const sum = (of: (outcome: Readonly<Record<string, unknown>>, answer: Answer) => boolean): number =>
    all
      .flatMap((answer) => answer.outcomes.filter((one) => of(one, answer)).map((one) => Math.max(1, (one.targets as unknown[]).length)))
      .reduce((a, b) => a + b, 0);
  const causesOf = () => [
    ...new Set(all.flatMap(({ outcomes }) => outcomes.flatMap(({ cause }) => (cause === undefined ? [] : [String(cause)])))),
  ];

  test('by vendor equal an independent count', () => {
    const table = tableOf(html, 'vendors');
    expect(Object.keys(table)).toEqual([...vendorIds, 'all']);
    for (const vendor of vendorIds) {
      expect(digits(table[vendor]?.replies)).toBe(all.filter((answer) => answer.vendor === vendor).length);
      for (const status of ['accepted', 'refused', 'uncertain'])
        expect(digits(table[vendor]?.[status]), `${vendor} ${status}`).toBe(
          sum((one, answer) => answer.vendor === vendor && one.status === status),
        );
    }
  });

  test('by cause and vendor equal an independent count', () => {
    const table = tableOf(html, 'causes');
    expect(new Set(Object.keys(table))).toEqual(new Set(causesOf()));
    for (const cause of causesOf()) {
      expect(digits(table[cause]?.all)).toBe(sum((one) => one.cause === cause));
      for (const vendor of vendorIds)
        expect(digits(table[cause]?.[vendor])).toBe(sum((one, answer) => answer.vendor === vendor && one.cause === cause));
    }
  });

  test('over time are those of each hour', () => {
    for (const vendor of vendorIds) {
      const rows = Object.values(tableOf(html, `time-${vendor}`));
      const refused = rows.map((row) => digits(row.refused)).filter((number) => number > 0);
      const each = sum((one, answer) => answer.vendor === vendor && one.status === 'refused') / 3;
      expect(refused).toEqual([each, each, each]);
    }
    expect(tableOf(html, 'time-vivo')).toHaveProperty('2026-05-04 02:00');
  });

  test('of tokens equal an independent count, sightings and different ones', () => {
    const table = tableOf(html, 'tokens');
    const isDead = (confirm: boolean) => (one: Readonly<Record<string, unknown>>) =>
      one.token === 'dead' && (one.confirm === true) === confirm;
    for (const [vendor, row] of Object.entries(table)) {
      expect(digits(row.dead)).toBe(sum((one, answer) => answer.vendor === vendor && isDead(false)(one)));
      expect(digits(row['dead, to confirm'])).toBe(sum((one, answer) => answer.vendor === vendor && isDead(true)(one)));
      expect(digits(row.suspect)).toBe(sum((one, answer) => answer.vendor === vendor && one.token === 'suspect'));
      const names = all
        .filter((answer) => answer.vendor === vendor)
        .flatMap(({ outcomes }) =>
          outcomes.filter(isDead(false)).flatMap(({ app, targets }) => (targets as string[]).map((target) => `${app} ${target}`)),
        );
      expect(digits(row['dead: different tokens'])).toBe(new Set(names).size);
    }
    expect(Object.keys(table).length).toBeGreaterThan(5);
  });

  test('of waits hold every target that failed, and those that never go again', () => {
    const table = tableOf(html, 'waits');
    const total = (column: string) => Object.values(table).reduce((all, row) => all + digits(row[column]), 0);
    expect(total('refused')).toBe(sum(({ status }) => status === 'refused'));
    expect(total('uncertain')).toBe(sum(({ status }) => status === 'uncertain'));
    expect(digits(table['never again']?.refused)).toBe(
      sum(({ status, retry }) => status === 'refused' && (retry as { when: string }).when === 'never'),
    );
  });

  test('of costs equal an independent count', () => {
    const row = tableOf(html, 'costs').all ?? {};
    const goes = (one: Readonly<Record<string, unknown>>) =>
      one.api === 'send' && one.status === 'refused' && (one.retry as { when: string }).when !== 'never';
    expect(digits(row['requests read'])).toBe(all.filter(({ outcomes }) => outcomes[0]?.api === 'send').length);
    expect(digits(row['devices asked'])).toBe(sum(({ api }) => api === 'send'));
    expect(digits(row['devices to repeat'])).toBe(sum(goes));
    expect(digits(row['requests to repeat'])).toBe(all.flatMap(({ outcomes }) => outcomes.filter(goes)).length);
    const quota = ['rate_limited', 'quota_exhausted', 'quiet_hours', 'target_rate_limited'];
    expect(digits(row['refused for a rate or quota'])).toBe(sum(({ api, cause }) => api === 'send' && quota.includes(String(cause))));
  });

  test('of first sightings name every unrecognized code', () => {
    const unknown = new Set(
      all.flatMap(({ outcomes }) =>
        outcomes.filter(({ cause }) => cause === 'unrecognized').map(({ evidence }) => (evidence as { code: string }).code),
      ),
    );
    const section = html.split('<table id="sightings">')[1]?.split('</table>')[0] ?? '';
    expect(unknown.size).toBeGreaterThan(2);
    for (const code of unknown) expect(section).toContain(`<td>${code}</td>`);
  });

  test('are the same from the answers of classify as from the cases', async () => {
    writeFileSync(file('answers.ndjson'), all.map((answer) => JSON.stringify(answer)).join('\n'));
    const { stdout, status } = await run(['report', file('answers.ndjson')]);
    expect(status).toBe(0);
    for (const id of ['vendors', 'causes', 'tokens', 'waits', 'costs', 'time-fcm']) expect(tableOf(stdout, id)).toEqual(tableOf(html, id));
  });

  test('are counted without a token in the page', () => {
    const tokens = new Set(
      all.flatMap(({ outcomes }) => outcomes.flatMap(({ targets }) => targets as string[])).filter(({ length }) => length > 12),
    );
    expect(tokens.size).toBeGreaterThan(20);
    for (const token of tokens) expect(html.includes(token), token).toBe(false);
  });
});

describe('a bad line', () => {
  test('is counted, told without its text, and ends with 1', async () => {
    const { stdout, status } = await run(
      ['report'],
      `${cases[0]}\nsecret-token {\n{"vendor":"nobody","reply":{}}\n{"outcomes":[{"status":"lost"}]}\n`,
    );
    expect(status).toBe(1);
    expect(stdout).toContain('3 lines could not be read and are counted nowhere. The first: line 2: the line is not JSON.');
    expect(stdout).not.toContain('secret-token');
    expect(digits(tableOf(stdout, 'vendors').all?.replies)).toBe(1);
  });

  test('of hostile names breaks neither the page nor its size', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({
        outcomes: [
          {
            vendor: `<b>${index}`,
            api: 'send',
            status: 'refused',
            cause: 'unrecognized',
            targets: [`t${index}`],
            evidence: { code: `</td><script>${index}`, message: '"><img src=x>' },
          },
        ],
      }),
    );
    const { stdout, status } = await run(['report'], lines.join('\n'));
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/<script|<img|<b>/);
    expect(stdout.length).toBeLessThan(300_000);
    expect(Object.values(tableOf(stdout, 'vendors')).at(-1)?.refused).toBe('3,000');
  });

  test('of nothing at all is an empty report', async () =>
    expect((await run(['report'], '')).stdout).toContain('0 replies about 0 targets'));

  test('for a file that cannot be written is said in one line, and leaves nothing behind', async () => {
    expect(await run(['report', '-o', file('no/such/folder.html')], '')).toMatchObject({ status: 2, stdout: '' });
    expect(await run(['report', file('missing.ndjson')])).toMatchObject({ status: 2 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('the report in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let opened: Awaited<ReturnType<Browser['open']>>;
  beforeAll(async () => {
    browser = await startBrowser();
    opened = await browser.open(`file://${file('report.html')}`);
    page = opened.page;
  });
  afterAll(() => browser?.close());

  test('opens without a complaint and loads nothing else', () => {
    expect(opened.complaints).toEqual([]);
    expect(opened.requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
  });

  test.each([
    [375, 'light'],
    [1200, 'dark'],
  ] as const)('fits %d px in %s, without violations', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page)).toEqual([]);
  });

  test('prints every row, on white', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(
      await page.evaluate(`[...document.querySelectorAll('.scroll')].filter((one) => one.scrollHeight > one.clientHeight + 1).length`),
    ).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  test('has a chart for every vendor and each of the other parts, and every chart has its table', async () => {
    expect(await page.locator('figure svg').count()).toBe(vendorIds.length + 3);
    expect(await page.locator('section:has(figure) table').count()).toBe(vendorIds.length + 3);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, vendorIds } from '../../src/index.ts';
import { type Browser, hasBrowser, isTooWide, startBrowser, violationsOf } from './browser.ts';
import { cardsOf, outcomesOn } from './cards.ts';
import { type Served, servePlayground } from './serve.ts';

const recorded = (vendor: string) =>
  readdirSync(`fixtures/${vendor}`).map((file) => ({ file, ...JSON.parse(readFileSync(`fixtures/${vendor}/${file}`, 'utf8')) }));

describe.skipIf(!hasBrowser)('the pages in a real browser', () => {
  let served: Served;
  let browser: Browser;
  let opened: Awaited<ReturnType<Browser['open']>>;
  let page: Page;
  /** A page as it is first seen. */
  const open = async () => {
    await page?.close();
    opened = await browser.open(`${served.url}#lang=en`);
    page = opened.page;
    await page.waitForSelector('article');
  };

  beforeAll(async () => {
    served = await servePlayground();
    browser = await startBrowser({
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: 'en-GB',
      viewport: { width: 1200, height: 900 },
    });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await served?.stop(), 'Ctrl-C ends it well').toBe(0);
  });
  afterEach(() => {
    expect(opened.complaints).toEqual([]);
    expect(opened.requests.filter((url) => !url.startsWith(served.url) && !url.startsWith('data:'))).toEqual([]);
  });

  describe('search', () => {
    beforeAll(open);
    beforeEach(() => page.evaluate(`void (location.hash = 'lang=en')`));
    const searched = async (text: string) => {
      await page.getByLabel('Number, word or cause').fill(text);
      await expect.poll(() => page.evaluate(`new URLSearchParams(location.hash.slice(1)).get('q') ?? ''`)).toBe(text);
      return cardsOf(page);
    };

    test('by number puts the very code first', async () => {
      const [first] = await searched('10070');
      expect(first).toMatchObject({ vendor: 'vivo', code: '10070', cause: 'quota_exhausted' });
      expect(first?.facts['What to do']).toContain('wait for the reset');
    });

    test('by vendor and number finds one code', async () => expect(await searched('vivo 10070')).toHaveLength(1));

    test('by an English word and by a Chinese one', async () => {
      for (const word of ['uninstalled', '卸载']) {
        const found = await searched(word);
        expect(found.length, word).toBeGreaterThan(3);
        expect(
          found.map(({ cause }) => cause),
          word,
        ).toContain('token_unregistered');
      }
    });

    test('by cause, typed and chosen', async () => {
      expect(new Set((await searched('ip_blocked')).map(({ cause }) => cause))).toEqual(new Set(['ip_blocked']));
      await searched('');
      await page.getByLabel('Cause', { exact: true }).selectOption('quiet_hours');
      await expect.poll(async () => new Set((await cardsOf(page)).map(({ cause }) => cause))).toEqual(new Set(['quiet_hours']));
    });

    test('by a bare status', async () =>
      expect((await searched('fcm http-503'))[0]).toMatchObject({ code: 'http-503', cause: 'vendor_unavailable' }));

    test('says so where nothing fits', async () => {
      expect(await searched('no-such-code-anywhere')).toEqual([]);
      expect(await page.getByRole('status').first().textContent()).toContain('No code fits');
    });
  });

  describe('a pasted reply', () => {
    const body = () => page.getByLabel('Body');
    beforeAll(open);
    beforeEach(() => page.evaluate(`void (location.hash = 'lang=en')`));

    test.each([...vendorIds])('of %s has the outcomes of the library, whatever was recorded', async (vendor) => {
      await page.getByRole('button', { name: 'Read a reply' }).click();
      for (const { file, sent, reply } of recorded(vendor)) {
        await body().fill(JSON.stringify({ vendor, sent, reply }));
        const expected = parse(vendor, reply, sent).slice(0, 50);
        const shown = expected.map((one) => ({ status: one.status, ...(one.status !== 'accepted' && { cause: one.cause }) }));
        await expect.poll(() => outcomesOn(page), { message: file }).toEqual(shown);
      }
    });

    test('tells attempt by attempt what deliver would do, and what the pruner would', async () => {
      await page.getByRole('button', { name: 'Read a reply' }).click();
      await body().fill(
        JSON.stringify({
          vendor: 'fcm',
          sent: { targets: ['t1'], kind: 'token' },
          reply: { status: 503, headers: { 'retry-after': '30' }, body: '' },
        }),
      );
      const steps = page.locator('main section ol li');
      await expect.poll(() => steps.count()).toBe(5);
      expect(await steps.first().textContent()).toContain('Sends again in 30 s to 31 s');
      expect(await steps.last().textContent()).toContain('all 5 attempts are spent');
      await body().fill(
        JSON.stringify({
          vendor: 'apns',
          sent: { kind: 'token', targets: ['t1'] },
          reply: { status: 410, body: '{"reason":"Unregistered","timestamp":1454948015990}' },
        }),
      );
      await expect.poll(() => page.locator('main section article').textContent()).toContain('2016-02-08');
    });

    test('is copied without a token', async () => {
      const token = 'dEvIcE-token-0123456789abcdef0123456789';
      await page.getByRole('button', { name: 'Read a reply' }).click();
      await body().fill(
        JSON.stringify({
          vendor: 'xiaomi',
          sent: { targets: [token] },
          reply: { status: 200, body: `{"result":"error","code":20301,"reason":"bad ${token}x"}` },
        }),
      );
      await page.getByRole('button', { name: /^Copy/ }).click();
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toContain('[target 1]');
      const copied: string = await page.evaluate('navigator.clipboard.readText()');
      expect(copied).not.toContain('dEvIcE');
      expect(await page.locator('main section').textContent()).not.toContain('dEvIcE');
      expect(page.url()).not.toContain('dEvIcE');
    });

    test('of hostile content is shown as text', async () => {
      await page.getByRole('button', { name: 'Read a reply' }).click();
      await body().fill(
        JSON.stringify({
          vendor: 'vivo',
          reply: { status: 200, body: '{"result":"<img src=x onerror=alert(1)>","desc":"<script>alert(1)</script>"}' },
        }),
      );
      await expect.poll(() => page.locator('main section article').textContent()).toContain('<script>');
      expect(await page.locator('article img, article script').count()).toBe(0);
    });

    test('of another vendor than the chosen one is read as that one at a press', async () => {
      await open();
      await page.getByRole('button', { name: 'Read a reply' }).click();
      await body().fill('{"ActionStatus":"FAIL","ErrorInfo":"","ErrorCode":70009}');
      await expect.poll(async () => (await outcomesOn(page))[0]).toMatchObject({ status: 'uncertain', cause: 'malformed_reply' });
      await page.getByRole('button', { name: /Tencent/ }).click();
      await expect.poll(() => page.getByLabel('Vendor').inputValue()).toBe('tencent-im');
      await expect.poll(async () => (await outcomesOn(page))[0]).toMatchObject({ status: 'refused' });
    });

    test('can be had for a row of the catalogue', async () => {
      await page.getByLabel('Number, word or cause').fill('apns BadDeviceToken');
      await page
        .getByRole('button', { name: /^See such a reply/ })
        .first()
        .click();
      await expect.poll(() => outcomesOn(page)).toEqual([{ status: 'refused', cause: 'token_malformed' }]);
    });
  });

  describe('a pasted curl -i is read, for', () => {
    beforeAll(open);
    test.each([...vendorIds])('%s', async (vendor) => {
      await page.getByRole('button', { name: 'Read a reply' }).click();
      await page.getByLabel('Vendor').selectOption(vendor);
      const { sent, reply } = recorded(vendor).find((one) => (one.sent.api ?? 'send') === 'send' && one.outcomes[0].status === 'refused');
      await page.getByLabel('Targets, one a line').fill((sent.targets ?? []).join('\n'));
      const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
      await page.getByLabel('Body').fill(`HTTP/1.1 100 Continue\r\n\r\nHTTP/2 ${reply.status}\r\n${headers.join('')}\r\n${reply.body}`);
      expect(await page.getByLabel('Status').inputValue()).toBe(String(reply.status));
      const first = parse(vendor, reply, { kind: 'unicast', targets: sent.targets ?? [] })[0];
      await expect.poll(async () => (await outcomesOn(page))[0]).toMatchObject({ status: first.status });
    });
  });

  test('speaks Chinese, and remembers it in the address', async () => {
    await open();
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh-CN');
    await page.getByLabel('数字、关键词或原因').fill('vivo 10070');
    await expect.poll(async () => (await cardsOf(page))[0]?.facts.如何处理).toContain('等待厂商时区的配额重置');
    await page.getByRole('button', { name: '解析答复' }).click();
    await page.getByLabel('正文').fill('{"vendor":"vivo","sent":{"targets":["t"]},"reply":{"status":200,"body":"{\\"result\\":10070}"}}');
    await expect.poll(() => page.locator('main section article').textContent()).toContain('闸门');
    expect(page.url()).toContain('lang=zh');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('works with the keyboard alone', async () => {
    await open();
    const focused = () => page.evaluate(`(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()`);
    const tabTo = async (text: string) => {
      for (let presses = 0; presses < 60 && (await focused()) !== text; presses += 1) await page.keyboard.press('Tab');
      expect(await focused()).toBe(text);
    };
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await tabTo('Number, word or cause');
    await page.keyboard.type('vivo 10070');
    await expect.poll(async () => (await cardsOf(page)).length).toBe(1);
    await page.evaluate('document.activeElement.blur()');
    await tabTo('Read a reply');
    await page.keyboard.press('Enter');
    await tabTo('Vendor');
    await page.keyboard.type('vivo');
    await tabTo('Body');
    await page.keyboard.type('{"result":10070}');
    await expect.poll(() => outcomesOn(page)).toEqual([{ status: 'refused', cause: 'quota_exhausted' }]);
    await tabTo('Copy the outcomes, tokens redacted');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toContain('quota_exhausted');
  });

  test.each([375, 1200])('fits %d px, without violations, in light and dark, in both views', async (width) => {
    await open();
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const view of ['Find a code', 'Read a reply']) {
        await page.getByRole('button', { name: view, exact: true }).click();
        if (view === 'Read a reply')
          await page
            .getByLabel('Body')
            .fill(
              '{"vendor":"huawei","sent":{"targets":["a","b"]},"reply":{"status":200,"body":"{\\"code\\":\\"80100000\\",\\"msg\\":\\"{\\\\\\"illegal_tokens\\\\\\":[\\\\\\"a\\\\\\"]}\\"}"}}',
            );
        await page.waitForSelector('article');
        expect(await isTooWide(page), view).toBe(false);
        expect(await violationsOf(page), `${view}, ${colorScheme}`).toEqual([]);
      }
    }
  });

  test('finds a code on a cold load, with nothing of its own in the browser', async () => {
    const fresh = await startBrowser();
    const { page: cold } = await fresh.open(`${served.url}#q=10070`);
    await cold.waitForSelector('article');
    expect(await cold.locator('article').first().textContent()).toContain('10070');
    await fresh.close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { explainCommand } from '../../src/cli/commands/explain.ts';
import { run } from '../cli/run.ts';
import { type Browser, hasBrowser, startBrowser } from './browser.ts';
import { cardsOf } from './cards.ts';
import { type Served, servePlayground } from './serve.ts';

// The package as it is installed, and the words of the page written down once more by hand.
const { catalogue }: typeof import('../../src/explain/index.ts') = await import(new URL('../../dist/explain.js', import.meta.url).href);
const rows = catalogue();

const retries: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  '{"when":"never"}': ['never', '不重试'],
  '{"when":"backoff"}': ['back off', '退避重试'],
  '{"when":"backoff","atLeastMs":900000}': ['back off, 15 min at least', '退避重试，至少 15 分钟'],
  '{"when":"backoff","atLeastMs":10000}': ['back off, 10 s at least', '退避重试，至少 10 秒'],
  '{"when":"backoff","atLeastMs":30000}': ['back off, 30 s at least', '退避重试，至少 30 秒'],
  '{"when":"after_refresh"}': ['after a new credential', '刷新凭证后重试'],
  '{"when":"split"}': ['in smaller batches', '拆分批次后重试'],
  '{"when":"after","waitMs":1000}': ['after 1 s', '1 秒之后'],
  '{"when":"after","waitMs":60000}': ['after 60 s', '60 秒之后'],
  '{"when":"after","waitMs":1200000}': ['after 20 min', '20 分钟之后'],
  '{"when":"after","waitMs":86400000}': ['after 24.0 h', '24.0 小时之后'],
  '{"when":"after","until":"vendor_midnight"}': ["after vendor's midnight", '厂商时区零点之后'],
  '{"when":"after","until":"vendor_morning"}': ["after vendor's 07:00", '厂商时区 07:00之后'],
};
const tokens: Readonly<Record<string, readonly [en: RegExp, zh: RegExp]>> = {
  keep: [/^keep$/, /^保留$/],
  suspect: [/^suspect /, /^可疑/],
  dead: [/^dead$/, /^已失效$/],
  confirm: [/^dead \(confirm/, /^疑似失效/],
};
const pauses: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  none: ['nothing pauses', '无需暂停'],
  target: ['this target', '仅该目标'],
  channel: ['its channel', '所属通道'],
  app: ['the whole app', '整个应用'],
  vendor: ['everything to this vendor', '该厂商的全部推送'],
};
const labels = [
  ['What happened', 'What to do', 'Retry', 'Token', 'Pause', 'Confidence', 'Source'],
  ['发生了什么', '如何处理', '重试', '令牌', '暂停', '可信度', '来源'],
] as const;
const confidences: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  official: ['official', '官方'],
  secondary: ['secondary', '二手'],
  inferred: ['inferred', '推断'],
};

test('the command line says of every row what the library says', async () => {
  const said = JSON.parse((await run(['codes', '--json'])).stdout);
  expect(said).toEqual(
    rows.map(({ vendor, api, code, meaning, cause, retry, token, pause, confidence, source }) => ({
      vendor,
      api,
      code,
      meaning: meaning.en,
      cause,
      retry,
      token,
      pause,
      confidence,
      source,
    })),
  );
});

test('explain as built says the same of some rows, as JSON', async () => {
  for (const row of rows.filter((_, index) => index % 97 === 0)) {
    const code = row.code.startsWith('-') ? ['--', row.vendor, row.code] : [row.vendor, row.code];
    const { stdout } = await run(['explain', '--api', row.api, '--json', ...code]);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(row)));
  }
});

describe('explain --lang', () => {
  const said = (lang: string | undefined, row: (typeof rows)[number]): string => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(explainCommand(row.vendor, row.code, { api: row.api, ...(lang && { lang }) })).toBe(0);
    const text = write.mock.calls.map(([part]) => String(part)).join('');
    write.mockRestore();
    return text;
  };

  test.each([0, 1] as const)('language %d says every row in that language alone', (index) => {
    const [lang, otherLang] = index === 0 ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
    for (const row of rows) {
      const text = said(lang, row);
      expect(text).toContain(row.meaning[lang]);
      expect(text).toContain(row.whatToDo[lang]);
      expect(text).toContain(retries[JSON.stringify(row.retry)]?.[index]);
      expect(text).toContain(pauses[row.pause]?.[index]);
      expect(text).not.toContain(row.whatToDo[otherLang]);
    }
  });

  test('both without it', () => {
    const row = rows[0] as (typeof rows)[number];
    expect(said(undefined, row)).toContain(row.meaning.en);
    expect(said(undefined, row)).toContain(row.meaning.zh);
  });

  test('another language is wrong use', () => expect(() => explainCommand('vivo', '10070', { lang: 'fr' })).toThrow(/en, zh/));
});

describe.skipIf(!hasBrowser)('the page', () => {
  let served: Served;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    served = await servePlayground();
    browser = await startBrowser();
    ({ page } = await browser.open(`${served.url}#lang=en`));
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  test.each([0, 1] as const)('in language %d says of every row what the library says', async (index) => {
    const lang = index === 0 ? 'en' : 'zh';
    if (index === 0) await page.getByRole('button', { name: 'Show all' }).click();
    else await page.getByRole('button', { name: '中文' }).click();
    await page.waitForFunction(`document.documentElement.lang.startsWith('${lang}')`);
    await expect.poll(() => page.locator('article').count()).toBe(rows.length);
    const cards = new Map((await cardsOf(page)).map((card) => [`${card.vendor} ${card.api} ${card.code}`, card]));
    expect(cards.size).toBe(rows.length);
    const apis = index === 0 ? undefined : { send: '推送', auth: '鉴权', operation: '其他操作', receipt: '回执', client: '客户端' };
    for (const row of rows) {
      const card = cards.get(`${row.vendor} ${apis?.[row.api] ?? row.api} ${row.code}`);
      const [happened, whatToDo, retry, token, pause, confidence, source] = labels[index].map((label) => card?.facts[label]);
      expect(card?.cause).toBe(row.cause);
      expect(card?.uncertain).toBe(row.uncertain === true);
      expect(happened).toBe(row.meaning[lang]);
      expect(whatToDo).toBe(row.whatToDo[lang]);
      expect(retry).toBe(retries[JSON.stringify(row.retry)]?.[index]);
      expect(token).toMatch(tokens[row.confirm ? 'confirm' : row.token]?.[index] ?? /^$/);
      expect(pause).toBe(pauses[row.pause]?.[index]);
      expect(confidence?.startsWith(confidences[row.confidence]?.[index] ?? '-')).toBe(true);
      expect(source).toBe(row.source);
    }
  });
});

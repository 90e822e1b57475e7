import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { isWhole, leftToCi } from '../tier.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A real browser is part of the machine, not of the package. Every width, scheme, reply and row takes it minutes. */
export const hasBrowser = !leftToCi('pages in a real browser') && existsSync(executablePath);
if (isWhole && !hasBrowser)
  console.warn(`SKIPPED: there is no Chromium at ${executablePath}, so no page is tested. Install it, or set CHROMIUM.`);

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  readonly context: BrowserContext;
  /** A page whose complaints (console errors, exceptions, broken policies) are gathered. */
  open(url: string): Promise<{ readonly page: Page; readonly complaints: string[]; readonly requests: string[] }>;
  close(): Promise<void>;
}

/** A browser with nothing of its own: a new profile each time. */
export async function startBrowser(options: BrowserContextOptions = {}): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'push-outcome-browser-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...options });
  await context.addInitScript(`addEventListener('securitypolicyviolation', (event) => console.error('policy ' + event.violatedDirective))`);
  return {
    context,
    open: (url) => open(context, url),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function open(context: BrowserContext, url: string) {
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, complaints, requests };
}

const axe = fileURLToPath(import.meta.resolve('axe-core'));

/** What axe-core finds wrong, in words. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // The policy of the page forbids added scripts, and a script of the debugger is none of the page's.
  const { readFileSync } = await import('node:fs');
  await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  );
}

/** The page is no wider than its window. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

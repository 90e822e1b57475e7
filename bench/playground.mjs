// The page of the playground in a browser that has nothing of it: from the start of the load until the code in its address is found.
import { load } from '../scripts/bundle.mjs';
import { median, time } from './measure.mjs';

const rounds = 9;
const noteWhenFound = `new MutationObserver((_, observer) => { if (document.querySelector('article')) { globalThis.foundAtMs = performance.now(); observer.disconnect(); } }).observe(document, { childList: true, subtree: true })`;

async function coldLoad(startBrowser, url) {
  const browser = await startBrowser();
  await browser.context.addInitScript(noteWhenFound);
  const { page } = await browser.open(`${url}#q=10070`);
  try {
    await page.waitForSelector('article');
    return await page.evaluate('globalThis.foundAtMs');
  } finally {
    await browser.close();
  }
}

export default async function () {
  process.env.TESTS = 'all';
  const { hasBrowser, startBrowser } = await load('test/playground/browser.ts');
  if (!hasBrowser) {
    console.warn('SKIPPED: there is no Chromium');
    return [];
  }
  const { servePlayground } = await load('test/playground/serve.ts');
  const served = await servePlayground();
  const times = [];
  try {
    for (let round = 0; round < rounds; round += 1) times.push(await coldLoad(startBrowser, served.url));
  } finally {
    await served.stop();
  }
  return [
    {
      what: 'the first code found in the playground, cold load, against a second',
      ours: time(median(times) * 1e6),
      rival: time(1e9),
      atMost: 1,
      aim: 0.5,
    },
  ];
}

import type { Page } from 'playwright-core';

/** What a card says, as read off the page. */
export interface Card {
  readonly vendor: string;
  readonly api: string;
  readonly code: string;
  readonly cause: string;
  readonly uncertain: boolean;
  readonly facts: Readonly<Record<string, string>>;
}

/** Every card of the catalogue that is shown. */
export const cardsOf = (page: Page): Promise<readonly Card[]> =>
  page.evaluate(`[...document.querySelectorAll('article')].map((card) => ({
    vendor: card.querySelector('.vendor').textContent,
    api: card.querySelector('.api').textContent,
    code: card.querySelector('h3 code').textContent,
    cause: card.querySelector('.cause code').textContent,
    uncertain: card.querySelector('.cause span') !== null,
    facts: Object.fromEntries([...card.querySelectorAll('dt')].map((name) => [name.textContent, name.nextElementSibling.textContent])),
  }))`);

/** The outcomes that are shown: the colour of the card is its status, and the cause is an id in every language. */
export const outcomesOn = (page: Page): Promise<readonly { readonly status: string; readonly cause: string | undefined }[]> =>
  page.evaluate(`[...document.querySelectorAll('main section article')].map((card) => ({
    status: card.classList[1],
    cause: card.querySelector('h3 code')?.textContent,
  }))`);

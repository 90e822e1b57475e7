import { type Language, languages } from '../explain/words.ts';
import type { Query } from './search.ts';

/** What stands after the `#` of the address, so that a view can be linked to. A pasted reply never does. */
export interface Address extends Query {
  readonly view: 'codes' | 'reply';
  readonly language: Language;
}

export function addressOf(hash: string, preferred: readonly string[]): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    view: fields.get('view') === 'reply' ? 'reply' : 'codes',
    text: (fields.get('q') ?? '').slice(0, 200),
    vendor: fields.get('vendor') ?? '',
    cause: fields.get('cause') ?? '',
    language: languages.find((one) => one === fields.get('lang')) ?? languageOf(preferred),
  };
}

const languageOf = (preferred: readonly string[]): Language => (preferred[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en');

export function hashOf({ view, text, vendor, cause, language }: Address): string {
  const fields = new URLSearchParams({ view, q: text, vendor, cause, lang: language });
  for (const [name, value] of [...fields]) if (value === '') fields.delete(name);
  return `#${fields}`;
}

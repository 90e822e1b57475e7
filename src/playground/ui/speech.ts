import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../explain/words.ts';
import { type TextName, texts } from './texts.ts';

/** The language of the pages. */
export const Speech = createContext<Language>('en');

/** Says a label in the language of the pages, with `{name}` filled in. */
export function useSpeech(): {
  readonly language: Language;
  readonly say: (name: TextName, values?: Record<string, string | number>) => string;
} {
  const language = useContext(Speech);
  const say = (name: TextName, values: Record<string, string | number> = {}) =>
    texts[name][language].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  return { language, say };
}

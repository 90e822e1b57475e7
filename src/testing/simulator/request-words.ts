import type { SimulatedWord } from '../../core/simulation.ts';
import type { Simulated } from '../simulations.ts';

/** What a target's own name asks for. */
export interface Wish {
  /** The row of the send table that is answered. */
  readonly code: string;
  readonly slow: boolean;
}

const plainWords: ReadonlySet<string> = new Set<SimulatedWord>(['ok', 'dead', 'mismatch', 'offline', 'limited']);

/**
 * `dead-1` asks for the vendor's word for a dead token, `code-10070-1` for that code, `slow-1` for a late success. A target
 * with any other name, or a word that the vendor does not have, is accepted.
 */
export function wishOf(target: string, { simulation, vendor }: Simulated, codes: readonly string[]): Wish {
  const ok = simulation.words?.ok ?? '0';
  if (target.startsWith('code-')) return { code: codeIn(target.slice(5), codes) ?? ok, slow: false };
  const word = /^([a-z_]+)-/.exec(target)?.[1] ?? '';
  if (!plainWords.has(word)) return { code: ok, slow: word === 'slow' };
  const code = simulation.words?.[word as SimulatedWord];
  return { code: code !== undefined && vendor.verdict(code, 'send') ? code : ok, slow: false };
}

/** The longest code that the text begins with: one may be the beginning of another. */
function codeIn(text: string, codes: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const code of codes) if ((text === code || text.startsWith(`${code}-`)) && code.length > (found?.length ?? -1)) found = code;
  return found;
}

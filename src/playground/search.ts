import type { Explanation } from '../explain/index.ts';

/** What is looked for. */
export interface Query {
  /** Words with blanks between; every one of them must be found. */
  readonly text: string;
  /** Empty: all vendors. */
  readonly vendor: string;
  /** Empty: all causes. */
  readonly cause: string;
}

interface Entry {
  readonly row: Explanation;
  readonly code: string;
  readonly cause: string;
  readonly names: string;
  readonly prose: string;
}

/** The rows, made ready to be searched. */
export type Index = readonly Entry[];

export function indexOf(rows: readonly Explanation[]): Index {
  return rows.map((row) => ({
    row,
    code: row.code.toLowerCase(),
    cause: row.cause,
    names: `${row.vendor} ${row.api}`,
    prose: `${row.meaning.en} ${row.meaning.zh} ${row.whatToDo.en} ${row.whatToDo.zh}`.toLowerCase(),
  }));
}

/** The rows that fit, the best first: the very code, then a code that begins so, a cause, a word. */
export function search(index: Index, { text, vendor, cause }: Query): readonly Explanation[] {
  const words = wordsOf(text);
  const found: { readonly row: Explanation; readonly score: number }[] = [];
  for (const entry of index) {
    if ((vendor !== '' && entry.row.vendor !== vendor) || (cause !== '' && entry.cause !== cause)) continue;
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ row: entry.row, score });
  }
  return found.sort((a, b) => b.score - a.score).map(({ row }) => row);
}

export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、;；]+/)
    .filter(Boolean);

function scoreOf(entry: Entry, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const one = scoreOfWord(entry, word);
    if (one === 0) return 0;
    score += one;
  }
  return score;
}

function scoreOfWord({ code, cause, names, prose }: Entry, word: string): number {
  if (code === word) return 1000;
  if (cause === word) return 500;
  if (code.startsWith(word)) return 200;
  if (names.includes(word)) return 150;
  if (code.includes(word)) return 100;
  if (cause.includes(word) || cause.replaceAll('_', ' ').includes(word)) return 50;
  return prose.includes(word) ? 10 : 0;
}

/** A bare status is in no table and can be explained all the same: `http-503`. */
export function bareStatuses(
  { text, vendor, cause }: Query,
  vendors: readonly string[],
  explain: (vendor: string, code: string, api: 'send') => Explanation | undefined,
): readonly Explanation[] {
  const status = /^(?:(\S+) )?http[- ]?(\d{3})$/i.exec(text.trim());
  if (!status) return [];
  const chosen = vendors.filter(
    (id) => (vendor === '' || id === vendor) && (status[1] === undefined || id.includes(status[1].toLowerCase())),
  );
  return chosen.flatMap((id) => explain(id, `http-${status[2]}`, 'send') ?? []).filter((row) => cause === '' || row.cause === cause);
}

const longest = 256;
const mask = '[target]';
const word = /[A-Za-z0-9]/;

/** Prose fit for evidence: one line, at most 256 characters, with the text of every target replaced. */
export function prose(value: unknown, targets: Targets): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  // Cut twice: a target that begins inside the 256 characters must be seen whole before it is replaced.
  const text = targets.redact(value.length > longest * 8 ? value.slice(0, longest * 8) : value);
  const line = /[\u0000-\u001f\u007f]/.test(text) ? text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() : text;
  const short = line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
  return short === '' ? undefined : short;
}

/** The targets of one reply, ready to be struck out of the vendor's sentences. */
export class Targets {
  readonly #lists: readonly (readonly string[])[];
  #byLength: Map<number, Set<string>> | undefined;
  readonly #done = new Map<string, string>();

  constructor(lists: readonly (readonly string[])[]) {
    this.#lists = lists;
  }

  redact(text: string): string {
    const only = this.#lists.length === 1 && this.#lists[0]?.length === 1 ? this.#lists[0][0] : undefined;
    if (only !== undefined && !text.includes(only)) return text;
    const known = this.#done.get(text);
    if (known !== undefined) return known;
    const clean = this.#strike(text);
    if (this.#done.size < 1000) this.#done.set(text, clean);
    return clean;
  }

  #strike(text: string): string {
    let clean = '';
    let from = 0;
    for (let index = 0; index < text.length; index += 1) {
      const length = this.#targetAt(text, index);
      if (length === 0) continue;
      clean += text.slice(from, index) + mask;
      index += length - 1;
      from = index + 1;
    }
    return clean + text.slice(from);
  }

  /** How long the longest target is that stands at this place; short ones count only as words of their own. */
  #targetAt(text: string, index: number): number {
    this.#byLength ??= lengthsOf(this.#lists);
    for (const [length, names] of this.#byLength) {
      if (index + length > text.length || !names.has(text.slice(index, index + length))) continue;
      if (length >= 12 || (!word.test(text[index - 1] ?? '') && !word.test(text[index + length] ?? ''))) return length;
    }
    return 0;
  }
}

function lengthsOf(lists: readonly (readonly string[])[]): Map<number, Set<string>> {
  const lengths = new Map<number, Set<string>>();
  for (const list of lists)
    for (const target of list) {
      if (target === '') continue;
      const names = lengths.get(target.length);
      if (names) names.add(target);
      else lengths.set(target.length, new Set([target]));
    }
  // Longest first, so that a target inside another does not spoil it.
  return new Map(
    [...lengths]
      .filter(([length]) => length <= longest * 8)
      .sort(([a], [b]) => b - a)
      .slice(0, longest),
  );
}

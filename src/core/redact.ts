import { cut } from './cut.ts';

/** Characters of prose. */
export const longest = 256;
const longestCode = 64;
export const mask = '[target]';
/** Controls, ends of lines, and marks that turn the direction of a text: a terminal or a log would obey them. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
const controls = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;

/** Strikes the targets of one reply out of the vendor's sentences. */
export interface Redactor {
  /** The text without targets; undefined where looking for them has cost more than one reply may: then nobody sees it. */
  redact(text: string): string | undefined;
}

/** Prose fit for evidence: one line, at most 256 characters, with the text of every target replaced. */
export function prose(value: unknown, redactor: Redactor): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const text = redactor.redact(seen(value));
  if (text === undefined) return undefined;
  const line = oneLine(text);
  return line === '' ? undefined : cut(line, longest);
}

/** A stranger's code fit for evidence, which may hold a target as well as a sentence can. */
export function strangeCode(code: string, redactor: Redactor): string {
  return cut(oneLine(redactor.redact(seen(code)) ?? ''), longestCode) || 'unreadable';
}

/** Cut twice: a target that begins inside what is shown must be seen whole before it is replaced. */
const seen = (text: string): string => (text.length > longest * 8 ? text.slice(0, longest * 8) : text);

const oneLine = (text: string): string => (control.test(text) ? text.replace(controls, ' ').trim() : text);

const word = /[A-Za-z0-9]/;

/** Whether what stands there is a target: short ones count only as words of their own. */
export const isApart = (text: string, index: number, length: number): boolean =>
  length >= 12 || (!word.test(text[index - 1] ?? '') && !word.test(text[index + length] ?? ''));

/** For what was sent, one or a few. */
export class FewRedactor implements Redactor {
  private readonly sent: readonly string[];

  constructor(sent: readonly string[]) {
    this.sent = sent;
  }

  redact(text: string): string {
    const present = this.sent.filter((target) => target !== '' && text.includes(target));
    return present.length === 0 ? text : struck(text, present);
  }
}

/** Longest first, so that a target inside another does not spoil it. */
function struck(text: string, targets: string[]): string {
  targets.sort((a, b) => b.length - a.length);
  let clean = '';
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const target = targets.find((each) => text.startsWith(each, index) && isApart(text, index, each.length));
    if (target === undefined) continue;
    clean += text.slice(from, index) + mask;
    index += target.length - 1;
    from = index + 1;
  }
  return clean + text.slice(from);
}

import { cut, unhalved } from './cut.ts';

/** Characters of prose. */
const longest = 256;
const longestCode = 64;
/** Characters that are looked through: a text of this length is taken to have been cut. */
export const looked = longest * 8;
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
  const line = typeof value === 'string' ? shown(value, redactor) : '';
  return line === '' ? undefined : cut(line, longest);
}

/** A stranger's code fit for evidence, which may hold a target as well as a sentence can. */
export function strangeCode(code: string, redactor: Redactor): string {
  return cut(shown(code, redactor), longestCode) || 'unreadable';
}

const shown = (text: string, redactor: Redactor): string => oneLine(redactor.redact(text.slice(0, looked)) ?? '');

const oneLine = (text: string): string => (control.test(text) ? text.replace(controls, ' ').trim() : text);

const word = /[A-Za-z0-9]/;

/** Whether what stands there is a target: short ones count only as words of their own. */
export const isApart = (text: string, index: number, length: number): boolean =>
  length >= 12 || (!word.test(text[index - 1] ?? '') && !word.test(text[index + length] ?? ''));

/** Up to where a text may be shown: where it was cut, a target that begins near its end has lost its own end and cannot be known. */
export const shownOf = (text: string, longestTarget: number): number =>
  text.length < looked ? text.length : unhalved(text, Math.max(0, text.length - longestTarget));

/** For what was sent, one or a few. */
export class FewRedactor implements Redactor {
  private readonly sent: readonly string[];

  constructor(sent: readonly string[]) {
    this.sent = sent;
  }

  redact(text: string): string {
    const present = this.sent.filter((target) => target !== '' && text.includes(target));
    if (present.length === 0 && text.length < looked) return text;
    return struck(text, present, shownOf(text, longestOf(this.sent)));
  }
}

const longestOf = (targets: readonly string[]): number => targets.reduce((most, { length }) => Math.max(most, length), 0);

/** Longest first, so that a target inside another does not spoil it. */
function struck(text: string, targets: string[], end: number): string {
  targets.sort((a, b) => b.length - a.length);
  let clean = '';
  let from = 0;
  for (let index = 0; index < end; index += 1) {
    const target = targets.find((each) => text.startsWith(each, index) && isApart(text, index, each.length));
    if (target === undefined) continue;
    clean += text.slice(from, index) + mask;
    index += target.length - 1;
    from = index + 1;
  }
  return clean + text.slice(from, end) + (end < text.length ? '…' : '');
}

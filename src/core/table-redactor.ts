import type { Finding } from './finding.ts';
import { isApart, looked, mask, type Redactor, shownOf } from './redact.ts';

const few = 8;
const none: readonly Finding[] = [];

/** For a batch, sent or named. Nothing is prepared before it is needed. */
export class TableRedactor implements Redactor {
  private readonly sent: readonly string[];
  private readonly findings: readonly Finding[];
  /** No shorter text can hold a target. */
  private shortest: number | undefined = undefined;
  private targets: Targets | undefined = undefined;
  /** A hostile reply could make each place of each sentence be held against hundreds of lengths. */
  private effort = 1 << 18;
  private done: Map<string, string | undefined> | undefined = undefined;

  constructor(sent: readonly string[], findings: readonly Finding[] | undefined) {
    this.sent = sent;
    this.findings = findings ?? none;
  }

  redact(text: string): string | undefined {
    const whole = text.length < looked;
    if (whole && this.sent.length <= few && holdsNone(text, this.sent) && namesNone(text, this.findings)) return text;
    this.shortest ??= shortestOf(this.sent, this.findings);
    if (whole && text.length < this.shortest) return text;
    const known = this.done?.get(text);
    if (known !== undefined) return known;
    const clean = this.strike(text, this.shortest);
    this.done ??= new Map();
    if (this.done.size < 1000) this.done.set(text, clean);
    return clean;
  }

  private strike(text: string, shortest: number): string | undefined {
    this.targets ??= targetsOf(this.sent, this.findings, shortest);
    const { targets } = this;
    const end = shownOf(text, targets.longest);
    let clean = '';
    let from = 0;
    for (let index = 0; index < end; index += 1) {
      if (targets.beginnings[keyAt(text, index, targets.width)] === 0) continue;
      this.effort -= targets.byLength.size;
      if (this.effort < 0) return undefined;
      const length = targetAt(text, index, targets.byLength);
      if (length === 0) continue;
      clean += text.slice(from, index) + mask;
      index += length - 1;
      from = index + 1;
    }
    return clean + text.slice(from, end) + (end < text.length ? '…' : '');
  }
}

const holdsNone = (text: string, targets: readonly string[]): boolean => !targets.some((target) => text.includes(target));

/** Whether a quick look says so; false where too many are named for that. */
const namesNone = (text: string, findings: readonly Finding[]): boolean =>
  findings.length <= few && findings.every(({ targets }) => targets === undefined || (targets.length <= few && holdsNone(text, targets)));

/** How long the longest target is that stands at this place; 0: none does, or the empty one. */
function targetAt(text: string, index: number, lengths: ReadonlyMap<number, ReadonlySet<string>>): number {
  for (const [length, names] of lengths) {
    if (names.has(text.slice(index, index + length)) && isApart(text, index, length)) return length;
  }
  return 0;
}

function shortestOf(sent: readonly string[], findings: readonly Finding[]): number {
  let shortest = shortestIn(sent, Number.POSITIVE_INFINITY);
  for (const { targets } of findings) if (targets) shortest = shortestIn(targets, shortest);
  return shortest;
}

function shortestIn(targets: readonly string[], least: number): number {
  let shortest = least;
  for (const { length } of targets) if (length > 0) shortest = Math.min(shortest, length);
  return shortest;
}

/** All targets of one reply: by their lengths, and a mark for each of their beginnings, by which most places of a text are passed over. */
interface Targets {
  readonly byLength: ReadonlyMap<number, ReadonlySet<string>>;
  readonly beginnings: Uint8Array;
  /** How many characters make a beginning. */
  readonly width: number;
  readonly longest: number;
}

const slots = 1 << 14;

function targetsOf(sent: readonly string[], findings: readonly Finding[], shortest: number): Targets {
  const lengths = new Map<number, Set<string>>();
  const beginnings = new Uint8Array(slots);
  const width = Math.min(8, shortest);
  collect(lengths, beginnings, width, sent);
  for (const { targets } of findings) if (targets) collect(lengths, beginnings, width, targets);
  // Longest first, so that a target inside another does not spoil it.
  const byLength = new Map([...lengths].sort(([a], [b]) => b - a));
  const [longest = 0] = byLength.keys();
  return { byLength, beginnings, width, longest };
}

function collect(lengths: Map<number, Set<string>>, beginnings: Uint8Array, width: number, targets: readonly string[]): void {
  for (const target of targets) {
    beginnings[keyAt(target, 0, width)] = 1;
    const names = lengths.get(target.length);
    if (names) names.add(target);
    else lengths.set(target.length, new Set([target]));
  }
}

function keyAt(text: string, place: number, width: number): number {
  let key = 0;
  for (let index = place; index < place + width; index += 1) key = (Math.imul(key, 31) + text.charCodeAt(index)) | 0;
  return (key ^ (key >>> 15)) & (slots - 1);
}

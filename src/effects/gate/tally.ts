import type { Pause } from '../../core/advice.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { About } from './types.ts';
import { levelOf, type RowWaitMs, type Word, wordOf } from './words.ts';

/** What one reply says of one key. */
export interface Tally {
  readonly verdict: 'good' | 'bad' | 'silent';
  /** The strongest word in it. */
  readonly word: Word | undefined;
  /** The channel it names, where it is another than that of the send. */
  readonly channel: string | undefined;
}

export type Tallies = readonly [channel: Tally, app: Tally, vendor: Tally];

const good: Tally = { verdict: 'good', word: undefined, channel: undefined };
export const allGood: Tallies = [good, good, good];
const strength: Readonly<Record<Word['says'], number>> = { evidence: 0, halve: 1, close: 2, shut: 3 };

/**
 * One reply, for channel, app and vendor. A reply with many outcomes is bad for a key if half of its targets are. Whatever
 * pauses a wider key says nothing about a narrower one, and shows that nothing wider is down.
 */
export function talliesOf(outcomes: readonly Outcome[], about: About | undefined, nowMs: number, rowWaitMs: RowWaitMs): Tallies {
  if (outcomes.length === 1 && outcomes[0]?.status === 'accepted') return allGood;
  const counts = [new Count(), new Count(), new Count()] as const;
  for (const outcome of outcomes)
    count(counts, outcome, outcome.status === 'accepted' ? undefined : wordOf(outcome, about, nowMs, rowWaitMs));
  return [counts[0].tally(), counts[1].tally(), counts[2].tally()];
}

function count(counts: readonly [Count, Count, Count], outcome: Outcome, word: Word | undefined): void {
  const weight = Math.max(1, outcome.targets.length);
  const level = outcome.status === 'accepted' || !word ? -1 : levelFor(outcome.pause, word);
  // Nobody answered, or nothing that can be read: no sign of health.
  if (level < 0 && (word?.local || outcome.status === 'uncertain')) return;
  for (let each = 0; each < 3; each += 1) if (each > level) counts[each as 0 | 1 | 2].good += weight;
  if (level >= 0 && word) counts[level as 0 | 1 | 2].add(weight, word, outcome.channel);
}

/** One app's credential never stops its neighbours. */
const levelFor = (pause: Pause, word: Word): number => (word.ofCredential ? Math.min(levelOf[pause], levelOf.app) : levelOf[pause]);

class Count {
  good = 0;
  private bad = 0;
  private word: Word | undefined = undefined;
  private channel: string | undefined = undefined;

  add(weight: number, word: Word, channel: string | undefined): void {
    this.bad += weight;
    if (this.word && !isStronger(word, this.word)) return;
    this.word = word;
    this.channel = channel;
  }

  tally(): Tally {
    const verdict = this.bad > 0 && this.bad >= this.good ? 'bad' : this.good > 0 ? 'good' : 'silent';
    return { verdict, word: this.word, channel: this.channel };
  }
}

function isStronger(a: Word, b: Word): boolean {
  const by = strength[a.says] - strength[b.says];
  return by > 0 || (by === 0 && (a.untilMs ?? 0) > (b.untilMs ?? 0));
}

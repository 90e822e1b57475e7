import { gateDefaults } from './options.ts';
import { Ring } from './ring.ts';
import type { Word } from './words.ts';

const { evidenceReplies, evidenceMs } = gateDefaults;

/**
 * Whether replies speak against a key: 20 or more in 10 s, and half of them bad. "In 10 s" is any stretch of them that ends
 * now: after ten good seconds at full rate, an outage would else have to last another ten before anyone believed it. The
 * stretch is found by a score, one up for a bad reply and one down for a good one, never below 0: at 20, the replies since
 * it last was 0 are at least 20, and more than half of them bad. A third of bad replies brings it there once in 10^6 tries.
 *
 * After a good probe the ten seconds begin anew, and until they are over only a stretch closes the key: with half of the
 * replies bad, it would otherwise let twenty through, close, and so starve a vendor that still takes every second push.
 */
export class Evidence {
  private readonly replies = new Ring();
  private readonly bad = new Ring();
  private readonly local = new Ring();
  private score = 0;
  private risingSinceMs = 0;
  private wholeFromMs = 0;

  good(nowMs: number): void {
    this.replies.add(nowMs, 1);
    if (this.score > 0) this.score -= 1;
  }

  /** Bad. True where the key has to close. */
  isEnough(word: Word, nowMs: number): boolean {
    return word.says === 'halve' ? this.tooFast(nowMs) : this.against(nowMs, word.local);
  }

  /** Bad, but with another answer than closing: it counts in the whole ten seconds alone. True where the key has to close. */
  private tooFast(nowMs: number): boolean {
    this.replies.add(nowMs, 1);
    this.bad.add(nowMs, 1);
    return this.isHalf(nowMs);
  }

  /** True where the key has to close. */
  private against(nowMs: number, local: boolean): boolean {
    this.replies.add(nowMs, 1);
    this.bad.add(nowMs, 1);
    if (local) this.local.add(nowMs, 1);
    if (this.score === 0 || nowMs - this.risingSinceMs > evidenceMs) this.riseFrom(nowMs);
    this.score += 1;
    return this.score >= evidenceReplies || this.isHalf(nowMs);
  }

  /** Whether it is this process that has the trouble, by most of the bad replies: they were none. */
  isLocal(nowMs: number): boolean {
    return this.local.total(nowMs) * 2 > this.bad.total(nowMs);
  }

  /** `wholeFromMs`: no verdict on the whole before. */
  reset(wholeFromMs: number): void {
    this.wholeFromMs = wholeFromMs;
    this.replies.reset();
    this.bad.reset();
    this.local.reset();
    this.score = 0;
  }

  private riseFrom(nowMs: number): void {
    this.score = 0;
    this.risingSinceMs = nowMs;
  }

  private isHalf(nowMs: number): boolean {
    const replies = this.replies.total(nowMs);
    return nowMs >= this.wholeFromMs && replies >= evidenceReplies && this.bad.total(nowMs) * 2 >= replies;
  }
}

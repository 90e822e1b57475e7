import { findHeader } from '../../core/headers.ts';
import { httpDateMs } from '../../core/retry-after.ts';
import type { Heard } from './types.ts';

/** A `Date` header has whole seconds. */
const resolutionMs = 1000;
/** How much it has to change to be worth another word. */
const newsMs = 60_000;

export type SkewNews = 'wrong' | 'right' | undefined;

/** The vendor's clock minus ours, as replies show it. */
export class Skew {
  readonly #toleranceMs: number;
  #ms: number | undefined;
  #said: number | undefined;

  constructor(toleranceMs: number) {
    this.#toleranceMs = toleranceMs;
  }

  /** 0 where it is tolerated, or not known. Milliseconds. */
  get correctionMs(): number {
    return this.#ms ?? 0;
  }

  get ms(): number | undefined {
    return this.#ms;
  }

  /** The reply was written somewhere between question and answer: its date is held against the middle, and the doubt taken off. */
  heard({ dateMs, tookMs = 0 }: Heard, nowMs: number): SkewNews {
    if (dateMs === undefined || !Number.isFinite(dateMs)) return undefined;
    const halfMs = Math.max(0, tookMs) / 2;
    const apartMs = dateMs + resolutionMs / 2 - (nowMs - halfMs);
    this.#ms = Math.abs(apartMs) - halfMs - resolutionMs > this.#toleranceMs ? Math.round(apartMs) : 0;
    return this.#news();
  }

  #news(): SkewNews {
    const wrong = this.correctionMs;
    if (wrong === 0) {
      const wasWrong = this.#said !== undefined;
      this.#said = undefined;
      return wasWrong ? 'right' : undefined;
    }
    if (this.#said !== undefined && Math.abs(wrong - this.#said) < newsMs) return undefined;
    this.#said = wrong;
    return 'wrong';
  }
}

/** The `Date` header, in milliseconds since 1970. */
export const dateOf = (headers: unknown): number | undefined => httpDateMs(findHeader(headers, 'date'));

/** What a person needs to hear. */
export function skewWords(skewMs: number | undefined): string {
  if (skewMs === undefined) return 'The vendor says that our clock is wrong. Set this machine by NTP: what it signs is refused.';
  const minutes = Math.round(Math.abs(skewMs) / 6000) / 10;
  return `Our clock is ${minutes} minutes ${skewMs > 0 ? 'slow' : 'fast'}. Set this machine by NTP: what it signs is refused.`;
}

import type { Counts } from './window.ts';

/** `whole`: commit. `wait`: no proof of life yet. `blow`: a person has to look. */
export type Judgement = 'whole' | 'wait' | 'blow';

export interface FuseLimits {
  readonly share: number;
  readonly accepted: number;
  readonly burstShare: number;
}

/** Fewer refused than this blow nothing: they wait. One dead token in a quiet hour is no alarm. */
const fewestToBlow = 10;
const fewestInBurst = 20;

/**
 * Whether deaths of an app may be committed. `recent` is the last two holds: in a busy app an hour of good replies
 * would outweigh a key that is wrong since a minute, and thousands would be gone before the share of the hour is exceeded.
 */
export function judgeFuse(hour: Counts, recent: Counts, held: number, limits: FuseLimits): Judgement {
  if (hour.refused >= fewestToBlow && exceeds(hour, limits.share)) return 'blow';
  if (recent.refused >= fewestInBurst && exceeds(recent, limits.burstShare)) return 'blow';
  const replies = hour.accepted + hour.refused;
  const enough = replies < 2 * limits.accepted ? 1 : limits.accepted;
  // What is held counts although the window may have forgotten it, or a single acceptance would commit it all.
  const refused = Math.max(hour.refused, held);
  return hour.accepted < enough || exceeds({ accepted: hour.accepted, refused }, limits.share) ? 'wait' : 'whole';
}

const exceeds = ({ accepted, refused }: Counts, share: number): boolean => refused > share * (accepted + refused);

/** How many tokens of an app receipts and feeds may take in a day: a share of all, at least one, or a plain number. */
export function feedBound(tokens: number | undefined, limits: { readonly feedShare: number; readonly feedNumber: number }): number {
  return tokens === undefined ? limits.feedNumber : Math.max(1, Math.floor(tokens * limits.feedShare));
}

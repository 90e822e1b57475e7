import type { Facts } from './facts.ts';

/** How long a refusal asks to wait, from the shortest to the longest. */
export const waitNames = [
  'back off, no time given',
  'under 1 s',
  '1 s to 10 s',
  '10 s to 1 min',
  '1 min to 10 min',
  '10 min to 1 h',
  '1 h to 6 h',
  '6 h to 24 h',
  'a day and longer',
  "until the vendor's morning",
  "until the vendor's midnight",
  'after a new credential',
  'in smaller batches',
  'never again',
] as const;

export type WaitName = (typeof waitNames)[number];

const steps: readonly (readonly [belowMs: number, name: WaitName])[] = [
  [1_000, 'under 1 s'],
  [10_000, '1 s to 10 s'],
  [60_000, '10 s to 1 min'],
  [600_000, '1 min to 10 min'],
  [3_600_000, '10 min to 1 h'],
  [6 * 3_600_000, '1 h to 6 h'],
  [24 * 3_600_000, '6 h to 24 h'],
];

/** Which of them an outcome falls under. */
export function waitOf({ retry }: Pick<Facts, 'retry'>): WaitName {
  switch (retry.when) {
    case 'backoff':
      return typeof retry.atLeastMs === 'number' ? byLength(retry.atLeastMs) : 'back off, no time given';
    case 'after':
      if (typeof retry.waitMs === 'number') return byLength(retry.waitMs);
      return retry.until === 'vendor_morning' ? "until the vendor's morning" : "until the vendor's midnight";
    case 'after_refresh':
      return 'after a new credential';
    case 'split':
      return 'in smaller batches';
    default:
      return 'never again';
  }
}

const byLength = (ms: number): WaitName => steps.find(([belowMs]) => ms < belowMs)?.[1] ?? 'a day and longer';

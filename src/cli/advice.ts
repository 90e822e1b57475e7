import type { Retry } from '../core/advice.ts';
import type { Outcome } from '../core/outcome.ts';

/** Retry advice in a few words: `backoff, 10 s at least`. */
export function retryInWords(retry: Retry): string {
  switch (retry.when) {
    case 'never':
      return 'never';
    case 'backoff':
      return retry.atLeastMs === undefined ? 'back off' : `back off, ${duration(retry.atLeastMs)} at least`;
    case 'after':
      return afterInWords(retry);
    case 'after_refresh':
      return 'after a new credential';
    case 'split':
      return 'in smaller batches';
  }
}

function afterInWords({ waitMs, until }: Extract<Retry, { when: 'after' }>): string {
  const reset = until === undefined ? '' : until === 'vendor_morning' ? "vendor's 07:00" : "vendor's midnight";
  if (waitMs === undefined) return `after ${reset}`;
  return reset === '' ? `after ${duration(waitMs)}` : `after ${duration(waitMs)} (${reset})`;
}

/** What to do with an outcome's targets; nothing for one that was accepted. */
export function adviceInWords(outcome: Outcome): string {
  if (outcome.status === 'accepted') return outcome.receipt ?? '';
  const repeat =
    outcome.status === 'uncertain' ? `only if repeatable: ${retryInWords(outcome.retryIfRepeatable)}` : retryInWords(outcome.retry);
  const token =
    outcome.token === 'keep' ? '' : `; token ${outcome.token}${outcome.status === 'refused' && outcome.confirm ? ' (confirm)' : ''}`;
  return `retry ${repeat}${token}${outcome.pause === 'none' ? '' : `; pause ${outcome.pause}`}`;
}

/** Milliseconds as a person says them. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${(ms / 3_600_000).toFixed(1)} h`;
}

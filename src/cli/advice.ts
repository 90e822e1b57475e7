import type { Outcome } from '../core/outcome.ts';
import { retryInWords } from '../explain/words.ts';

export { duration, retryInWords } from '../explain/words.ts';

/** What to do with an outcome's targets; nothing for one that was accepted. */
export function adviceInWords(outcome: Outcome): string {
  if (outcome.status === 'accepted') return outcome.receipt ?? '';
  const repeat =
    outcome.status === 'uncertain' ? `only if repeatable: ${retryInWords(outcome.retryIfRepeatable)}` : retryInWords(outcome.retry);
  const token =
    outcome.token === 'keep' ? '' : `; token ${outcome.token}${outcome.status === 'refused' && outcome.confirm ? ' (confirm)' : ''}`;
  return `retry ${repeat}${token}${outcome.pause === 'none' ? '' : `; pause ${outcome.pause}`}`;
}

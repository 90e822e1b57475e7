import type { Outcome, Refused } from '../../core/outcome.ts';

/** What anybody may have written: it kills nothing, moves nothing, and stops nobody. Suspect at most. */
export function humble(outcome: Outcome): Outcome {
  const { replacements: _moved, ...kept } = outcome;
  if (kept.status === 'accepted') return kept;
  return kept.status === 'uncertain' ? { ...kept, pause: 'none' } : humbled(kept);
}

function humbled({ diedAtMs: _died, confirm: _confirm, ...kept }: Refused): Refused {
  return { ...kept, pause: 'none', token: kept.token === 'dead' ? 'suspect' : kept.token };
}

import type { Outcome } from '../../core/outcome.ts';
import { emit, isHeard } from './bus.ts';
import type { OutcomeSummary } from './push-event.ts';
import { sight } from './sightings.ts';
import { summaryOf } from './summary.ts';

/**
 * Counts outcomes that came to you past `deliver`, a worker and a receipt handler, which tell of theirs themselves:
 * `wrapAxios(client, { vendor, onOutcomes: noteOutcomes })`. Does nothing while nobody observes.
 */
export function noteOutcomes(outcomes: readonly Outcome[]): void {
  const [first] = outcomes;
  if (!first || !isHeard()) return;
  emit({ event: 'outcomes_read', vendor: first.vendor, ...(first.app !== undefined && { app: first.app }), outcomes: read(outcomes) });
}

/** What they are, counted; codes that nobody knows are told of. */
export function read(outcomes: readonly Outcome[]): readonly OutcomeSummary[] {
  for (const outcome of outcomes) sight(outcome);
  return summaryOf(outcomes);
}

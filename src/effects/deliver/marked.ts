import type { Outcomes } from '../../core/outcome.ts';

// The key of `clients/marks.ts`, found without importing a client.
const outcomesKey = Symbol.for('push-outcome.outcomes');

/** The outcomes that a wrapped client put beside a response or an error. Never throws. */
export function markedOutcomes(value: unknown): Outcomes | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return (value as { [outcomesKey]?: Outcomes })[outcomesKey];
  } catch {
    return undefined;
  }
}

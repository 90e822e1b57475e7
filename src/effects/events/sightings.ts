import type { Outcome } from '../../core/outcome.ts';
import { emit } from './bus.ts';
import { isKnown, shownCode } from './summary.ts';

const most = 1000;
const seen = new Set<string>();

/** Tells of a code that no table knows, once a code and process. */
export function sight(outcome: Outcome): void {
  if (outcome.status === 'accepted' || !isNew(outcome)) return;
  const { vendor, app, api, evidence } = outcome;
  const code = shownCode(outcome);
  const key = JSON.stringify([vendor, api, code]);
  if (seen.has(key) || seen.size >= most) return;
  seen.add(key);
  emit({ event: 'first_sighting', vendor, ...(app !== undefined && { app }), api, code, httpStatus: evidence.httpStatus });
}

/** Codes under 429 and 5xx take the advice of their status: they are as new as the others. */
function isNew(outcome: Exclude<Outcome, { status: 'accepted' }>): boolean {
  if (outcome.cause === 'unrecognized') return true;
  return outcome.evidence.httpStatus >= 429 && !isKnown(outcome);
}

/** For tests. */
export const forgetSightings = (): void => seen.clear();

import type { TargetResult } from '../deliver/types.ts';
import { unpackOutcome } from './pack.ts';
import type { Payload } from './payload.ts';
import { type End, targetsOf } from './state.ts';

/** How each target of these ends ended. */
export function resultsOf(ends: readonly End[], payload: Payload): TargetResult[] {
  return ends.flatMap(({ t, status, because, attempts, outcome }) => {
    const targets = targetsOf(t, payload);
    const unpacked = outcome && unpackOutcome(outcome, targets, payload);
    return targets.map((target) => ({ target, status, because, attempts, ...(unpacked && { outcome: unpacked }) }));
  });
}

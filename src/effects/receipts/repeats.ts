import type { Outcome } from '../../core/outcome.ts';

/** The outcomes of what was not counted before, and how many targets were. */
export function withoutRepeats(
  outcomes: readonly Outcome[],
  keys: readonly (readonly string[] | undefined)[],
  counted: ReadonlySet<string>,
): { readonly fresh: readonly Outcome[]; readonly repeated: number } {
  const met = new Set(counted);
  const fresh: Outcome[] = [];
  let repeated = 0;
  for (const [index, outcome] of outcomes.entries()) {
    const isNew = newPlaces(keys[index], outcome.targets.length, met);
    const targets = isNew ? outcome.targets.filter((_, place) => isNew[place]) : outcome.targets;
    repeated += outcome.targets.length - targets.length;
    if (targets === outcome.targets) fresh.push(outcome);
    else if (targets.length > 0) fresh.push({ ...outcome, targets });
  }
  return { fresh, repeated };
}

/** Undefined where all are new, or nobody can tell. */
function newPlaces(keys: readonly string[] | undefined, length: number, met: Set<string>): readonly boolean[] | undefined {
  if (!keys) return undefined;
  const isNew = keys.map((key) => {
    const isMet = met.has(key);
    met.add(key);
    return !isMet;
  });
  return isNew.filter(Boolean).length === length ? undefined : isNew;
}

import type { Outcome, Outcomes } from '../../core/outcome.ts';

/** Targets share an outcome where every other word of it is the same; the order is that of the first of them. */
export function together(outcomes: readonly Outcome[]): Outcomes {
  const alike = new Map<string, { first: Outcome; targets: string[] }>();
  for (const outcome of outcomes) {
    const { targets, ...rest } = outcome;
    const key = JSON.stringify(rest);
    const known = alike.get(key);
    if (known) known.targets.push(...targets);
    else alike.set(key, { first: outcome, targets: [...targets] });
  }
  return [...alike.values()].map(({ first, targets }) => ({ ...first, targets })) as unknown as Outcomes;
}

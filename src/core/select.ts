import type { Outcome } from './outcome.ts';

/** The outcome that holds this target; the first one, where a receipt names it more than once. */
export function outcomeOf<T extends Outcome>(outcomes: readonly T[], target: string): T | undefined {
  return outcomes.find((outcome) => outcome.targets.includes(target));
}

/**
 * The tokens that may be deleted now: dead, on the vendor's word. Those that need a second sighting a day apart
 * (`confirm`) are left out unless `unconfirmed` asks for them.
 */
export function deadTargets(outcomes: readonly Outcome[], { unconfirmed = false }: { readonly unconfirmed?: boolean } = {}): string[] {
  return outcomes
    .filter((outcome) => outcome.status === 'refused' && outcome.token === 'dead' && (unconfirmed || !outcome.confirm))
    .flatMap((outcome) => outcome.targets);
}

/** The targets worth another attempt. What may have been taken is among them only if a repeat does no harm (`repeatable`). */
export function retryableTargets(outcomes: readonly Outcome[], { repeatable = false }: { readonly repeatable?: boolean } = {}): string[] {
  return outcomes.filter((outcome) => mayGoAgain(outcome, repeatable)).flatMap((outcome) => outcome.targets);
}

function mayGoAgain(outcome: Outcome, repeatable: boolean): boolean {
  if (outcome.status === 'accepted') return false;
  return outcome.status === 'refused' ? outcome.retry.when !== 'never' : repeatable && outcome.retryIfRepeatable.when !== 'never';
}

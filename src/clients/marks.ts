import type { Outcomes } from '../core/outcome.ts';

// Registered symbols, so that two copies of the package, and effects that import no client, still find them.
const outcomesKey = Symbol.for('push-outcome.outcomes');
const wrappedKey = Symbol.for('push-outcome.wrapped');

/** Puts outcomes beside a response. They are not enumerable: nobody's spread, JSON or inspect() shows them. Never throws. */
export function markOutcomes(value: unknown, outcomes: Outcomes | undefined): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  Reflect.defineProperty(value, outcomesKey, { value: outcomes, configurable: true, enumerable: false, writable: true });
}

/**
 * Puts outcomes beside an error. One error may end several requests, for one signal aborts them all and its reason is
 * what they reject with: then it speaks for none of them, or one batch would be judged by another's targets.
 */
export function markError(error: unknown, outcomes: Outcomes): void {
  if (typeof error === 'object' && error !== null) markOutcomes(error, Object.hasOwn(error, outcomesKey) ? undefined : outcomes);
}

/** The outcomes that a wrapped client put beside a response or an error; undefined where there are none. Never throws. */
export function outcomesOf(value: unknown): Outcomes | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return (value as { [outcomesKey]?: Outcomes })[outcomesKey];
}

/** How a client is wrapped; undefined where it is not. */
export function wrappingOf<Wrapping>(client: object): Wrapping | undefined {
  return (client as { [wrappedKey]?: Wrapping })[wrappedKey];
}

export function markWrapped(client: object, wrapping: unknown): void {
  Object.defineProperty(client, wrappedKey, { value: wrapping, configurable: true, enumerable: false, writable: true });
}

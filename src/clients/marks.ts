import type { Outcomes } from '../core/outcome.ts';

// Registered symbols, so that two copies of the package, and effects that import no client, still find them.
const outcomesKey = Symbol.for('push-outcome.outcomes');
const wrappedKey = Symbol.for('push-outcome.wrapped');

/** Puts outcomes beside a response or an error. They are not enumerable: nobody's spread, JSON or inspect() shows them. */
export function markOutcomes(value: object, outcomes: Outcomes): void {
  Object.defineProperty(value, outcomesKey, { value: outcomes, configurable: true, enumerable: false, writable: true });
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

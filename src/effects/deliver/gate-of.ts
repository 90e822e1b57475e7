import { ArgumentError } from '../../core/argument-error.ts';
import type { Outcome } from '../../core/outcome.ts';
import { findVendor } from '../../vendors/index.ts';
import { createGate, type Gate } from '../gate/index.ts';
import type { DeliverOptions } from './types.ts';

let shared: Gate | undefined;

/** The gate of all deliveries of this process that were given none. */
export function processGate(): Gate {
  shared ??= createGate({ rowWaitMs });
  return shared;
}

/** A clock of its own needs a gate of its own. */
export function gateOf<Credential>({ gate, now, random, setTimer }: DeliverOptions<Credential>): Gate {
  if (gate === undefined) return now || random || setTimer ? createGate({ now, random, setTimer, rowWaitMs }) : processGate();
  if (typeof gate?.tryEnter !== 'function' || typeof gate?.enter !== 'function')
    throw new ArgumentError('gate', gate, 'a gate made by createGate, or left out');
  return gate;
}

/** The wait that the row of a code asks for by itself: what is longer came from a header. */
export function rowWaitMs({ vendor, api, evidence }: Outcome): number | undefined {
  const retry = findVendor(evidence.vendor ?? vendor)?.verdict(evidence.code, api)?.retry;
  return retry?.when === 'backoff' ? retry.atLeastMs : retry?.when === 'after' ? retry.waitMs : undefined;
}

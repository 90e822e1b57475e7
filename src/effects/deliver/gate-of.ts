import { ArgumentError } from '../../core/argument-error.ts';
import { createGate, type Gate } from '../gate/index.ts';
import type { DeliverOptions } from './types.ts';

let shared: Gate | undefined;

/** The gate of all deliveries of this process that were given none. */
export function processGate(): Gate {
  shared ??= createGate();
  return shared;
}

/** A clock of its own needs a gate of its own. */
export function gateOf<Credential>({ gate, now, random, setTimer }: DeliverOptions<Credential>): Gate {
  if (gate === undefined) return now || random || setTimer ? createGate({ now, random, setTimer }) : processGate();
  if (typeof gate?.tryEnter !== 'function' || typeof gate?.enter !== 'function')
    throw new ArgumentError('gate', gate, 'a gate made by createGate, or left out');
  return gate;
}

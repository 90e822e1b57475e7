import { emit, isHeard } from '../events/bus.ts';
import type { Key } from './key.ts';
import type { Settings } from './options.ts';
import type { GateEvent } from './types.ts';

/** Tells whoever listens. A listener's fault is not the sender's. */
export function dispatch({ onEvent, now }: Settings, key: Key, type: GateEvent['type'], more: Partial<GateEvent> | undefined): void {
  const isObserved = isHeard();
  if (!onEvent && !isObserved) return;
  const atMs = now();
  const told = { atMs, ...key.name, ...key.condition(atMs), held: key.queue.held, ...more };
  if (isObserved) emit({ event: `gate_${type}`, ...told });
  try {
    onEvent?.({ type, ...told });
  } catch {
    // Nothing here may depend on it.
  }
}

import type { Key } from './key.ts';
import type { Settings } from './options.ts';
import type { GateEvent } from './types.ts';

/** Tells whoever listens. A listener's fault is not the sender's. */
export function dispatch({ onEvent, now }: Settings, key: Key, type: GateEvent['type'], more: Partial<GateEvent> | undefined): void {
  if (!onEvent) return;
  const atMs = now();
  try {
    onEvent({ type, atMs, ...key.name, ...key.condition(atMs), held: key.queue.held, ...more });
  } catch {
    // Nothing here may depend on it.
  }
}

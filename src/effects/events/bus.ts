import type { PushEvent } from './push-event.ts';

export interface Listener {
  readonly onEvent: (event: PushEvent) => void;
  /** Calls `send`, so that what it does is seen as part of this attempt. */
  readonly aroundSend?: (<T>(attemptId: number, call: () => T) => T) | undefined;
}

const listeners = new Set<Listener>();

/** Ask before an event is made: without a listener nothing is worked out. */
export const isHeard = (): boolean => listeners.size > 0;

/** A listener's fault is its own. */
export function emit(event: PushEvent): void {
  for (const { onEvent } of listeners)
    try {
      onEvent(event);
    } catch {
      // Nothing here may depend on it.
    }
}

/** Gives what stops it. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function callWatched<T>(attemptId: number, call: () => T): T {
  let run = call;
  for (const { aroundSend } of listeners) {
    if (!aroundSend) continue;
    const inner = run;
    run = () => aroundSend(attemptId, inner);
  }
  return run();
}

let last = 0;

/** A number that no other delivery or attempt of this process has. */
export function nextId(): number {
  last += 1;
  return last;
}

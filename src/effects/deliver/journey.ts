import type { Outcome } from '../../core/outcome.ts';

/** Targets that go together, and what they have behind them. */
export interface Journey {
  /** Empty once all have ended or gone on in other journeys. */
  targets: readonly string[];
  /** The last outcomes: together they hold exactly the targets. Empty before the first send. */
  outcomes: readonly Outcome[];
  /** Attempts before this journey began. */
  readonly before: number;
  /** Calls of `send`, those that only led to a split included. */
  sends: number;
  readonly startedAtMs: number;
  /** `Infinity` for none. */
  readonly endAtMs: number;
  refreshed: boolean;
  reconnect: boolean;
  /** The credential of the last send. */
  version: number;
  /** An earlier send may have been taken. */
  wasUncertain: boolean;
  /** ... under the present key. */
  wasUncertainUnderKey: boolean;
  /** ... and only the key makes a repeat harmless: then it may go again under this very key alone. */
  isBoundToKey: boolean;
  key: string | undefined;
  /** What has to happen before the next send. */
  next: Next;
}

/** `refresh`: a newer credential than that of the last send. */
export interface Next {
  readonly waitMs: number;
  readonly refresh: boolean;
}

export const atOnce: Next = { waitMs: 0, refresh: false };

export function newJourney(targets: readonly string[], startedAtMs: number, endAtMs: number, waitMs: number): Journey {
  return {
    targets,
    outcomes: [],
    before: 0,
    sends: 0,
    startedAtMs,
    endAtMs,
    refreshed: false,
    reconnect: false,
    version: 0,
    wasUncertain: false,
    wasUncertainUnderKey: false,
    isBoundToKey: false,
    key: undefined,
    next: waitMs > 0 ? { waitMs, refresh: false } : atOnce,
  };
}

/** Some of its targets on their own: another set, so another key. */
export function partOf(journey: Journey, targets: readonly string[], outcomes: readonly Outcome[], before: number): Journey {
  return { ...journey, targets, outcomes, before, wasUncertainUnderKey: false, isBoundToKey: false, key: undefined };
}

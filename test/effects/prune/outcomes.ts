import type { Accepted, Refused } from '../../../src/core/outcome.ts';
import { createPruner, type MemoryStore, memoryStore, type PruneEvent, type PrunerOptions } from '../../../src/effects/prune/index.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** 2026-03-02 10:02 UTC. */
export const startMs = Date.UTC(2026, 2, 2, 10, 2);
export const scope = { vendor: 'apns', app: 'main' };

const base = (targets: readonly string[], atMs: number) =>
  ({
    ...scope,
    api: 'send',
    kind: 'token',
    targets,
    sentAtMs: atMs,
    receivedAtMs: atMs,
    evidence: { httpStatus: 200, code: 'ok' },
  }) as const;

export const accepted = (targets: readonly string[], atMs: number, more: Partial<Accepted> = {}): Accepted => ({
  ...base(targets, atMs),
  status: 'accepted',
  ...more,
});

export const dead = (targets: readonly string[], atMs: number, more: Partial<Refused> = {}): Refused => ({
  ...base(targets, atMs),
  status: 'refused',
  cause: 'token_unregistered',
  retry: { when: 'never' },
  token: 'dead',
  pause: 'none',
  evidence: { httpStatus: 410, code: 'Unregistered' },
  ...more,
});

export const suspect = (targets: readonly string[], atMs: number, more: Partial<Refused> = {}): Refused =>
  dead(targets, atMs, { cause: 'token_malformed', token: 'suspect', evidence: { httpStatus: 400, code: 'BadDeviceToken' }, ...more });

export const malformed = (targets: readonly string[], atMs: number, more: Partial<Refused> = {}): Refused =>
  dead(targets, atMs, { cause: 'token_malformed', confirm: true, evidence: { httpStatus: 400, code: 'InvalidTokenFormat' }, ...more });

export const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

/** A pruner over a store in memory, whose clock stands until it is moved. */
export function arena(options: Partial<PrunerOptions> = {}, store: MemoryStore = memoryStore(), fromMs = startMs) {
  const clock = { nowMs: fromMs };
  const events: PruneEvent[] = [];
  const pruner = createPruner({
    store,
    now: () => clock.nowMs,
    schedule: () => () => undefined,
    onEvent: (event) => events.push(event),
    hashKey: 'test',
    ...options,
  });
  return {
    store,
    events,
    pruner,
    clock,
    /** What the store holds now, before anything was registered. */
    register: (tokens: readonly string[], atMs = fromMs - dayMs) => {
      for (const token of tokens) store.register(scope, token, atMs);
    },
    pass: async (ms: number) => {
      clock.nowMs += ms;
      return pruner.flush();
    },
    /** Enough of others is accepted for any death to be believed. */
    prove: (count = 40) => pruner.add([accepted(names('alive', count), clock.nowMs)]),
    left: () => store.tokens(scope),
  };
}

/** Thirty deaths wait behind a blown fuse since a minute after the start. */
export const blown = async (options: Parameters<typeof arena>[0] = {}, store = memoryStore()) => {
  const world = arena(options, store);
  world.register(names('dead', 30));
  await world.pruner.add([accepted(names('alive', 20), startMs), dead(names('dead', 30), startMs)]);
  await world.pass(minuteMs);
  return world;
};

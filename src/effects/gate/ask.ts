import { apis } from '../../core/api.ts';
import { ArgumentError } from '../../core/argument-error.ts';
import type { Leave } from './leave.ts';
import type { Entry, GateApi, Pass, Refusal } from './types.ts';
import type { Waiter } from './waiter.ts';

/** An entry that has to wait. */
export function askOf(entry: Entry, leave: Leave, order: number, settle: (end: Pass | Refusal) => void): Waiter {
  return {
    leave,
    app: leave.lane.app,
    targets: entry.targets,
    priority: entry.priority ?? 0,
    deadlineAtMs: entry.deadlineAtMs ?? Infinity,
    weight: leave.devices,
    order,
    signal: entry.signal,
    where: undefined,
    cancelTimer: undefined,
    place: -1,
    settle,
  };
}

/** The caller's own mistakes: a queue sorted by what is no number has no order. */
export function checkEntry({ vendor, targets, priority, deadlineAtMs }: Entry): void {
  if (typeof vendor !== 'string' || vendor === '') throw new ArgumentError('vendor', vendor, 'the id of a vendor');
  if (!Array.isArray(targets)) throw new ArgumentError('targets', targets, 'an array of strings');
  if (priority !== undefined && !Number.isFinite(priority)) throw new ArgumentError('priority', priority, 'a number, or left out (0)');
  if (deadlineAtMs !== undefined && !(deadlineAtMs >= 0))
    throw new ArgumentError('deadlineAtMs', deadlineAtMs, 'milliseconds since 1970, or left out (none)');
}

/** Default `send`. */
export function apiOf(api: GateApi | undefined): GateApi {
  if (api === undefined || api === 'send') return 'send';
  if ((api as string) === 'client' || !apis.includes(api)) throw new ArgumentError('api', api, 'one of send, auth, operation, receipt');
  return api;
}

import type { Key } from './key.ts';
import type { Lanes } from './lanes.ts';
import type { TargetFloors } from './target-floors.ts';
import type { GateView, KeyView } from './types.ts';
import type { Waiter } from './waiter.ts';

export function viewOf(lanes: Lanes, aside: readonly Waiter[], floors: TargetFloors, nowMs: number): GateView {
  const keys = [...lanes.all()];
  return {
    atMs: nowMs,
    keys: keys.filter(({ state, queue }) => state !== 'open' || queue.size > 0).map((key) => viewOfKey(key, nowMs)),
    held: lanes.queues().reduce((sum, { held }) => sum + held, 0) + aside.reduce((sum, { weight }) => sum + weight, 0),
    closedTargets: floors.count(nowMs),
  };
}

const viewOfKey = (key: Key, nowMs: number): KeyView => ({
  ...key.name,
  ...key.condition(nowMs),
  state: key.state,
  held: key.queue.held,
  waiting: key.queue.size,
});

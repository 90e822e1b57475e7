import type { Cause } from '../../../src/core/cause.ts';
import { causes } from '../../../src/core/cause.ts';
import type { Accepted, Outcome, Refused, Uncertain } from '../../../src/core/outcome.ts';
import { type DeliverOptions, type Delivery, deliver, type Report, type TargetResult } from '../../../src/effects/deliver/index.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import { Clock } from './clock.ts';

export const vendor = 'xiaomi';
const evidence = { httpStatus: 200, code: '0' };

export const accepted = (targets: readonly string[], more: Partial<Accepted> = {}): Outcome => ({
  ...{ vendor, api: 'send', kind: 'token', evidence },
  ...more,
  status: 'accepted',
  targets,
});

/** A refusal with the usual advice of its cause. */
export const refused = (cause: Cause, targets: readonly string[], more: Partial<Refused> = {}): Outcome => {
  const { retry, token, pause } = causes[cause];
  return {
    ...{ vendor, api: 'send', kind: 'token', retry, token, pause, evidence: { httpStatus: 200, code: cause } },
    ...more,
    status: 'refused',
    cause,
    targets,
  };
};

export const uncertain = (targets: readonly string[], cause: Cause = 'timeout', more: Partial<Uncertain> = {}): Outcome => {
  const { retry, pause } = causes[cause];
  return {
    ...{ vendor, api: 'send', kind: 'token', retryIfRepeatable: retry, pause, evidence: { httpStatus: 0, code: 'ETIMEDOUT' } },
    ...more,
    token: 'keep',
    status: 'uncertain',
    cause,
    targets,
  };
};

/** One call of `send`, as the vendor saw it. */
export interface Call {
  readonly batch: readonly string[];
  readonly atMs: number;
  readonly attempt: number;
  readonly dedupeKey: string;
  readonly credential: unknown;
  readonly reconnect: boolean;
  readonly remainingMs: number;
}

export interface Played {
  readonly calls: readonly Call[];
  readonly report: Report;
  readonly clock: Clock;
  /** Of the delivery, that were set and neither ran nor were cancelled. */
  readonly timers: ReadonlySet<object>;
  /** The one result of each target; throws where there is none, or more than one. */
  of(target: string): TargetResult;
}

type Answer = (batch: readonly string[], call: Call, count: number) => unknown;
type Options = Partial<DeliverOptions<unknown>>;

/** A delivery on virtual time to a vendor that answers by `answer`, with a gate that closes only on the vendor's own word. */
export function begin(answer: Answer, options: Options = {}, clock = new Clock()) {
  const calls: Call[] = [];
  const timers = new Set<object>();
  // Those of the delivery alone; the gate has its own.
  const setTimer = (run: () => void, ms: number) => {
    const timer = {};
    timers.add(timer);
    const cancel = clock.setTimer(() => {
      timers.delete(timer);
      run();
    }, ms);
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  const gate = createGate({ now: clock.now, setTimer: clock.setTimer, random: () => 0.5, budget: false });
  const delivery: Delivery = deliver({
    ...{ vendor, app: 'app', kind: 'token', targets: [], gate, now: clock.now, setTimer, random: () => 0.5 },
    ...options,
    send: (batch, { attempt, dedupeKey, credential, reconnect, remainingMs }) => {
      const call = { batch, atMs: clock.now(), attempt, dedupeKey, credential, reconnect, remainingMs };
      calls.push(call);
      return answer(batch, call, calls.length);
    },
  });
  return { calls, clock, delivery, gate, timers };
}

export async function play(answer: Answer, options: Options = {}): Promise<Played> {
  const { calls, clock, delivery, timers } = begin(answer, options);
  const report = await clock.until(delivery);
  const of = (target: string) => {
    const [result, ...others] = (report.results ?? []).filter((one) => one.target === target);
    if (!result || others.length > 0) throw new Error(`${target} has ended ${others.length + (result ? 1 : 0)} times`);
    return result;
  };
  return { calls, report, clock, timers, of };
}

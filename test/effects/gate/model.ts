import { decide } from '../../../src/core/decide/index.ts';
import type { Outcome } from '../../../src/core/outcome.ts';
import { createGate } from '../../../src/effects/gate/index.ts';
import type { Gate, GateEvent, GateOptions } from '../../../src/effects/gate/types.ts';
import { seeded, VirtualClock } from './virtual-clock.ts';

export interface Model {
  readonly pushes: number;
  readonly perSecond: number;
  readonly processes?: number;
  readonly latencyMs?: number;
  readonly seed?: number;
  readonly repeatable?: boolean;
  readonly withoutGate?: boolean;
  readonly gate?: GateOptions;
  readonly limits?: { readonly attempts: number; readonly deadlineMs: number };
  /** What the vendor answers at this time since the start; `requests` have come in this second so far. */
  answer(sinceMs: number, push: number, requests: number, chance: number, process: number): Outcome;
}

export interface Played {
  readonly requests: number;
  readonly accepted: number;
  readonly stopped: Readonly<Record<string, number>>;
  readonly lastMs: number;
  readonly p99Ms: number;
  readonly mostHeld: number;
  readonly mostPerSecond: number;
  readonly events: readonly GateEvent[];
}

/** A small `deliver` without a bound of its own: each push is asked for at its time, on virtual time. */
export async function play(model: Model): Promise<Played> {
  const clock = new VirtualClock();
  const random = seeded(model.seed ?? 1);
  const startMs = clock.now();
  const perSecond = new Map<number, number>();
  const delays: number[] = [];
  const stopped: Record<string, number> = {};
  const events: GateEvent[] = [];
  let [requests, lastMs, mostHeld, ended] = [0, 0, 0, 0];
  const processes = model.processes ?? 1;
  const options = { now: clock.now, setTimer: clock.setTimer, random, held: 1e6, onEvent: (event: GateEvent) => events.push(event) };
  const gates: Gate[] = Array.from({ length: processes }, () => createGate({ ...options, ...model.gate }));

  const vendor = async (push: number): Promise<Outcome> => {
    requests += 1;
    const second = Math.floor((clock.now() - startMs) / 1000);
    const count = (perSecond.get(second) ?? 0) + 1;
    perSecond.set(second, count);
    const answer = model.answer(clock.now() - startMs, push, count, random(), push % processes);
    await clock.sleep(model.latencyMs ?? 50);
    return answer;
  };

  const stop = (because: string, sinceMs: number) => {
    stopped[because] = (stopped[because] ?? 0) + 1;
    ended += 1;
    if (because !== 'accepted') return;
    delays.push(clock.now() - sinceMs);
    lastMs = clock.now() - startMs;
  };

  const push = async (index: number): Promise<void> => {
    const sinceMs = clock.now();
    const { attempts, deadlineMs } = model.limits ?? { attempts: 5, deadlineMs: 1_800_000 };
    for (let number = 1; ; number += 1) {
      const gate = model.withoutGate ? undefined : (gates[index % processes] as Gate);
      const entry = { vendor: 'xiaomi', app: 'a', targets: [`t${index}`], deadlineAtMs: sinceMs + deadlineMs, isRetry: number > 1 };
      const pass = gate && (gate.tryEnter(entry) ?? (await gate.enter(entry)));
      if (pass && !pass.granted) return stop(pass.because, sinceMs);
      const outcome = await vendor(index);
      pass?.done([outcome]);
      const repeatable = model.repeatable ?? true;
      const attempt = { number, elapsedMs: clock.now() - sinceMs, nowMs: clock.now(), chance: random(), refreshed: false, repeatable };
      const { next, waitMs, because } = decide(outcome, attempt, { attempts, deadlineMs, baseMs: 1_000, capMs: 60_000 });
      if (next === 'stop') return stop(because, sinceMs);
      await clock.sleep(waitMs);
    }
  };

  for (let index = 0; index < model.pushes; index += 1)
    clock.setTimer(() => void push(index), Math.floor((index * 1000) / model.perSecond));
  for (let turn = 0; ended < model.pushes && turn < 8000; turn += 1) {
    await clock.advance(1000);
    mostHeld = Math.max(
      mostHeld,
      gates.reduce((sum, gate) => sum + gate.look().held, 0),
    );
  }
  delays.sort((a, b) => a - b);
  return {
    requests,
    accepted: stopped.accepted ?? 0,
    stopped,
    lastMs,
    p99Ms: delays[Math.floor(delays.length * 0.99)] ?? 0,
    mostHeld,
    mostPerSecond: Math.max(...perSecond.values()),
    events,
  };
}

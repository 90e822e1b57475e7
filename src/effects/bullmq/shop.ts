import type { Limits } from '../../core/decide/index.ts';
import type { Vendor } from '../../core/vendor.ts';
import { findVendor } from '../../vendors/index.ts';
import { Credentials } from '../deliver/credentials.ts';
import { longestTimerMs } from '../deliver/defaults.ts';
import type { Flight } from '../deliver/flight.ts';
import { processGate } from '../deliver/gate-of.ts';
import type { Settings } from '../deliver/options.ts';
import { Waits } from '../deliver/waits.ts';
import { emit } from '../events/bus.ts';
import type { Gate } from '../gate/index.ts';
import type { EngineKind } from './backend.ts';
import { queueDefaults } from './defaults.ts';
import { Turns } from './turns.ts';
import { codeOf } from './unavailable.ts';
import type { WorkerOptions, WorkerProblem } from './worker-types.ts';

/** What all jobs of one worker share. */
export class Shop<Credential = unknown> {
  readonly kind: EngineKind;
  readonly options: WorkerOptions<Credential>;
  readonly gate: Gate;
  readonly limits: Omit<Limits, 'deadlineMs' | 'expiresAtMs'>;
  readonly parallel: number;
  readonly held: number;
  readonly lockMs: number;
  readonly turns: Turns;
  /** How soon a closed gate is looked at again. */
  readonly look = { lookAgainMs: queueDefaults.lookAgainMs, lookAgainCapMs: queueDefaults.lookAgainCapMs };
  readonly flights = new Set<Flight<Credential>>();
  /** Aborts when the worker stops: nothing more is begun. */
  readonly stopping = new AbortController();
  /** Jobs that wait for the gate. */
  waiting = 0;
  /** Jobs that are here. */
  jobs = 0;
  /** Jobs that had to wait for the gate, and are still here: they take nobody's place. */
  extra = 0;
  /** Called when there are more or fewer of them. */
  onExtra: () => void = () => undefined;
  /** The worker gives up what it could not write down. */
  isOver = false;
  private readonly waits = new Waits({ now: Date.now, setTimer });
  private readonly apps = new Map<string, Credentials<Credential>>();

  constructor(kind: EngineKind, options: WorkerOptions<Credential>) {
    const { attempts, baseMs, capMs } = options;
    this.kind = kind;
    this.options = options;
    this.gate = options.gate ?? processGate();
    this.limits = {
      attempts: attempts ?? queueDefaults.attempts,
      baseMs: baseMs ?? queueDefaults.baseMs,
      capMs: capMs ?? queueDefaults.capMs,
    };
    this.parallel = options.parallel ?? queueDefaults.parallel;
    this.held = options.held ?? queueDefaults.held;
    this.lockMs = options.lockMs ?? queueDefaults.lockMs;
    this.turns = new Turns((options.concurrency ?? queueDefaults.concurrency) * this.parallel);
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  vendor(id: string): Vendor | undefined {
    return this.options.vendors?.find((vendor) => vendor.id === id) ?? findVendor(id);
  }

  /** One for each app: a credential is renewed once for all that wait for it. */
  credentials(vendor: Vendor, app: string | undefined): Credentials<Credential> {
    const id = JSON.stringify([vendor.id, app]);
    const known = this.apps.get(id);
    if (known) return known;
    const { credential, refresh, refreshMs = 30_000 } = this.options;
    const of = { vendor: vendor.id, app };
    const settings = {
      ...{ vendor, app, gate: this.gate, limits: this.limits, refreshMs, now: Date.now, random: Math.random, setTimer },
      credential: credential?.(of),
      refresh: refresh && ((context: { readonly signal: AbortSignal }) => refresh({ ...of, ...context })),
    };
    const made = new Credentials<Credential>(settings as unknown as Settings<Credential>, this.waits);
    this.apps.set(id, made);
    return made;
  }

  problem(type: WorkerProblem['type'], error: unknown, jobId?: string): void {
    emit({ event: 'worker_problem', problem: type, code: codeOf(error), ...(jobId !== undefined && { jobId }) });
    try {
      this.options.onProblem?.({ type, code: codeOf(error), ...(jobId !== undefined && { jobId }) });
    } catch {
      // A listener's fault is not the worker's.
    }
  }

  /** Nothing new; what waits comes back by itself. */
  stop(): void {
    this.stopping.abort();
    this.turns.end();
    this.waits.end();
  }
}

export function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, Math.min(longestTimerMs, Math.max(1, Math.ceil(ms))));
  return () => clearTimeout(timer);
}

import type { Job, Worker } from 'bullmq';
import { ArgumentError } from '../../core/argument-error.ts';
import { type Engine, engineOf } from './backend.ts';
import { queueDefaults } from './defaults.ts';
import { Errand } from './errand.ts';
import { daysOf, PushQueue, type QueuedJob } from './open-queue.ts';
import { Shop } from './shop.ts';
import { sweep } from './sweep.ts';
import { codeOf, QueueUnavailableError } from './unavailable.ts';
import { within } from './within.ts';
import type { PushWorker, WorkerOptions } from './worker-types.ts';

/**
 * Takes jobs from the queue and sends them, until it is stopped. Begins at once; `ready` tells when it has. Throws an
 * `ArgumentError` for options that are none.
 */
export function createWorker<Credential = unknown>(options: WorkerOptions<Credential>): PushWorker {
  check(options);
  const engine = engineOf(options);
  const worker = new RunningWorker<Credential>(engine, new Shop(engine.kind, options));
  return { ready: () => worker.ready(), look: () => worker.look(), stop: (how) => worker.stop(how?.graceMs) };
}

class RunningWorker<Credential> {
  private readonly engine: Engine;
  private readonly shop: Shop<Credential>;
  private readonly concurrency: number;
  private readonly starting: Promise<Worker>;
  private readonly sweeping: NodeJS.Timeout;
  private isWaking = false;
  private stopping: Promise<void> | undefined = undefined;

  constructor(engine: Engine, shop: Shop<Credential>) {
    this.engine = engine;
    this.shop = shop;
    this.concurrency = shop.options.concurrency ?? queueDefaults.concurrency;
    this.starting = this.start();
    this.starting.catch(() => undefined);
    this.sweeping = setInterval(() => void this.sweep(), queueDefaults.sweepMs);
    this.sweeping.unref();
  }

  async ready(): Promise<void> {
    try {
      await within(
        this.starting.then((worker) => worker.waitUntilReady()),
        queueDefaults.timeoutMs * 4,
      );
    } catch (error) {
      throw new QueueUnavailableError(this.engine.kind, codeOf(error), 'none');
    }
  }

  look() {
    const { jobs, waiting, flights } = this.shop;
    return { held: jobs, waiting, sending: flights.size };
  }

  stop(graceMs: number = queueDefaults.graceMs): Promise<void> {
    this.stopping ??= this.end(graceMs);
    return this.stopping;
  }

  private async start(): Promise<Worker> {
    const { lockMs = queueDefaults.lockMs, stalledMs = queueDefaults.stalledMs } = this.shop.options;
    const worker = await this.engine.worker((job, token) => this.process(job, token ?? ''), {
      concurrency: this.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      // What ends a target is our decision: the engine never gives up.
      maxStalledCount: 1_000_000,
      runRetryDelay: 1_000,
      drainDelay: 5,
    });
    worker.on('error', (error) => this.shop.problem('engine', error));
    this.shop.onExtra = () => this.makeRoom(worker);
    return worker;
  }

  private async process(job: Job, token: string): Promise<unknown> {
    const { shop } = this;
    shop.jobs += 1;
    try {
      return await new Errand<Credential>(shop, job as QueuedJob, token).run();
    } finally {
      shop.jobs -= 1;
    }
  }

  /** A job that waits for its gate takes nobody's place: another vendor's jobs go on beside it. */
  private makeRoom(worker: Worker): void {
    const concurrency = this.concurrency + this.shop.extra;
    const isMore = concurrency > worker.concurrency;
    worker.concurrency = concurrency;
    if (!isMore || this.isWaking || this.shop.isStopping) return;
    this.isWaking = true;
    // The engine looks at its concurrency only when a job ends, or when it is resumed.
    setImmediate(() => {
      this.isWaking = false;
      if (!this.shop.isStopping) void worker.pause(true).then(() => worker.resume());
    });
  }

  private async sweep(): Promise<void> {
    const queue = new PushQueue(this.shop.options);
    await sweep(queue, daysOf(this.shop.options.retentionDays)).catch((error) => this.shop.problem('engine', error));
    await queue.close();
  }

  private async end(graceMs: number): Promise<void> {
    clearInterval(this.sweeping);
    this.shop.stop();
    const cut = setTimeout(() => {
      for (const flight of this.shop.flights) flight.cut('aborted');
    }, graceMs);
    // What cannot be written down by then is found again by its marker.
    const over = setTimeout(() => {
      this.shop.isOver = true;
    }, graceMs + 5_000);
    try {
      const worker = await this.starting;
      await within(worker.close(), graceMs + 10_000).catch(() => worker.close(true));
    } catch (error) {
      this.shop.problem('engine', error);
    } finally {
      clearTimeout(cut);
      clearTimeout(over);
      await this.engine.close();
    }
  }
}

function check<Credential>(options: WorkerOptions<Credential>): void {
  if (typeof options !== 'object' || options === null) throw new ArgumentError('options', options, 'an object');
  if (typeof options.send !== 'function') throw new ArgumentError('send', options.send, 'a function');
  for (const name of ['refresh', 'credential', 'onResult', 'onProblem'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw new ArgumentError(name, options[name], 'a function, or left out');
  for (const name of ['concurrency', 'parallel', 'attempts'] as const) atLeast(name, options[name], 1, true);
  for (const name of ['refreshMs', 'lockMs', 'stalledMs'] as const) atLeast(name, options[name], 1, false);
  for (const name of ['baseMs', 'capMs', 'held'] as const) atLeast(name, options[name], 0, false);
  if (options.gate !== undefined && typeof options.gate?.tryEnter !== 'function')
    throw new ArgumentError('gate', options.gate, 'a gate, or left out');
  if (options.pruner !== undefined && typeof options.pruner?.add !== 'function')
    throw new ArgumentError('pruner', options.pruner, 'a pruner, or left out');
  daysOf(options.retentionDays);
}

function atLeast(name: string, value: number | undefined, least: number, isWhole: boolean): void {
  if (value === undefined) return;
  if (!(value >= least && value < 2 ** 31) || (isWhole && !Number.isInteger(value)))
    throw new ArgumentError(name, value, `a ${isWhole ? 'whole ' : ''}number, ${least} or more`);
}

import type { Job, Queue } from 'bullmq';
import { ArgumentError } from '../../core/argument-error.ts';
import { type Engine, type EngineKind, type EngineOptions, engineOf } from './backend.ts';
import { queueDefaults } from './defaults.ts';
import type { JobData } from './payload.ts';
import { codeOf, QueueUnavailableError } from './unavailable.ts';
import { within } from './within.ts';

export interface QueueOptions extends EngineOptions {
  /** How long to wait for the engine. Milliseconds, default 5,000. */
  readonly timeoutMs?: number | undefined;
  /** How long what has ended is kept. Days, default 7. */
  readonly retentionDays?: number | undefined;
}

/** A queue for producers and for the people who look after it. */
export class PushQueue {
  /** What keeps its jobs. */
  readonly kind: EngineKind;
  /** As in the options. Default `push-outcome`. */
  readonly name: string;
  /** How long what has ended is kept. Days, above 0 and at most 3,650; default 7. */
  readonly retentionDays: number;
  private readonly engine: Engine;
  private readonly timeoutMs: number;
  private opening: Promise<Queue> | undefined = undefined;

  constructor(options: QueueOptions) {
    this.engine = engineOf(options);
    this.kind = this.engine.kind;
    this.name = this.engine.name;
    this.timeoutMs = options.timeoutMs ?? queueDefaults.timeoutMs;
    this.retentionDays = daysOf(options.retentionDays);
    if (!(this.timeoutMs > 0)) throw new ArgumentError('timeoutMs', options.timeoutMs, 'milliseconds above 0');
  }

  /** Rejects with a `QueueUnavailableError` where the engine does not answer in time. `perhaps`: the work may be half done then. */
  async use<Result>(work: (queue: Queue<JobData>) => Promise<Result>, perhaps = false): Promise<Result> {
    const queue = await this.open();
    try {
      return await within(work(queue as Queue<JobData>), this.timeoutMs);
    } catch (error) {
      if (error instanceof TypeError) throw error;
      throw new QueueUnavailableError(this.kind, codeOf(error), perhaps ? 'perhaps' : 'none');
    }
  }

  /** Closes what is open. */
  async close(): Promise<void> {
    const queue = await this.opening?.catch(() => undefined);
    this.opening = undefined;
    await queue?.close().catch(() => undefined);
    await this.engine.close();
  }

  private async open(): Promise<Queue> {
    this.opening ??= this.start();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw new QueueUnavailableError(this.kind, codeOf(error), 'none');
    }
  }

  /** An engine that was down when we began is asked anew the next time. */
  private async start(): Promise<Queue> {
    const queue = await within(this.engine.queue(), this.timeoutMs * 4);
    let refuse: (error: unknown) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    refused.catch(() => undefined);
    queue.on('error', (error) => refuse(error));
    try {
      await within(Promise.race([queue.waitUntilReady(), refused]), this.timeoutMs);
      return queue as Queue;
    } catch (error) {
      void queue.close().catch(() => undefined);
      throw error;
    }
  }
}

/** Throws an `ArgumentError`; nothing is asked of the engine before it is needed. */
export const openQueue = (options: QueueOptions): PushQueue => new PushQueue(options);

export type QueuedJob = Job<JobData>;

export function daysOf(days: number = queueDefaults.retentionDays): number {
  if (!(days > 0 && days <= 3650)) throw new ArgumentError('retentionDays', days, 'days, above 0 and at most 3650');
  return days;
}

import type { Vendor } from '../../core/vendor.ts';
import type { SendContext, TargetResult } from '../deliver/types.ts';
import type { Gate } from '../gate/index.ts';
import type { Pruner } from '../prune/index.ts';
import type { EngineOptions } from './backend.ts';
import type { Payload } from './payload.ts';

/** What `send` is told beside its targets: its own job's words, and what `deliver` tells. */
export interface QueuedSendContext<Credential = unknown>
  extends SendContext<Credential>,
    Pick<Payload, 'vendor' | 'app' | 'kind' | 'channel' | 'host' | 'message' | 'messageKey'> {}

/** As the `send` of `deliver`: sends once and does not retry. */
export type QueuedSend<Credential = unknown> = (batch: readonly string[], context: QueuedSendContext<Credential>) => unknown;

/** Whose results these are. */
export interface ResultsOf extends Pick<Payload, 'vendor' | 'app' | 'channel' | 'messageKey'> {
  /** The job they ended in. A target ends once in each of its jobs; one that is resent is in a new job. */
  readonly jobId: string;
}

/** Something went wrong in the machinery. Holds no target, no address, no secret. */
export interface WorkerProblem {
  /**
   * `engine`: it did not answer. `lock_lost`: another worker has taken a job over, and what came here late is let go.
   * `listener`: `onResult` or the pruner failed. `unreadable`: this worker cannot read a job, which fails and is kept.
   */
  readonly type: 'engine' | 'lock_lost' | 'listener' | 'unreadable';
  /** The system's word. */
  readonly code: string;
  /** The job it happened to. Absent where it is about the worker as a whole. */
  readonly jobId?: string;
}

/** Whose credential is asked for. */
export interface AppName {
  /** The vendor's id. */
  readonly vendor: string;
  /** Undefined for messages that named none. */
  readonly app: string | undefined;
}

export interface WorkerOptions<Credential = unknown> extends EngineOptions {
  /** Called with the targets of one send, once an attempt. What it throws unmarked ends its targets uncertain (`send_threw`). */
  readonly send: QueuedSend<Credential>;
  /** Default: one gate for the process. A fleet wants a `sharedGate`. */
  readonly gate?: Gate | undefined;
  /** Gets every outcome. */
  readonly pruner?: Pick<Pruner, 'add'> | undefined;
  /** The first credential of an app. */
  readonly credential?: ((of: AppName) => Credential | undefined) | undefined;
  /** A new credential of an app; called once for all of this worker that wait for it. Without it, a refused credential is final. */
  readonly refresh?: ((of: AppName & { readonly signal: AbortSignal }) => Credential | PromiseLike<Credential>) | undefined;
  /** Milliseconds a call of `refresh`, default 30,000. */
  readonly refreshMs?: number | undefined;
  /**
   * Every target once it has ended; awaited. After a crash the same results may come again, word for word: `jobId` and
   * target make a key. What it throws is told to `onProblem` and the results come again after a second.
   */
  readonly onResult?: ((results: readonly TargetResult[], of: ResultsOf) => unknown) | undefined;
  /** Hears of trouble as it happens; the worker goes on by itself. What it throws is dropped. */
  readonly onProblem?: ((problem: WorkerProblem) => void) | undefined;
  /** Made by `defineVendor`, beside ours. */
  readonly vendors?: readonly Vendor[] | undefined;
  /** Jobs at once; `concurrency` x `parallel` requests, shared evenly by the apps. Default 8. */
  readonly concurrency?: number | undefined;
  /** Sends at once within one job, and so how many are uncertain after a crash. Default 8. */
  readonly parallel?: number | undefined;
  /** Jobs that had to wait for the gate and stay in the process all the same, beside the others. Default 64. */
  readonly held?: number | undefined;
  /** Sends of one message to one target. Default 5; a split is not counted. */
  readonly attempts?: number | undefined;
  /** Milliseconds, default 1,000. */
  readonly baseMs?: number | undefined;
  /** Milliseconds, default 60,000. */
  readonly capMs?: number | undefined;
  /** A job whose worker is gone is taken over after this much, and `stalledMs` more at most. Milliseconds, default 30,000. */
  readonly lockMs?: number | undefined;
  /** Milliseconds, default 30,000. */
  readonly stalledMs?: number | undefined;
  /** How long what has ended is kept. Days, default 7. */
  readonly retentionDays?: number | undefined;
}

/** A worker under way. */
export interface PushWorker {
  /** Resolves once it takes jobs; rejects with a `QueueUnavailableError`. */
  ready(): Promise<void>;
  /** Jobs that it holds now, and of them those that wait for the gate. */
  look(): {
    /** Jobs in this process. */
    readonly held: number;
    /** Jobs of those that wait for the gate. */
    readonly waiting: number;
    /** Calls of `send` under way, not jobs. */
    readonly sending: number;
  };
  /**
   * Takes nothing more. What waits goes back to the queue at once; what is being sent gets `graceMs` (default 10 s), and
   * what has not answered by then is uncertain.
   */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}

import type { Because } from '../../core/decide/because.ts';
import type { Outcome } from '../../core/outcome.ts';
import { callWatched, emit, isHeard, nextId } from '../events/bus.ts';
import { read } from '../events/note.ts';
import type { Counts, Report, Send, TargetResult } from './types.ts';

interface Of {
  readonly vendor: string;
  readonly app?: string | undefined;
  readonly channel?: string | undefined;
  readonly deliveryId?: number;
  readonly jobId?: string;
}

/** One call of `send` as observers see it. */
export interface Watched {
  readonly attemptId: number;
  readonly attempt: number;
  readonly targets: number;
}

/** Tells observers of one delivery, or of one job. Works out nothing while there are none. */
export class Watch {
  private readonly of: Pick<Of, 'vendor' | 'deliveryId' | 'jobId'> & { readonly app?: string; readonly channel?: string };
  private readonly startedAtMs: number;

  constructor({ app, channel, ...of }: Of, nowMs: number) {
    this.of = { ...of, ...(app !== undefined && { app }), ...(channel !== undefined && { channel }) };
    this.startedAtMs = nowMs;
  }

  started(targets: unknown): void {
    if (isHeard()) emit({ event: 'delivery_started', ...this.of, ...(Array.isArray(targets) && { targets: targets.length }) });
  }

  /** Undefined while nobody observes. */
  sends(attempt: number, targets: number, waitedMs: number): Watched | undefined {
    if (!isHeard()) return undefined;
    const watched = { attemptId: nextId(), attempt, targets };
    emit({ event: 'attempt_started', ...this.of, ...watched, waitedMs: Math.max(0, waitedMs) });
    return watched;
  }

  sent(
    watched: Watched | undefined,
    durationMs: number,
    outcomes: readonly Outcome[],
    failed?: 'send_threw' | 'aborted' | 'deadline',
  ): void {
    if (!watched) return;
    const what = { durationMs: Math.max(0, durationMs), outcomes: read(outcomes), ...(failed && { failed }) };
    emit({ event: 'attempt_ended', ...this.of, ...watched, ...what });
  }

  again(waitMs: number, targets: number): void {
    if (isHeard()) emit({ event: 'retry_scheduled', ...this.of, waitMs, targets });
  }

  ended(targets: number, status: TargetResult['status'], because: Because, attempts: number, outcome: Outcome | undefined): void {
    if (targets === 0 || !isHeard()) return;
    const cause = outcome && outcome.status !== 'accepted' ? { cause: outcome.cause } : {};
    emit({ event: 'targets_ended', ...this.of, status, because, ...cause, attempts, targets });
  }

  done({ sends, accepted, refused, uncertain, unsent }: Counts, byCause: Report['byCause'], nowMs: number): void {
    const durationMs = Math.max(0, nowMs - this.startedAtMs);
    if (isHeard()) emit({ event: 'delivery_ended', ...this.of, durationMs, sends, accepted, refused, uncertain, unsent, byCause });
  }
}

/** `send`, seen as part of the attempt. */
export const watchedSend = <Credential>(send: Send<Credential>, watched: Watched | undefined): Send<Credential> =>
  watched ? (batch, context) => callWatched(watched.attemptId, () => send(batch, context)) : send;

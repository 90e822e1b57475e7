import { DelayedError, WaitingError } from 'bullmq';
import type { QueuedJob } from './open-queue.ts';
import type { Shop } from './shop.ts';
import { type State, writeState } from './state.ts';
import { sleep } from './within.ts';

/** Another worker has this job now: nothing that we say of it counts. */
export class LostError extends Error {
  override readonly name = 'WaitingError';
}

/** An engine that is away this long leaves what it has to its markers. */
const stubbornMs = 300_000;

/** Writes a job's state down, as long as the job is ours. */
export class Keeper {
  private readonly shop: Shop;
  private readonly job: QueuedJob;
  private readonly token: string;
  private verifiedAtMs = Date.now();
  private kept = '';

  constructor(shop: Shop, job: QueuedJob, token: string) {
    this.shop = shop;
    this.job = job;
    this.token = token;
  }

  /** Tries until it is written, or the job is no longer ours: then it rejects with a `LostError`. Once: rejects with what the engine says. */
  async keep(state: State, once = false): Promise<void> {
    const progress = writeState(state);
    if (progress.s === this.kept) return;
    await this.stubbornly(() => this.job.updateProgress(progress), once);
    this.kept = progress.s;
  }

  /** The job goes on at that time. Always throws what tells the engine so. */
  async delay(untilMs: number): Promise<never> {
    await this.stubbornly(() => this.job.moveToDelayed(Math.ceil(Math.max(Date.now(), untilMs)), this.token));
    throw new DelayedError();
  }

  /** Somebody else may have it at once. Always throws what tells the engine so. */
  async giveBack(): Promise<never> {
    await this.stubbornly(() => this.job.moveToWait(this.token));
    throw new WaitingError();
  }

  /**
   * Ends the job with this state. Redis keeps a command until it is back; an error of PostgreSQL would leave a job
   * that is done to be taken over, so there we ask again ourselves.
   */
  async complete(state: State): Promise<unknown> {
    const progress = writeState(state);
    if (this.shop.kind === 'redis') return progress;
    await this.stubbornly(() => this.job.moveToCompleted(progress, this.token, false));
    throw new WaitingError();
  }

  private async stubbornly(work: () => Promise<unknown>, once = false): Promise<void> {
    const untilMs = Date.now() + stubbornMs;
    for (let waitMs = 100; ; waitMs = Math.min(3_000, waitMs * 2)) {
      try {
        await this.verify();
        await work();
        return;
      } catch (error) {
        if (isLost(error)) throw this.lost();
        this.shop.problem('engine', error, this.job.id);
        if (once || this.shop.isOver || Date.now() > untilMs) throw error;
        await sleep(waitMs);
      }
    }
  }

  /** The engine renews the lock of a job that is here; after a pause of this process it may be another's all the same. */
  private async verify(): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - this.verifiedAtMs < this.shop.lockMs / 2) return;
    if (Number(await this.job.extendLock(this.token, this.shop.lockMs)) !== 1) throw this.lost();
    this.verifiedAtMs = nowMs;
  }

  private lost(): LostError {
    this.shop.problem('lock_lost', { code: 'LOCK_LOST' }, this.job.id);
    return new LostError('push-outcome: this job belongs to another worker now');
  }
}

/** The engine's own words for a job that is gone, or another's. */
function isLost(error: unknown): boolean {
  if (error instanceof LostError) return true;
  const message = error instanceof Error ? error.message : '';
  return /^Missing (?:lock|key) for job|^Lock mismatch|is not in the active state|^Missing lock/.test(message);
}

import { UnrecoverableError } from 'bullmq';
import type { Because } from '../../core/decide/because.ts';
import type { Vendor } from '../../core/vendor.ts';
import type { Credentials } from '../deliver/credentials.ts';
import { DedupeKeys } from '../deliver/dedupe-key.ts';
import { board, type Seat } from './board.ts';
import { fly } from './fly.ts';
import { endPart, type Folded, foldLost } from './fold.ts';
import { Keeper } from './keeper.ts';
import type { QueuedJob } from './open-queue.ts';
import { type Payload, PayloadError, readPayload } from './payload.ts';
import { settle } from './settle.ts';
import type { Shop } from './shop.ts';
import { type End, type Part, readState, type State } from './state.ts';

/** One job in the hands of one worker: what of it is due is sent, what remains goes back with the time of our decision. */
export class Errand<Credential = unknown> {
  readonly shop: Shop<Credential>;
  readonly job: QueuedJob;
  readonly payload: Payload;
  readonly vendor: Vendor;
  readonly credentials: Credentials<Credential>;
  readonly keys: DedupeKeys;
  readonly keeper: Keeper;
  /** One with whom it shares the worker. */
  readonly app: string;
  /** `Infinity` for none. */
  readonly endAtMs: number;
  /** The credential of the last send of a part that needs a newer one. */
  readonly versions = new WeakMap<Part, number>();
  parts: readonly Part[];
  ends: readonly End[];
  told: number;
  /** It had to wait for the gate. */
  isExtra = false;

  constructor(shop: Shop<Credential>, job: QueuedJob, token: string) {
    this.shop = shop;
    this.job = job;
    const { payload, state, vendor } = read(shop, job);
    this.payload = payload;
    this.vendor = vendor;
    this.credentials = shop.credentials(vendor, payload.app);
    this.app = JSON.stringify([payload.vendor, payload.app]);
    this.keys = new DedupeKeys(payload.messageKey);
    this.keeper = new Keeper(shop as Shop, job, token);
    this.endAtMs = Math.min(payload.enqueuedAtMs + payload.deadlineMs, payload.expiresAtMs ?? Infinity);
    this.parts = state.parts;
    this.ends = state.ends;
    this.told = state.told ?? 0;
    if (state.sending) this.recover(state.sending);
  }

  async run(): Promise<unknown> {
    try {
      return await this.work();
    } finally {
      if (this.isExtra) this.shop.extra -= 1;
      if (this.isExtra) this.shop.onExtra();
    }
  }

  /** From now on until it ends it takes nobody's place. */
  stepAside(): void {
    this.isExtra = true;
    this.shop.extra += 1;
    this.shop.onExtra();
  }

  /** Takes a part out, and what it became in. */
  replace(part: Part, { parts, ends }: Folded): void {
    this.parts = [...this.parts.filter((other) => other !== part), ...parts];
    this.ends = [...this.ends, ...ends];
  }

  end(part: Part, because: Because): void {
    this.replace(part, { parts: [], ends: endPart(part, because) });
  }

  private async work(): Promise<unknown> {
    if (this.job.data.cancelledAtMs !== undefined) this.endAll('aborted');
    while (this.parts.length > 0) {
      if (this.shop.isStopping) return this.goBack();
      if (Date.now() >= this.endAtMs) this.endAll('deadline');
      const due = this.parts.filter(({ dueAtMs = 0 }) => dueAtMs <= Date.now());
      if (due.length === 0) break;
      const boarded = await board(this, due);
      if (boarded === 'later') return this.goOn(this.laterMs());
      if (boarded.length > 0) await this.send(boarded);
    }
    return this.parts.length > 0 ? this.goOn(0) : settle(this);
  }

  get state(): State {
    const { parts, ends, told } = this;
    return { parts, ends, ...(told > 0 && { told }) };
  }

  /** The marker is down before anything leaves: should we vanish now, these may have gone out, and no others. */
  private async send(seats: readonly Seat[]): Promise<void> {
    const chosen = new Set(seats.map(({ part }) => part));
    this.parts = [...chosen, ...this.parts.filter((part) => !chosen.has(part))];
    try {
      await this.keeper.keep({ ...this.state, sending: { parts: chosen.size, atMs: Date.now() } }, true);
    } catch (error) {
      for (const { pass } of seats) pass.release();
      this.shop.turns.give(this.app, seats.length);
      throw error;
    }
    try {
      await Promise.all(seats.map(async (seat) => this.replace(seat.part, await fly(this, seat))));
    } finally {
      this.shop.turns.give(this.app, seats.length);
    }
  }

  private recover({ parts, atMs }: NonNullable<State['sending']>): void {
    for (const part of this.parts.slice(0, parts)) this.replace(part, foldLost(this, part, atMs));
  }

  private endAll(because: Because): void {
    for (const part of this.parts) this.end(part, because);
  }

  private async goBack(): Promise<never> {
    await this.keeper.keep(this.state);
    return this.keeper.giveBack();
  }

  private async goOn(leastMs: number): Promise<never> {
    await this.keeper.keep(this.state);
    const dueAtMs = Math.min(...this.parts.map((part) => part.dueAtMs ?? 0));
    return this.keeper.delay(Math.min(this.endAtMs, Math.max(dueAtMs, Date.now() + leastMs)));
  }

  /** Longer each time: a closed gate and a long queue would keep the engine busy with nothing else. */
  private laterMs(): number {
    const { lookAgainMs, lookAgainCapMs } = this.shop.look;
    const times = Math.min(16, Math.max(0, this.job.attemptsStarted - 1));
    return (0.5 + Math.random() / 2) * Math.min(lookAgainCapMs, lookAgainMs * 2 ** times);
  }
}

/** What cannot be read fails at once, is kept, and can be resent to a worker that can. */
function read<Credential>(shop: Shop<Credential>, job: QueuedJob) {
  try {
    const payload = readPayload(job.data);
    const state = readState(job.progress, payload);
    const vendor = shop.vendor(payload.vendor);
    if (vendor) return { payload, state, vendor };
    throw new PayloadError('push-outcome: this worker does not know the vendor of this job; give it in `vendors`, then resend it');
  } catch (error) {
    shop.problem('unreadable', { code: 'UNREADABLE' }, job.id);
    throw new UnrecoverableError(error instanceof PayloadError ? error.message : 'push-outcome: this job cannot be read');
  }
}

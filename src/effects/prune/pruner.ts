import { ArgumentError } from '../../core/argument-error.ts';
import type { Outcome } from '../../core/outcome.ts';
import { born } from '../events/alive.ts';
import type { AuditQuery } from './audit.ts';
import { mend, syncFuses } from './blow.ts';
import { Clock } from './clock.ts';
import { commitDue, commitEach } from './commit.ts';
import { fuseEntry, settle } from './context.ts';
import { take } from './intake.ts';
import { forgetToken, leaveHeld } from './leave.ts';
import { dayMs, type PrunerOptions, type Settings, settingsOf } from './options.ts';
import { persist } from './persist.ts';
import type { Origin, Pruner, Word } from './promise.ts';
import { contextOf } from './setup.ts';
import { gaugesOf, statusOf } from './status.ts';
import { keyOf } from './store.ts';

/** Throws an `ArgumentError` for a wrong option, and for a store that cannot tell a living token without `withoutRegisteredAt`. */
export function createPruner(options: PrunerOptions): Pruner {
  const pruner = new PrunerOfStore(settingsOf(options));
  born('pruner', pruner);
  return pruner;
}

/** A step is small beside the hold, and never busy. */
const stepOf = ({ holdMs }: Settings): number => Math.min(15_000, Math.max(100, holdMs / 4));
const hourMs = 3_600_000;

class PrunerOfStore implements Pruner {
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #context: ReturnType<typeof contextOf>;
  #tail: Promise<unknown> = Promise.resolve();
  #opened = false;
  #writing: Promise<boolean> | undefined = undefined;
  #cancel: (() => void) | undefined = undefined;
  #closed = false;
  #steppedMs = Number.NEGATIVE_INFINITY;
  #expiredMs = Number.NEGATIVE_INFINITY;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#clock = new Clock(settings.now, settings.byReplies);
    this.#context = contextOf(settings, this.#clock);
  }

  async add(outcomes: Iterable<Outcome>, origin: Origin = {}) {
    const context = this.#context;
    for (const outcome of outcomes) {
      this.#clock.see(outcome);
      take(context, outcome, origin.previousPullAtMs);
    }
    context.tally.tellLeft();
    if (this.#settings.byReplies) await this.#stepByReplies();
    else this.#arm();
    return { durable: (context.pending.isEmpty || (await this.#write())) && context.memory.durable };
  }

  async flush() {
    await this.#serial(() => this.#tried(() => this.#commitAll()));
    this.#arm();
    return statusOf(this.#context);
  }

  async status() {
    await this.#serial(() => this.#tried(() => this.#sync()));
    return statusOf(this.#context);
  }

  gauges = () => gaugesOf(this.#context);
  release = (word: Word) => this.#obey('released', word);
  discard = (word: Word) => this.#obey('discarded', word);

  async forget(token: string) {
    await this.#serial(async () => {
      await this.#open();
      await forgetToken(this.#context, token, this.#context.hash(token));
    });
  }

  audit = (query: AuditQuery = {}) => this.#context.memory.audit(query);

  deleted({ vendor, app = this.#settings.defaultApp }: { readonly vendor: string; readonly app?: string }, tokens: readonly string[]) {
    for (const token of tokens) this.#context.shadow?.there({ vendor, app }, token);
  }

  comparison = () => this.#context.shadow?.compare(this.#context.hash);

  async close() {
    this.#closed = true;
    this.#cancel?.();
    await this.#serial(() => this.#tried(() => this.#commitAll()));
    if (this.#settings.byReplies) await this.#serial(() => this.#tried(() => leaveHeld(this.#context)));
    return statusOf(this.#context);
  }

  /** Files wait for the store: so they take the same memory at any length. */
  async #stepByReplies(): Promise<void> {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#steppedMs < stepOf(this.#settings)) return;
    this.#steppedMs = nowMs;
    await this.#serial(() => this.#tried(() => this.#commitAll()));
  }

  /** Many that add at the same time share one write. */
  #write(): Promise<boolean> {
    this.#writing ??= this.#serial(() => {
      this.#writing = undefined;
      return this.#tried(() => this.#sync());
    });
    return this.#writing;
  }

  async #sync(): Promise<void> {
    await this.#open();
    await persist(this.#context);
    await syncFuses(this.#context);
  }

  async #commitAll(): Promise<void> {
    const { apps, tally } = this.#context;
    await this.#sync();
    const failure = await commitEach(
      this.#context,
      [...apps.all()].filter((app) => app.held.size > 0 || apps.refused.has(app)),
    );
    // What blew while committing, and what waits anew, is written down at once.
    await this.#sync();
    await this.#expire();
    tally.tellLeft();
    if (failure) throw failure.error;
  }

  async #open(): Promise<void> {
    if (this.#opened) return;
    const { memory, apps, pending } = this.#context;
    const [batches, sighted] = [await memory.held(), await memory.sighted()];
    // From here on nothing can fail: what waits is read once.
    this.#opened = true;
    for (const batch of batches) {
      const open = apps.restore(batch, (fallen) => settle(this.#context, [fallen]));
      if (open.entries.size === 0) pending.touched.add(open);
    }
    for (const scope of sighted) apps.of(scope).sighted = true;
  }

  async #expire(): Promise<void> {
    const nowMs = this.#settings.now();
    if (nowMs - this.#expiredMs < hourMs) return;
    this.#expiredMs = nowMs;
    const { auditDays, suspects } = this.#settings;
    const sightingsMs = (suspects?.overMs ?? 0) + 30 * dayMs;
    await this.#context.memory.expire({ auditMs: nowMs - auditDays * dayMs, sightingsMs: nowMs - sightingsMs, feedMs: nowMs - 2 * dayMs });
  }

  async #obey(state: 'released' | 'discarded', { vendor, app: name = this.#settings.defaultApp, by }: Word) {
    if (typeof by !== 'string' || by === '') throw new ArgumentError('by', by, 'the name of the person who says so');
    const context = this.#context;
    return this.#serial(async () => {
      await this.#sync();
      const app = [...context.apps.all()].find(({ scope }) => keyOf(scope) === keyOf({ vendor, app: name }));
      if (!app?.blown) throw new ArgumentError('app', name, 'one whose fuse is blown');
      const { words } = app.blown;
      const atMs = Math.max(this.#settings.now(), app.blown.atMs + 1);
      const tokens = app.held.size;
      await context.memory.setFuse({ scope: app.scope, state, atMs, words, by });
      await context.memory.note([fuseEntry(app, state, atMs, words, by)]);
      mend(context, app, state, atMs);
      if (state === 'discarded') await context.memory.unsight(app.scope, {});
      else await commitDue(context, app);
      await this.#sync();
      context.tally.tell({ type: state, ...app.scope, tokens, by });
      return { tokens };
    });
  }

  /** One at a time: what is read is still so when it is written. */
  #serial<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  async #tried(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.#context.tally.storeWorked();
      return true;
    } catch (error) {
      this.#context.tally.storeFailed(error);
      return false;
    }
  }

  /** While something waits, or was refused, there is a next step; a store that fails is asked less and less. */
  #arm(): void {
    const { apps, tally, pending } = this.#context;
    if (this.#closed || this.#cancel || this.#settings.byReplies) return;
    if (pending.isEmpty && apps.held === 0 && apps.refused.size === 0) return;
    const waitMs = stepOf(this.#settings) * Math.min(16, 2 ** tally.failures);
    this.#cancel = this.#settings.schedule(() => {
      this.#cancel = undefined;
      void this.flush();
    }, waitMs);
  }
}

import type { Because } from '../../core/decide/because.ts';
import type { Outcome } from '../../core/outcome.ts';
import { nextId } from '../events/bus.ts';
import type { GateKey } from '../gate/index.ts';
import { Credentials } from './credentials.ts';
import { DedupeKeys } from './dedupe-key.ts';
import { deliverDefaults } from './defaults.ts';
import { Flights } from './flights.ts';
import { type Journey, newJourney } from './journey.ts';
import { Meter } from './meter.ts';
import type { Settings } from './options.ts';
import { Outlet } from './outlet.ts';
import { pull } from './pull.ts';
import { Seen } from './seen.ts';
import { Slots } from './slots.ts';
import { Source } from './source.ts';
import { Tally } from './tally.ts';
import { travel } from './travel.ts';
import type { TargetResult } from './types.ts';
import { Waits } from './waits.ts';
import { Watch } from './watch.ts';

/** One delivery: what its parts share, and how it begins and ends. */
export class Run<Credential> {
  readonly settings: Settings<Credential>;
  readonly gateKey: GateKey;
  readonly tally = new Tally();
  readonly outlet: Outlet;
  readonly source: Source;
  readonly slots: Slots;
  readonly waits: Waits;
  readonly credentials: Credentials<Credential>;
  readonly keys: DedupeKeys;
  readonly flights = new Flights<Credential>();
  readonly watch: Watch;
  /** Ends what waits in the gate and in p-retry. */
  readonly controller = new AbortController();
  /** Targets that were pulled and have not ended. */
  held = 0;
  batchSize: number;
  private journeys = 0;
  private isPulled = false;
  private failure: { readonly error: unknown } | undefined = undefined;
  private readonly meter: Meter;
  private wake: (() => void) | undefined = undefined;

  constructor(settings: Settings<Credential>) {
    const { vendor, host, app, channel, targets, concurrency, random, messageKey, batchSize } = settings;
    const seen = new Seen(random);
    this.settings = settings;
    this.gateKey = { vendor: vendor.id, host, app, channel, api: 'send' };
    this.outlet = new Outlet(Array.isArray(targets));
    this.outlet.onRoom = () => this.nudge();
    this.source = new Source(settings, (target) => {
      const isNew = seen.add(target);
      if (!isNew) this.tally.repeated += 1;
      return isNew;
    });
    this.slots = new Slots(concurrency);
    this.waits = new Waits(settings);
    this.credentials = new Credentials(settings, this.waits);
    this.keys = new DedupeKeys(messageKey);
    this.batchSize = Math.min(batchSize, settings.vendor.definition.mostTargets ?? batchSize);
    this.watch = new Watch({ vendor: vendor.id, app, channel, deliveryId: nextId() }, settings.now());
    this.meter = new Meter(settings, () => ({ counts: this.tally.counts, inFlight: this.flights.size, held: this.held }));
  }

  get isAborted(): boolean {
    return this.controller.signal.aborted;
  }

  start(): void {
    const { signal, targets } = this.settings;
    this.watch.started(targets);
    if (signal?.aborted) this.abort();
    signal?.addEventListener('abort', this.abort);
    void pull(this)
      .catch((error: unknown) => {
        this.failure = { error };
      })
      .finally(() => {
        this.isPulled = true;
        this.closeIfDone();
      });
  }

  /** Ends what waits, tells what is on its way, and lets go of the source. */
  readonly abort = (): void => {
    if (this.isAborted || this.outlet.isClosed) return;
    this.controller.abort(new DOMException('The delivery was aborted', 'AbortError'));
    this.source.stop();
    this.slots.end();
    this.waits.end();
    this.flights.cut('aborted');
    this.nudge();
  };

  /** Sends a batch on its way. */
  launch(targets: readonly string[], waitMs = 0): void {
    const { now, limits } = this.settings;
    const nowMs = now();
    const endAtMs = Math.min(nowMs + limits.deadlineMs, limits.expiresAtMs ?? Infinity);
    this.held += targets.length;
    if (nowMs + waitMs >= endAtMs) this.end(targets, 'unsent', 'deadline', 0, undefined);
    else this.set(newJourney(targets, nowMs, endAtMs, waitMs));
  }

  set(journey: Journey): void {
    this.journeys += 1;
    void travel(this, journey).finally(() => {
      this.journeys -= 1;
      this.nudge();
      this.closeIfDone();
    });
  }

  /** The one place where a target ends. */
  end(targets: readonly string[], status: TargetResult['status'], because: Because, attempts: number, outcome: Outcome | undefined): void {
    this.held -= targets.length;
    for (const target of targets) {
      const result: TargetResult = outcome ? { target, status, outcome, attempts, because } : { target, status, attempts, because };
      this.tally.add(result);
      this.outlet.push(result);
    }
    this.watch.ended(targets.length, status, because, attempts, outcome);
    this.meter.tick();
  }

  /** Resolves when something has changed: a send ended, a result was taken, the delivery was aborted. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  nudge(): void {
    const { wake } = this;
    this.wake = undefined;
    wake?.();
  }

  get hasRoom(): boolean {
    return this.slots.isFree && this.held < deliverDefaults.held && !this.outlet.isFull;
  }

  private closeIfDone(): void {
    if (!this.isPulled || this.journeys > 0 || this.outlet.isClosed) return;
    this.settings.signal?.removeEventListener('abort', this.abort);
    this.meter.last();
    this.watch.done(this.tally.counts, this.tally.byCause, this.settings.now());
    this.outlet.close(this.failure);
  }
}

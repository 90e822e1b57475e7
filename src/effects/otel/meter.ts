import { type MeterProvider, metrics } from '@opentelemetry/api';
import type { OutcomeSummary, PushEvent } from '../events/push-event.ts';
import { Gauges } from './gauges.ts';
import { type Instruments, instrumentsOf } from './instruments.ts';
import { Labels } from './labels.ts';
import type { Settings } from './options.ts';

/** Events into numbers. */
export class PushMeter {
  readonly #settings: Settings;
  readonly #labels: Labels;
  readonly #gauges: Gauges;
  #provider: MeterProvider | undefined;
  #instruments: Instruments | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#labels = new Labels(settings.maxApps, settings.maxCodes);
    this.#gauges = new Gauges(this.#labels);
    this.#made();
  }

  hear(event: PushEvent): void {
    const to = this.#made();
    switch (event.event) {
      case 'attempt_started':
        to.active.add(1, this.#labels.of(event));
        to.queued.record(event.waitedMs / 1000, this.#labels.of(event));
        break;
      case 'attempt_ended':
        to.active.add(-1, this.#labels.of(event));
        to.duration.record(event.durationMs / 1000, { ...this.#labels.of(event), 'push.status': statusOf(event.outcomes, event.failed) });
        this.#count(to, event, event.outcomes);
        break;
      case 'retry_scheduled':
        to.retryWait.record(event.waitMs / 1000, this.#labels.of(event));
        break;
      case 'targets_ended':
        this.#ended(to, event);
        break;
      case 'outcomes_read':
        this.#count(to, event, event.outcomes);
        break;
      case 'receipts_read':
        this.#receipts(to, event);
        break;
      case 'first_sighting':
        to.sightings.add(1, { ...this.#labels.of(event), 'push.api': event.api, 'push.code': this.#labels.code(event.code) });
        break;
      case 'tokens_invalidated':
      case 'tokens_moved':
        to.tokens.add(event.tokens, { ...this.#labels.of(event), 'push.change': changeOf(event), 'push.dry_run': event.dryRun });
        break;
      case 'tokens_left_alone':
        to.tokens.add(event.tokens, { ...this.#labels.of(event), 'push.change': changeOf(event), 'push.because': event.because });
        break;
      default:
        this.#change(to, event);
        break;
    }
  }

  stop(): void {
    this.#gauges.stop();
  }

  /** An instrument of a provider that came too late would stay silent for ever: so they are made anew for each provider. */
  #made(): Instruments {
    const provider = this.#settings.meterProvider ?? metrics.getMeterProvider();
    if (this.#instruments && provider === this.#provider) return this.#instruments;
    const meter = provider.getMeter('push-outcome');
    this.#provider = provider;
    this.#gauges.start(meter);
    this.#instruments = instrumentsOf(meter);
    return this.#instruments;
  }

  #count(to: Instruments, of: Parameters<Labels['of']>[0], outcomes: readonly OutcomeSummary[]): void {
    for (const { api, status, cause, code, targets } of outcomes)
      to.outcomes.add(targets, {
        ...this.#labels.of(of),
        'push.api': api,
        'push.status': status,
        ...(cause && { 'push.cause': cause }),
        'push.code': this.#labels.code(code),
      });
  }

  #ended(to: Instruments, event: Extract<PushEvent, { event: 'targets_ended' }>): void {
    const of = { ...this.#labels.of(event), 'push.status': event.status };
    to.targets.add(event.targets, { ...of, 'push.because': event.because });
    for (let target = 0; target < event.targets; target += 1) to.attempts.record(event.attempts, of);
  }

  /** What nobody vouches for is counted apart: a stranger must not raise an alarm. */
  #receipts(to: Instruments, event: Extract<PushEvent, { event: 'receipts_read' }>): void {
    const targets = event.outcomes.reduce((sum, outcome) => sum + outcome.targets, 0);
    to.receipts.add(targets, { ...this.#labels.of(event), 'push.trusted': event.trusted, 'push.because': event.because });
    if (event.trusted) this.#count(to, event, event.outcomes);
  }

  #change(to: Instruments, event: PushEvent): void {
    const of = 'vendor' in event ? this.#labels.of(event) : {};
    const [kind = ''] = event.event.split('_', 1);
    const change = { ...of, 'push.change': changeOf(event) };
    if (/store_failed|seen_failed|not_delivered|^receipt|^worker/.test(event.event))
      to.problems.add(1, { ...of, 'push.problem': event.event });
    else if (kind === 'gate') to.gate.add(1, { ...change, ...('scope' in event && { 'push.scope': event.scope }) });
    else if (kind === 'fuse') to.fuse.add(1, change);
    else if (kind === 'credential') to.credentials.add(1, change);
  }
}

/** `gate_closed` is `closed` among the changes of the gate. */
const changeOf = ({ event }: PushEvent): string => event.slice(event.indexOf('_') + 1);

function statusOf(outcomes: readonly OutcomeSummary[], failed: string | undefined): string {
  const statuses = new Set(outcomes.map(({ status }) => status));
  const [status = 'unknown'] = statuses;
  return failed ?? (statuses.size > 1 ? 'mixed' : status);
}

import { ArgumentError } from '../../core/argument-error.ts';
import type { Outcome } from '../../core/outcome.ts';
import { findVendor } from '../../vendors/index.ts';
import { rowWaitMs } from './row-wait.ts';
import type { GateEvent, GateOptions, Rate } from './types.ts';

/** Every number of the gate that is nobody's option. Times in milliseconds. */
export const gateDefaults = {
  /** Targets that may wait for one key. */
  held: 10_000,
  /** Evidence: so many replies in `evidenceMs`, and half of them bad. */
  evidenceReplies: 20,
  /** The stretch that evidence is counted over: 10 s. */
  evidenceMs: 10_000,
  /** Closed on evidence: up to `closeBaseMs`, doubled with each failed probe, `closeCapMs` at most. */
  closeBaseMs: 1_000,
  /** No closing on evidence is longer: 60 s. */
  closeCapMs: 60_000,
  /** Without one early probe no header closes a key for longer than this, and no quota. */
  headerCapMs: 3_600_000,
  /** For a quota and for quiet hours: 24 h. */
  quotaCapMs: 86_400_000,
  /** A probe without any answer stands in the way no longer. */
  probeMs: 60_000,
  /** Share of the former rate that a ramp begins with. It doubles each second. */
  rampShare: 0.1,
  /** A key that came back stays limited until nobody had to wait for it for so long. */
  calmMs: 10_000,
  /** Targets with a wait of their own that are remembered. */
  closedTargets: 100_000,
  /** Keys that are remembered while nothing happens to them. */
  idleLanes: 10_000,
  /** What `GateOptions.budget` says where it is left out. */
  budget: {
    /** Retries may be a fifth of all sends of an app. */
    share: 0.2,
    /** So many retries a second are allowed whatever the share says. */
    floorPerSecond: 10,
  },
} as const;

/** What one timer can hold; a longer wait looks again in between. */
const longestTimerMs = 2 ** 31 - 1;

/** `GateOptions`, checked and with its defaults. */
export interface Settings {
  readonly held: number;
  readonly rates: ReadonlyMap<string, Rate>;
  readonly budget: { readonly share: number; readonly floorPerSecond: number } | undefined;
  readonly rowWaitMs: ((outcome: Outcome) => number | undefined) | undefined;
  readonly now: () => number;
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly onEvent: ((event: GateEvent) => void) | undefined;
}

export function settingsOf(options: GateOptions): Settings {
  const setTimer = options.setTimer ?? realTimer;
  return {
    held: atLeast('held', options.held ?? gateDefaults.held, 1),
    rates: ratesOf(options.rates ?? {}),
    budget: budgetOf(options.budget),
    rowWaitMs: options.rowWaitMs ?? rowWaitMs,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    setTimer: (run, ms) => setTimer(run, Math.min(longestTimerMs, Math.max(1, Math.ceil(ms)))),
    onEvent: options.onEvent,
  };
}

/** Not unref'd: it is only set while a send waits for it, and a process that ended then would lose that send. */
function realTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function ratesOf(rates: Readonly<Record<string, Rate>>): Map<string, Rate> {
  const checked = new Map<string, Rate>();
  for (const [vendor, { perSecond, counts }] of Object.entries(rates)) {
    if (!(perSecond > 0 && perSecond < Infinity)) throw new ArgumentError(`rates.${vendor}.perSecond`, perSecond, 'a number above 0');
    if (counts !== undefined && counts !== 'requests' && counts !== 'devices')
      throw new ArgumentError(`rates.${vendor}.counts`, counts, 'requests or devices, or left out (as the vendor counts)');
    checked.set(vendor, { perSecond, counts: counts ?? findVendor(vendor)?.definition.rateCounts });
  }
  return checked;
}

function budgetOf(budget: GateOptions['budget']): Settings['budget'] {
  if (budget === false) return undefined;
  const share = budget?.share ?? gateDefaults.budget.share;
  if (!(share >= 0 && share <= 1)) throw new ArgumentError('budget.share', share, 'a number from 0 to 1');
  const floorPerSecond = budget?.floorPerSecond ?? gateDefaults.budget.floorPerSecond;
  // A floor of 0 would hold a retry for ever where nothing else is sent: that is dropping it.
  if (!(floorPerSecond > 0 && floorPerSecond < Infinity))
    throw new ArgumentError('budget.floorPerSecond', floorPerSecond, 'a number above 0');
  return { share, floorPerSecond };
}

function atLeast(name: string, value: number, least: number): number {
  if (!(value >= least)) throw new ArgumentError(name, value, `a number, ${least} or more`);
  return value;
}

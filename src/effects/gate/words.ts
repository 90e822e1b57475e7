import type { Pause, Retry } from '../../core/advice.ts';
import { causes } from '../../core/cause.ts';
import type { Outcome } from '../../core/outcome.ts';
import { msUntil } from '../../core/vendor-clock.ts';
import { gateDefaults } from './options.ts';
import type { About, Why } from './types.ts';

/** What an outcome says of the key it pauses. */
export interface Word {
  readonly why: Why;
  /** `evidence`: one reply among many. `close`: the vendor's own word. `halve`: too fast. `shut`: until someone acts. */
  readonly says: 'evidence' | 'close' | 'halve' | 'shut';
  /** The vendor's time, in milliseconds since 1970. */
  readonly untilMs?: number;
  /** No longer than this without one early probe. */
  readonly capMs: number;
  /** It is about a credential, so a newer one makes it untrue. */
  readonly ofCredential: boolean;
  readonly local: boolean;
}

export type RowWaitMs = ((outcome: Outcome) => number | undefined) | undefined;

/** Where a pause stands among channel, app and vendor; -1 where it is about no key. */
export const levelOf: Readonly<Record<Pause, number>> = { none: -1, target: -1, channel: 0, app: 1, vendor: 2 };

/** When the vendor's wait is over, in milliseconds since 1970; undefined where none was given. */
export function vendorUntilMs(outcome: Exclude<Outcome, { status: 'accepted' }>, nowMs: number): number | undefined {
  const retry = retryOf(outcome);
  const fromMs = Math.min(outcome.receivedAtMs ?? nowMs, nowMs);
  if (retry.when === 'backoff') return retry.atLeastMs !== undefined && retry.atLeastMs > 0 ? fromMs + retry.atLeastMs : undefined;
  if (retry.when !== 'after') return undefined;
  return retry.waitMs !== undefined && retry.waitMs >= 0 ? fromMs + retry.waitMs : nowMs + msUntil(retry.until ?? 'vendor_midnight', nowMs);
}

export function wordOf(
  outcome: Exclude<Outcome, { status: 'accepted' }>,
  about: About | undefined,
  nowMs: number,
  rowWaitMs: RowWaitMs,
): Word {
  const { owner } = causes[outcome.cause];
  const says =
    owner === 'quota' ? ofQuota(outcome, nowMs) : isCredential(outcome) ? ofCredential(outcome, about) : ofVendor(outcome, rowWaitMs);
  const untilMs = says === 'close' ? vendorUntilMs(outcome, nowMs) : undefined;
  return {
    why: outcome.cause,
    says,
    ...(untilMs !== undefined && { untilMs }),
    capMs: owner === 'quota' && retryOf(outcome).when === 'after' ? gateDefaults.quotaCapMs : gateDefaults.headerCapMs,
    ofCredential: isOfCredential(outcome.cause),
    local: outcome.evidence.httpStatus === 0,
  };
}

/** Too fast, without a time, is no reason to stop. */
function ofQuota(outcome: Exclude<Outcome, { status: 'accepted' }>, nowMs: number): Word['says'] {
  return outcome.cause === 'rate_limited' && vendorUntilMs(outcome, nowMs) === undefined ? 'halve' : 'close';
}

/** A refused credential, app or address. A bare 401 or 403 may be anybody's: it is evidence like any other. */
function isCredential(outcome: Outcome): boolean {
  if (outcome.status !== 'refused') return false;
  return isOfCredential(outcome.cause) && !isBare(outcome);
}

function ofCredential(outcome: Exclude<Outcome, { status: 'accepted' }>, about: About | undefined): Word['says'] {
  const { when } = retryOf(outcome);
  return when === 'never' || (when === 'after_refresh' && about?.refreshed) ? 'shut' : 'close';
}

/** A failure of the vendor closes nothing by itself, unless a header says for how long. */
function ofVendor(outcome: Exclude<Outcome, { status: 'accepted' }>, rowWaitMs: RowWaitMs): Word['says'] {
  const retry = retryOf(outcome);
  if (outcome.evidence.httpStatus === 0 || isOfCredential(outcome.cause)) return 'evidence';
  if (retry.when === 'after') return 'close';
  if (retry.when !== 'backoff' || !retry.atLeastMs) return 'evidence';
  const ofRow = rowWaitMs ? rowWaitMs(outcome) : outcome.evidence.code.startsWith('http-') ? undefined : retry.atLeastMs;
  return ofRow === retry.atLeastMs ? 'evidence' : 'close';
}

/** The row of a bare status carries its name: `http-401`, `HTTP 401/403`, `401`, `401#nonjson`. */
function isBare({ evidence: { code, httpStatus } }: Outcome): boolean {
  return /^http[ -]/i.test(code) || code === String(httpStatus) || code.startsWith(`${httpStatus}#`);
}

export const retryOf = (outcome: Exclude<Outcome, { status: 'accepted' }>): Retry =>
  outcome.status === 'refused' ? outcome.retry : outcome.retryIfRepeatable;

/** The vendor's own word, not to be weighed. */
export const isOrder = ({ says }: Word): boolean => says === 'close' || says === 'shut';

/** What a new credential makes untrue. */
export const isOfCredential = (why: Why): boolean =>
  why !== 'by_hand' && (causes[why].owner === 'app' || causes[why].owner === 'credential');

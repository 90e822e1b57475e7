import type { Retry, TokenFate } from './advice.ts';
import type { Verdict } from './code-table.ts';
import type { Finding } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { Outcome, OutcomeBase } from './outcome.ts';
import { prose, type Targets } from './redact.ts';
import type { Reply } from './reply-view.ts';
import type { Request } from './request.ts';
import { msUntil } from './vendor-clock.ts';

/** What is the same for every outcome of one reply. */
export interface Circumstances {
  readonly vendor: string;
  readonly reply: Reply;
  readonly request: Request;
  readonly redact: Targets;
  readonly onlyTokens: boolean;
}

/** A judgement in its circumstances is an outcome. */
export function buildOutcome(all: Circumstances, judgement: Judgement, finding: Finding | undefined, targets: readonly string[]): Outcome {
  const { verdict } = judgement;
  const base = baseOf(all, judgement, finding, targets);
  if (verdict.cause === 'accepted') {
    const receipt = finding?.receipt ?? verdict.receipt;
    return { ...base, status: 'accepted', ...(receipt && { receipt }) };
  }
  const { cause } = verdict;
  if (cause === 'batch_too_large' && verdict.retry.when === 'split' && targets.length < 2)
    return { ...base, status: 'refused', cause: 'request_invalid', retry: never, token: 'keep', pause: verdict.pause };
  const retry = waitFrom(verdict, all.reply, finding);
  if (verdict.uncertain || (cause === 'malformed_reply' && all.reply.ok))
    return { ...base, status: 'uncertain', cause, retryIfRepeatable: retry, token: 'keep', pause: verdict.pause };
  const token = fateOf(all, judgement, finding);
  return {
    ...base,
    status: 'refused',
    cause,
    retry,
    token,
    ...(token === 'dead' && verdict.confirm && { confirm: true as const }),
    pause: verdict.pause,
    ...(finding?.diedAtMs !== undefined && { diedAtMs: finding.diedAtMs }),
    ...(verdict.reconnect && { reconnect: true as const }),
  };
}

const never: Retry = { when: 'never' };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function baseOf(all: Circumstances, judgement: Judgement, finding: Finding | undefined, targets: readonly string[]): OutcomeBase {
  const { sent, api, kind } = all.request;
  const base: Partial<Mutable<OutcomeBase>> = { vendor: all.vendor, api };
  if (kind !== undefined) base.kind = kind;
  if (typeof sent.app === 'string') base.app = sent.app;
  const channel = finding?.channel ?? sent.channel;
  if (typeof channel === 'string') base.channel = channel;
  if (typeof sent.sentAtMs === 'number') base.sentAtMs = sent.sentAtMs;
  if (all.reply.receivedAtMs !== undefined) base.receivedAtMs = all.reply.receivedAtMs;
  base.targets = targets;
  if (finding?.messageId) base.messageId = finding.messageId;
  const replacements = finding?.replacements && replacementsOf(finding.replacements, targets);
  if (replacements) base.replacements = replacements;
  base.evidence = evidenceOf(all, judgement, finding);
  return base as OutcomeBase;
}

function evidenceOf(all: Circumstances, { code, unknown }: Judgement, finding: Finding | undefined): OutcomeBase['evidence'] {
  const evidence: Partial<Mutable<OutcomeBase['evidence']>> = {
    httpStatus: all.reply.status,
    code: unknown ? all.redact.redact(code) : code,
  };
  const message = finding?.message === undefined ? undefined : prose(finding.message, all.redact);
  if (message !== undefined) evidence.message = message;
  if (finding?.delegate) evidence.vendor = finding.delegate.vendor;
  return evidence as OutcomeBase['evidence'];
}

/** Only what was sent can be replaced, and only by something else. */
function replacementsOf(found: Readonly<Record<string, string>>, targets: readonly string[]): Record<string, string> | undefined {
  const replacements: Record<string, string> = Object.create(null);
  for (const target of targets) {
    const fresh = Object.hasOwn(found, target) ? found[target] : undefined;
    if (typeof fresh === 'string' && fresh !== '' && fresh !== target) replacements[target] = fresh;
  }
  return Object.keys(replacements).length > 0 ? replacements : undefined;
}

/** The vendor's wait is a floor: a header replaces the row's own number, or is held against it where the row is a minimum. */
function waitFrom(verdict: Verdict, reply: Reply, finding: Finding | undefined): Retry {
  const { retry } = verdict;
  if (retry.when !== 'backoff' && retry.when !== 'after') return retry;
  const asked = longer(reply.retryAfterMs, finding?.waitMs);
  if (retry.when === 'backoff') {
    if (asked === undefined) return retry;
    return { when: 'backoff', atLeastMs: verdict.minimum ? Math.max(asked, retry.atLeastMs ?? 0) : asked };
  }
  if (asked !== undefined) return { when: 'after', waitMs: verdict.minimum ? Math.max(asked, retry.waitMs ?? 0) : asked };
  if (retry.waitMs !== undefined) return retry;
  const until = retry.until ?? 'vendor_midnight';
  const { nowMs } = reply;
  return nowMs === undefined ? { when: 'after', until } : { when: 'after', waitMs: msUntil(until, nowMs), until };
}

function longer(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

/** Dead needs a voucher: a row that says so, for a token, named by the reply or the only one that was sent. */
function fateOf(all: Circumstances, judgement: Judgement, finding: Finding | undefined): TokenFate {
  const fate = judgement.verdict.token;
  const most = finding?.tokenAtMost;
  if (fate === 'keep' || most === 'keep') return 'keep';
  if (fate === 'suspect' || most === 'suspect' || judgement.borrowed || finding?.delegate) return 'suspect';
  const kind = all.request.kind ?? (all.onlyTokens || finding?.onlyTokens ? 'token' : undefined);
  if (kind !== undefined && kind !== 'token') return 'keep';
  const named = finding?.targets !== undefined || finding?.positions !== undefined;
  return kind === undefined || !(named || isOne(all.request.targets, all.onlyTokens)) ? 'suspect' : 'dead';
}

/** A refusal of the whole request speaks of one token only if there was only one. */
function isOne(targets: readonly string[], onlyTokens: boolean): boolean {
  return targets.length === 0 ? onlyTokens : targets.every((target) => target === targets[0]);
}

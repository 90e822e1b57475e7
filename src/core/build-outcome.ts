import type { Retry, TokenFate } from './advice.ts';
import type { Verdict } from './code-table.ts';
import type { Finding } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { Accepted, Evidence, Outcome, Refused, Uncertain } from './outcome.ts';
import { prose, type Redactor, strangeCode } from './redact.ts';
import type { Reply } from './reply-view.ts';
import type { Request } from './request.ts';
import { retryOf } from './retry-of.ts';

/** What is the same for every outcome of one reply. */
export interface Circumstances {
  readonly vendor: string;
  readonly reply: Reply;
  readonly request: Request;
  readonly redactor: Redactor;
  readonly onlyTokens: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A judgement in its circumstances is an outcome. Whole literals and few additions: this is the hot path. */
export function buildOutcome(all: Circumstances, judgement: Judgement, finding: Finding | undefined, targets: readonly string[]): Outcome {
  const { verdict } = judgement;
  const evidence = evidenceOf(all, judgement, finding);
  if (verdict.cause === 'accepted') return acceptedOf(all, verdict, finding, targets, evidence);
  const { cause } = verdict;
  if (verdict.retry.when === 'split' && targets.length < 2)
    return completed(refusedOf(all, 'request_invalid', never, 'keep', verdict, targets, evidence), all, finding, targets);
  const retry = retryOf(verdict, all.reply, finding);
  if (verdict.uncertain || (cause === 'malformed_reply' && all.reply.ok))
    return completed(uncertainOf(all, cause, retry, verdict, targets, evidence), all, finding, targets);
  const token = verdict.token === 'keep' ? 'keep' : fateOf(all, judgement, finding);
  const outcome = refusedOf(all, cause, retry, token, verdict, targets, evidence);
  if (token === 'dead' && verdict.confirm) outcome.confirm = true;
  if (finding?.diedAtMs !== undefined) outcome.diedAtMs = finding.diedAtMs;
  if (verdict.reconnect) outcome.reconnect = true;
  return completed(outcome, all, finding, targets);
}

const never: Retry = { when: 'never' };

function acceptedOf(
  all: Circumstances,
  verdict: Verdict,
  finding: Finding | undefined,
  targets: readonly string[],
  evidence: Evidence,
): Outcome {
  const { vendor } = all;
  const { api, kind } = all.request;
  const outcome: Mutable<Accepted> =
    kind === undefined
      ? { vendor, api, targets, status: 'accepted', evidence }
      : { vendor, api, kind, targets, status: 'accepted', evidence };
  const receipt = finding?.receipt ?? verdict.receipt;
  if (receipt) outcome.receipt = receipt;
  return completed(outcome, all, finding, targets);
}

function refusedOf(
  all: Circumstances,
  cause: Refused['cause'],
  retry: Retry,
  token: TokenFate,
  { pause }: Verdict,
  targets: readonly string[],
  evidence: Evidence,
): Mutable<Refused> {
  const { vendor } = all;
  const { api, kind } = all.request;
  return kind === undefined
    ? { vendor, api, targets, status: 'refused', cause, retry, token, pause, evidence }
    : { vendor, api, kind, targets, status: 'refused', cause, retry, token, pause, evidence };
}

function uncertainOf(
  all: Circumstances,
  cause: Uncertain['cause'],
  retryIfRepeatable: Retry,
  { pause }: Verdict,
  targets: readonly string[],
  evidence: Evidence,
): Mutable<Uncertain> {
  const { vendor } = all;
  const { api, kind } = all.request;
  return kind === undefined
    ? { vendor, api, targets, status: 'uncertain', cause, retryIfRepeatable, token: 'keep', pause, evidence }
    : { vendor, api, kind, targets, status: 'uncertain', cause, retryIfRepeatable, token: 'keep', pause, evidence };
}

/** What only some outcomes carry. */
function completed(
  outcome: Mutable<Accepted> | Mutable<Refused> | Mutable<Uncertain>,
  all: Circumstances,
  finding: Finding | undefined,
  targets: readonly string[],
): Outcome {
  const { sent } = all.request;
  if (finding !== undefined) {
    if (finding.messageId) outcome.messageId = finding.messageId;
    const replacements = finding.replacements && replacementsOf(finding.replacements, targets);
    if (replacements) outcome.replacements = replacements;
  }
  if (typeof sent.app === 'string') outcome.app = sent.app;
  const channel = finding?.channel ?? sent.channel;
  if (typeof channel === 'string') outcome.channel = channel;
  if (typeof sent.sentAtMs === 'number') outcome.sentAtMs = sent.sentAtMs;
  if (all.reply.receivedAtMs !== undefined) outcome.receivedAtMs = all.reply.receivedAtMs;
  return outcome;
}

function evidenceOf(all: Circumstances, { code, unknown }: Judgement, finding: Finding | undefined): Evidence {
  const httpStatus = all.reply.status;
  const shown = unknown ? strangeCode(code, all.redactor) : code;
  const message = finding?.message === undefined ? undefined : prose(finding.message, all.redactor);
  const evidence: Mutable<Evidence> = message === undefined ? { httpStatus, code: shown } : { httpStatus, code: shown, message };
  if (finding?.delegate) evidence.vendor = finding.delegate.vendor;
  return evidence;
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

/** Dead needs a voucher: a row that says so, for a token, named by the reply or the only one that was sent. */
function fateOf(all: Circumstances, judgement: Judgement, finding: Finding | undefined): TokenFate {
  const asked = all.request.kind;
  // A topic is nobody's token, whatever the row of a single send suspects.
  if (finding?.tokenAtMost === 'keep' || asked === 'topic' || asked === 'broadcast') return 'keep';
  // Without a finding no code was read, and a status alone kills nobody.
  if (finding === undefined || finding.tokenAtMost === 'suspect' || finding.delegate) return 'suspect';
  if (judgement.verdict.token === 'suspect' || judgement.borrowed) return 'suspect';
  const kind = asked ?? (all.onlyTokens || finding.onlyTokens ? 'token' : undefined);
  if (kind !== undefined && kind !== 'token') return 'keep';
  const named = finding.targets !== undefined || finding.positions !== undefined;
  return kind === undefined || !(named || isOne(all.request.targets, all.onlyTokens)) ? 'suspect' : 'dead';
}

/** A refusal of the whole request speaks of one token only if there was only one. */
function isOne(targets: readonly string[], onlyTokens: boolean): boolean {
  return targets.length === 0 ? onlyTokens : targets.every((target) => target === targets[0]);
}

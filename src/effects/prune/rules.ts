import type { Outcome } from '../../core/outcome.ts';
import type { ReplyNote } from './held.ts';

/** What one outcome says of a token, before anything else is known. */
export type Saying = 'accepted' | 'dead' | 'confirm' | 'suspect' | 'nothing';

/** Only of tokens is anything said; a refusal that keeps the token and an uncertain reply say nothing. */
export function sayingOf(outcome: Outcome): Saying {
  if (outcome.kind !== 'token' || outcome.status === 'uncertain') return 'nothing';
  if (outcome.status === 'accepted') return 'accepted';
  if (outcome.token === 'suspect') return 'suspect';
  if (outcome.token !== 'dead') return 'nothing';
  return outcome.confirm === true || outcome.cause === 'token_malformed' ? 'confirm' : 'dead';
}

interface GuardContext {
  readonly nowMs: number;
  readonly skewMarginMs: number;
  /** Of a pulled list, which has no times: when the one before it was pulled completely. */
  readonly previousPullAtMs?: number | undefined;
}

/**
 * The time before which the device must have reported the token for the last time: when the vendor says it died, else
 * when it was sent to, less the margin. Undefined where neither is known. Nobody can vouch for a death that lies after
 * the vouching, so a time in the future counts as the reply's own.
 */
export function guardOf(outcome: Outcome, { nowMs, skewMarginMs, previousPullAtMs }: GuardContext): number | undefined {
  const diedAtMs = outcome.status === 'refused' ? timeOf(outcome.diedAtMs) : undefined;
  const pulledMs = outcome.api === 'receipt' ? timeOf(previousPullAtMs) : undefined;
  // A list tells of deaths since the pull before it, whenever it was asked for.
  const vouchedMs = diedAtMs ?? pulledMs ?? timeOf(outcome.sentAtMs);
  return vouchedMs === undefined ? undefined : Math.min(vouchedMs, toldAtMs(outcome, nowMs)) - skewMarginMs;
}

/** When we were told: never later than now. */
export const toldAtMs = (outcome: Outcome, nowMs: number): number => Math.min(timeOf(outcome.receivedAtMs) ?? nowMs, nowMs);

/**
 * Which day a sighting counts for. A receipt posted again tells of the same event, so its event counts; a send's
 * `diedAtMs` stays the same through all sends, so its reply counts.
 */
export function seenAtMs(outcome: Outcome, nowMs: number): number {
  const eventMs = outcome.status === 'refused' && outcome.api !== 'send' ? timeOf(outcome.diedAtMs) : undefined;
  return Math.min(eventMs ?? toldAtMs(outcome, nowMs), nowMs);
}

/** Which send, or event, speaks: by this an acceptance and a death are put in order. */
export function saidAtMs(outcome: Outcome, nowMs: number): number {
  const eventMs = outcome.status === 'refused' && outcome.api !== 'send' ? timeOf(outcome.diedAtMs) : undefined;
  return Math.min(eventMs ?? timeOf(outcome.sentAtMs) ?? toldAtMs(outcome, nowMs), nowMs);
}

/** Only what comes as a finite number is a time. */
export const timeOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

/** What the audit trail keeps of a reply: no target, no sentence. */
export function noteOf(outcome: Outcome): ReplyNote {
  const { api, evidence, messageId, sentAtMs, receivedAtMs } = outcome;
  const refused = outcome.status === 'refused' ? outcome : undefined;
  return {
    api,
    code: String(evidence?.code ?? '').slice(0, 128),
    httpStatus: Number(evidence?.httpStatus ?? 0),
    ...(outcome.status !== 'accepted' && { cause: outcome.cause }),
    ...(messageId !== undefined && { messageId: String(messageId).slice(0, 128) }),
    ...(sentAtMs !== undefined && { sentAtMs }),
    ...(receivedAtMs !== undefined && { receivedAtMs }),
    ...(refused?.diedAtMs !== undefined && { diedAtMs: refused.diedAtMs }),
  };
}

/** Longer than any vendor's token, shorter than an attack. */
const longestToken = 4096;

/** No database keeps a NUL or half a character as it came: such a text is nobody's token, and would stop all that wait beside it. */
const unstorable = /\0|\p{Surrogate}/u;

export const isToken = (target: unknown): target is string =>
  typeof target === 'string' && target !== '' && target.length <= longestToken && !unstorable.test(target);

import { masked } from '../../core/mask.ts';
import type { Outcome } from '../../core/outcome.ts';
import { findVendor } from '../../vendors/index.ts';
import type { OutcomeSummary } from './push-event.ts';

const mostKinds = 64;
const apis = ['send', 'auth', 'operation', 'receipt'] as const;

/** Outcomes that are alike counted together; from 64 kinds on the code is `other`. */
export function summaryOf(outcomes: readonly Outcome[]): readonly OutcomeSummary[] {
  const kinds = new Map<string, { -readonly [Key in keyof OutcomeSummary]: OutcomeSummary[Key] }>();
  for (const outcome of outcomes) {
    const { api, status, evidence } = outcome;
    const cause = outcome.status === 'accepted' ? undefined : outcome.cause;
    const token = outcome.status === 'refused' && outcome.token !== 'keep' ? outcome.token : undefined;
    const code = kinds.size < mostKinds ? shownCode(outcome) : 'other';
    const key = JSON.stringify([api, status, cause, token, code, evidence.httpStatus]);
    const known = kinds.get(key);
    const targets = Math.max(1, outcome.targets.length);
    if (known) known.targets += targets;
    else kinds.set(key, { api, status, ...(cause && { cause }), code, httpStatus: evidence.httpStatus, ...(token && { token }), targets });
  }
  return [...kinds.values()];
}

/** Whether a table, or this package itself, has this code. */
export function isKnown({ vendor, evidence }: Outcome): boolean {
  const { code, httpStatus } = evidence;
  if (httpStatus === 0 || code === '' || /^http-\d+$/.test(code)) return true;
  return [vendor, evidence.vendor].some((id) => {
    const found = findVendor(id);
    return found !== undefined && apis.some((api) => found.verdict(code, api) !== undefined);
  });
}

/** A code as it may be written down: of a stranger's text only what looks like one. */
export function shownCode(outcome: Outcome): string {
  const { code } = outcome.evidence;
  if (isKnown(outcome)) return code;
  const looksLikeOne = /^[\w.:-]{1,40}$/.test(code) && masked(code) === code;
  return looksLikeOne && !outcome.targets.some((target) => isIn(code, target)) ? code : 'other';
}

/** A target of two letters is found everywhere and betrays nobody. */
const isIn = (code: string, target: string): boolean => target.length > 3 && (code.includes(target) || target.includes(code));

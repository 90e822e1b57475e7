import { type Cause, causes } from '../core/cause.ts';
import { causeTexts } from '../explain/cause-texts.ts';
import { type Explanation, explain } from '../explain/index.ts';
import { findVendor } from '../vendors/index.ts';
import type { Problem } from './tally/problems.ts';

/** One thing to do, in words. */
export interface Step {
  readonly vendor: string;
  readonly app: string;
  readonly cause: Cause;
  readonly targets: number;
  /** The codes, the most frequent first. */
  readonly codes: readonly string[];
  readonly happened: string;
  readonly whatToDo: string;
}

/**
 * How much a person can do about it, a target. A refused credential stops everything until somebody acts; an asleep
 * device needs nobody.
 */
const weights: Readonly<Record<(typeof causes)[Cause]['owner'], number>> = {
  app: 10,
  credential: 8,
  unknown: 8,
  message: 5,
  quota: 4,
  token: 2,
  vendor: 1,
  network: 1,
  target: 0.5,
  device: 0.5,
};

/** A whole list of tokens that look foreign is our configuration, not the tokens. */
const weightOf = (cause: Cause): number => (cause === 'token_mismatch' ? 6 : weights[causes[cause].owner]);

/** What to do, the most useful first. */
export function firstSteps(problems: readonly Problem[], most = 10): readonly Step[] {
  return [...problems]
    .sort((a, b) => b.targets * weightOf(b.cause) - a.targets * weightOf(a.cause))
    .slice(0, most)
    .map(stepOf);
}

function stepOf({ vendor, app, cause, targets, codes }: Problem): Step {
  const ranked = [...codes.entries()].sort(([, a], [, b]) => b.number - a.number);
  const known = ranked.slice(0, 1).flatMap(([code, { api }]) => explained(vendor, code, api, cause))[0];
  const usual = causeTexts[cause];
  return {
    vendor,
    app,
    cause,
    targets,
    codes: ranked.map(([code]) => code),
    happened: known?.meaning.en ?? usual.en,
    whatToDo: known?.whatToDo.en ?? usual.doEn,
  };
}

/** The sentence of a row that says something else than what was counted (a user's own rows) would mislead. */
function explained(vendor: string, code: string, api: string, cause: Cause): readonly Explanation[] {
  const found = findVendor(vendor);
  const row = found && explain(found, code, api as Explanation['api']);
  return row?.cause === cause ? [row] : [];
}

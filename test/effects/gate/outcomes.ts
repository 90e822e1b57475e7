import { type Cause, causes } from '../../../src/core/cause.ts';
import type { Accepted, Outcome, Refused, Uncertain } from '../../../src/core/outcome.ts';

const base = { vendor: 'xiaomi', api: 'send', kind: 'token', targets: ['t'], evidence: { httpStatus: 200, code: '0' } } as const;

export const accepted = (more: Partial<Accepted> = {}): Accepted => ({ ...base, ...more, status: 'accepted' });

/** A refusal with the usual advice of its cause. */
export function refused(cause: Cause, more: Partial<Refused> = {}): Refused {
  const { retry, token, pause } = causes[cause];
  return { ...base, retry, token, pause, evidence: { httpStatus: 200, code: `code-${cause}` }, ...more, status: 'refused', cause };
}

export function uncertain(cause: Cause, more: Partial<Uncertain> = {}): Uncertain {
  const { retry, pause } = causes[cause];
  const evidence = { httpStatus: 500, code: 'http-500' };
  return { ...base, retryIfRepeatable: retry, token: 'keep', pause, evidence, ...more, status: 'uncertain', cause };
}

/** A 503 with nothing in it. */
export const down = (more: Partial<Refused> = {}): Outcome =>
  refused('vendor_unavailable', { evidence: { httpStatus: 503, code: 'http-503' }, ...more });

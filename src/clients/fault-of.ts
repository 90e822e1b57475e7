import type { Fault } from '../core/fault.ts';
import { chainOf } from './causes-of.ts';
import { codeOfLink, isOurMistake, isTimeout, isVague } from './fault-codes.ts';

/** What is known beside the error itself. */
export interface FaultHints {
  /** Whether the request can have been written; only a proof is `never`. */
  readonly written: Fault['written'];
  /** The time-out of the client has passed, whatever the error calls it. */
  readonly timedOut?: boolean | undefined;
  /** The word where the error has none of its own. Default `UNKNOWN`. */
  readonly otherwise?: string | undefined;
}

/** An error of axios, fetch or undici as a fault. Codes decide, never a message; the innermost one knows best. */
export function faultOf(error: unknown, { written, timedOut, otherwise = 'UNKNOWN' }: FaultHints): Fault {
  const codes = codesOf(error);
  const known = codes.filter((code) => !isVague(code));
  const late = timedOut === true && known.every((code) => code === 'ECONNRESET');
  const code = late ? 'ETIMEDOUT' : (known.at(-1) ?? otherwise);
  if (written === 'never') return { cause: codes.some(isOurMistake) ? 'misconfigured' : 'connection_failed', written, code };
  return { cause: codes.some(isTimeout) || late ? 'timeout' : 'connection_failed', written, code };
}

/** The codes of an error and of all that stands behind it, from the outside in. */
export function codesOf(error: unknown): readonly string[] {
  return chainOf(error).flatMap((link) => codeOfLink(link) ?? []);
}

import { causes } from '../../core/cause.ts';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Refused, Uncertain } from '../../core/outcome.ts';

/** Why there is no token: what `CredentialError` carries. */
export type Failure = Refused | Uncertain;

const transient = /^(?:ECONN[A-Z]+|ENOTFOUND|EAI_[A-Z]+|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|UND_ERR_[A-Z_]+|ABORT_ERR)$/;

/** The system's word in an error, or in what stands behind it; never a sentence. */
export function systemWord(error: unknown): string | undefined {
  let link = error;
  for (let depth = 0; depth < 5 && typeof link === 'object' && link !== null; depth += 1) {
    const { code, cause } = link as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === 'string' && transient.test(code)) return code;
    link = cause;
  }
  return undefined;
}

/** A token call that got no answer. Whether it was written does not matter: nobody is pushed twice by it. */
export function failureOf(vendor: string, app: string, cause: 'timeout' | 'connection_failed' | 'misconfigured', code: string): Failure {
  const [outcome] = outcomesOfFault({ id: vendor, definition: {} }, { cause, written: 'never', code }, { api: 'auth', app, targets: [] });
  return outcome as Failure;
}

/** An answer without a token in it. */
export function emptyAnswer(vendor: string, app: string): Failure {
  const failure = failureOf(vendor, app, 'connection_failed', 'NO_TOKEN') as Refused;
  return { ...failure, cause: 'malformed_reply', retry: causes.connection_failed.retry };
}

/** Asking again would bring the same: a person has to act. */
export const isRefusal = (failure: Failure): failure is Refused =>
  failure.status === 'refused' && (failure.retry.when === 'never' || failure.retry.when === 'after_refresh');

/** What the vendor asked for. Milliseconds. */
export function askedMs(failure: Failure): number {
  const retry = failure.status === 'refused' ? failure.retry : failure.retryIfRepeatable;
  if (retry.when === 'backoff') return retry.atLeastMs ?? 0;
  return retry.when === 'after' ? (retry.waitMs ?? 0) : 0;
}

import { causes } from '../../core/cause.ts';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Outcomes, Refused, Uncertain } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';

/** There is no credential. Holds what the vendor answered, and nothing of the request that asked. */
export class CredentialError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'CredentialError';
  /** Of the token call, `api: 'auth'`, without targets. */
  readonly outcome: Refused | Uncertain;
  /** No earlier than this it is tried again. Milliseconds since 1970. */
  readonly againAtMs: number;
  readonly #waitMs: number;

  constructor(outcome: Refused | Uncertain, againAtMs: number, nowMs: number) {
    super(`push-outcome: no credential for ${outcome.vendor}: ${outcome.cause} (${outcome.evidence.code})`);
    this.outcome = outcome;
    this.againAtMs = againAtMs;
    this.#waitMs = Math.max(0, againAtMs - nowMs);
  }

  /** What that means for a push which therefore never left: refused, whatever became of the token call. */
  outcomesFor(sent: Sent, receivedAtMs?: number): Outcomes {
    const { outcome } = this;
    const vendor = { id: outcome.vendor, definition: {} };
    const [unsent] = outcomesOfFault(
      vendor,
      { cause: 'connection_failed', written: 'never', code: outcome.evidence.code },
      sent,
      receivedAtMs,
    );
    const { cause, evidence } = outcome;
    const isFinal = outcome.status === 'refused' && outcome.retry.when === 'never';
    const retry = isFinal ? outcome.retry : ({ when: 'backoff', atLeastMs: this.#waitMs } as const);
    // Only the token endpoint is down, not the vendor: the app waits, and nobody else.
    const pause = causes[cause].pause === 'none' ? 'none' : 'app';
    return [{ ...(unsent as Refused), cause, retry, pause, evidence }];
  }
}

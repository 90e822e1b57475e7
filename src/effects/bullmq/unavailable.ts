/** The queue's engine does not answer. Holds no address: it may carry a password. */
export class QueueUnavailableError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'QueueUnavailableError';
  /** The system's word, such as `ECONNREFUSED`; `TIMEOUT` where nothing came. */
  readonly code: string;
  /** `none`: nothing was enqueued. `perhaps`: some of it may be; the same call with the same `messageKey` adds only what is missing. */
  readonly enqueued: 'none' | 'perhaps';

  constructor(engine: string, code: string, enqueued: 'none' | 'perhaps') {
    super(
      `push-outcome: the queue's engine (${engine}) does not answer (${code}); ${
        enqueued === 'none'
          ? 'nothing was enqueued'
          : 'some of it may be enqueued, and the same call with the same messageKey adds only what is missing'
      }`,
    );
    this.code = code;
    this.enqueued = enqueued;
  }
}

/** A word of the system, never a sentence: sentences hold addresses. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  const { code, errors, name } = error as { readonly code?: unknown; readonly errors?: readonly unknown[]; readonly name?: unknown };
  if (typeof code === 'string' && /^\w{1,40}$/.test(code)) return code;
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0]);
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'UNKNOWN';
}

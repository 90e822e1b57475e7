/** One call at a time, whose result goes to all who ask while it is under way. */
export class Flight<Result> {
  #current: Promise<Result> | undefined;

  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  join(begin: () => Promise<Result>): Promise<Result> {
    this.#current ??= begin().finally(() => {
      this.#current = undefined;
    });
    return this.#current;
  }
}

/** The same promise, given up by one of those who wait for it. */
export function abortable<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

import type { Settings } from './options.ts';
import type { StoredCredential } from './types.ts';

const pollMs = 250;

/** The store of a fleet, as one process sees it. Nothing here rejects: a store that fails is a store that is empty. */
export class Shared {
  readonly #settings: Settings;
  readonly #key: string;
  #failures = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#key = `${settings.vendor}/${settings.app}`;
  }

  /** What another process has made, if it is good by `isGood`. */
  async find(isGood: (stored: StoredCredential) => boolean): Promise<StoredCredential | undefined> {
    const stored = await this.#quietly((store) => store.get(this.#key));
    return isStored(stored) && isGood(stored) ? stored : undefined;
  }

  async keep(stored: StoredCredential): Promise<void> {
    const ttlMs = Math.max(1, stored.expiresAtMs - this.#settings.now());
    await this.#quietly((store) => store.set(this.#key, stored, ttlMs));
  }

  /**
   * The right to renew, or what another process has made meanwhile. Whoever holds the lock may have died: after the time
   * that a renewal can take this process goes on without it.
   */
  async lockOr(isGood: (stored: StoredCredential) => boolean): Promise<StoredCredential | (() => Promise<void>)> {
    const { store, timeoutMs, now } = this.#settings;
    const lockMs = timeoutMs * 2 + 5000;
    const untilMs = now() + lockMs;
    while (store?.lock && now() < untilMs) {
      const failures = this.#failures;
      const unlock = await this.#quietly((given) => given.lock?.(this.#key, lockMs));
      if (this.#failures > failures) break;
      const found = await this.find(isGood);
      if (found) {
        await this.#quietly(() => unlock?.());
        return found;
      }
      if (unlock) return async () => void (await this.#quietly(() => unlock()));
      await new Promise<void>((resolve) => void this.#settings.setTimer(resolve, pollMs));
    }
    return async () => undefined;
  }

  async #quietly<Result>(
    run: (store: NonNullable<Settings['store']>) => Promise<Result> | Result | undefined,
  ): Promise<Result | undefined> {
    const { store, vendor, app, tell } = this.#settings;
    if (!store) return undefined;
    try {
      const result = await run(store);
      this.#failures = 0;
      return result;
    } catch {
      this.#failures += 1;
      if (this.#failures === 1) tell({ type: 'store_failed', vendor, app, failures: 1 });
      return undefined;
    }
  }
}

function isStored(value: unknown): value is StoredCredential {
  if (typeof value !== 'object' || value === null) return false;
  const { token, madeAtMs, expiresAtMs, renewAtMs } = value as Partial<StoredCredential>;
  return typeof token === 'string' && token !== '' && [madeAtMs, expiresAtMs, renewAtMs].every(Number.isFinite);
}

import type { CredentialStore, StoredCredential } from './types.ts';

/** A store for several credentials of one process, and for tests: what a shared one has to do. */
export function memoryCredentialStore(now: () => number = Date.now): CredentialStore {
  const kept = new Map<string, { readonly credential: StoredCredential; readonly untilMs: number }>();
  const locks = new Map<string, number>();
  return {
    get: async (key) => {
      const found = kept.get(key);
      return found && now() < found.untilMs ? found.credential : undefined;
    },
    set: async (key, credential, ttlMs) => void kept.set(key, { credential, untilMs: now() + ttlMs }),
    lock: async (key, ms) => {
      if ((locks.get(key) ?? 0) > now()) return undefined;
      const untilMs = now() + ms;
      locks.set(key, untilMs);
      return async () => {
        if (locks.get(key) === untilMs) locks.delete(key);
      };
    },
  };
}

import type { LeftAlone } from './events.ts';
import type { Death, Registration, Scope, TokenStore } from './store.ts';

/** A store that only says what it would do. `missingIsGone` where the rows may be gone already (shadow mode). */
export function dryStore(store: TokenStore, leave: (scope: Scope, because: LeftAlone) => void, missingIsGone: boolean): TokenStore {
  const wouldGo = async (scope: Scope, deaths: readonly Death[]): Promise<string[]> => {
    if (!store.find) return deaths.map(({ token }) => token);
    const found = new Map(
      (
        await store.find(
          scope,
          deaths.map(({ token }) => token),
        )
      ).map((one) => [one.token, one]),
    );
    return deaths.flatMap((death) => {
      const because = whyLeft(death, found.get(death.token), store.knowsRegisteredAt, missingIsGone);
      if (because === undefined) return death.token;
      leave(scope, because);
      return [];
    });
  };
  const { count } = store;
  return {
    knowsRegisteredAt: store.knowsRegisteredAt,
    invalidate: wouldGo,
    ...(store.move && { move: wouldGo }),
    ...(count && { count: (scope: Scope) => count.call(store, scope) }),
  };
}

function whyLeft(death: Death, found: Registration | undefined, guarded: boolean, missingIsGone: boolean): LeftAlone | undefined {
  if (!found) return missingIsGone ? undefined : 'unknown_token';
  if (found.invalidated) return missingIsGone ? undefined : 'already_invalid';
  return !guarded || (found.registeredAtMs !== undefined && found.registeredAtMs < death.registeredBeforeMs)
    ? undefined
    : 'registered_later';
}

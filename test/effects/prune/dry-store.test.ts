import { describe, expect, test } from 'vitest';
import { dryStore } from '../../../src/effects/prune/dry-store.ts';
import type { TokenStore } from '../../../src/effects/prune/index.ts';
import { scope } from './outcomes.ts';

describe('the store of a dry run', () => {
  const rows = [
    { token: 'old', registeredAtMs: 9, invalidated: false },
    { token: 'at', registeredAtMs: 10, invalidated: false },
    { token: 'unknown time', invalidated: false },
    { token: 'gone', registeredAtMs: 9, invalidated: true },
  ];
  const deaths = ['old', 'at', 'unknown time', 'gone', 'nobody'].map((token) => ({ token, registeredBeforeMs: 10 }));
  const dry = (more: Partial<TokenStore> = {}, missingIsGone = false) => {
    const left: string[] = [];
    const store: TokenStore = {
      knowsRegisteredAt: true,
      invalidate: () => Promise.reject(new Error('dry')),
      find: async () => rows,
      ...more,
    };
    return { left, store: dryStore(store, (of, because) => left.push(`${of.app} ${because}`), missingIsGone) };
  };

  test('gives what would go, and tells why the rest would not', async () => {
    const { store, left } = dry();
    expect(await store.invalidate(scope, deaths, 0)).toEqual(['old']);
    expect(left).toEqual(['main registered_later', 'main registered_later', 'main already_invalid', 'main unknown_token']);
    expect([store.knowsRegisteredAt, store.move, store.count, store.memory, store.together]).toEqual([true, ...Array(4).fill(undefined)]);
  });

  test('takes what is gone already as gone by the present code, in shadow mode', async () => {
    const { store, left } = dry({}, true);
    expect(await store.invalidate(scope, deaths, 0)).toEqual(['old', 'gone', 'nobody']);
    expect(left).toEqual(['main registered_later', 'main registered_later']);
  });

  test('believes all that it cannot look up, and minds no time where there is none', async () => {
    const all = deaths.map(({ token }) => token);
    expect(await dry({ find: undefined as never }).store.invalidate(scope, deaths, 0)).toEqual(all);
    expect(await dry({ knowsRegisteredAt: false }).store.invalidate(scope, deaths, 0)).toEqual(['old', 'at', 'unknown time']);
  });

  test('moves as it invalidates, and counts what the store counts', async () => {
    const own = {
      tokens: 7,
      move: async () => [],
      async count() {
        return this.tokens;
      },
    };
    const { store } = dry(own);
    expect(await store.count?.(scope)).toBe(7);
    expect(await store.move?.(scope, [{ token: 'old', registeredBeforeMs: 10, replacement: 'new' }], 0)).toEqual(['old']);
  });
});

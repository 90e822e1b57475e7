import { memoryStore } from '../../../src/effects/prune/index.ts';
import { contractOf } from './contract.ts';

contractOf('the store in memory', async () => {
  let inner = memoryStore();
  // A new one for each test, behind the same face.
  const store = new Proxy(inner, { get: (_, name) => Reflect.get(inner, name) });
  return {
    store,
    register: async (scope, tokens, atMs) => {
      for (const token of tokens) inner.register(scope, token, atMs);
    },
    valid: async (scope) => inner.tokens(scope),
    clear: async () => {
      inner = memoryStore();
    },
    close: async () => undefined,
  };
});

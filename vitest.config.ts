import { defineConfig } from 'vitest/config';

/** What changes the process under the others (nock in `http` and `fetch`, a stand-in for a module of Node's), or counts all that lives in it. */
const stateful = ['effects/otel/*', 'effects/receipts/trust', 'clients/fixtures', 'clients/secrets', 'recipes/*', 'security'].map(
  (place) => `test/${place}.test.ts`,
);
/** What keeps something in its modules: the gate of `deliver`, warnings that are given once, counters. */
const effects = ['test/effects/**/*.test.ts'];

export default defineConfig({
  // A missing snapshot fails: `npx vitest run -u test/explain` writes it, and its diff is reviewed.
  test: {
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      // A quarter of the time went into loading the same modules anew for every file.
      { extends: true, test: { name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: [...effects, ...stateful] } },
      { extends: true, test: { name: 'effects', isolate: false, include: effects, exclude: stateful } },
      { extends: true, test: { name: 'isolated', include: stateful } },
    ],
  },
});

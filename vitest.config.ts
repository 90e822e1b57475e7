import { defineConfig } from 'vitest/config';

/** What keeps something for the whole process: the gate of `deliver`, warnings that are given once, counters, nock in `http` and `fetch`. */
const stateful = ['effects/**/*', 'clients/fixtures', 'clients/secrets', 'recipes/*', 'security'].map((place) => `test/${place}.test.ts`);
const gates = ['test/effects/gate/**/*.test.ts'];

export default defineConfig({
  // A missing snapshot fails: `npx vitest run -u test/explain` writes it, and its diff is reviewed.
  test: {
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      // A quarter of the time went into loading the same modules anew for every file.
      { extends: true, test: { name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: stateful } },
      { extends: true, test: { name: 'gates', isolate: false, include: gates } },
      { extends: true, test: { name: 'isolated', include: stateful, exclude: gates } },
    ],
  },
});

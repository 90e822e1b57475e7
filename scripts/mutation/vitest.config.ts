import { defineConfig } from 'vitest/config';

/** The quick suites that know the rules of each part; what drives sockets, databases and browsers is left out. */
const suites: Readonly<Record<string, readonly string[]>> = {
  decide: ['test/core/decide.test.ts'],
  core: ['test/core/**/*.test.ts', 'test/vendors/*.test.ts', 'test/properties.test.ts'],
  gate: ['test/effects/gate/*.test.ts'],
  prune: ['test/effects/prune/*.test.ts'],
  read: ['test/vendors/*.test.ts', 'test/properties.test.ts'],
};

export default defineConfig({
  test: {
    update: 'none',
    testTimeout: 60_000,
    include: [...(suites[process.env.MUTATE_PART ?? 'decide'] ?? [])],
    exclude: ['test/vendors/tenth-vendor.test.ts', 'test/effects/gate/storm.test.ts', 'test/effects/prune/drill.test.ts'],
    env: { PROPERTY_CASES: '600', FC_RUNS: '40', IDLE_APPS: '10500' },
  },
});

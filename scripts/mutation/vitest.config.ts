import { defineConfig } from 'vitest/config';

/** The quick suites that know the rules; what drives sockets, databases and browsers is left out. */
export default defineConfig({
  test: {
    update: 'none',
    testTimeout: 60_000,
    include: [
      'test/core/**/*.test.ts',
      'test/vendors/*.test.ts',
      'test/explain/catalogue.test.ts',
      'test/properties.test.ts',
      'test/effects/gate/*.test.ts',
      'test/effects/prune/*.test.ts',
      'test/effects/deliver/laws.test.ts',
      'test/effects/deliver/deliver.test.ts',
    ],
    exclude: ['test/vendors/tenth-vendor.test.ts', 'test/effects/gate/storm.test.ts', 'test/effects/prune/drill.test.ts'],
    env: { PROPERTY_CASES: '600', FC_RUNS: '40', IDLE_APPS: '12000' },
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A missing snapshot fails: `npx vitest run -u test/explain` writes it, and its diff is reviewed.
  test: { update: 'none', include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
});

// Mutation testing of what decides who is sent to again and who is deleted. By hand: `npm run mutate`, or one part of it with
// MUTATE=core npm run mutate. Rows of tables are data, held by the snapshot of all verdicts.
const parts = {
  core: ['src/core/**/*.ts', '!src/core/decide/**'],
  decide: ['src/core/decide/**/*.ts'],
  read: ['src/vendors/*/*.ts', '!src/vendors/*/{codes,texts,schema,simulation,simulation-each,index}.ts', '!src/vendors/*/*sent*.ts'],
  gate: ['src/effects/gate/**/*.ts'],
  prune: ['src/effects/prune/**/*.ts'],
};
const chosen = process.env.MUTATE ? process.env.MUTATE.split(',') : Object.keys(parts);

export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/vitest.mutation.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: chosen.flatMap((part) => parts[part] ?? [part]),
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATE_PROCESSES ?? 2),
  timeoutMS: 5000,
  timeoutFactor: 2,
  disableTypeChecks: false,
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'node_modules/.push-outcome/mutation.json' },
  thresholds: { high: 95, low: 90, break: null },
};

import { parts, reportOf } from './parts.mjs';

const { MUTATE_PART: part = 'decide', MUTATE_FILES: files, MUTATE_PROCESSES: processes = '2' } = process.env;

export default {
  packageManager: 'npm',
  testRunner: 'in-process',
  plugins: [new URL('runner.mjs', import.meta.url).href],
  mutate: files ? files.split(',') : parts[part].mutate,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: Number(processes),
  // A shared machine: what is late is not caught.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  disableTypeChecks: false,
  tempDirName: `.stryker-tmp/${part}`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: reportOf(part) },
  thresholds: { high: 95, low: 90, break: null },
};

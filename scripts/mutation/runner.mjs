import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { collectTests, getFn, getHooks } from '@vitest/runner';
import fc from 'fast-check';
import { createServer, createServerModuleRunner } from 'vite';
import { parts } from './parts.mjs';

const stryker = { mutantCoverage: { static: {}, perTest: {} } };
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = stryker;
/** They compare times, and time is short where every core is at work. */
const timed = /costs no more|in linear time/;
const heavy = /tenth-vendor|storm|drill/;

/**
 * Runs the suites inside its own process: modules are loaded once, and each mutant meets first the quickest of the tests that reach it.
 * Vitest, which loads everything anew for every mutant, takes some twenty times as long.
 */
class InProcess {
  #tests = new Map();

  capabilities() {
    // What is broken only while it is loaded is left out (`ignoreStatic`), and nothing else needs to be loaded again.
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, { NODE_ENV: 'test', VITEST: '1', PROPERTY_CASES: '600', FC_RUNS: '40' });
    const server = await createServer({
      configFile: false,
      logLevel: 'error',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      resolve: { alias: { vitest: resolve('scripts/mutation/expect.mjs') } },
      ssr: { external: true },
    });
    // Nobody reads the smallest case that a broken code fails with; and the same cases each time give the same survivors.
    fc.configureGlobal({ endOnFailure: true, seed: 20261130 });
    const modules = createServerModuleRunner(server.environments.ssr, { hmr: false, sourcemapInterceptor: false });
    const files = await collectTests(
      suitesOf(process.env.MUTATE_PART).map((filepath) => ({ filepath })),
      runnerOf((path) => modules.import(path)),
    );
    for (const file of files) {
      if (file.result?.state === 'fail') throw new Error(`${file.name}: ${file.result.errors?.[0]?.stack}`);
      this.#collect(file);
    }
    await server.close();
  }

  async dryRun() {
    const tests = [];
    stryker.activeMutant = undefined;
    for (const [id, test] of this.#tests) {
      stryker.currentTestId = id;
      const result = await resultOf(id, test);
      test.timeSpentMs = result.timeSpentMs;
      tests.push(result);
    }
    stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    Object.assign(stryker, { hitCount: 0, hitLimit, activeMutant: activeMutant.id });
    const asked = (testFilter ?? [...this.#tests.keys()]).map((id) => [id, this.#tests.get(id)]);
    asked.sort(([, one], [, other]) => one.timeSpentMs - other.timeSpentMs);
    const tests = [];
    let late;
    for (const [id, test] of asked) {
      const result = await Promise.race([resultOf(id, test), endlessAfter(5000 + 5 * test.timeSpentMs)]);
      late = result === undefined ? { status: DryRunStatus.Timeout, reason: id } : undefined;
      if (late) break;
      test.timeSpentMs = result.timeSpentMs;
      tests.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    stryker.activeMutant = undefined;
    late ??= determineHitLimitReached(stryker.hitCount, hitLimit);
    return toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests });
  }

  #collect(suite, above = '', hooks = []) {
    const name = `${above} ${suite.name}`.trim();
    const { beforeEach } = getHooks(suite);
    const before = [...hooks, ...beforeEach];
    for (const task of suite.tasks) {
      if (task.type === 'suite') this.#collect(task, name, before);
      else if (task.mode === 'run' && !timed.test(task.name))
        this.#tests.set(`${name} ${task.name} #${this.#tests.size}`, { run: getFn(task), before, timeSpentMs: 0 });
    }
  }
}

/** A promise that nobody waited for fails the test in whose time it fails. */
let stray;
process.on('unhandledRejection', (error) => {
  stray = error instanceof Error ? error : new Error(String(error));
});

async function resultOf(id, { run, before }) {
  const began = performance.now();
  const spent = () => ({ id, name: id, timeSpentMs: performance.now() - began });
  stray = undefined;
  try {
    for (const hook of before) await hook({});
    await run();
    if (stray) throw stray;
    return { ...spent(), status: TestStatus.Success };
  } catch (error) {
    return { ...spent(), status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
  }
}

/** What waits for something that never comes; what computes for ever is ended from outside. */
const endlessAfter = (waitMs) => new Promise((resolve) => setTimeout(resolve, waitMs).unref());

const runnerOf = (importFile) => ({
  config: {
    root: process.cwd(),
    setupFiles: [],
    sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    tags: [],
    allowOnly: false,
  },
  importFile,
});

function suitesOf(part) {
  const within = (place) => (statSync(place).isDirectory() ? readdirSync(place).map((file) => `${place}/${file}`) : [place]);
  const files = parts[part].tests.flatMap(within).filter((file) => file.endsWith('.test.ts') && !heavy.test(file));
  return files.map((file) => resolve(file));
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcess)];

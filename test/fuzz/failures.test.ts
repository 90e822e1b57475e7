import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPrototypes, reached } from './laws.ts';
import { subjects } from './subjects.ts';

const folder = new URL('./failures/', import.meta.url);
const kept = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

describe('what fuzzing once found stays mended', () => {
  test.each(kept)('%s', async (file) => {
    const { subject, case: given } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    await subjects[subject]?.check(given as never);
  });

  test.each(Object.entries(subjects))('%s: a thousand cases find nothing, and touch no prototype', async (_name, { cases, check }) => {
    const { failed, counterexample } = await fc.check(
      fc.asyncProperty(cases, async (given) => check(given)),
      { numRuns: 1000, seed: 7 },
    );
    expect(failed ? counterexample : undefined).toBeUndefined();
    checkPrototypes();
  });

  test('they reach every kind of outcome', () => {
    for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(5);
  });
});

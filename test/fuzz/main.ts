import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { checkPrototypes, reached } from './laws.ts';
import { type Subject, subjects } from './subjects.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, cases: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const most = Number(values.cases ?? (values.minutes === undefined ? 100_000 : Number.POSITIVE_INFINITY));
const untilMs = Date.now() + Number(values.minutes ?? 10_000) * 60_000;
const chunk = 20_000;
const failures = join(process.cwd(), 'test/fuzz/failures');
const chosen = Object.entries(subjects).filter(([name]) => values.only === undefined || name === values.only);
const shares = chosen.reduce((sum, [, { share }]) => sum + share, 0);
const counts: Record<string, number> = {};

/** One chunk of one subject. The shrunk case of a failure is kept, and tried again by the tests from then on. */
async function play(name: string, { cases, check }: Subject, numRuns: number, at: number): Promise<boolean> {
  const property = fc.asyncProperty(cases, async (given) => check(given));
  const { failed, counterexample, error, numShrinks } = await runOf(check, cases, property, { seed: at, numRuns });
  counts[name] = (counts[name] ?? 0) + numRuns;
  checkPrototypes();
  if (!failed) return true;
  const file = join(failures, `${name}-${at}.json`);
  mkdirSync(failures, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ subject: name, case: counterexample?.[0] }, null, 2)}\n`);
  console.error(
    `${name} failed with seed ${at}, shrunk ${numShrinks} times: ${String(error)}\nkept as test/fuzz/failures/${name}-${at}.json`,
  );
  return false;
}

interface Run {
  readonly failed: boolean;
  readonly counterexample: readonly unknown[] | null;
  readonly error: unknown;
  readonly numShrinks: number;
}

/** What is checked at once costs no promise a case. */
async function runOf(
  check: Subject['check'],
  cases: fc.Arbitrary<never>,
  property: fc.IAsyncProperty<[never]>,
  options: object,
): Promise<Run> {
  if (check.constructor.name === 'AsyncFunction') {
    const { failed, counterexample, errorInstance: error, numShrinks } = await fc.check(property, options);
    return { failed, counterexample, error, numShrinks };
  }
  const {
    failed,
    counterexample,
    errorInstance: error,
    numShrinks,
  } = fc.check(
    fc.property(cases, (given) => void check(given)),
    options,
  );
  return { failed, counterexample, error, numShrinks };
}

const total = () => Object.values(counts).reduce((sum, count) => sum + count, 0);
const startedMs = Date.now();
console.log(`seed ${seed}`);
let whole = true;
for (let round = 0; whole && total() < most && Date.now() < untilMs; round += 1)
  for (const [name, one] of chosen) {
    const wanted = Math.ceil((Math.min(chunk, most - total()) * one.share) / shares);
    if (wanted > 0 && Date.now() < untilMs) whole = (await play(name, one, wanted, seed + round)) && whole;
  }
console.table(counts);
console.log(
  `outcomes: ${Object.entries(reached)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')}`,
);
console.log(`${total()} cases in ${Math.round((Date.now() - startedMs) / 1000)} s, seed ${seed}: ${whole ? 'nothing found' : 'FAILED'}`);
process.exitCode = whole ? 0 : 1;

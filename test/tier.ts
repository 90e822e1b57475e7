/** `npm test` needs no server and takes three minutes; `.ci/run` asks for all that the machine has. */
export const isWhole = process.env.TESTS === 'all';

/** True where a suite is left to `.ci/run`. What is skipped is said. */
export function leftToCi(what: string): boolean {
  if (!isWhole) console.warn(`SKIPPED: ${what} (TESTS=all runs it)`);
  return !isWhole;
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tablesVersion } from '../../src/index.ts';
import { deadLines, digest, verdictLines } from './lines.ts';

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { version } = JSON.parse(textOf('../../package.json'));
const [released = '', ...dead] = textOf('./released-dead.tsv').trimEnd().split('\n');

/** The part of a version whose step is a major release: the second number before 1.0, the first after it. */
function majorOf(text: string): string {
  const [major = '0', minor = '0'] = text.split('.');
  return major === '0' ? `0.${minor}` : major;
}

const allowed = (before: { version: string; dead: readonly string[] }, after: { version: string; dead: readonly string[] }) =>
  before.dead.join('\n') === after.dead.join('\n') || majorOf(before.version) !== majorOf(after.version);

test('the version of the tables ends with the digest of their verdicts, so that no verdict changes without it', () => {
  const [day = '', sum] = tablesVersion.split('+');
  expect(Number.isNaN(Date.parse(day)), day).toBe(false);
  expect(sum, 'src/vendors/tables-version.ts: set the day and this digest, and name the rows in the changelog').toBe(
    digest(verdictLines()),
  );
});

test('a changed "dead" is a major release', () => {
  const now = { version, dead: deadLines() };
  const message = 'rows that kill tokens differ from the released ones: raise the major version and renew released-dead.tsv';
  expect(allowed({ version: released, dead }, now), message).toBe(true);
});

test.each([
  ['1.2.0', '1.3.0', 'a', false],
  ['1.2.0', '2.0.0', 'a', true],
  ['0.1.0', '0.1.1', 'a', false],
  ['0.1.0', '0.2.0', 'a', true],
  ['0.1.0', '0.1.1', '', true],
])('from %s to %s with the changed rows "%s" is allowed: %s', (before, after, changed, expected) => {
  const dead = ['apns\tsend\tUnregistered'];
  expect(allowed({ version: before, dead }, { version: after, dead: changed ? [...dead, changed] : dead })).toBe(expected);
});

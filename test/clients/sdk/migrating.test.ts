import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Errors } from 'apns2';
import { describe, expect, test } from 'vitest';
import { tables } from './tables.ts';

const document = readFileSync(new URL('../../../docs/migrating.md', import.meta.url), 'utf8');

const require = createRequire(import.meta.url);

/** A file of an installed package that it does not export. */
const inside = (name: string, file: string) => require(fileURLToPath(new URL(`../../../node_modules/${name}/${file}`, import.meta.url)));

const prefixed = (prefix: string, words: readonly unknown[]): string[] =>
  words.filter((word) => typeof word === 'string').map((word) => `${prefix}/${word}`);

function wordsOf13(): string[] {
  const { MessagingClientErrorCode: messaging, AppErrorCodes: app } = inside('firebase-admin', 'lib/utils/error.js');
  const own = Object.entries(app).filter(([name]) => name !== 'name');
  return [
    ...prefixed(
      'messaging',
      Object.values<{ code: string }>(messaging).map(({ code }) => code),
    ),
    ...prefixed(
      'app',
      own.map(([, word]) => word),
    ),
  ];
}

function wordsOf14(): string[] {
  const { MessagingErrorCode: messaging } = inside('firebase-admin-14', 'lib/messaging/error.js');
  const { AppErrorCode: app } = inside('firebase-admin-14', 'lib/app/error.js');
  return [...prefixed('messaging', Object.values(messaging)), ...prefixed('app', Object.values(app))];
}

describe('docs/migrating.md', () => {
  test.each(Object.entries(tables))('the table of %s says what the code does, row by row', (_, render) => {
    const rendered = render().split('\n');
    for (const row of rendered) expect(document).toContain(row);
    expect(rendered.length).toBeGreaterThan(9);
  });

  test.each([
    ['firebase-admin 13', wordsOf13],
    ['firebase-admin 14', wordsOf14],
    ['apns2', () => Object.values(Errors).filter((word) => word !== Errors.error)],
  ])('every word in the own list of the installed %s stands in it', (_, wordsOf) => {
    const words = wordsOf();
    expect(words.length).toBeGreaterThan(20);
    // Others write it with more behind it: `UnknownError`, statusCode 410.
    expect(words.filter((word) => !document.includes(`| \`${word}\``))).toEqual([]);
  });

  test('every sentence that node-apn has for a push that failed stands in it', () => {
    const client = readFileSync(require.resolve('@parse/node-apn/lib/client.js'), 'utf8');
    const all = [...client.matchAll(/new VError\((?:\w+, )?['`]([^'`$%]*)/g)].map(([, words = '']) => words.replace(/:? *$/, ''));
    // Of calls about channels, which are no push.
    const said = all.filter((words) => !/^(?:could not make a path|invalid httpMethod)/.test(words));
    expect(said.length).toBeGreaterThan(7);
    expect(said.filter((words) => !document.includes(`error \`${words}`))).toEqual([]);
  });
});

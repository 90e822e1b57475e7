import { describe, expect, test } from 'vitest';
import { catalogue, explain } from '../../src/explain/index.ts';
import { type Vendor, vendors, withRows } from '../../src/index.ts';
import { verdictLines } from './lines.ts';

describe('the catalogue', () => {
  // A changed verdict changes who is deleted: it is seen here, and the changelog names it.
  test('says of every code what was reviewed', async () => {
    await expect(`${verdictLines().join('\n')}\n`).toMatchFileSnapshot('./verdicts.tsv');
  });

  test('names every row once', () => {
    const keys = catalogue().map(({ vendor, api, code }) => `${vendor} ${api} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(1150);
  });

  test('tells nobody to delete a token that is not dead', () => {
    const living = catalogue().filter(({ token }) => token !== 'dead');
    expect(
      living.filter(({ whatToDo }) => /\bdelete\b/.test(whatToDo.en)).map(({ vendor, api, code }) => `${vendor} ${api} ${code}`),
    ).toEqual([]);
  });

  test('never says dead for any cause but the three', () => {
    const dead = catalogue().filter(({ token }) => token === 'dead');
    expect(new Set(dead.map(({ cause }) => cause))).toEqual(new Set(['token_unregistered', 'token_expired', 'token_malformed']));
  });
});

describe('explain', () => {
  test('takes a number for a code, and knows no code through the prototype', () => {
    expect(explain('vivo', 10070)).toMatchObject({ code: '10070', cause: 'quota_exhausted' });
    for (const code of ['constructor', '__proto__', 'toString']) expect(explain('vivo', code)).toBeUndefined();
  });

  test('an unknown vendor is undefined, not an error', () => expect(explain('nobody' as never, '1')).toBeUndefined());

  test("explains a user's own row, with the sentence of its cause where the package has none", () => {
    const mine: Vendor = withRows(vendors.vivo, { send: { 10070: 'app_blocked', mine: 'quiet_hours' } });
    expect(explain(mine, '10070')).toMatchObject({ cause: 'app_blocked', confidence: 'official' });
    expect(explain(mine, 'mine')).toMatchObject({ cause: 'quiet_hours', meaning: { en: 'such messages may not go out at this hour' } });
  });
});

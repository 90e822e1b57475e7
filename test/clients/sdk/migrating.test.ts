import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vendors } from '../../../src/index.ts';
import { tables } from './tables.ts';

const document = readFileSync(new URL('../../../docs/migrating.md', import.meta.url), 'utf8');

describe('docs/migrating.md', () => {
  test.each(Object.entries(tables))('the table of %s says what the code does, row by row', (_, render) => {
    const rendered = render().split('\n');
    for (const row of rendered) expect(document).toContain(row);
    expect(rendered.length).toBeGreaterThan(9);
  });

  test('every word that firebase-admin sends with stands in it', () => {
    const codes = Object.keys(vendors.fcm.definition.apis.send?.codes ?? {}).filter((code) => /^(?:messaging|app)\//.test(code));
    expect(codes.filter((code) => !document.includes(`\`${code}\``))).toEqual([]);
  });
});

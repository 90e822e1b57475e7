import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const [head, ...rows] = readFileSync(new URL('scripts/mutation/survivors.tsv', root), 'utf8').trimEnd().split('\n');
const cells = rows.map((row) => row.split('\t'));
const files = new Map<string, string>();
const sourceOf = (file: string) => {
  if (!files.has(file)) files.set(file, readFileSync(new URL(file, root), 'utf8').replaceAll(/\s+/g, ' '));
  return files.get(file) as string;
};

describe('the survivors of mutation tests', () => {
  test('each stand on a line of their own, with a reason', () => {
    expect(head).toBe('file\tmutator\toriginal\treplacement\treason');
    for (const row of cells) {
      expect(row, row.join(' ')).toHaveLength(5);
      expect(row[4]?.length, row.join(' ')).toBeGreaterThan(10);
    }
    expect(new Set(cells.map((row) => row.slice(0, 4).join('\t'))).size).toBe(cells.length);
  });

  test('are of code that still stands: a reason does not outlive its line', () => {
    for (const [file = '', , original = ''] of cells) {
      expect(existsSync(new URL(file, root)), file).toBe(true);
      expect(sourceOf(file), file).toContain(original.replace(/…$/, ''));
    }
  });
});

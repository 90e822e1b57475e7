import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultMaxBodyBytes } from '../src/clients/options.ts';
import { queueDefaults } from '../src/effects/bullmq/defaults.ts';
import { credentialDefaults } from '../src/effects/credentials/options.ts';
import { deliverDefaults } from '../src/effects/deliver/defaults.ts';
import { gateDefaults } from '../src/effects/gate/options.ts';

const text = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const threats = text.slice(text.indexOf('| threat |'), text.indexOf('What is not defended')).trim().split('\n').slice(2).map(cellsOf);
const limits = (text.split(/<!-- .?limits -->/)[1] ?? '').trim().split('\n').slice(2).map(cellsOf);
const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  deliver: deliverDefaults,
  gate: gateDefaults,
  queue: queueDefaults,
  clients: { maxBodyBytes: defaultMaxBodyBytes },
  credentials: credentialDefaults,
};

describe('the threat model', () => {
  test('names threats', () => expect(threats.length).toBeGreaterThan(12));

  test.each(threats)('%s: has its test', (_threat, _defence, named = '') => {
    const [, path = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(named) ?? [];
    const file = new URL(`../${path}`, import.meta.url);
    expect(existsSync(file), path).toBe(true);
    expect(title).not.toBe('');
    expect(readFileSync(file, 'utf8')).toContain(title);
  });
});

describe('the limits', () => {
  test('are listed', () => expect(limits.length).toBeGreaterThan(15));

  test.each(limits)('%s: %s is %s in the code', (_what, where = '', shown = '') => {
    const [, group = '', name = ''] = /^`(\w+)` `(\w+)`$/.exec(where) ?? [];
    expect(defaults[group]?.[name]).toBe(Number(shown.replaceAll(',', '')));
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Api } from '../../src/core/api.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Simulation } from '../../src/core/simulation.ts';
import { parse } from '../../src/parse.ts';
import { vendors } from '../../src/vendors/index.ts';

const folderOf = (id: string) => new URL(`../../fixtures/${id}/`, import.meta.url);
const recorded = (id: string) => (existsSync(folderOf(id)) ? readdirSync(folderOf(id)).filter((file) => file.endsWith('.json')) : []);
const fixtureOf = (id: string, file: string) => JSON.parse(readFileSync(new URL(file, folderOf(id)), 'utf8'));
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const target = 'one-target-of-some-length';
const stray = [
  '',
  ' ',
  '<html><body>502 Bad Gateway</body></html>',
  'null',
  'true',
  '[]',
  '{}',
  '"text"',
  '12',
  '{"code":',
  '\ufeff',
  '{"__proto__":{"code":0}}',
];
const disguised = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

describe.each(Object.entries(vendors))('%s', async (id, vendor) => {
  const { texts, client } = (await vendor.definition.loadTexts?.()) ?? { texts: {} };
  const simulation = (await vendor.definition.loadSimulation?.()) as Simulation;
  const definitions = Object.entries(vendor.definition.apis) as [Exclude<Api, 'client'>, { codes: Record<string, unknown> }][];
  const rows = definitions.flatMap(([api, { codes }]) => Object.keys(codes).map((code) => [api, code] as const));
  const every = [...definitions.map(([api, { codes }]) => [api, codes] as const), ...(client ? [['client', client] as const] : [])];

  test('is registered under its own id', () => {
    expect(vendor.id).toBe(id);
  });

  test.each(every)('every %s row has its sentence in two languages and its source, and no sentence is without a row', (api, codes) => {
    const table = texts[api] ?? {};
    expect(Object.keys(table).sort()).toEqual(Object.keys(codes).sort());
    for (const [code, text] of Object.entries(table)) {
      expect(['official', 'secondary', 'inferred'], code).toContain(text.confidence);
      expect(text.en.length, code).toBeGreaterThan(1);
      expect(text.zh?.length, `${code} in Chinese`).toBeGreaterThan(1);
      expect(text.source.length, code).toBeGreaterThan(1);
    }
  });

  test('has been seen in the wild at least ten times', () => {
    expect(recorded(id).length).toBeGreaterThanOrEqual(10);
  });

  test.each(recorded(id))('reads %s as recorded', (file) => {
    const fixture = fixtureOf(id, file);
    expect(fixture.source).toMatch(/\S/);
    expect(plain(parse(vendor, fixture.reply, fixture.sent))).toEqual(plain(fixture.outcomes));
    expect(plain(parse(id as never, fixture.reply, fixture.sent))).toEqual(plain(fixture.resolved ?? fixture.outcomes));
  });

  test.each(recorded(id))('reads the bytes of %s as it reads its text, and its headers in any form', (file) => {
    const { reply, sent } = fixtureOf(id, file);
    const asText = parse(vendor, reply, sent);
    const pairs = Object.entries((reply.headers ?? {}) as Record<string, string>);
    expect(parse(vendor, { ...reply, body: new TextEncoder().encode(`\ufeff${reply.body}`) }, sent)).toEqual(asText);
    expect(parse(vendor, { ...reply, headers: new Headers(pairs) }, sent)).toEqual(asText);
    expect(parse(vendor, { ...reply, headers: pairs.map(([name, value]) => [name.toUpperCase(), value] as const) }, sent)).toEqual(asText);
  });

  test.each(rows)('means by %s %s what its table says', (api, code) => {
    // One target cannot be split, so such a row is tried with two.
    const targets = vendor.verdict(code, api)?.retry.when === 'split' ? [target, 'another-target'] : [target];
    const reply = simulation.replyFor(api, code, targets);
    if (reply === undefined) {
      expect(Object.keys(simulation.notOnTheWire[api] ?? {}), 'a row that is not on the wire says why').toContain(code);
      return;
    }
    const outcomes = parse(vendor, reply, { api, kind: 'token', targets });
    const outcome = outcomes.find((candidate) => candidate.evidence.code === code) as Outcome;
    expect(outcome, `evidence.code of ${JSON.stringify(outcomes)}`).toBeDefined();
    expect(outcome.status === 'accepted' ? 'accepted' : outcome.cause).toBe(vendor.verdict(code, api)?.cause);
  });

  test('no row that is called absent from the wire is missing from its table', () => {
    for (const [api, codes] of Object.entries(simulation.notOnTheWire))
      for (const code of Object.keys(codes)) expect(vendor.verdict(code, api as Api), `${api} ${code}`).toBeDefined();
  });

  describe.each(definitions.map(([api]) => api))('%s', (api) => {
    test.each(stray)('never calls a token dead, nor a send accepted under 502, for the stray body %j', (body) => {
      for (const status of [200, 400, 404, 410, 502]) {
        const outcomes = parse(vendor, { status, body }, { api, kind: 'token', targets: [target, 'another-target'] });
        for (const outcome of outcomes) if (outcome.status !== 'accepted') expect(outcome.token).not.toBe('dead');
        if (status >= 300) for (const outcome of outcomes) expect(outcome.status).not.toBe('accepted');
        expect(outcomes.flatMap((outcome) => outcome.targets)).toEqual([target, 'another-target']);
      }
    });

    test.each(disguised)('does not know the code %s', (word) => {
      for (const name of ['code', 'result', 'reason', 'ErrorCode', 'error', 'status']) {
        const body = JSON.stringify({ [name]: word, error: name === 'error' ? word : { status: word, details: [{ errorCode: word }] } });
        const outcomes = parse(vendor, { status: 400, body }, { api, kind: 'token', targets: [target] });
        for (const outcome of outcomes) {
          expect(outcome.status).not.toBe('accepted');
          if (outcome.status !== 'accepted') expect(outcome.token).toBe('keep');
        }
      }
    });
  });
});

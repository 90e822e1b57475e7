import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const importsOf = (folder: string): readonly (readonly [from: string, to: string])[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && name !== 'tsdown.config.ts')
    .flatMap((name) =>
      [...read(`${folder}/${name}`).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, to = '']) => [name, to] as const),
    );

describe('what draws', () => {
  test('lies in a file of its own, which only the report loads, and only at its end', () => {
    const cli = readdirSync(new URL('../../dist/', import.meta.url)).filter((name) => /^cli\b.*\.js$/.test(name));
    const drawing = cli.filter((name) => read(`dist/${name}`).includes('report-charts.js'));
    expect(drawing).toEqual([expect.stringMatching(/^cli-report-/)]);
    expect(read(`dist/${drawing[0]}`)).toContain('await import("./report-charts.js")');
    expect(cli.filter((name) => read(`dist/${name}`).includes('zrender'))).toEqual([]);
  });

  test('needs no other file and no document', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'push-outcome-charts-'));
    writeFileSync(join(folder, 'alone.mjs'), read('dist/report-charts.js'));
    const { drawChart } = await import(pathToFileURL(join(folder, 'alone.mjs')).href);
    const series = [
      { name: '<b>&', colour: 'accepted', values: [1, 2] },
      { name: 'x', colour: 'refused', values: [3, 4] },
    ];
    const svg: string = drawChart({ kind: 'time', width: 400, height: 100, categories: ['</svg>', 'b'], series });
    rmSync(folder, { recursive: true });
    expect(svg).toMatch(/^<svg aria-hidden="true"/);
    expect(svg.match(/var\(--refused\)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(svg).not.toMatch(/<style|<script|<b>|<\/svg>./);
  });
});

describe('one direction of imports', () => {
  test('the report knows nothing of Node, of clients and of the command line', () => {
    const strays = importsOf('src/report').filter(([, to]) => /^node:|\/(?:clients|testing|cli|playground)\//.test(to));
    expect(strays).toEqual([]);
  });

  test('only its charts load a library', () => {
    const libraries = importsOf('src/report').filter(([, to]) => !to.startsWith('.'));
    expect(libraries.filter(([from]) => from !== 'charts/index.ts')).toEqual([]);
  });

  test('the playground knows nothing of Node, and of effects only what is pure', () => {
    const strays = importsOf('src/playground').filter(([, to]) => /^node:|\/(?:clients|testing|cli|report)\//.test(to));
    const effects = importsOf('src/playground').filter(([, to]) => to.includes('/effects/'));
    expect(strays).toEqual([]);
    expect(new Set(effects.map(([, to]) => to))).toEqual(new Set(['../effects/deliver/defaults.ts', '../effects/prune/rules.ts']));
  });
});

import type { DrawChart } from '../charts/spec.ts';
import type { Tally } from '../tally/index.ts';
import { figure, paragraph, section, table } from './html.ts';

/** Causes by vendor: refused and uncertain together. */
export function byCause(tally: Tally, draw: DrawChart): string {
  const vendors = [...tally.vendors.entries()].sort(([a], [b]) => a.localeCompare(b));
  const numbers = vendors.map(
    ([vendor, { causes }]) => [vendor, new Map(causes.entries().map(([cause, { number }]) => [cause, number]))] as const,
  );
  const totals = new Map<string, number>();
  for (const [, causes] of numbers) for (const [cause, number] of causes) totals.set(cause, (totals.get(cause) ?? 0) + number);
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([cause]) => cause);
  if (ranked.length === 0) return section('causes', 'Causes by vendor', paragraph('Nothing was refused, and nothing is uncertain.'));
  const shown = ranked.slice(0, 16);
  const series = numbers.map(([name, causes], index) => ({
    name,
    colour: `v${index % 10}`,
    values: shown.map((cause) => causes.get(cause) ?? 0),
  }));
  const svg = draw({ kind: 'list', width: 760, height: 60 + shown.length * 26, categories: shown, series });
  const rows = ranked.map((cause) => [cause, totals.get(cause) ?? 0, ...numbers.map(([, causes]) => causes.get(cause) ?? 0)]);
  return section(
    'causes',
    'Causes by vendor',
    `<div class="stack">${figure(svg, 'Refused and uncertain targets by cause and vendor')}
${table({ id: 'causes', caption: 'Refused and uncertain targets by cause', head: ['cause', 'all', ...vendors.map(([vendor]) => vendor)], rows })}</div>`,
  );
}

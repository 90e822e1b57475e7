import type { ChartSpec, DrawChart } from '../charts/spec.ts';
import type { Tally } from '../tally/index.ts';
import { waitNames } from '../tally/waits.ts';
import { figure, paragraph, section, table } from './html.ts';

/** How long refused and uncertain targets have to wait. */
export function waits(tally: Tally, draw: DrawChart): string {
  const vendors = tally.vendors.entries().map(([, { waits: own }]) => own);
  const sum = (name: (typeof waitNames)[number], status: 'refused' | 'uncertain') =>
    vendors.reduce((all, own) => all + (own.get(name)?.[status] ?? 0), 0);
  const rows = waitNames.map((name) => [name, sum(name, 'refused'), sum(name, 'uncertain')] as const);
  const some = rows.filter(([, refused, uncertain]) => refused + uncertain > 0);
  if (some.length === 0) return section('waits', 'Retry waits', paragraph('Nothing has to wait.'));
  const waiting = some.filter(([name]) => name !== 'never again');
  const series = [
    { name: 'refused', colour: 'refused', values: waiting.map(([, refused]) => refused) },
    { name: 'uncertain: only where a repeat does no harm', colour: 'uncertain', values: waiting.map(([, , uncertain]) => uncertain) },
  ];
  const chart: ChartSpec = {
    kind: 'list',
    width: 760,
    height: 60 + waiting.length * 28,
    categories: waiting.map(([name]) => name),
    series,
  };
  return section(
    'waits',
    'Retry waits',
    `<div class="stack">${waiting.length === 0 ? '' : figure(draw(chart), 'How long targets have to wait before they may be sent to again')}
${table({ id: 'waits', caption: 'Targets by the wait that is asked for', head: ['wait', 'refused', 'uncertain'], rows: some })}</div>`,
  );
}

import type { DrawChart } from '../charts/spec.ts';
import type { Tally } from '../tally/index.ts';
import type { Bar, Stretch } from '../tally/timeline.ts';
import { counted, figure, paragraph, section, table } from './html.ts';
import { inUtc, widthInWords } from './time.ts';

const mostBars = 48;

/** Outcomes over time, a chart and a table each vendor. */
export function overTime(tally: Tally, draw: DrawChart): string {
  const stretches = tally.timeline.stretches(mostBars);
  const untimed = tally.untimed > 0 ? paragraph(`${counted(tally.untimed, 'target')} came in replies that say no time.`) : '';
  if (stretches.length === 0) return section('time', 'Outcomes over time', untimed || paragraph('Nothing was read.'));
  const width = widthInWords(tally.timeline.widthMs);
  const vendors = [...new Set(stretches.flatMap(({ byVendor }) => [...byVendor.keys()]))].sort();
  const parts = vendors.map((vendor) => ofVendor(vendor, stretches, draw));
  return section(
    'time',
    'Outcomes over time',
    [paragraph(`Counted in targets. One bar is ${width}. Times are UTC.`), untimed, ...parts].join('\n'),
  );
}

const nothing: Bar = { accepted: 0, refused: 0, uncertain: 0 };

function ofVendor(vendor: string, stretches: readonly Stretch[], draw: DrawChart): string {
  const bars = stretches.map(({ byVendor }) => byVendor.get(vendor) ?? nothing);
  const times = stretches.map(({ fromMs }) => inUtc(fromMs));
  const series = (['accepted', 'refused', 'uncertain'] as const).map((name) => ({
    name,
    colour: name,
    values: bars.map((bar) => bar[name]),
  }));
  const svg = draw({ kind: 'time', width: 760, height: 220, categories: times, series });
  return `<div class="pair">${figure(svg, `${vendor}: accepted, refused and uncertain targets over time`)}
${table({
  id: `time-${idOf(vendor)}`,
  caption: `${vendor} over time`,
  head: ['from', 'accepted', 'refused', 'uncertain'],
  rows: bars.map((bar, index) => [times[index] ?? '', bar.accepted, bar.refused, bar.uncertain]),
})}</div>`;
}

/** A vendor's name comes from a file, and an id may hold little. */
export const idOf = (vendor: string): string =>
  [...vendor].map((letter) => (/[a-z0-9-]/.test(letter) ? letter : `_${letter.codePointAt(0)}`)).join('');

import { ungated } from './play.mjs';
import { rivals } from './rivals.mjs';

const whole = (number) => Math.round(number).toLocaleString('en-US');
const percent = (share, digits) => `${(share * 100).toFixed(digits)} %`;
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;

const columns = [
  ['strategy', ({ strategy }) => strategy],
  ['requests', ({ requests }) => whole(requests)],
  ['sent/needed', ({ sentPerNeeded }) => `${sentPerNeeded.toFixed(2)}x`],
  ['accepted', ({ acceptedShare }) => percent(acceptedShare, 2)],
  // Who cannot tell them from refusals lists none.
  ['uncertain', ({ statuses }) => (statuses ? whole(statuses.uncertain) : '-')],
  ['twice', ({ copies }) => whole(copies)],
  ['throughput', ({ throughput }, free) => (free ? percent(throughput / free.throughput, 1) : '-')],
  ['p50', ({ p50Ms }) => seconds(p50Ms)],
  ['p99', ({ p99Ms }) => seconds(p99Ms)],
  ['peak/s', ({ mostPerSecond }) => whole(mostPerSecond)],
  ['peak held', ({ mostHeld }) => whole(mostHeld)],
  ['unpulled', ({ strategy, mostBefore }) => (rivals.some(({ id }) => id === strategy) ? '-' : whole(mostBefore))],
];

export const legend = [
  'requests: what the vendor got.  sent/needed: against what it takes where nothing is wasted, 1 / (1 - p) a push where p fail.',
  'accepted: share of pushes.  uncertain: ended as "may have been taken", listed apart.  twice: copies too many that the vendor delivered.',
  `throughput: accepted a second until all but the last hundredth are, against \`${ungated}\`: the same deliver with a gate that stops nobody.`,
  'p50, p99: from when a push comes (in the "as fast as" scenarios: is first sent) to when it is accepted.',
  'peak held: pushes in memory that wait, at most.  unpulled: those that have come and wait in their source, for `deliver` pulls only so many.',
].join('\n');

const told = ({ says, shown }) => `${says} (${shown})`;

/** One scenario as text. */
export function table(title, figures, bars) {
  const free = figures.find(({ strategy }) => strategy === ungated);
  const rows = [columns.map(([name]) => name), ...figures.map((each) => columns.map(([, show]) => show(each, free)))];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const line = (row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  const met = bars.filter(({ isMet }) => isMet).map(told);
  const missed = bars.filter(({ isMet }) => !isMet).map((bar) => `  MISSED: ${told(bar)}`);
  return [title, ...rows.map((row) => `  ${line(row)}`), `  met: ${met.join('; ')}`, ...missed].join('\n');
}

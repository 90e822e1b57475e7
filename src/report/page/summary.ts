import type { Tally } from '../tally/index.ts';
import { type BarCell, bar, counted, escaped, inDigits, paragraph, share, table } from './html.ts';

const statuses = ['accepted', 'refused', 'uncertain'] as const;

type Numbers = Readonly<Record<(typeof statuses)[number], number>>;

const sumOf = ({ accepted, refused, uncertain }: Numbers): number => accepted + refused + uncertain;

/** All in one sentence and one bar, and the numbers by vendor. */
export function summary(tally: Tally): string {
  const vendors = [...tally.vendors.entries()].sort(([a], [b]) => a.localeCompare(b));
  const sum = (status: keyof Numbers) => vendors.reduce((all, [, vendor]) => all + vendor[status].number, 0);
  const totals = { accepted: sum('accepted'), refused: sum('refused'), uncertain: sum('uncertain') };
  const rows = vendors.map(([name, vendor]) => {
    const numbers = { accepted: vendor.accepted.number, refused: vendor.refused.number, uncertain: vendor.uncertain.number };
    return [name, vendor.replies, ...statuses.map((status) => numbers[status]), barOf(numbers)];
  });
  return [
    paragraph(
      `${counted(tally.replies, 'reply', 'replies')} about ${counted(sumOf(totals), 'target')}. A reply that names no target counts as one.`,
    ),
    unreadWords(tally),
    tiles(totals),
    table({
      id: 'vendors',
      caption: 'Targets by vendor',
      head: ['vendor', 'replies', ...statuses, 'share'],
      rows: [...rows, ['all', tally.replies, ...statuses.map((status) => totals[status]), barOf(totals)]],
    }),
  ].join('\n');
}

function tiles(totals: Numbers): string {
  const all = sumOf(totals);
  if (all === 0) return '';
  const each = statuses.map(
    (status) =>
      `<li class="${status}"><strong>${share(totals[status], all)}</strong> ${status}<br><span>${escaped(inDigits(totals[status]))}</span></li>`,
  );
  return `<ul class="tiles">${each.join('')}</ul><div class="whole">${bar(barOf(totals))}</div>`;
}

function barOf(numbers: Numbers): BarCell {
  const all = sumOf(numbers);
  return {
    text: statuses.map((status) => `${share(numbers[status], all)} ${status}`).join(', '),
    parts: statuses.map((status) => [status, numbers[status]]),
  };
}

const unreadWords = ({ unread, firstUnread }: Tally): string =>
  unread === 0
    ? ''
    : paragraph(
        `${counted(unread, 'line')} could not be read and ${unread === 1 ? 'is' : 'are'} counted nowhere. The first: ${firstUnread}.`,
      );

import type { Tally } from '../tally/index.ts';
import { counted, paragraph, share, table } from './html.ts';

/** All in one sentence, and the numbers by vendor. */
export function summary(tally: Tally): string {
  const vendors = [...tally.vendors.entries()].sort(([a], [b]) => a.localeCompare(b));
  const sum = (status: 'accepted' | 'refused' | 'uncertain') => vendors.reduce((all, [, vendor]) => all + vendor[status].number, 0);
  const [accepted, refused, uncertain] = [sum('accepted'), sum('refused'), sum('uncertain')];
  const all = accepted + refused + uncertain;
  const words = `${counted(tally.replies, 'reply', 'replies')} about ${counted(all, 'target')}: ${share(accepted, all)} accepted, ${share(refused, all)} refused, ${share(uncertain, all)} uncertain. A reply that names no target counts as one.`;
  const rows = vendors.map(([name, vendor]) => [
    name,
    vendor.replies,
    vendor.accepted.number,
    vendor.refused.number,
    vendor.uncertain.number,
  ]);
  return [
    paragraph(words),
    unreadWords(tally),
    table({
      id: 'vendors',
      caption: 'Targets by vendor',
      head: ['vendor', 'replies', 'accepted', 'refused', 'uncertain'],
      rows: [...rows, ['all', tally.replies, accepted, refused, uncertain]],
    }),
  ].join('\n');
}

const unreadWords = ({ unread, firstUnread }: Tally): string =>
  unread === 0
    ? ''
    : paragraph(
        `${counted(unread, 'line')} could not be read and ${unread === 1 ? 'is' : 'are'} counted nowhere. The first: ${firstUnread}.`,
      );

import Table from 'cli-table3';
import type { Outcome } from '../../core/outcome.ts';
import { retryInWords } from '../advice.ts';
import { answersOf } from '../cases.ts';

interface Tally {
  replies: number;
  accepted: number;
  uncertain: number;
  refused: number;
  readonly byCause: Map<string, number>;
  readonly retries: Map<string, number>;
  readonly tokens: { dead: number; confirm: number; suspect: number; kept: number };
}

/** By vendor: what was accepted, refused by cause, uncertain; what would be sent again and when; what becomes of the tokens. */
export function summaryCommand(paths: readonly string[]): number {
  const tallies = new Map<string, Tally>();
  let bad = 0;
  for (const answer of answersOf(paths)) {
    if ('error' in answer) {
      bad += 1;
      process.stderr.write(`line ${answer.line}: ${answer.error}\n`);
      continue;
    }
    const tally = tallies.get(answer.vendor) ?? emptyTally();
    tallies.set(answer.vendor, tally);
    tally.replies += 1;
    for (const outcome of answer.outcomes) count(tally, outcome);
  }
  process.stdout.write(`${tableOf(tallies)}\n${legend}`);
  return bad === 0 ? 0 : 1;
}

const legend = `Counted in targets (a reply that names none counts as one). Accepted means taken by the vendor, not shown on a screen.
Uncertain ones are sent again only where a repeat does no harm. Dead (confirm) needs a second sighting a day later.\n`;

const emptyTally = (): Tally => ({
  replies: 0,
  accepted: 0,
  uncertain: 0,
  refused: 0,
  byCause: new Map(),
  retries: new Map(),
  tokens: { dead: 0, confirm: 0, suspect: 0, kept: 0 },
});

function count(tally: Tally, outcome: Outcome): void {
  const targets = Math.max(1, outcome.targets.length);
  tally[outcome.status] += targets;
  if (outcome.status === 'accepted') {
    tally.tokens.kept += targets;
    return;
  }
  add(tally.byCause, outcome.status === 'uncertain' ? `${outcome.cause} (uncertain)` : outcome.cause, targets);
  const retry = outcome.status === 'refused' ? outcome.retry : outcome.retryIfRepeatable;
  if (retry.when !== 'never')
    add(tally.retries, `${retryInWords(retry)}${outcome.status === 'uncertain' ? ', if repeatable' : ''}`, targets);
  tally.tokens[tokenColumn(outcome)] += targets;
}

function tokenColumn(outcome: Outcome): keyof Tally['tokens'] {
  if (outcome.status !== 'refused' || outcome.token === 'keep') return 'kept';
  return outcome.token === 'dead' && outcome.confirm ? 'confirm' : outcome.token;
}

function add(counts: Map<string, number>, key: string, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}

function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const table = new Table({
    head: ['vendor', 'replies', 'accepted', 'refused', 'uncertain', 'why', 'sent again', 'tokens'],
    style: process.stdout.isTTY ? {} : { head: [], border: [] },
  });
  for (const [vendor, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b))) table.push(rowOf(vendor, tally));
  return table.toString();
}

function rowOf(vendor: string, tally: Tally): (string | number)[] {
  const { dead, confirm, suspect, kept } = tally.tokens;
  const tokens = [`${dead} dead`, `${confirm} dead (confirm)`, `${suspect} suspect`, `${kept} kept`].join('\n');
  return [vendor, tally.replies, tally.accepted, tally.refused, tally.uncertain, listed(tally.byCause), listed(tally.retries), tokens];
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([what, times]) => `${times} ${what}`)
    .join('\n');

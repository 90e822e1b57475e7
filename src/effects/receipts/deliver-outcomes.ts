import type { Outcome } from '../../core/outcome.ts';
import { emit, isHeard } from '../events/bus.ts';
import { read } from '../events/note.ts';
import { summaryOf } from '../events/summary.ts';
import { humble } from './humble.ts';
import type { ReceiptReport } from './options.ts';
import { withoutRepeats } from './repeats.ts';
import { keysOf } from './seen.ts';
import type { Settings } from './settings.ts';
import type { Trust } from './trust.ts';
import { within } from './within.ts';

/** Hands on what was not counted before. True when everybody has it: only then may the vendor forget it. */
export async function deliverOutcomes(settings: Settings, all: readonly Outcome[], trust: Trust, receivedAtMs: number): Promise<boolean> {
  const outcomes = trust.trusted ? all : all.map(humble);
  const keys = outcomes.map((outcome) => keysOf(outcome, settings.hashKey));
  const once = trust.trusted ? settings.trusted : settings.strangers;
  return once.run(
    keys.flatMap((some) => some ?? []),
    (counted) => {
      const { fresh, repeated } = withoutRepeats(outcomes, keys, counted);
      if (fresh.length === 0) return Promise.resolve(true);
      const { vendor, app } = settings;
      const report = { ...trust, vendor, ...(app !== undefined && { app }), receivedAtMs, repeated };
      tellAll(fresh, report);
      return inTime(settings, handOn(settings, fresh, report));
    },
  );
}

/** A code that only a stranger uses is none. */
function tellAll(outcomes: readonly Outcome[], { vendor, app, trusted, because, repeated }: ReceiptReport): void {
  if (!isHeard()) return;
  const of = { vendor, ...(app !== undefined && { app }) };
  emit({ event: 'receipts_read', ...of, trusted, because, repeated, outcomes: trusted ? read(outcomes) : summaryOf(outcomes) });
}

/** The pruner comes last: a listener that fails gets the same again, and the pruner is told nothing twice for it. */
async function handOn(settings: Settings, outcomes: readonly Outcome[], report: ReceiptReport): Promise<boolean> {
  const { onOutcomes, pruner, vendor, tell } = settings;
  try {
    await onOutcomes?.(outcomes, report);
  } catch {
    tell({ type: 'not_delivered', vendor, by: 'listener' });
    return false;
  }
  if (!pruner || !report.trusted) return true;
  try {
    if (isTaken(settings, await pruner.add(outcomes))) return true;
  } catch {
    // told below, like one that could not write
  }
  tell({ type: 'not_delivered', vendor, by: 'pruner' });
  return false;
}

const isTaken = ({ isDurableOnly }: Settings, answer: unknown): boolean =>
  !isDurableOnly || (answer as { readonly durable?: unknown } | undefined)?.durable === true;

function inTime({ deliverWithinMs, tell, vendor }: Settings, work: Promise<boolean>): Promise<boolean> {
  return within(deliverWithinMs, work, () => {
    tell({ type: 'not_delivered', vendor, by: 'late' });
    return false;
  });
}

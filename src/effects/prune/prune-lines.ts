import type { Outcome } from '../../core/outcome.ts';
import type { Origin, Pruner } from './promise.ts';

export interface PruneLinesOptions extends Origin {
  /** Called after every so many lines; its promise is waited for. */
  readonly onProgress?: ((so: PrunedLines) => void | Promise<void>) | undefined;
  /** Default 10,000. */
  readonly progressEvery?: number | undefined;
}

/** How far it came. */
export interface PrunedLines {
  /** Lines that were read, blank and bad ones included. */
  readonly lines: number;
  /** Outcomes that the pruner was given. */
  readonly outcomes: number;
  /** Lines that hold no outcomes: not JSON, or of another shape. */
  readonly bad: number;
}

const addAtOnce = 500;

/**
 * Feeds a pruner from NDJSON lines, as `classify` writes them (`{outcomes}`) or one outcome a line; blank lines are
 * skipped. Memory does not grow with the number of lines: the pruner is waited for. Make it with `clock: 'replies'`.
 */
export async function pruneLines(
  lines: AsyncIterable<string> | Iterable<string>,
  pruner: Pruner,
  { onProgress, progressEvery = 10_000, ...origin }: PruneLinesOptions = {},
): Promise<PrunedLines> {
  const so = { lines: 0, outcomes: 0, bad: 0 };
  let gathered: Outcome[] = [];
  for await (const line of lines) {
    so.lines += 1;
    const outcomes = line.trim() === '' ? [] : outcomesIn(line);
    if (outcomes) for (const outcome of outcomes) gathered.push(outcome);
    else so.bad += 1;
    if (gathered.length >= addAtOnce) {
      so.outcomes += gathered.length;
      await pruner.add(gathered, origin);
      gathered = [];
    }
    if (onProgress && so.lines % progressEvery === 0) await onProgress({ ...so });
  }
  so.outcomes += gathered.length;
  await pruner.add(gathered, origin);
  return so;
}

function outcomesIn(line: string): readonly Outcome[] | undefined {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { outcomes = [found] } = (found ?? {}) as { readonly outcomes?: unknown };
  return Array.isArray(outcomes) && outcomes.length > 0 && outcomes.every(isOutcome) ? outcomes : undefined;
}

/** As much of an outcome as the rules rely on. */
function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null) return false;
  const { vendor, api, status, targets, evidence, app } = value as Partial<Record<keyof Outcome, unknown>>;
  if (typeof vendor !== 'string' || typeof api !== 'string' || !Array.isArray(targets)) return false;
  if (typeof evidence !== 'object' || evidence === null || (app !== undefined && typeof app !== 'string')) return false;
  return status === 'accepted' || status === 'uncertain' || status === 'refused';
}

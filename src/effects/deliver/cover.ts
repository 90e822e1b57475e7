import type { Outcome } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';
import { unreadable } from './outcomes-of.ts';

/** When a batch was sent and answered: what an outcome does not say itself. */
export interface Times {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** The outcomes, made to hold exactly the targets that were sent, each once, and both times. */
export function cover(
  outcomes: readonly Outcome[],
  vendor: Vendor,
  sent: Sent & { readonly targets: readonly string[] },
  times: Times,
): readonly Outcome[] {
  const { targets } = sent;
  const [first] = outcomes;
  if (outcomes.length === 1 && first && first.targets.length === 0) return [timed(aboutAll(first, targets), times)];
  if (outcomes.length === 1 && first && isSame(first.targets, targets)) return [timed(first, times)];
  const left = new Set(targets);
  const covered = outcomes.flatMap((outcome) => {
    const own = outcome.targets.filter((target) => left.delete(target));
    return own.length > 0 ? [timed(own.length === outcome.targets.length ? outcome : { ...outcome, targets: own }, times)] : [];
  });
  if (left.size === 0) return covered;
  const forgotten = unreadable(vendor, { ...sent, ...times, targets: [...left] }, times.receivedAtMs, 'NOT_NAMED');
  return [...covered, forgotten];
}

/** Nobody was named: it is about the whole request, and one word kills nobody among many. */
function aboutAll(outcome: Outcome, targets: readonly string[]): Outcome {
  if (outcome.status === 'refused' && outcome.token === 'dead' && targets.length > 1) return { ...outcome, token: 'suspect', targets };
  return { ...outcome, targets };
}

function timed(outcome: Outcome, { sentAtMs, receivedAtMs }: Times): Outcome {
  if (typeof outcome.sentAtMs === 'number' && typeof outcome.receivedAtMs === 'number') return outcome;
  return { ...outcome, sentAtMs: outcome.sentAtMs ?? sentAtMs, receivedAtMs: outcome.receivedAtMs ?? receivedAtMs };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((target, index) => target === others[index]);
}

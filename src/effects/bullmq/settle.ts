import { UnrecoverableError } from 'bullmq';
import { causes } from '../../core/cause.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Errand } from './errand.ts';
import { watchOf } from './fly.ts';
import { resultsOf } from './results.ts';
import { type End, targetsOf } from './state.ts';

/** All targets have ended. The job is completed, or failed where somebody should look at it: then it is listed as such. */
export async function settle<Credential>(errand: Errand<Credential>): Promise<unknown> {
  const { keeper, ends, payload } = errand;
  const failed = ends.filter(isFailure);
  if (failed.length > 0 || errand.shop.options.onResult) await keeper.keep(errand.state);
  await tell(errand);
  const watch = watchOf(errand, Date.now());
  for (const end of ends)
    watch.ended(targetsOf(end.t, payload).length, end.status, end.because, end.attempts, end.outcome as Outcome | undefined);
  if (failed.length === 0) return keeper.complete(errand.state);
  const count = failed.reduce((sum, { t }) => sum + targetsOf(t, payload).length, 0);
  throw new UnrecoverableError(`${count} of ${payload.targets.length} targets: ${[...new Set(failed.map(wordOf))].slice(0, 5).join(', ')}`);
}

/** What was told stays told; what fails is told again, and the job waits for that. */
async function tell<Credential>(errand: Errand<Credential>): Promise<void> {
  const { shop, ends, payload, job } = errand;
  const { onResult } = shop.options;
  if (!onResult || errand.told >= ends.length) return;
  const { vendor, app, channel, messageKey } = payload;
  try {
    const of = { vendor, messageKey, jobId: String(job.id), ...(app !== undefined && { app }), ...(channel !== undefined && { channel }) };
    await onResult(resultsOf(ends.slice(errand.told), payload), of);
  } catch (error) {
    shop.problem('listener', error, job.id);
    return errand.keeper.delay(Date.now() + 1_000);
  }
  errand.told = ends.length;
}

/**
 * Neither accepted nor settled by a word about this very target, nor unwanted: somebody may want to send it again, or to
 * know.
 */
export function isFailure({ status, because, outcome }: End): boolean {
  if (status === 'accepted' || because === 'aborted' || because === 'ledger' || because === 'dry_run') return false;
  if (status !== 'refused' || because !== 'final' || !outcome || outcome.status !== 'refused') return true;
  const { owner } = causes[outcome.cause];
  return owner !== 'token' && owner !== 'target';
}

const wordOf = ({ because, outcome }: End): string =>
  outcome && outcome.status !== 'accepted' ? `${because} (${outcome.cause})` : because;

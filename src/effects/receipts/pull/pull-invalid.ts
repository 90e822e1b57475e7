import { ask } from './ask.ts';
import { doneBatch } from './batch.ts';
import { chunksOf } from './chunks.ts';
import { keep } from './keep.ts';
import type { Pulled, PulledBatch, PullOptions } from './options.ts';
import { type PullSettings, pullSettingsOf } from './settings.ts';
import { pause } from './wait.ts';

/**
 * Pulls what a vendor lists as invalid, reply by reply. Xiaomi and OPPO delete what they returned, so each reply is
 * stored before it is yielded and before the next call is made. Ends with `complete: true` when nothing is left; without
 * it when a call failed (its outcome is yielded too), a bound was met, the signal was aborted, or a page came twice.
 * Throws an `ArgumentError` at once, and a `PullStoreError` with the last copy of a batch that could not be stored.
 */
export function pullInvalid(options: PullOptions): AsyncGenerator<Pulled, void> {
  return pull(pullSettingsOf(options));
}

async function* pull(settings: PullSettings): AsyncGenerator<Pulled, void> {
  const { signal, maxPages, pauseMs, feed, ids } = settings;
  const startedAtMs = settings.now();
  let before = '';
  let page = 0;
  for await (const question of feed.asksAboutIds ? chunksOf(ids, settings.batchSize) : sameQuestion(maxPages)) {
    if (page > 0) await pause(pauseMs, signal);
    if (signal?.aborted || page >= maxPages) return;
    page += 1;
    const { so, ...batch } = await ask(settings, page, question);
    // A reply that cannot be read may name those it has deleted all the same.
    if (so !== 'nothing' && batch.body !== '') await keep(settings, batch);
    yield { ...batch, startedAtMs, complete: so === 'nothing' };
    const named = namesIn(batch);
    if (so !== 'more' || (named === before && !feed.asksAboutIds)) return;
    before = named;
  }
  if (feed.asksAboutIds && page > 0) yield { ...doneBatch(settings, page + 1), startedAtMs, complete: true };
}

function* sameQuestion(times: number): Generator<readonly string[]> {
  for (let time = 0; time < times; time += 1) yield [];
}

const namesIn = ({ outcomes }: PulledBatch): string => JSON.stringify(outcomes.map(({ targets }) => targets));

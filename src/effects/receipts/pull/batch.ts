import type { Outcomes } from '../../../core/outcome.ts';
import type { PulledBatch } from './options.ts';
import type { PullSettings } from './settings.ts';

export const batchOf = (
  { vendor, kind, app }: PullSettings,
  page: number,
  receivedAtMs: number,
  body: string,
  outcomes: Outcomes,
): PulledBatch => ({ vendor, kind, ...(app !== undefined && { app }), page, receivedAtMs, body, outcomes });

/** All ids were asked about: the end that a list says by an empty page. */
export function doneBatch(settings: PullSettings, page: number): PulledBatch {
  const { vendor, kind, app } = settings;
  const receivedAtMs = settings.now();
  const base = { vendor, api: 'receipt', kind, ...(app !== undefined && { app }), targets: [], receivedAtMs } as const;
  return batchOf(settings, page, receivedAtMs, '', [{ ...base, status: 'accepted', evidence: { httpStatus: 0, code: 'done' } }]);
}

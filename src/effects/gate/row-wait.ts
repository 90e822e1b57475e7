import type { Outcome } from '../../core/outcome.ts';
import { findVendor } from '../../vendors/index.ts';

/** The wait that the row of a code asks for by itself: what is longer came from a header. */
export function rowWaitMs({ vendor, api, evidence }: Outcome): number | undefined {
  const retry = findVendor(evidence.vendor ?? vendor)?.verdict(evidence.code, api)?.retry;
  return retry?.when === 'backoff' ? retry.atLeastMs : retry?.when === 'after' ? retry.waitMs : undefined;
}

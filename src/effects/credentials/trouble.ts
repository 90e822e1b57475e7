import { askedMs, type Failure, isRefusal } from './failure.ts';
import type { Settings } from './options.ts';

/** Why there is no new credential, and until when nobody asks again. */
export interface Trouble {
  readonly failure: Failure;
  readonly failures: number;
  readonly againAtMs: number;
  readonly isRefusal: boolean;
}

const refusal = { firstMs: 60_000, mostMs: 3_600_000 } as const;
const outage = { firstMs: 1000, mostMs: 60_000 } as const;
const dayMs = 86_400_000;

/** The wait doubles; the vendor's own is a floor; chance keeps a fleet from asking in one instant. */
export function troubleAfter(failure: Failure, before: Trouble | undefined, { random }: Settings, nowMs: number): Trouble {
  const refused = isRefusal(failure);
  const failures = before?.isRefusal === refused ? before.failures + 1 : 1;
  const { firstMs, mostMs } = refused ? refusal : outage;
  const stepMs = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 20));
  const waitMs = Math.min(dayMs, askedMs(failure)) + stepMs * (0.5 + random() / 2);
  return { failure, failures, againAtMs: nowMs + Math.ceil(waitMs), isRefusal: refused };
}

/** What a person needs to hear. */
export function refusalWords({ vendor, app }: Pick<Settings, 'vendor' | 'app'>, { failure }: Trouble): string {
  const name = app === '' ? vendor : `${vendor} (${app})`;
  return `${name} gives no credential: ${failure.cause}, ${failure.evidence.code}. Nothing is sent for this app until its key is right.`;
}

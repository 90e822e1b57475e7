import type { Advice } from '../../core/advice.ts';
import { causes } from '../../core/cause.ts';
import { outcomesOfFault } from '../../core/fault.ts';
import type { Outcomes, Refused } from '../../core/outcome.ts';
import type { Sent } from '../../core/reply.ts';
import type { Vendor } from '../../core/vendor.ts';

/** What refused the push before it left: the SDK itself, or the token endpoint it asked first. */
export interface Unsent {
  readonly cause: Refused['cause'];
  readonly code: string;
  readonly message?: string | undefined;
  /** Default: as the cause has it. */
  readonly retry?: Refused['retry'] | undefined;
  readonly pause?: Refused['pause'] | undefined;
  readonly httpStatus?: number | undefined;
}

/** Nothing was written, so it is refused whatever the cause, and no token is judged. */
export function outcomesUnsent(vendor: Vendor, unsent: Unsent, sent: Sent, receivedAtMs: number): Outcomes {
  const [fault] = outcomesOfFault(vendor, { cause: 'connection_failed', written: 'never', code: unsent.code }, sent, receivedAtMs);
  const usual: Advice = causes[unsent.cause];
  const { code, message, httpStatus = 0 } = unsent;
  return [
    {
      ...(fault as Refused),
      cause: unsent.cause,
      retry: unsent.retry ?? usual.retry,
      pause: unsent.pause ?? usual.pause,
      evidence: { httpStatus, code, ...(message !== undefined && { message }) },
    },
  ];
}

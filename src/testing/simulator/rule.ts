import type { RawReply, Sent } from '../../core/reply.ts';
import type { SimulatedWord } from '../../core/simulation.ts';
import type { VendorId } from '../../vendors/index.ts';
import type { Fault } from './faults.ts';

/** A request as a rule sees it. At the moment of a fault that comes before the body, `body` is empty and `sent` unknown. */
export interface SeenRequest {
  readonly vendor: VendorId;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly sent: Sent | undefined;
  /** `Authorization` or whatever stands for it; tells two credentials apart and is shown nowhere. */
  readonly credential: string;
  readonly atMs: number;
}

/** What happens instead of the usual answer. One of `code`, `word`, `reply` and `fault`, or only a delay. */
export interface Rule {
  /** Default: every vendor. */
  readonly vendor?: VendorId | undefined;
  /** Default: every send. */
  readonly when?: ((request: SeenRequest) => boolean) | undefined;
  /** How often it applies; default without end. */
  readonly times?: number | undefined;
  /** The vendor's reply to this code of its send table. */
  readonly code?: string | undefined;
  /** The vendor's code for a plain word: `unavailable`, `quota`, `expired_credential`. */
  readonly word?: SimulatedWord | undefined;
  /** These bytes. Status 200 with a success in it counts as accepted only if `accepts` says so. */
  readonly reply?: RawReply | undefined;
  readonly accepts?: boolean | undefined;
  readonly fault?: Fault | undefined;
  /** `Retry-After`, in seconds, put on top of the reply. */
  readonly retryAfterSeconds?: number | undefined;
  /** Waits before it answers. */
  readonly delayMs?: number | undefined;
}

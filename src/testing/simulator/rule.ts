import type { RawReply, Sent } from '../../core/reply.ts';
import type { SimulatedWord } from '../../core/simulation.ts';
import type { VendorId } from '../../vendors/index.ts';
import type { Fault } from './faults.ts';

/** A request as a rule sees it. At the moment of a fault that comes before the body, `body` is empty and `sent` unknown. */
export interface SeenRequest {
  /** The vendor whose port it came to. */
  readonly vendor: VendorId;
  /** As it came, `POST`; empty before a connection has sent anything. */
  readonly method: string;
  /** Path and query, from the first slash; empty before a connection has sent anything. */
  readonly path: string;
  /** Text, as it came over the wire. */
  readonly body: string;
  /** What was asked and of whom, as the vendor reads it. Undefined too where it is no call the vendor knows. */
  readonly sent: Sent | undefined;
  /** `Authorization` or whatever stands for it; tells two credentials apart and is shown nowhere. */
  readonly credential: string;
  /** Now, in milliseconds since 1970. */
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
  /** Whether the targets of the request count as pushed. Default false; only beside `reply`. */
  readonly accepts?: boolean | undefined;
  /** The wire breaks in this way. Where a connection's version of HTTP cannot, its requests are left to the next rule. */
  readonly fault?: Fault | undefined;
  /** `Retry-After`, in seconds, put on top of the reply. */
  readonly retryAfterSeconds?: number | undefined;
  /** Waits before it answers. */
  readonly delayMs?: number | undefined;
}

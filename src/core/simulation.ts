import type { Api } from './api.ts';
import type { HttpRequest } from './http-request.ts';
import type { RawReply, Sent } from './reply.ts';

type WireApi = Exclude<Api, 'client'>;

/** A target and the code that is said of it. */
export interface Answer {
  readonly target: string;
  readonly code: string;
}

/** The inverse of `read`, and what the vendor checks: for tests and the simulator, never for `parse`. */
export interface Simulation {
  /** A reply that says this code of these targets; undefined where no reply can. */
  replyFor(api: WireApi, code: string, targets: readonly string[]): RawReply | undefined;
  /**
   * One reply to one call whose targets fare differently, success codes among them. Undefined where this vendor cannot
   * say these codes side by side: then the first failure speaks for the whole request, as `replyFor` has it.
   */
  replyForEach?(api: WireApi, answers: readonly Answer[]): RawReply | undefined;
  /** The rows that never stand in a reply, and why. */
  readonly notOnTheWire: Readonly<Partial<Record<Api, Readonly<Record<string, string>>>>>;
  /** The vendor's calls on their real paths. */
  readonly endpoints?: readonly Endpoint[];
  /** Which row of the send table stands for a plain word; left out where the vendor has no such code. */
  readonly words?: Readonly<Partial<Record<SimulatedWord, string>>>;
}

/** One call of a vendor. */
export interface Endpoint {
  readonly api: WireApi;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Matches the path without its query, from end to end. */
  readonly path: RegExp;
  /** What the vendor refuses before it looks at a single target: the code of its table, or undefined where all is in order. */
  refuse(request: HttpRequest, sent: Sent): string | undefined;
  /** A request that is accepted, to the target `ok-1`: printed as a curl line and sent by tests. */
  readonly example: { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

export type SimulatedWord =
  | 'ok'
  | 'dead'
  | 'mismatch'
  | 'offline'
  | 'limited'
  | 'rate_limited'
  | 'quota'
  | 'internal'
  | 'unavailable'
  | 'invalid_message'
  | 'expired_credential'
  | 'wrong_key'
  | 'wrong_project'
  | 'wrong_sender'
  | 'wrong_package';

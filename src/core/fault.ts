import type { Advice } from './advice.ts';
import { type Cause, causes } from './cause.ts';
import type { OutcomeBase, Outcomes } from './outcome.ts';
import type { Sent, TargetKind } from './reply.ts';
import { requestOf } from './request.ts';

/** A wire that broke before a whole reply arrived. */
export interface Fault {
  readonly cause: Extract<Cause, 'timeout' | 'connection_failed' | 'misconfigured'>;
  /** `never`: it is proven that the request was not written, so the vendor cannot have taken it. Anything less is `perhaps`. */
  readonly written: 'never' | 'perhaps';
  /** The system's word: `ECONNREFUSED`, `GOAWAY`, `REFUSED_STREAM`. Never a sentence: sentences hold addresses and tokens. */
  readonly code: string;
  /** Send again on a new connection. */
  readonly reconnect?: true | undefined;
}

/** A broken wire is an outcome like any other: refused if nothing was written, else uncertain. */
export function outcomesOfFault(
  vendor: { readonly id: string; readonly definition: { readonly unicastKind?: TargetKind | undefined } },
  fault: Fault,
  sent: Sent | undefined,
  receivedAtMs?: number,
): Outcomes {
  const { api, kind, targets, sent: given } = requestOf(sent, vendor.definition.unicastKind ?? 'token');
  const { retry, pause }: Advice = causes[fault.cause];
  const base: OutcomeBase = {
    vendor: vendor.id,
    api,
    ...(kind !== undefined && { kind }),
    ...(typeof given.app === 'string' && { app: given.app }),
    ...(typeof given.channel === 'string' && { channel: given.channel }),
    ...(typeof given.sentAtMs === 'number' && { sentAtMs: given.sentAtMs }),
    ...(receivedAtMs !== undefined && { receivedAtMs }),
    targets,
    evidence: { httpStatus: 0, code: fault.code },
  };
  if (fault.written === 'perhaps')
    return [{ ...base, status: 'uncertain', cause: fault.cause, retryIfRepeatable: retry, token: 'keep', pause }];
  return [
    { ...base, status: 'refused', cause: fault.cause, retry, token: 'keep', pause, ...(fault.reconnect && { reconnect: true as const }) },
  ];
}

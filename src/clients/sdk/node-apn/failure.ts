import { type Fault, outcomesOfFault } from '../../../core/fault.ts';
import type { Outcomes } from '../../../core/outcome.ts';
import type { Sent } from '../../../core/reply.ts';
import { parse } from '../../../parse.ts';
import { vendors } from '../../../vendors/index.ts';
import { receivedAt, replyOf } from '../options.ts';
import { outcomesUnsent } from '../unsent.ts';
import { faultOfWire } from '../wire-fault.ts';
import { idHeaders } from './ids.ts';
import type { FailedLike, NodeApnOptions } from './types.ts';

/** Apple's reasons that the SDK keeps only as a sentence of its own. */
const sentences: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  ExpiredProviderToken: [403, 'ExpiredProviderToken'],
  'Error 500, stream ended unexpectedly': [500, 'InternalServerError'],
};

/** By its sentence, or the word in brackets that it puts where a status would be. */
const faults: Readonly<Record<string, Fault>> = {
  'apn write timeout': { cause: 'timeout', written: 'perhaps', code: 'ETIMEDOUT' },
  'apn write aborted': { cause: 'connection_failed', written: 'perhaps', code: 'STREAM_ABORTED' },
  '(timeout)': { cause: 'timeout', written: 'perhaps', code: 'ETIMEDOUT' },
  '(aborted)': { cause: 'connection_failed', written: 'perhaps', code: 'STREAM_ABORTED' },
  'client session is either closed or destroyed': { cause: 'connection_failed', written: 'perhaps', code: 'SESSION_CLOSED' },
};

/** One entry of `failed`. */
export function readFailure(failed: FailedLike, sent: Sent, options: NodeApnOptions): Outcomes {
  const { status, response, error } = failed;
  const headers = idHeaders(failed);
  if (typeof status === 'number' && response !== undefined) return parse('apns', replyOf(status, response, options, headers), sent);
  const message = messageOf(error);
  const known = Object.hasOwn(sentences, message) ? sentences[message] : undefined;
  if (known) return parse('apns', replyOf(known[0], { reason: known[1] }, options, headers), sent);
  const bare = /^stream ended unexpectedly with status (\d{3}) and empty body$/.exec(message)?.[1];
  if (bare !== undefined) return parse('apns', replyOf(Number(bare), '', options, headers), sent);
  return readNoReply(typeof status === 'string' ? status : message, failed, sent, options);
}

function readNoReply(word: string, { error }: FailedLike, sent: Sent, options: NodeApnOptions): Outcomes {
  // A page of a gateway: the SDK fails on it, and drops even its status.
  if (word.startsWith('Unexpected error processing APNs response'))
    return parse('apns', replyOf(200, 'unreadable', options), sent).map(withoutStatus) as unknown as Outcomes;
  if (word === 'client is destroyed')
    return outcomesUnsent(vendors.apns, { cause: 'misconfigured', code: 'CLIENT_DESTROYED' }, sent, receivedAt(options));
  const fault = Object.hasOwn(faults, word) ? (faults[word] as Fault) : faultOfWire(error, { mayHaveRepeated: false });
  return outcomesOfFault(vendors.apns, fault, sent, receivedAt(options));
}

const withoutStatus = (outcome: Outcomes[0]): Outcomes[0] => ({
  ...outcome,
  evidence: { httpStatus: 0, code: 'UNREADABLE_REPLY' },
});

function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : undefined;
  return typeof message === 'string' ? message : '';
}

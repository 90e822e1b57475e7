import { outcomesOfFault } from '../../../core/fault.ts';
import type { Outcomes } from '../../../core/outcome.ts';
import type { Sent } from '../../../core/reply.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { vendors } from '../../../vendors/index.ts';
import { codesOf } from '../../fault-of.ts';
import { receivedAt, replyOf, sentOf } from '../options.ts';
import { outcomesUnsent } from '../unsent.ts';
import { faultOfWire } from '../wire-fault.ts';
import type { Apns2Options, ApnsErrorLike } from './types.ts';

/**
 * What `client.send` threw, or what a listener of the client was handed: an `ApnsError`, or an error of undici where the
 * wire broke. Throws an `ArgumentError` for `targets` that are none.
 */
export function outcomesOfError(error: unknown, options: Apns2Options = {}): Outcomes {
  const known = errorOf(error);
  const named = known?.notification?.deviceToken;
  const sent = sentOf(options, options.targets ?? (typeof named === 'string' ? [named] : []), 'token');
  if (!known) return outcomesOfNoReply(error, sent, receivedAt(options));
  return parse('apns', replyOf(known.statusCode, bodyOf(known.response), options), sent);
}

/** The key is read when the first push is signed: then nothing has left. */
function outcomesOfNoReply(error: unknown, sent: Sent, receivedAtMs: number): Outcomes {
  const code = codesOf(error).find((word) => word.startsWith('FAST_JWT_'));
  if (code !== undefined) return outcomesUnsent(vendors.apns, { cause: 'credential_invalid', code }, sent, receivedAtMs);
  return outcomesOfFault(vendors.apns, faultOfWire(error, { mayHaveRepeated: false }), sent, receivedAtMs);
}

/** What could not be read the SDK calls `UnknownError`, and puts its own clock where Apple's time of death would be. */
function bodyOf(response: unknown): unknown {
  return isRecord(response) && response.reason === 'UnknownError' ? '' : response;
}

function errorOf(error: unknown): ApnsErrorLike | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return typeof (error as Partial<ApnsErrorLike>).statusCode === 'number' ? (error as ApnsErrorLike) : undefined;
}

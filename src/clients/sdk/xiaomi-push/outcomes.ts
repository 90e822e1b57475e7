import { outcomesOfFault } from '../../../core/fault.ts';
import type { Outcomes } from '../../../core/outcome.ts';
import type { RawHeaders, RawReply, Sent } from '../../../core/reply.ts';
import { requestOf } from '../../../core/request.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { vendors } from '../../../vendors/index.ts';
import { receivedAt, replyOf, type SdkOptions } from '../options.ts';
import { faultOfWire } from '../wire-fault.ts';

export interface XiaomiPushSent extends SdkOptions {
  /** Regids, aliases, accounts or topics, in the order they were sent. Say which in `kind`: by default regids, `token`. */
  readonly targets: readonly string[];
}

/**
 * What `notification.send…` resolved with: the body of a reply whose code was 0, which may still name targets that were
 * refused. Throws an `ArgumentError` for `targets` that are none.
 */
export function outcomesOfBody(body: unknown, sent: XiaomiPushSent): Outcomes {
  return parse('xiaomi', replyOf(200, body, sent), sentBy(sent));
}

/** What `notification.send…` threw. Throws an `ArgumentError` for `targets` that are none. */
export function outcomesOfError(error: unknown, sent: XiaomiPushSent): Outcomes {
  const reply = replyIn(error, sent);
  if (reply) return parse('xiaomi', reply, sentBy(sent));
  const cause = isRecord(error) && error.name === 'RequestError' ? (error.cause ?? error.error) : error;
  return outcomesOfFault(vendors.xiaomi, faultOfWire(cause, { mayHaveRepeated: false }), sentBy(sent), receivedAt(sent));
}

/** Waits for `notification.send…` and reads what came of it. Rejects only with an `ArgumentError`, for `targets` that are none. */
export async function outcomesOfSend(call: (() => unknown) | PromiseLike<unknown>, sent: XiaomiPushSent): Promise<Outcomes> {
  requestOf({ targets: sent.targets }, 'token');
  const timed = { ...sent, sentAtMs: sent.sentAtMs ?? Date.now() };
  try {
    return outcomesOfBody(await (typeof call === 'function' ? call() : call), timed);
  } catch (error) {
    return outcomesOfError(error, timed);
  }
}

/** A code other than 0 is thrown as a sentence that is the body, another status as request-promise's error. */
function replyIn(error: unknown, sent: XiaomiPushSent): RawReply | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, message, statusCode, error: body, response } = error as Readonly<Record<string, unknown>>;
  if (name === 'StatusCodeError' && typeof statusCode === 'number')
    return replyOf(statusCode, body, sent, isRecord(response) ? (response.headers as RawHeaders) : undefined);
  return typeof message === 'string' && /^\s*[{["]/.test(message) ? replyOf(200, message, sent) : undefined;
}

const sentBy = ({ app, channel, kind = 'token', targets, sentAtMs }: XiaomiPushSent): Sent => ({ app, channel, kind, targets, sentAtMs });

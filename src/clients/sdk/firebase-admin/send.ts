import type { Outcomes } from '../../../core/outcome.ts';
import { isRecord } from '../../../core/values.ts';
import { together } from '../together.ts';
import { accepted, outcomesOfBatchResponse, unanswered } from './batch.ts';
import { readError } from './outcomes-of-error.ts';
import { sentOfTargets } from './targets.ts';
import type { BatchResponseLike, FirebaseOptions, FirebaseTarget } from './types.ts';

/** Whom a call of the SDK was for, and what else is known of it. */
export interface FirebaseSent extends FirebaseOptions {
  /** In the order they were sent. */
  readonly targets: readonly FirebaseTarget[];
}

/**
 * What `send`, `sendEach` or `sendEachForMulticast` threw. It speaks of all targets alike: nothing is told of each. Throws
 * an `ArgumentError` for targets that are none.
 */
export function outcomesOfError(error: unknown, sent: FirebaseSent): Outcomes {
  const options = { ...sent, receivedAtMs: sent.receivedAtMs ?? Date.now() };
  const all = sentOfTargets(sent.targets, sent);
  return together(all.length > 0 ? all.flatMap((one) => readError(error, one, options)) : readError(error, { targets: [] }, options));
}

/**
 * Waits for a call of the SDK and reads what came of it, be it an id, a `BatchResponse` or an error. Rejects only with an
 * `ArgumentError`, for targets that are none.
 *
 *     const outcomes = await outcomesOfSend(() => messaging.sendEachForMulticast({ tokens, notification }), { targets: tokens });
 *
 * Hand over the call, not its promise: the SDK throws at once for a message that it refuses itself.
 *
 * Version 13 rejects with a session's error before the messages of that batch have their replies, and hands those over
 * beside it: they are waited for.
 */
export async function outcomesOfSend(call: (() => unknown) | PromiseLike<unknown>, sent: FirebaseSent): Promise<Outcomes> {
  const all = sentOfTargets(sent.targets, sent);
  const timed = { ...sent, sentAtMs: sent.sentAtMs ?? Date.now() };
  try {
    const answer = await (typeof call === 'function' ? call() : call);
    if (typeof answer === 'string' && all.length === 1) return accepted(answer, all[0] ?? {}, timed);
    if (isRecord(answer)) return outcomesOfBatchResponse(sent.targets, answer as unknown as BatchResponseLike, timed);
    return together(all.flatMap((one) => unanswered(one, timed)));
  } catch (error) {
    const pending = await pendingIn(error);
    return pending ? outcomesOfBatchResponse(sent.targets, pending, timed) : outcomesOfError(error, timed);
  }
}

async function pendingIn(error: unknown): Promise<BatchResponseLike | undefined> {
  const pending =
    typeof error === 'object' && error !== null ? (error as { pendingBatchResponse?: unknown }).pendingBatchResponse : undefined;
  try {
    return (await pending) as BatchResponseLike | undefined;
  } catch {
    return undefined;
  }
}

import type { Outcome, Outcomes } from '../../../core/outcome.ts';
import type { Sent } from '../../../core/reply.ts';
import { isRecord } from '../../../core/values.ts';
import { parse } from '../../../parse.ts';
import { replyOf } from '../options.ts';
import { together } from '../together.ts';
import { readError } from './outcomes-of-error.ts';
import { sentOfTargets } from './targets.ts';
import type { BatchResponseLike, FirebaseOptions, FirebaseTarget, SendResponseLike } from './types.ts';

/**
 * What `sendEach` or `sendEachForMulticast` resolved with, for the targets in the order they were sent. Every target
 * stands in exactly one outcome; one without a response is uncertain. Throws an `ArgumentError` for targets that are none.
 *
 * Version 14 hands the reply through, so nothing is lost. Version 13 loses the headers (`Retry-After`, `Date`), the HTTP
 * status, and all details but one word: whose quota it was, Apple's own reason, which field was wrong. A dead token is
 * dead there only if the batch shows that the project is right, for at least one of its messages was accepted.
 */
export function outcomesOfBatchResponse(
  targets: readonly FirebaseTarget[],
  batch: BatchResponseLike,
  options: FirebaseOptions = {},
): Outcomes {
  const all = sentOfTargets(targets, options);
  const responses = responsesOf(batch);
  const projectProven = options.projectProven === true || responses.some(isAccepted);
  const known = { ...options, projectProven, receivedAtMs: options.receivedAtMs ?? Date.now() };
  const outcomes = all.flatMap((sent, place) => readResponse(responses[place], sent, known));
  // An empty batch answers as one reply without targets would: the list of outcomes is never empty.
  return together(outcomes.length > 0 ? outcomes : unanswered({ targets: [] }, known));
}

function readResponse(response: SendResponseLike | undefined, sent: Sent, options: FirebaseOptions): readonly Outcome[] {
  if (!isRecord(response)) return unanswered(sent, options);
  return response.success === true ? accepted(response.messageId, sent, options) : readError(response.error, sent, options);
}

/** The reply had a 200: the name in it says whether it was FCM's. */
export const accepted = (messageId: unknown, sent: Sent, options: FirebaseOptions): Outcomes =>
  parse('fcm', replyOf(200, { name: messageId }, options), sent);

/** An answer of the SDK's that says nothing of this message: like a 2xx that cannot be read. */
export const unanswered = (sent: Sent, options: FirebaseOptions): Outcomes => parse('fcm', replyOf(200, '', options), sent);

const isAccepted = (response: unknown): boolean =>
  isRecord(response) && response.success === true && typeof response.messageId === 'string';

function responsesOf(batch: unknown): readonly SendResponseLike[] {
  const responses = isRecord(batch) ? batch.responses : undefined;
  return Array.isArray(responses) ? responses : [];
}

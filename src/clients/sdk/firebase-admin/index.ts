/**
 * firebase-admin 13 and 14: what its calls answer and throw, as outcomes. No dependency on the SDK.
 *
 *     const outcomes = await outcomesOfSend(() => messaging.sendEachForMulticast({ tokens, notification }), { targets: tokens });
 *
 * What the SDK loses:
 * - 13: the headers, the status and the details of a reply. So there is no `Retry-After` (a minute, or FCM's least, stands
 *   in); one word for an unregistered token and a project that does not exist (dead only where the project is proven, else
 *   suspect); one for a bad token and a bad message (FCM's sentence tells them apart, where it is the documented one); one
 *   for a foreign sender and a service account without the right; one for Apple's key and our own token.
 * - 14: none of these, for it hands the reply through as `httpResponse`.
 * - Both repeat a request by themselves, up to four times after a 503, a reset or a time-out, and tell nobody. So a broken
 *   wire is always uncertain, a message may have gone out twice before you see anything, and a refusal may stand behind an
 *   attempt that was taken.
 * - Both tell an outage of the token endpoint by the same word as a revoked key; the sentence tells them apart.
 */
export { outcomesOfBatchResponse } from './batch.ts';
export { type FirebaseSent, outcomesOfError, outcomesOfSend } from './send.ts';
export type { BatchResponseLike, FirebaseErrorLike, FirebaseOptions, FirebaseTarget, SendResponseLike } from './types.ts';

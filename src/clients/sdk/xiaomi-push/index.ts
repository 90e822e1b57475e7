/**
 * xiaomi-push 1: the bodies it resolves with and the errors it throws, as outcomes. No dependency on the SDK.
 *
 *     const outcomes = await outcomesOfSend(() => notification.sendToRegid(regids, message), { targets: regids, app: 'shop' });
 *
 * What the SDK loses:
 * - The status and the headers of every reply whose body is JSON with a code other than 0: it throws the body as a sentence.
 *   A success is read as under 200, as it is.
 * - An empty body and `null`: a `TypeError`, so the push is uncertain.
 * - Digits of numbers above 2^53, which Xiaomi's ids are not.
 * - Nothing of a partial refusal: `bad_regids` and its like stand in the body, which most callers never look at.
 */
export { outcomesOfBody, outcomesOfError, outcomesOfSend, type XiaomiPushSent } from './outcomes.ts';

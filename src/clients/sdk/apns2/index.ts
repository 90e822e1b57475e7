/**
 * apns2 12: what `send` and `sendMany` answer and throw, and what listeners are handed, as outcomes. No dependency on the SDK.
 *
 *     const outcomes = outcomesOfMany(notifications, await client.sendMany(notifications), { app: 'shop' });
 *
 * What the SDK loses:
 * - All headers: no outcome has a `messageId`, and no `Retry-After` is obeyed.
 * - A body that is not JSON: it says `UnknownError` and puts its own clock where Apple's time of death would be. That time
 *   is left out here, or a token that was just registered again would be deleted.
 * - The whole reply where the body is `null`: a `TypeError`, so the push is uncertain.
 * - Why a stream broke: undici's error has no frame in it, so it is uncertain unless there was no connection at all.
 * - `requestTimeout` is read by nobody; only undici's own 300 s end a request.
 */
export { outcomesOfError } from './error.ts';
export { outcomesOfMany, outcomesOfSend } from './many.ts';
export type { Apns2Options, ApnsErrorLike, NotificationLike } from './types.ts';

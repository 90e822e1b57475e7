/**
 * @parse/node-apn 8: `{ sent, failed }` as outcomes. No dependency on the SDK.
 *
 *     const outcomes = outcomesOfResponses(await provider.send(notification, tokens), { targets: tokens, app: 'shop' });
 *
 * What the SDK loses:
 * - `Retry-After`, always: it looks for a name that HTTP/2 never spells so.
 * - The whole reply where its body is not JSON, be it the page of a gateway or half of one: then the outcome is uncertain,
 *   `malformed_reply`.
 * - Whether a broken stream was never processed (REFUSED_STREAM, a GOAWAY below its number): such a push is uncertain where
 *   Apple's own frames would have shown that it may be sent again.
 * - Its own repeats: 408, 429 and 5xx go out again at once, up to three times more, and from then on whatever comes is
 *   repeated too. You see the last answer only, and `TooManyRequests` and `TooManyProviderTokenUpdates` have been hammered.
 *   Set `connectionRetryLimit: 0` and let the outcome decide.
 */
export { outcomesOfResponses } from './responses.ts';
export type { FailedLike, NodeApnOptions, ResponsesLike, SentLike } from './types.ts';

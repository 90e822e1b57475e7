import type { CodeTable } from '../../core/code-table.ts';

/** https://trtc.io/document/74196 (the codes); the lists and `sendResult` as public clients type them */
export const send = {
  200: 'accepted',
  '200+sendResult=false': { cause: 'unrecognized', pause: 'app' },
  // Those beside the tokens that `failTokens` or `expireTokens` names.
  '200+failTokens': 'accepted',
  400: 'request_invalid',
  401: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  // There is no code of its own for an access token that expired.
  403: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  // The path is wrong; no token is meant.
  404: { cause: 'request_invalid', pause: 'app' },
  429: 'rate_limited',
  500: 'vendor_internal',
  502: 'vendor_unavailable',
  // Flow control, where the body says it.
  503: 'rate_limited',
  504: { cause: 'timeout', uncertain: true },
  80000000: 'accepted',
  80100000: 'accepted',
  // Some were sent and nobody can say which: a resend would reach those twice.
  '80100000#unnamed': { cause: 'malformed_reply', uncertain: true },
  80100003: 'message_invalid',
  80200020: { cause: 'request_invalid', pause: 'app' },
  80300006: 'request_invalid',
  // A wrong app id rejects every good token in exactly this way.
  80300007: { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
  80300008: 'message_too_large',
  80300010: 'batch_too_large',
  10001: { cause: 'request_invalid', pause: 'app' },
  10207: 'clock_skew',
  // Stands among checks of headers, so the access token is meant.
  10300: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  10205: { cause: 'request_invalid', pause: 'app' },
  10214: 'rate_limited',
  'data.expireTokens[]': { cause: 'token_expired', pause: 'target' },
  // No reason is given, so none of these is dead.
  'data.failTokens[]': { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
  'HTTP 5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

/** The token endpoint: OAuth's words for errors. */
export const auth = {
  200: 'accepted',
  unauthorized_client: 'credential_invalid',
  invalid_client: 'credential_invalid',
  invalid_grant: 'credential_invalid',
  '5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

/** Callbacks. Only one value is known, from a receiver in production; `other` is a receipt whose value cannot be read. */
export const receipt = {
  40000002: { cause: 'accepted', receipt: 'arrived' },
  other: 'unrecognized',
} as const satisfies CodeTable;

import type { CodeTable } from '../../core/code-table.ts';

export const send = {
  200: 'accepted',
  '200+sendResult=false': { cause: 'unrecognized', pause: 'app' },
  '200+failTokens': 'accepted',
  400: 'request_invalid',
  401: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  403: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  404: { cause: 'request_invalid', pause: 'app' },
  429: 'rate_limited',
  500: 'vendor_internal',
  502: 'vendor_unavailable',
  503: 'rate_limited',
  504: { cause: 'timeout', uncertain: true },
  80000000: 'accepted',
  80100000: 'accepted',
  80100003: 'message_invalid',
  80200020: { cause: 'request_invalid', pause: 'app' },
  80300006: 'request_invalid',
  80300007: { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
  80300008: 'message_too_large',
  80300010: 'batch_too_large',
  10001: { cause: 'request_invalid', pause: 'app' },
  10207: 'clock_skew',
  10300: { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  10205: { cause: 'request_invalid', pause: 'app' },
  10214: 'rate_limited',
  'data.expireTokens[]': { cause: 'token_expired', pause: 'target' },
  'data.failTokens[]': { cause: 'token_unregistered', token: 'suspect', pause: 'target' },
} as const satisfies CodeTable;

export const auth = {
  200: 'accepted',
  unauthorized_client: 'credential_invalid',
  invalid_client: 'credential_invalid',
  invalid_grant: 'credential_invalid',
  '5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

export const receipt = {
  40000002: 'accepted',
  other: 'unrecognized',
} as const satisfies CodeTable;

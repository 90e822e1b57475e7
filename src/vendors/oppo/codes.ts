import type { CodeTable } from '../../core/code-table.ts';

/** https://www.yimenapp.com/kb-yimen/11093 (a mirror of the server API), https://trtc.io/document/74196 (the codes) */
export const send = {
  0: 'accepted',
  '-1': 'vendor_unavailable',
  '-2': 'vendor_unavailable',
  // OPPO's own Java SDKs answer these two where they could not read the reply: the push may have been taken.
  '-2#parse_error': { cause: 'malformed_reply', retry: { when: 'backoff' }, uncertain: true },
  '-3': { cause: 'malformed_reply', retry: { when: 'backoff' }, uncertain: true },
  11: 'credential_expired',
  12: 'request_invalid',
  13: 'rate_limited',
  20: 'request_invalid',
  21: 'request_invalid',
  22: 'request_invalid',
  23: 'request_invalid',
  24: 'request_invalid',
  25: 'request_invalid',
  26: 'ip_blocked',
  27: 'permission_denied',
  28: 'app_blocked',
  29: 'credential_expired',
  30: 'permission_denied',
  31: 'request_invalid',
  32: 'duplicate_request',
  33: { cause: 'quota_exhausted', pause: 'app' },
  40: 'request_invalid',
  // Some say it of a bad registration_id, OPPO says it of any argument: never a token's death.
  41: 'request_invalid',
  51: 'message_invalid',
  // These two stop one category; other messages of the app go on.
  54: { cause: 'message_forbidden', pause: 'channel' },
  55: 'rate_limited',
  59: 'message_forbidden',
  67: { cause: 'message_forbidden', pause: 'channel' },
  10000: { cause: 'token_malformed', pause: 'target' },
  10001: { cause: 'target_opted_out', pause: 'target' },
  10002: 'target_not_found',
  10003: 'target_not_found',
  10004: 'duplicate_request',
  10005: 'duplicate_request',
  // A token that lapses answers to these, so a new one may help.
  'http 401/403': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  'http 504': 'timeout',
  'http 5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

/** Pictures, aliases, tags, saved contents and counters. What is missing here stands in `send`. */
export const operation = {
  0: 'accepted',
  31: 'operation_rejected',
  33: { cause: 'quota_exhausted', pause: 'app' },
  34: { cause: 'quota_exhausted', pause: 'app' },
  51: 'operation_rejected',
  'http 401/403': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  'http 504': 'timeout',
  'http 5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

/** The token endpoint. What is missing here stands in `send`. */
export const auth = {
  0: 'accepted',
  '-1': 'vendor_unavailable',
  '-2': 'vendor_unavailable',
  13: 'rate_limited',
  14: 'credential_invalid',
  15: 'credential_invalid',
  16: 'credential_invalid',
  17: { cause: 'request_invalid', pause: 'app' },
  18: { cause: 'request_invalid', pause: 'app' },
  19: 'clock_skew',
  26: 'ip_blocked',
  27: 'permission_denied',
  28: 'app_blocked',
  41: 'credential_invalid',
  55: 'rate_limited',
  // The token endpoint itself refuses: fetching again would loop.
  'http 401/403': 'credential_invalid',
  'http 504': 'timeout',
  'http 5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

/** Callbacks by their `eventType`, and the fetched list of invalid registration ids. */
export const receipt = {
  0: 'accepted',
  invalid_list: { cause: 'token_unregistered', pause: 'target' },
  push_arrive: { cause: 'accepted', receipt: 'arrived' },
  regid_invalid: { cause: 'token_unregistered', pause: 'target' },
  user_daily_limit: 'target_rate_limited',
  'http 401/403': { cause: 'credential_invalid', retry: { when: 'after_refresh' } },
  'http 504': 'timeout',
  'http 5xx': 'vendor_unavailable',
} as const satisfies CodeTable;

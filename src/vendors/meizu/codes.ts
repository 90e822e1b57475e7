import type { CodeTable } from '../../core/code-table.ts';

/**
 * https://github.com/MEIZUPUSH/PushAPI, https://github.com/MEIZUPUSH/JavaSdk
 *
 * `value.X` is X inside `value`, about the targets it lists; a bare X is the `code` of the whole call.
 */
export const send = {
  200: 'accepted',
  300: 'vendor_unavailable',
  500: 'vendor_internal',
  1001: 'vendor_internal',
  1003: 'vendor_unavailable',
  1005: 'request_invalid',
  1006: 'credential_invalid',
  110000: 'credential_invalid',
  110001: 'credential_invalid',
  110002: 'token_unregistered',
  110003: 'token_malformed',
  110004: 'request_invalid',
  110009: 'app_blocked',
  110010: 'rate_limited',
  110011: 'quota_exhausted',
  110019: 'quota_exhausted',
  110031: 'request_invalid',
  110032: 'request_invalid',
  110033: 'credential_invalid',
  110051: 'quota_exhausted',
  110053: 'quota_exhausted',
  // An older list had all codes in one: these stand inside `value` today, and may still come for the whole call.
  201: 'permission_denied',
  501: 'vendor_internal',
  513: 'vendor_internal',
  518: 'rate_limited',
  519: 'vendor_unavailable',
  520: { cause: 'target_rate_limited', retry: { when: 'after', waitMs: 60_000 } },
  110005: 'target_not_found',
  'value.200': 'accepted',
  // A refusal of one target says nothing of the others.
  'value.201': { cause: 'permission_denied', pause: 'target' },
  'value.501': { cause: 'vendor_internal', pause: 'target' },
  'value.513': { cause: 'vendor_internal', pause: 'target' },
  'value.518': 'rate_limited',
  'value.519': { cause: 'vendor_unavailable', pause: 'app' },
  'value.520': { cause: 'target_rate_limited', retry: { when: 'after', waitMs: 60_000 } },
  'value.110002': 'token_unregistered',
  'value.110003': 'token_malformed',
  'value.110005': 'target_not_found',
  'value.110010': 'target_opted_out',
  'value.110011': 'target_rate_limited',
  'HTTP 5xx': 'vendor_unavailable',
  'HTTP 429': 'rate_limited',
  'HTTP 4xx/3xx': 'request_invalid',
  'HTTP 200 not JSON': { cause: 'malformed_reply', uncertain: true },
} as const satisfies CodeTable;

/** Cancelling, statistics, switches, aliases and tags. What is missing here stands in `send`. */
export const operation = {
  200: 'accepted',
  '200#result=false': 'operation_rejected',
  300: 'vendor_unavailable',
  // Not a fault of the server: a task that is over, dates that cannot be.
  500: 'operation_rejected',
  1001: 'vendor_internal',
  1003: 'vendor_unavailable',
  1005: 'request_invalid',
  1006: 'credential_invalid',
  110000: 'credential_invalid',
  110001: 'credential_invalid',
  // Nobody pushed to it: a hint, and no verdict.
  110002: { cause: 'token_unregistered', token: 'suspect' },
  110003: { cause: 'token_malformed', token: 'suspect' },
  110004: 'request_invalid',
  110009: 'app_blocked',
  110010: 'rate_limited',
  110031: 'request_invalid',
  110032: 'operation_rejected',
  110033: 'credential_invalid',
  110051: 'quota_exhausted',
  'HTTP 5xx': 'vendor_unavailable',
  'HTTP 429': 'rate_limited',
  'HTTP 4xx/3xx': 'request_invalid',
  'HTTP 200 not JSON': { cause: 'malformed_reply', uncertain: true },
} as const satisfies CodeTable;

/** Callbacks tell of arrivals and clicks alone: nobody is told of a push that was dropped. */
export const receipt = {
  'cb.type=1': { cause: 'accepted', receipt: 'arrived' },
  'cb.type=2': { cause: 'accepted', receipt: 'clicked' },
} as const satisfies CodeTable;

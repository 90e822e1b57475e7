import type { Advice } from './advice.ts';

const never = { when: 'never' } as const;
const backoff = { when: 'backoff' } as const;
const after = { when: 'after', until: 'vendor_midnight' } as const;
const afterRefresh = { when: 'after_refresh' } as const;

/** Every reason a push can fail for, and what follows from it unless a vendor's row says otherwise. */
export const causes = {
  token_malformed: { owner: 'token', retry: never, token: 'dead', pause: 'none', confirm: true },
  token_unregistered: { owner: 'token', retry: never, token: 'dead', pause: 'none' },
  token_expired: { owner: 'token', retry: never, token: 'dead', pause: 'none' },
  token_mismatch: { owner: 'token', retry: never, token: 'suspect', pause: 'none' },
  target_not_found: { owner: 'target', retry: never, token: 'keep', pause: 'none' },
  target_opted_out: { owner: 'target', retry: never, token: 'keep', pause: 'none' },
  target_offline: { owner: 'target', retry: backoff, token: 'keep', pause: 'target' },
  target_rate_limited: { owner: 'quota', retry: after, token: 'keep', pause: 'target' },
  message_invalid: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  message_too_large: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  message_forbidden: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  message_expired: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  duplicate_request: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  batch_too_large: { owner: 'message', retry: { when: 'split' }, token: 'keep', pause: 'none' },
  request_invalid: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  operation_rejected: { owner: 'message', retry: never, token: 'keep', pause: 'none' },
  credential_expired: { owner: 'credential', retry: afterRefresh, token: 'keep', pause: 'app' },
  clock_skew: { owner: 'credential', retry: afterRefresh, token: 'keep', pause: 'app' },
  credential_invalid: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  permission_denied: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  app_blocked: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  ip_blocked: { owner: 'app', retry: never, token: 'keep', pause: 'app' },
  misconfigured: { owner: 'app', retry: never, token: 'keep', pause: 'none' },
  rate_limited: { owner: 'quota', retry: backoff, token: 'keep', pause: 'app' },
  quota_exhausted: { owner: 'quota', retry: after, token: 'keep', pause: 'channel' },
  quiet_hours: { owner: 'quota', retry: after, token: 'keep', pause: 'channel' },
  vendor_unavailable: { owner: 'vendor', retry: backoff, token: 'keep', pause: 'vendor' },
  vendor_internal: { owner: 'vendor', retry: backoff, token: 'keep', pause: 'vendor' },
  timeout: { owner: 'network', retry: backoff, token: 'keep', pause: 'vendor' },
  connection_failed: { owner: 'network', retry: backoff, token: 'keep', pause: 'vendor' },
  malformed_reply: { owner: 'vendor', retry: never, token: 'keep', pause: 'none' },
  unrecognized: { owner: 'unknown', retry: never, token: 'keep', pause: 'none' },
  client_sdk: { owner: 'device', retry: never, token: 'keep', pause: 'none' },
} as const satisfies Record<string, Advice>;

/** One word of the list above. */
export type Cause = keyof typeof causes;

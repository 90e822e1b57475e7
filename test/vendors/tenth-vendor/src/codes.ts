import type { CodeTable } from '../../core/code-table.ts';

/** https://push.example/docs/codes (a vendor that does not exist) */
export const send = {
  ok: 'accepted',
  unknown_device: 'token_unregistered',
  slow_down: 'rate_limited',
  // Its day ends at midnight in China like the others'.
  no_quota: 'quota_exhausted',
} as const satisfies CodeTable;

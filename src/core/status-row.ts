import type { RowObject } from './code-table.ts';

/** What a status alone says, where no code can be read. A gateway may have spoken, so many of these leave open what happened. */
export function rowOfStatus(status: number): RowObject {
  if (status < 300) return { cause: 'malformed_reply', uncertain: true };
  if (status === 401) return { cause: 'credential_invalid', retry: { when: 'after_refresh' } };
  if (status === 403) return { cause: 'permission_denied' };
  if (status === 408) return { cause: 'timeout', uncertain: true };
  if (status === 413) return { cause: 'message_too_large' };
  if (status === 429) return { cause: 'rate_limited' };
  if (status < 500) return { cause: 'request_invalid' };
  if (status === 503) return { cause: 'vendor_unavailable' };
  if (status === 502 || status === 504 || (status >= 520 && status <= 527)) return { cause: 'vendor_unavailable', uncertain: true };
  return { cause: 'vendor_internal', uncertain: true };
}

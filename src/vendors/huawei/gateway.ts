import type { Reply } from '../../core/reply-view.ts';
import { codeOf } from '../../core/values.ts';

/** The header with which the old gateway refuses: then the body does not count, and need not be readable. */
export function gatewayCode(reply: Reply): string | undefined {
  const status = codeOf(reply.header('nsp_status'));
  return status === undefined ? undefined : `NSP_STATUS ${status}`;
}

export function decode(reply: Reply): unknown {
  return gatewayCode(reply) === undefined ? reply.value : {};
}

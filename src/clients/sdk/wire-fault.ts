import type { Fault } from '../../core/fault.ts';
import { chainOf } from '../causes-of.ts';
import { codesOf, faultOf } from '../fault-of.ts';

/** A handshake that failed: no request is written before it has ended. */
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|ERR_TLS_CERT_)/;

/** Calls of the system that come before the first byte. */
const before = new Set(['connect', 'getaddrinfo']);

/** Whether the error proves that nothing was written: every address failed before there was a connection. */
function isBeforeAnyByte(error: unknown): boolean {
  const chain = chainOf(unfolded(error));
  if (chain.some((link) => before.has(String(link.syscall)) || link.code === 'UND_ERR_CONNECT_TIMEOUT')) return true;
  return codesOf(unfolded(error)).some((code) => certificate.test(code));
}

/**
 * What an SDK threw where no reply arrived. `mayHaveRepeated`: the SDK sends again by itself and hides it, so the last
 * error proves nothing about the first.
 */
export function faultOfWire(error: unknown, { mayHaveRepeated }: { readonly mayHaveRepeated: boolean }): Fault {
  const written = !mayHaveRepeated && isBeforeAnyByte(error) ? 'never' : 'perhaps';
  return faultOf(unfolded(error), { written });
}

/** VError, which node-apn throws, keeps its cause in a member of its own, and a function under the usual name. */
function unfolded(error: unknown): unknown {
  const inner = typeof error === 'object' && error !== null ? (error as { jse_cause?: unknown }).jse_cause : undefined;
  return inner ?? error;
}

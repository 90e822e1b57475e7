import type { Fault } from '../../core/fault.ts';
import { chainOf } from '../causes-of.ts';

/** A fault, and the reason APNs gave for it, where that reason is a row of its own. */
export interface WireFault extends Fault {
  readonly reason?: string | undefined;
}

const ourMistake =
  /^(?:ENOTFOUND|EPROTO|NO_HTTP2|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERR_(?:SSL|OSSL)_\w+|ERR_TLS_(?!HANDSHAKE_TIMEOUT)\w+|(?:\w+_)?(?:CERT|CRL|CERTIFICATE)(?:_\w+)?|UNABLE_TO_\w+)$/;

/** A connection that never came about: nothing was written on it. */
export function connectFault(code: string): WireFault {
  return { cause: ourMistake.test(code) ? 'misconfigured' : 'connection_failed', written: 'never', code };
}

/** The innermost code of an error that looks like one; never its sentence, which holds addresses. */
export function codeOf(error: unknown, otherwise: string): string {
  let found = otherwise;
  for (const { code } of chainOf(error)) if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code)) found = code;
  return found;
}

// RFC 9113, section 7, in the order of their numbers.
const errorNames = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** `REFUSED_STREAM` for 7. */
export function errorName(code: number): string {
  return errorNames[code] ?? String(code);
}

import type { Fault } from '../../../core/fault.ts';
import { faultOfWire } from '../wire-fault.ts';
import type { FirebaseErrorLike } from './types.ts';

/**
 * Where no reply arrived. The SDK repeats a request by itself after a reset or a time-out and shows the last error only,
 * so it is never proven that nothing was written.
 */
export function faultIn(error: FirebaseErrorLike): Fault | undefined {
  const { code, message, cause } = error;
  if (code === 'app/network-timeout') return { cause: 'timeout', written: 'perhaps', code: 'ETIMEDOUT' };
  if (code !== 'app/network-error' && !isSessionFailure(error)) return undefined;
  const goAway = /\bGOAWAY\b/.test(message) && !/Error code: [A-Z]/.test(message);
  if (goAway) return { cause: 'connection_failed', written: 'perhaps', code: 'GOAWAY' };
  const system = cause ?? { code: systemCode(message) };
  return faultOfWire(system, { mayHaveRepeated: true });
}

/** Version 13 rejects with this of the whole batch; 14 puts it in the place of each message that got no reply. */
function isSessionFailure({ code, message }: FirebaseErrorLike): boolean {
  return (code === 'messaging/unknown-error' || code === 'app/network-error') && /\bSession (?:failures|error)\b/.test(message);
}

/** The SDK's own sentence ends with the system's word, or begins with it. */
function systemCode(message: string): string | undefined {
  return /Error code: ([A-Z][A-Z0-9_]+)\b/.exec(message)?.[1] ?? /while making requests: ([A-Z][A-Z0-9_]+) - /.exec(message)?.[1];
}

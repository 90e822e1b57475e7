import { chainOf } from '../../causes-of.ts';
import type { FirebaseErrorLike } from './types.ts';

/** The SDK's error in what was thrown: itself, a copy of it, or the cause of an error that was put around it. */
export function errorIn(error: unknown): FirebaseErrorLike | undefined {
  for (const link of chainOf(error)) {
    const known = shapeOf(link) ?? shapeOf(link.errorInfo);
    if (known) return known;
  }
  return undefined;
}

/** Version 13 has its words behind getters, so a copy by spreading keeps only the `errorInfo` they read. */
function shapeOf(link: unknown): FirebaseErrorLike | undefined {
  if (typeof link !== 'object' || link === null) return undefined;
  const { code, message, httpResponse, cause } = link as Partial<FirebaseErrorLike>;
  if (typeof code !== 'string' || !/^(?:messaging|app)\//.test(code)) return undefined;
  return { code, message: typeof message === 'string' ? message.slice(0, 65_536) : '', httpResponse, cause };
}

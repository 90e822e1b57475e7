import { warnOnce } from './warn.ts';

type Config = { readonly 'axios-retry'?: unknown; readonly raxConfig?: unknown };

/**
 * Warns once a process where the client retries beside us: every failure would be sent several times over, an uncertain
 * one too. Seen: axios-retry and retry-axios, by what they leave in the config of a response or an error, and got, by its
 * `retryCount`. An agent that retries below the client (undici's `RetryAgent`) leaves no trace.
 */
export function warnIfRetried(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { config, retryCount } = value as { readonly config?: Config; readonly retryCount?: unknown };
  if (isOn(config?.['axios-retry']) || isOn(config?.raxConfig) || (typeof retryCount === 'number' && retryCount > 0))
    warnOnce('RETRIES_TWICE', 'the client that `send` uses retries by itself; turn that off, for `deliver` retries already');
}

function isOn(state: unknown): boolean {
  if (typeof state !== 'object' || state === null) return false;
  const { retries, retry } = state as { readonly retries?: unknown; readonly retry?: unknown };
  return retries !== 0 && retry !== 0;
}

import type { MeterProvider, TracerProvider } from '@opentelemetry/api';
import { ArgumentError } from '../../core/argument-error.ts';

/** Where metrics and spans go, and how many names they may hold. */
export interface ObservePushOptions {
  /** Default: the global one, whenever it is set. */
  readonly meterProvider?: MeterProvider | undefined;
  /** Default: the global one, whenever it is set. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Spans of deliveries and attempts. Default true. */
  readonly traces?: boolean | undefined;
  /** So many apps keep their names; those beyond them are `other`. Default 50. */
  readonly maxApps?: number | undefined;
  /** So many codes keep their names; those beyond them are `other`. Default 300. */
  readonly maxCodes?: number | undefined;
}

export interface Settings extends Pick<ObservePushOptions, 'meterProvider' | 'tracerProvider'> {
  readonly traces: boolean;
  readonly maxApps: number;
  readonly maxCodes: number;
}

/** The options with their defaults, checked. Throws an `ArgumentError`. */
export function settingsOf(options: ObservePushOptions): Settings {
  const { meterProvider, tracerProvider, traces = true, maxApps = 50, maxCodes = 300 } = options;
  if (meterProvider !== undefined && typeof meterProvider?.getMeter !== 'function')
    throw new ArgumentError('meterProvider', typeof meterProvider, 'a MeterProvider of OpenTelemetry, or left out');
  if (tracerProvider !== undefined && typeof tracerProvider?.getTracer !== 'function')
    throw new ArgumentError('tracerProvider', typeof tracerProvider, 'a TracerProvider of OpenTelemetry, or left out');
  for (const [name, value] of Object.entries({ maxApps, maxCodes }))
    if (!(Number.isInteger(value) && value >= 0 && value <= 10_000))
      throw new ArgumentError(name, value, 'a whole number from 0 to 10,000');
  return { meterProvider, tracerProvider, traces, maxApps, maxCodes };
}

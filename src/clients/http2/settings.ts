import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { ArgumentError } from '../../core/argument-error.ts';
import { hidden } from './hidden.ts';
import type { ApnsOptions, ApnsTls } from './options.ts';

export const longestTimerMs = 2 ** 31 - 1;
const manyStreams = 2 ** 31 - 1;

/** The options, checked and with their defaults. */
export interface Settings {
  readonly origin: string;
  readonly authority: string;
  readonly host: string;
  readonly port: number;
  /** Undefined: clear text. */
  readonly secure: { readonly context: SecureContext; readonly servername: string } | undefined;
  readonly app: string | undefined;
  readonly credential: ApnsOptions['credential'];
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly maxConcurrentStreams: number;
  readonly maxWaiting: number;
  readonly maxPayloadBytes: number;
  readonly maxBodyBytes: number;
  readonly onEvent: ApnsOptions['onEvent'];
}

export function settingsOf(options: ApnsOptions): Settings {
  if (typeof options !== 'object' || options === null) throw new ArgumentError('options', hidden(options), 'an object');
  const url = urlOf(options.url ?? 'https://api.push.apple.com');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    origin: url.origin,
    authority: url.host,
    host,
    port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    secure: url.protocol === 'https:' ? secureOf(options.tls ?? {}, host) : undefined,
    app: appOf(options.app),
    credential: credentialOf(options.credential),
    onEvent: listenerOf(options.onEvent),
    ...numbersOf(options),
  };
}

function numbersOf(options: ApnsOptions) {
  return {
    timeoutMs: whole('timeoutMs', options.timeoutMs, 30_000, 1, longestTimerMs),
    connectTimeoutMs: whole('connectTimeoutMs', options.connectTimeoutMs, 10_000, 1, longestTimerMs),
    pingIntervalMs: whole('pingIntervalMs', options.pingIntervalMs, 3_600_000, 0, longestTimerMs),
    pingTimeoutMs: whole('pingTimeoutMs', options.pingTimeoutMs, 5_000, 1, longestTimerMs),
    idleTimeoutMs: whole('idleTimeoutMs', options.idleTimeoutMs, 0, 0, longestTimerMs),
    maxConcurrentStreams: whole('maxConcurrentStreams', options.maxConcurrentStreams, 1_000, 1, manyStreams),
    maxWaiting: whole('maxWaiting', options.maxWaiting, 10_000, 0, Number.MAX_SAFE_INTEGER),
    maxPayloadBytes: whole('maxPayloadBytes', options.maxPayloadBytes, 5_120, 1, 2 ** 24),
    maxBodyBytes: whole('maxBodyBytes', options.maxBodyBytes, 65_536, 1, 2 ** 28),
  };
}

/** A whole number in these bounds, or the default where none is given. */
export function whole(name: string, value: unknown, otherwise: number, least: number, most: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ArgumentError(name, value, `a whole number from ${least} to ${most}, or left out (${otherwise})`);
}

function urlOf(value: unknown): URL {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const bare =
    url !== undefined && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (bare && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new ArgumentError('url', hidden(value), 'an origin such as https://api.push.apple.com, without path, query or user');
}

function secureOf(tls: ApnsTls, host: string): Settings['secure'] {
  if (typeof tls !== 'object' || tls === null) throw new ArgumentError('tls', hidden(tls), 'an object with cert, key, ca');
  const { servername = isIP(host) ? '' : host, ...material } = tls;
  return { context: contextOf(material), servername };
}

function contextOf(material: Omit<ApnsTls, 'servername'>): SecureContext {
  try {
    return createSecureContext({ minVersion: 'TLSv1.2', ...material });
  } catch {
    throw new ArgumentError('tls', material, 'a certificate and key that belong together, in PEM or PFX, with their passphrase');
  }
}

function credentialOf(credential: unknown): ApnsOptions['credential'] {
  if (credential === undefined || typeof credential === 'function') return credential as ApnsOptions['credential'];
  return bearerOf(credential);
}

/** A provider token that can stand in a header. */
export function bearerOf(credential: unknown): string {
  if (typeof credential === 'string' && /^[\x21-\x7e]{1,4096}$/.test(credential)) return credential;
  throw new ArgumentError('credential', hidden(credential), 'a provider token (JWT) without blanks, line breaks and the word bearer');
}

function appOf(app: unknown): string | undefined {
  if (app === undefined || typeof app === 'string') return app;
  throw new ArgumentError('app', app, 'a string, or left out');
}

function listenerOf(onEvent: unknown): ApnsOptions['onEvent'] {
  if (onEvent === undefined || typeof onEvent === 'function') return onEvent as ApnsOptions['onEvent'];
  throw new ArgumentError('onEvent', hidden(onEvent), 'a function, or left out');
}

/** Something that can be aborted, or nothing. */
export function signalOf(signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new ArgumentError('signal', hidden(signal), 'an AbortSignal, or left out');
}

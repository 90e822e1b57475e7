import { ArgumentError } from '../../core/argument-error.ts';
import { emit, isHeard } from '../events/bus.ts';
import type { CredentialTold } from '../events/push-event.ts';
import type { CredentialEvent, CredentialStore, GateLike, RenewContext, TokenAnswer } from './types.ts';

/** How a credential is obtained, kept and renewed. Exactly one of `fetchToken` and `sign`; anything wrong is an `ArgumentError`. */
export interface CredentialsOptions {
  /** An id of ours, or your own vendor's. */
  readonly vendor: string;
  /** One credential x one package x one environment and region. Default `''`. */
  readonly app?: string | undefined;
  /** Asks for a token: `huaweiToken(…)` and its like, or your own. This or `sign`. */
  readonly fetchToken?: ((context: RenewContext) => TokenAnswer | PromiseLike<TokenAnswer>) | undefined;
  /** Makes a token on this machine, as APNs, Huawei's service account and Tencent IM want it. */
  readonly sign?: ((context: RenewContext) => string | PromiseLike<string>) | undefined;
  /** How long a signed token is good for. Milliseconds; default 50 minutes. For APNs 25 to 60 minutes. */
  readonly lifeMs?: number | undefined;
  /** It is renewed so long before its end, while the old one goes on serving. Milliseconds; default 5 minutes. */
  readonly earlyMs?: number | undefined;
  /** One that is younger is not renewed when it is refused: another would fare no better. Milliseconds; default 10 s, for APNs 20 minutes. */
  readonly youngMs?: number | undefined;
  /** One call of `fetchToken` or `sign` may take so long. Milliseconds; default 30 s. */
  readonly timeoutMs?: number | undefined;
  /** How far our clock may be off before it is said. Milliseconds; default 60 s. */
  readonly skewToleranceMs?: number | undefined;
  /** Where a fleet keeps the one token it shares. Left out: each process obtains its own. */
  readonly store?: CredentialStore | undefined;
  /** Closed for the app when its credential is refused, and opened when there is one again. */
  readonly gate?: GateLike | undefined;
  /** What it throws is swallowed. */
  readonly onEvent?: ((event: CredentialEvent) => void) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Calls `run` once after `ms` and returns what cancels it. Default `setTimeout`. */
  readonly setTimer?: ((run: () => void, ms: number) => () => void) | undefined;
  /** 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

const minuteMs = 60_000;

/** Every default in one place. Milliseconds. */
export const credentialDefaults = {
  /** 50 minutes, for tokens of `sign`; one of `fetchToken` lives as long as the vendor says. */
  lifeMs: 50 * minuteMs,
  /** 5 minutes; of a token that lives less than 10 minutes, half its life. */
  earlyMs: 5 * minuteMs,
  /** 10 s; for APNs 20 minutes instead. */
  youngMs: 10_000,
  /** 30 s a call. */
  timeoutMs: 30_000,
  /** 60 s. */
  skewToleranceMs: minuteMs,
} as const;

/** Apple refuses a token older than an hour, and a second one within 20 minutes. */
const apple = { oldestMs: 60 * minuteMs, youngMs: 20 * minuteMs } as const;

/** `CredentialsOptions`, checked and with their defaults. */
export interface Settings {
  readonly vendor: string;
  readonly app: string;
  readonly fetchToken: CredentialsOptions['fetchToken'];
  readonly sign: CredentialsOptions['sign'];
  readonly lifeMs: number;
  readonly earlyMs: number;
  readonly youngMs: number;
  readonly timeoutMs: number;
  readonly skewToleranceMs: number;
  readonly store: CredentialStore | undefined;
  readonly gate: GateLike | undefined;
  readonly tell: (event: CredentialEvent) => void;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly random: () => number;
}

/** Throws an `ArgumentError` for options that are none, and for a life that Apple would refuse. */
export function settingsOf(options: CredentialsOptions): Settings {
  if (typeof options !== 'object' || options === null) throw new ArgumentError('options', options, 'an object');
  const { vendor, app = '', fetchToken, sign, store, gate } = options;
  if (typeof vendor !== 'string' || vendor === '') throw new ArgumentError('vendor', vendor, 'the id of a vendor');
  if (typeof app !== 'string') throw new ArgumentError('app', app, 'a string, or left out');
  const given = sign ?? fetchToken;
  if (typeof given !== 'function' || (sign !== undefined && fetchToken !== undefined))
    throw new ArgumentError('fetchToken', fetchToken, 'a function where there is no `sign`, and only one of the two');
  checkShapes(options);
  const isApple = vendor === 'apns';
  const times = {
    lifeMs: atLeast('lifeMs', options.lifeMs ?? credentialDefaults.lifeMs, 1),
    earlyMs: atLeast('earlyMs', options.earlyMs ?? credentialDefaults.earlyMs, 0),
    youngMs: atLeast('youngMs', options.youngMs ?? (isApple ? apple.youngMs : credentialDefaults.youngMs), 0),
    timeoutMs: atLeast('timeoutMs', options.timeoutMs ?? credentialDefaults.timeoutMs, 1),
    skewToleranceMs: atLeast('skewToleranceMs', options.skewToleranceMs ?? credentialDefaults.skewToleranceMs, 0),
  };
  if (isApple) checkApple(times);
  const { now = Date.now, setTimer = realTimer, random = Math.random } = options;
  return { vendor, app, fetchToken, sign, ...times, store, gate, tell: quietly(options.onEvent), now, setTimer: clamped(setTimer), random };
}

function checkShapes({ store, gate, onEvent }: CredentialsOptions): void {
  if (store !== undefined && (typeof store?.get !== 'function' || typeof store?.set !== 'function'))
    throw new ArgumentError('store', store, 'a store with get and set, or left out');
  if (gate !== undefined && typeof gate?.close !== 'function') throw new ArgumentError('gate', gate, 'a gate, or left out');
  if (onEvent !== undefined && typeof onEvent !== 'function') throw new ArgumentError('onEvent', onEvent, 'a function, or left out');
}

function checkApple({ lifeMs, earlyMs, youngMs }: Pick<Settings, 'lifeMs' | 'earlyMs' | 'youngMs'>): void {
  if (lifeMs > apple.oldestMs) throw new ArgumentError('lifeMs', lifeMs, 'at most 60 minutes: Apple refuses an older token');
  if (lifeMs - earlyMs < apple.youngMs)
    throw new ArgumentError('lifeMs', lifeMs, 'at least 20 minutes above `earlyMs`: Apple refuses a second token within 20 minutes');
  if (youngMs < apple.youngMs) throw new ArgumentError('youngMs', youngMs, 'at least 20 minutes: Apple refuses a second token within them');
}

function atLeast(name: string, value: unknown, least: number): number {
  if (typeof value !== 'number' || !(value >= least && value < Number.POSITIVE_INFINITY))
    throw new ArgumentError(name, value, `milliseconds, ${least} or more`);
  return value;
}

function quietly(onEvent: CredentialsOptions['onEvent']): (event: CredentialEvent) => void {
  return (event) => {
    if (isHeard()) emit(told(event));
    try {
      onEvent?.(event);
    } catch {
      // A listener's mistake must not cost anybody a credential.
    }
  };
}

const told = ({ type, ...rest }: CredentialEvent): CredentialTold => ({ event: `credential_${type}`, ...rest }) as CredentialTold;

function realTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

const longestTimerMs = 2 ** 31 - 1;

const clamped =
  (setTimer: Settings['setTimer']): Settings['setTimer'] =>
  (run, ms) =>
    setTimer(run, Math.min(longestTimerMs, Math.max(1, Math.ceil(ms))));

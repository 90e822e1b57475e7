import { ask } from './ask.ts';
import { Credential } from './credential.ts';
import { CredentialError } from './credential-error.ts';
import { abortable, Flight } from './flight.ts';
import type { Settings } from './options.ts';
import { Shared } from './shared.ts';
import { dateOf, Skew, skewWords } from './skew.ts';
import { refusalWords, type Trouble, troubleAfter } from './trouble.ts';
import type { Credentials, CredentialsView, Heard, Lease, StoredCredential, TokenAnswer } from './types.ts';

type Waiting = { readonly signal?: AbortSignal | undefined };

/** The credential in use. */
interface Kept {
  readonly credential: Credential;
  readonly renewAtMs: number;
  /** By how much our clock was put right when it was made. */
  readonly correctionMs: number;
}

/** See `Credentials`. Secrets stand in private fields alone, which no inspect() shows. */
export class Keeper implements Credentials {
  readonly #settings: Settings;
  readonly #shared: Shared;
  readonly #skew: Skew;
  readonly #flight = new Flight<Credential>();
  #kept: Kept | undefined;
  /** The token that the vendor refused last: another process may still have it in the store. */
  #bad: string | undefined;
  #trouble: Trouble | undefined;
  #isClosed = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#shared = new Shared(settings);
    this.#skew = new Skew(settings.skewToleranceMs);
  }

  async get({ signal }: Waiting = {}): Promise<Credential> {
    const nowMs = this.#settings.now();
    const kept = this.#good(nowMs);
    if (kept) {
      if (nowMs >= kept.renewAtMs && !this.#mustWait(nowMs)) this.#refresh().catch(() => undefined);
      return kept.credential;
    }
    if (this.#trouble && this.#mustWait(nowMs)) throw this.#error(this.#trouble, nowMs);
    return abortable(this.#refresh(), signal);
  }

  async renew(refused: Credential, options: Waiting = {}): Promise<Credential> {
    const kept = this.#kept;
    if (kept && kept.credential.value === refused?.value && !this.#isYoung(kept)) {
      this.#bad = refused.value;
      this.#kept = undefined;
    }
    return this.get(options);
  }

  async lease(): Promise<Lease> {
    let last = await this.get();
    const refresh = async (context: { readonly signal?: AbortSignal } = {}): Promise<Credential> => {
      last = await this.renew(last, context);
      return last;
    };
    return { credential: last, refresh };
  }

  heard(reply: { readonly headers?: unknown; readonly receivedAtMs?: number | undefined }): void {
    this.#hear({ dateMs: dateOf(reply?.headers) }, reply?.receivedAtMs ?? this.#settings.now());
  }

  reset(): void {
    this.#trouble = undefined;
    this.#open();
  }

  look(): CredentialsView {
    const { vendor, app, now } = this.#settings;
    const good = this.#good(now());
    const state = good ? 'good' : this.#trouble?.isRefusal ? 'refused' : this.#kept ? 'expired' : 'empty';
    return {
      vendor,
      app,
      state,
      ...(this.#kept && { expiresAtMs: this.#kept.credential.expiresAtMs }),
      ...(this.#trouble && { againAtMs: this.#trouble.againAtMs }),
      ...(this.#skew.ms !== undefined && { skewMs: this.#skew.ms }),
    };
  }

  #good(nowMs: number): Kept | undefined {
    return this.#kept && nowMs < this.#kept.credential.expiresAtMs ? this.#kept : undefined;
  }

  /** A new one would fare no better, unless our clock was put right since. */
  #isYoung({ credential, correctionMs }: Kept): boolean {
    const ageMs = this.#settings.now() - credential.madeAtMs;
    return ageMs < this.#settings.youngMs && Math.abs(this.#skew.correctionMs - correctionMs) < 60_000;
  }

  #mustWait(nowMs: number): boolean {
    return this.#trouble !== undefined && nowMs < this.#trouble.againAtMs && !this.#flight.isUnderWay;
  }

  #refresh(): Promise<Credential> {
    return this.#flight.join(() => this.#renewNow());
  }

  async #renewNow(): Promise<Credential> {
    const { now } = this.#settings;
    const isGood = (stored: StoredCredential): boolean => stored.token !== this.#bad && stored.renewAtMs > now();
    const right = (await this.#shared.find(isGood)) ?? (await this.#shared.lockOr(isGood));
    if (typeof right !== 'function') return this.#adopt(right, 'store');
    try {
      return await this.#askVendor();
    } finally {
      await right();
    }
  }

  async #askVendor(): Promise<Credential> {
    const { now } = this.#settings;
    const correctionMs = this.#skew.correctionMs;
    let answer = await this.#askOnce();
    // It was our clock, and by how much stands in the reply: sign once more by the vendor's.
    const isOurClock = !answer.ok && answer.outcome.cause === 'clock_skew';
    if (isOurClock && Math.abs(this.#skew.correctionMs - correctionMs) >= 60_000) answer = await this.#askOnce();
    if (!answer.ok) throw this.#fail(answer);
    const nowMs = now();
    const { token, lifeMs, renewAfterMs = lifeMs } = answer;
    const earlyMs = Math.min(this.#settings.earlyMs, lifeMs / 2);
    const renewAtMs = nowMs + Math.min(lifeMs - earlyMs, renewAfterMs);
    const stored = { token, madeAtMs: nowMs, expiresAtMs: nowMs + lifeMs, renewAtMs };
    const credential = this.#adopt(stored, this.#settings.sign ? 'signer' : 'vendor');
    await this.#shared.keep(stored);
    return credential;
  }

  async #askOnce(): Promise<TokenAnswer> {
    const { now } = this.#settings;
    const beganAtMs = now();
    const answer = await ask(this.#settings, beganAtMs + this.#skew.correctionMs);
    this.#hear({ dateMs: answer.dateMs, tookMs: answer.tookMs ?? now() - beganAtMs }, now());
    return answer;
  }

  #adopt(stored: StoredCredential, from: 'vendor' | 'signer' | 'store'): Credential {
    const { vendor, app, tell } = this.#settings;
    const { token, madeAtMs, expiresAtMs, renewAtMs } = stored;
    const credential = new Credential({ vendor, app }, token, madeAtMs, expiresAtMs);
    this.#kept = { credential, renewAtMs, correctionMs: this.#skew.correctionMs };
    this.#trouble = undefined;
    tell({ type: 'renewed', vendor, app, from, expiresAtMs });
    this.#open();
    return credential;
  }

  #fail({ outcome }: Extract<TokenAnswer, { ok: false }>): CredentialError {
    const { vendor, app, now, tell } = this.#settings;
    const nowMs = now();
    const before = this.#trouble;
    const trouble = troubleAfter(outcome, before, this.#settings, nowMs);
    this.#trouble = trouble;
    if (outcome.cause === 'clock_skew' && this.#skew.correctionMs === 0)
      tell({ type: 'clock_skew', vendor, app, skewMs: undefined, words: skewWords(undefined) });
    const { cause, evidence } = outcome;
    const said = { vendor, app, cause, code: evidence.code, againAtMs: trouble.againAtMs };
    const goodUntilMs = this.#good(nowMs)?.credential.expiresAtMs;
    if (!trouble.isRefusal) tell({ type: 'failed', ...said, failures: trouble.failures });
    else if (!before?.isRefusal)
      tell({ type: 'refused', ...said, words: refusalWords(this.#settings, trouble), ...(goodUntilMs !== undefined && { goodUntilMs }) });
    return this.#error(trouble, nowMs);
  }

  /** Said where no credential is left: an app whose key was refused is closed then, once. */
  #error({ failure, againAtMs, isRefusal }: Trouble, nowMs: number): CredentialError {
    const { vendor, app, gate } = this.#settings;
    if (isRefusal && !this.#isClosed && !this.#good(nowMs)) {
      this.#isClosed = true;
      gate?.close({ vendor, app }, Number.POSITIVE_INFINITY);
    }
    return new CredentialError(failure, againAtMs, nowMs);
  }

  /** What an old credential had closed. */
  #open(): void {
    const { vendor, app, gate } = this.#settings;
    gate?.renewed?.({ vendor, app });
    if (this.#isClosed) gate?.open?.({ vendor, app });
    this.#isClosed = false;
  }

  #hear(heard: Heard, nowMs: number): void {
    const { vendor, app, tell } = this.#settings;
    const news = this.#skew.heard(heard, nowMs);
    if (news === 'right') tell({ type: 'clock_right', vendor, app });
    if (news === 'wrong') tell({ type: 'clock_skew', vendor, app, skewMs: this.#skew.ms, words: skewWords(this.#skew.ms) });
  }
}

import type { Refused, Uncertain } from '../../core/outcome.ts';
import type { Credential } from './credential.ts';

/** A token, as a token endpoint gave it or a signer made it. */
export interface Issued {
  readonly ok: true;
  readonly token: string;
  /** How long it is good for, counted from now. Milliseconds. */
  readonly lifeMs: number;
  /** It is better renewed by then, though it stays good. Milliseconds from now. */
  readonly renewAfterMs?: number | undefined;
}

/** No token: what the endpoint answered, by the tables of that vendor. */
export interface NotIssued {
  readonly ok: false;
  readonly outcome: Refused | Uncertain;
}

/** What is known at the endpoint beside the token itself. */
export interface Heard {
  /** The `Date` header of its reply. Milliseconds since 1970. */
  readonly dateMs?: number | undefined;
  /** Between question and answer. Milliseconds. */
  readonly tookMs?: number | undefined;
}

export type TokenAnswer = (Issued | NotIssued) & Heard;

/** What a signer or a token call is told. */
export interface RenewContext {
  /** Our clock, put right by what the vendor's `Date` header showed. Milliseconds since 1970. Sign with this. */
  readonly nowMs: number;
  /** Aborts after `timeoutMs`. */
  readonly signal: AbortSignal;
}

/** As much of a gate as is needed: `createGate` makes one. */
export interface GateLike {
  close(key: { readonly vendor: string; readonly app: string }, ms: number): void;
  open?(key: { readonly vendor: string; readonly app: string }): unknown;
  renewed?(key: { readonly vendor: string; readonly app: string }): void;
}

/** What a store keeps. It is the secret itself: encrypt it where others read along. */
export interface StoredCredential {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly renewAtMs: number;
}

/**
 * Where a fleet keeps the one token it shares. Whatever it throws is said once, as an event, and this process goes on
 * alone. `key` is `vendor/app`.
 */
export interface CredentialStore {
  get(key: string): Promise<StoredCredential | undefined>;
  /** `ttlMs`: it may be forgotten then. */
  set(key: string, credential: StoredCredential, ttlMs: number): Promise<void>;
  /**
   * Takes the right to renew for at most `ms`, and gives what lets go of it; undefined where another one has it. Without
   * it, each process of the fleet renews when its time comes.
   */
  lock?(key: string, ms: number): Promise<(() => Promise<void>) | undefined>;
}

interface Of {
  readonly vendor: string;
  readonly app: string;
}

/** What credentials tell. No event holds a token, a key or a sentence that could hold one. */
export type CredentialEvent =
  | (Of & { readonly type: 'renewed'; readonly from: 'vendor' | 'signer' | 'store'; readonly expiresAtMs: number })
  | (Of & {
      /** Once, until a credential is issued again. */
      readonly type: 'refused';
      readonly cause: Refused['cause'];
      readonly code: string;
      /** In plain words. */
      readonly words: string;
      /** The last one is good until then; absent where none is. Milliseconds since 1970. */
      readonly goodUntilMs?: number;
      /** No earlier than this it is tried again. Milliseconds since 1970. */
      readonly againAtMs: number;
    })
  | (Of & {
      readonly type: 'failed';
      readonly cause: Refused['cause'];
      readonly code: string;
      /** In a row. */
      readonly failures: number;
      readonly againAtMs: number;
    })
  | (Of & {
      /** Once, until the clock is right again or wrong by another minute. */
      readonly type: 'clock_skew';
      /** The vendor's clock minus ours; positive where ours is slow. Milliseconds; undefined where only the vendor's word is there. */
      readonly skewMs: number | undefined;
      readonly words: string;
    })
  | (Of & { readonly type: 'clock_right' })
  | (Of & { readonly type: 'store_failed'; readonly failures: number });

/** What `deliver` takes: the credential to begin with, and how to get another when it was refused. */
export interface Lease {
  readonly credential: Credential;
  refresh(context?: { readonly signal?: AbortSignal }): Promise<Credential>;
}

/** A plain snapshot without a secret. */
export interface CredentialsView {
  readonly vendor: string;
  readonly app: string;
  readonly state: 'empty' | 'good' | 'expired' | 'refused';
  readonly expiresAtMs?: number;
  readonly againAtMs?: number;
  readonly skewMs?: number;
}

/** Calls of `get` beyond the first wait for it: one refresh serves them all. */
export interface Credentials {
  /** A credential that is good now. Rejects with a `CredentialError` where there is none, and with the signal's reason. */
  get(options?: { readonly signal?: AbortSignal | undefined }): Promise<Credential>;
  /**
   * The vendor refused this one. It is renewed, once for however many say so, and the new one is given; the same one comes
   * back where it is too young for another to fare better. Rejects as `get` does.
   */
  renew(refused: Credential, options?: { readonly signal?: AbortSignal | undefined }): Promise<Credential>;
  /** For `deliver({ ...(await credentials.lease()), … })`. Rejects as `get` does. */
  lease(): Promise<Lease>;
  /** Any reply of this vendor: its `Date` header shows whether our clock is right. Signed tokens have no other way. Never throws. */
  heard(reply: { readonly headers?: unknown; readonly receivedAtMs?: number | undefined }): void;
  /** A person put it right: forgets a refusal and its wait. */
  reset(): void;
  look(): CredentialsView;
}

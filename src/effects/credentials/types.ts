import type { Refused, Uncertain } from '../../core/outcome.ts';
import type { Credential } from './credential.ts';

/** A token, as a token endpoint gave it or a signer made it. */
export interface Issued {
  /** There is a token. */
  readonly ok: true;
  /** The secret itself. An empty one counts as `malformed_reply`. */
  readonly token: string;
  /** How long it is good for, counted from now. Milliseconds. */
  readonly lifeMs: number;
  /** It is better renewed by then, though it stays good. Milliseconds from now. */
  readonly renewAfterMs?: number | undefined;
}

/** No token: what the endpoint answered, by the tables of that vendor. */
export interface NotIssued {
  /** There is none. */
  readonly ok: false;
  /** Of the token call: `api: 'auth'`, without targets. Its cause and retry say whether and when it is asked again. */
  readonly outcome: Refused | Uncertain;
}

/** What is known at the endpoint beside the token itself. */
export interface Heard {
  /** The `Date` header of its reply. Milliseconds since 1970. */
  readonly dateMs?: number | undefined;
  /** Between question and answer. Milliseconds. */
  readonly tookMs?: number | undefined;
}

/** What `fetchToken` answers: a token, or why there is none, and what was heard of the clock. */
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
  /** Called with `Infinity` when the credential is refused and none that is good is left. */
  close(key: { readonly vendor: string; readonly app: string }, ms: number): void;
  /** Called once there is a credential again, or after `reset`, if `close` was called before. Left out: `renewed` has to open it. */
  open?(key: { readonly vendor: string; readonly app: string }): unknown;
  /** Called at each new credential: opens what an old one had closed, and no quota. */
  renewed?(key: { readonly vendor: string; readonly app: string }): void;
}

/** What a store keeps. It is the secret itself: encrypt it where others read along. */
export interface StoredCredential {
  /** The secret itself. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly madeAtMs: number;
  /** When it lapses; `ttlMs` of `set` ends then too. Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** From then on a process obtains a new one instead of taking this. Milliseconds since 1970. */
  readonly renewAtMs: number;
}

/**
 * Where a fleet keeps the one token it shares. Whatever it throws is said once, as an event, and this process goes on
 * alone. `key` is `vendor/app`.
 */
export interface CredentialStore {
  /** What was set under this key last; undefined where there is nothing, or it was forgotten. */
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
  /** As `createCredentials` was given it. */
  readonly vendor: string;
  /** `''` where none was given. */
  readonly app: string;
}

/** What credentials tell. No event holds a token, a key or a sentence that could hold one. */
export type CredentialEvent =
  | (Of & {
      /** There is a new credential. */
      readonly type: 'renewed';
      /** `vendor`: its token endpoint. `signer`: made on this machine. `store`: another process had obtained it. */
      readonly from: 'vendor' | 'signer' | 'store';
      /** When it lapses. Milliseconds since 1970. */
      readonly expiresAtMs: number;
    })
  | (Of & {
      /** Once, until a credential is issued again. */
      readonly type: 'refused';
      /** What the token endpoint refused it for; `misconfigured` where `sign` threw. */
      readonly cause: Refused['cause'];
      /** The vendor's code, or ours: `SIGN_THREW`, `http-401`. */
      readonly code: string;
      /** In plain words. */
      readonly words: string;
      /** The last one is good until then; absent where none is. Milliseconds since 1970. */
      readonly goodUntilMs?: number;
      /** No earlier than this it is tried again. Milliseconds since 1970. */
      readonly againAtMs: number;
    })
  | (Of & {
      /** No answer, or one that may be better next time: it is asked again by itself. Told each time. */
      readonly type: 'failed';
      /** Such as `timeout`, `connection_failed`, `vendor_unavailable`, `rate_limited`. */
      readonly cause: Refused['cause'];
      /** The vendor's code, or the system's word, such as `ECONNREFUSED`. */
      readonly code: string;
      /** In a row. */
      readonly failures: number;
      /** No earlier than this it is tried again. Milliseconds since 1970. */
      readonly againAtMs: number;
    })
  | (Of & {
      /** Once, until the clock is right again or wrong by another minute. */
      readonly type: 'clock_skew';
      /** The vendor's clock minus ours; positive where ours is slow. Milliseconds; undefined where only the vendor's word is there. */
      readonly skewMs: number | undefined;
      /** In plain words: how slow or fast, and what to do. */
      readonly words: string;
    })
  | (Of & {
      /** The clock is within `skewToleranceMs` again, after `clock_skew` was told. */
      readonly type: 'clock_right';
    })
  | (Of & {
      /** The shared store threw; this process goes on alone. */
      readonly type: 'store_failed';
      /** 1: the first of a row is told, and no other until the store has worked again. */
      readonly failures: number;
    });

/** What `deliver` takes: the credential to begin with, and how to get another when it was refused. */
export interface Lease {
  /** The one that is good now. */
  readonly credential: Credential;
  /** Renews the one that was given last, as `renew` does, and rejects as it does. */
  refresh(context?: { readonly signal?: AbortSignal }): Promise<Credential>;
}

/** A plain snapshot without a secret. */
export interface CredentialsView {
  /** As `createCredentials` was given it. */
  readonly vendor: string;
  /** `''` where none was given. */
  readonly app: string;
  /**
   * `good`: there is one. `refused`: none, and the vendor gives none. `expired`: the last has lapsed. `empty`: none yet,
   * or the last was given up.
   */
  readonly state: 'empty' | 'good' | 'expired' | 'refused';
  /** When the last one lapses, or lapsed; absent where there is none. Milliseconds since 1970. */
  readonly expiresAtMs?: number;
  /** No earlier than this it is tried again; absent while nothing has failed. Milliseconds since 1970. */
  readonly againAtMs?: number;
  /** The vendor's clock minus ours, 0 where it is tolerated; absent until a `Date` header was heard. Milliseconds. */
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
  /** How it stands now. Asks neither vendor nor store. */
  look(): CredentialsView;
}

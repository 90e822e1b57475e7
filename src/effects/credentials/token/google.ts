import { ArgumentError } from '../../../core/argument-error.ts';
import type { Refused, Uncertain } from '../../../core/outcome.ts';
import type { RawHeaders } from '../../../core/reply.ts';
import { parse } from '../../../parse.ts';
import { dateOf } from '../skew.ts';
import type { TokenAnswer } from '../types.ts';
import type { FetchToken } from './oauth.ts';

/** As much of google-auth-library's `JWT` (and its other clients) as is needed. */
export interface GoogleClientLike {
  /** Called once. An error that carries a `response` is read as FCM's refusal; any other is thrown on. */
  getAccessToken(): Promise<{
    /** The access token. Without one the answer counts as `malformed_reply`. */
    readonly token?: string | null | undefined;
  }>;
  /** What the client knows of its token, read after `getAccessToken`. */
  credentials: {
    /** The same token once more; not read here. */
    readonly access_token?: string | null | undefined;
    /** When it lapses. Milliseconds since 1970; where it is absent or past, one hour from now is taken. */
    readonly expiry_date?: number | null | undefined;
  };
}

const hourMs = 3_600_000;

/**
 * FCM's access token by google-auth-library 10. `client` makes one client: a new one is made each time, for a client
 * keeps its token until it lapses, whatever FCM says of it.
 *
 *     fetchToken: googleToken(() => new JWT({ email, key, scopes: ['https://www.googleapis.com/auth/firebase.messaging'] }))
 *
 * That library signs by this machine's clock: where it is wrong, nothing here can put it right.
 */
export function googleToken(client: () => GoogleClientLike): FetchToken {
  if (typeof client !== 'function') throw new ArgumentError('client', client, 'a function that makes a client of google-auth-library');
  return async (): Promise<TokenAnswer> => {
    const one = client();
    try {
      const { token } = await one.getAccessToken();
      const untilMs = one.credentials?.expiry_date;
      const lifeMs = typeof untilMs === 'number' && untilMs > Date.now() ? untilMs - Date.now() : hourMs;
      return { ok: true, token: token ?? '', lifeMs };
    } catch (error) {
      return refusalIn(error);
    }
  };
}

/** The library's error carries the reply of the token endpoint, and the signed assertion beside it, which goes no further. */
function refusalIn(error: unknown): TokenAnswer {
  const reply = (error as { readonly response?: { readonly status?: unknown; readonly headers?: unknown; readonly data?: unknown } })
    ?.response;
  if (typeof reply?.status !== 'number') throw error;
  const [outcome] = parse('fcm', { status: reply.status, headers: reply.headers as RawHeaders, body: reply.data }, { api: 'auth' });
  if (outcome.status === 'accepted') throw error;
  return { ok: false, outcome: outcome as Refused | Uncertain, dateMs: dateOf(reply.headers) };
}

import { ArgumentError } from '../../../core/argument-error.ts';
import type { VendorId } from '../../../vendors/index.ts';
import type { Issued, RenewContext, TokenAnswer } from '../types.ts';
import { callForToken, type TokenCallOptions } from './call.ts';

/** What a `createCredentials` wants as `fetchToken`. */
export type FetchToken = (context: RenewContext) => Promise<TokenAnswer>;

/** An OAuth client at Huawei or Honor. A member that is no text, or an empty one, is an `ArgumentError`. */
export interface ClientCredentials extends TokenCallOptions {
  /** At Huawei the app id of AppGallery Connect, at Honor the Client ID of its push service. */
  readonly clientId: string;
  /** At Huawei the app secret, at Honor the Client Secret. Posted to the token endpoint; struck out of every outcome. */
  readonly clientSecret: string;
}

/** A form that is posted, and `access_token` with `expires_in` in seconds: Huawei and Honor. */
export function oauthToken(vendor: VendorId, usualUrl: string, options: ClientCredentials): FetchToken {
  const { clientId, clientSecret, url = usualUrl, fetch } = options ?? {};
  needText('clientId', clientId);
  needText('clientSecret', clientSecret);
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return (context) => callForToken({ vendor, url, fetch, form, secrets: [clientSecret], read }, context);
}

const hourSeconds = 3600;

function read({ access_token, expires_in }: Readonly<Record<string, unknown>>): Omit<Issued, 'ok'> | undefined {
  const seconds = Number(expires_in ?? hourSeconds);
  if (typeof access_token !== 'string' || access_token === '') return undefined;
  return { token: access_token, lifeMs: (seconds > 0 && Number.isFinite(seconds) ? seconds : hourSeconds) * 1000 };
}

/** Throws an `ArgumentError` that shows nothing of what came. */
export function needText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string' || value === '')
    throw new ArgumentError(name, typeof value === 'string' ? '' : value, 'a text that is not empty');
}

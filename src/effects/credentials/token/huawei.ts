import { type ClientCredentials, type FetchToken, oauthToken } from './oauth.ts';

/**
 * Huawei's OAuth token, for v1 and v2 of its push API: the app id and app secret of AppGallery Connect. Good for an hour;
 * at most 1,000 an app in 5 minutes are given out. Version 3 wants a signed service account instead.
 * https://developer.huawei.com/consumer/en/doc/HMSCore-Guides/open-platform-oauth-0000001053629189
 */
export const huaweiToken = (options: ClientCredentials): FetchToken =>
  oauthToken('huawei', 'https://oauth-login.cloud.huawei.com/oauth2/v3/token', options);

/** Honor's token: the Client ID and Client Secret of its push service, neither the App ID nor the App Secret. */
export const honorToken = (options: ClientCredentials): FetchToken =>
  oauthToken('honor', 'https://iam.developer.honor.com/auth/token', options);

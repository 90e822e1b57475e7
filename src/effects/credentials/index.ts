/**
 * Credentials: the token of an app, kept, renewed early, shared by a fleet, and never shown.
 *
 *     const credentials = createCredentials({ vendor: 'huawei', app: 'shop', gate, fetchToken: huaweiToken({ clientId, clientSecret }) });
 *     const { value } = await credentials.get();
 *     deliver({ ...(await credentials.lease()), vendor: 'huawei', app: 'shop', gate, targets, send });
 *
 * Signing is done by libraries that are maintained for it: see docs/credentials.md.
 */
export { createCredentials } from './create-credentials.ts';
export { Credential } from './credential.ts';
export { CredentialError } from './credential-error.ts';
export { memoryCredentialStore } from './memory-store.ts';
export { type CredentialsOptions, credentialDefaults } from './options.ts';
export type { TokenCallOptions } from './token/call.ts';
export { type GoogleClientLike, googleToken } from './token/google.ts';
export type { FetchLike, ResponseLike } from './token/http.ts';
export { honorToken, huaweiToken } from './token/huawei.ts';
export type { ClientCredentials, FetchToken } from './token/oauth.ts';
export { type OppoKey, oppoToken } from './token/oppo.ts';
export { type VivoKey, vivoToken } from './token/vivo.ts';
export type {
  CredentialEvent,
  CredentialStore,
  Credentials,
  CredentialsView,
  GateLike,
  Heard,
  Issued,
  Lease,
  NotIssued,
  RenewContext,
  StoredCredential,
  TokenAnswer,
} from './types.ts';

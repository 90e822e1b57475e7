import type { Finding } from '../../core/finding.ts';
import type { ApnsError } from './details.ts';

/** Apple refused the credential that lies in the Firebase project: nothing that we could refresh. */
const credential = new Set([
  'BadCertificate',
  'BadCertificateEnvironment',
  'BadEnvironmentKeyIdInToken',
  'BadEnvironmentKeyInToken',
  'ExpiredProviderToken',
  'InvalidProviderToken',
  'MissingProviderToken',
  'UnrelatedKeyIdInToken',
]);

const mismatch = new Set(['BadDeviceToken', 'DeviceTokenNotForTopic']);

/** Apple's words for a token that is gone; older tables of Apple list one of them under 400. */
const death = new Set(['Unregistered', 'ExpiredToken']);

/** What Apple said of the iOS token behind the FCM token goes before FCM's own word, which is often INVALID_ARGUMENT. */
export function readApnsError({ statusCode, reason }: ApnsError, code: string | undefined): Pick<Finding, 'code' | 'delegate'> | undefined {
  if (statusCode === '410' || death.has(reason)) return { code: gone(reason, code) };
  if (statusCode === '403' || credential.has(reason)) return { code: code === 'APNS_AUTH_ERROR' ? code : 'THIRD_PARTY_AUTH_ERROR' };
  if (mismatch.has(reason)) return { code: 'INVALID_ARGUMENT#apns-other' };
  return reason === '' ? undefined : { code: code ?? reason, delegate: { vendor: 'apns', codes: [reason], orElse: code } };
}

function gone(reason: string, code: string | undefined): string {
  if (reason === 'ExpiredToken') return 'INVALID_ARGUMENT#apns-expired';
  return code === 'UNREGISTERED' ? code : 'INVALID_ARGUMENT#apns-410';
}

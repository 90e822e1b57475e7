import { hash } from 'node:crypto';
import { epochMs } from '../../core/values.ts';
import { sameText } from './same-text.ts';
import type { TencentVerify, Verifier } from './verify.ts';

const defaultFreshMs = 60_000;

/** Many posts of one second carry the same signature, so it is good as long as it is fresh. */
export function tencentVerifier({ token, sdkAppId, freshMs = defaultFreshMs }: TencentVerify): Verifier {
  return ({ url: { searchParams: query } }, nowMs) => {
    const sign = query.get('Sign');
    const requestTime = query.get('RequestTime');
    if (!sign || !requestTime) return 'no_signature';
    if (!sameText(hash('sha256', token + requestTime, 'hex'), sign.toLowerCase())) return 'wrong_signature';
    if (sdkAppId !== undefined && (query.get('SdkAppid') ?? query.get('SdkAppId')) !== String(sdkAppId)) return 'wrong_signature';
    const signedMs = epochMs(requestTime);
    return signedMs !== undefined && Math.abs(nowMs - signedMs) <= freshMs ? 'signature' : 'stale_signature';
  };
}

import { ArgumentError } from '../../core/argument-error.ts';
import { isRecord } from '../../core/values.ts';
import type { CustomVerify, Verifier, Verify } from './verify.ts';
import { huaweiVerifier } from './verify-huawei.ts';
import { meizuVerifier } from './verify-meizu.ts';
import { tencentVerifier } from './verify-tencent.ts';

type Make = (verify: never) => Verifier;

/** What a vendor's proof needs, and how it is checked. Honor, Xiaomi, OPPO and vivo document no signature. */
const signing: Readonly<Record<string, { readonly fields: readonly string[]; readonly make: Make }>> = {
  huawei: { fields: ['user', 'key'], make: huaweiVerifier },
  'tencent-im': { fields: ['token'], make: tencentVerifier },
  meizu: { fields: ['accessToken'], make: meizuVerifier },
};

/** Throws an `ArgumentError` for a proof that this vendor does not give. */
export function verifierOf(vendor: string, verify: Verify): Verifier {
  if (typeof verify === 'function') return customVerifier(verify);
  const known = Object.hasOwn(signing, vendor) ? signing[vendor] : undefined;
  if (!known) throw new ArgumentError('verify', verify, `a function: ${vendor} documents no signature of its receipts`);
  const given: unknown = verify;
  for (const field of known.fields) {
    const value = isRecord(given) ? given[field] : undefined;
    if (typeof value !== 'string' || value === '') throw new ArgumentError(`verify.${field}`, typeof value, 'a text that is not empty');
  }
  return known.make(verify as never);
}

const customVerifier =
  (verify: CustomVerify): Verifier =>
  async (post) => {
    try {
      return (await verify(post)) === true ? 'signature' : 'wrong_signature';
    } catch {
      return 'wrong_signature';
    }
  };

import { formField } from '../../core/form.ts';
import { sameText } from './same-text.ts';
import type { MeizuVerify, Verifier } from './verify.ts';

/** No signature, but a token that only Meizu and its user know. */
export function meizuVerifier({ accessToken }: MeizuVerify): Verifier {
  return ({ text }) => {
    const told = formField(text, undefined, 'access_token');
    if (!told) return 'no_signature';
    return sameText(told, accessToken) ? 'signature' : 'wrong_signature';
  };
}

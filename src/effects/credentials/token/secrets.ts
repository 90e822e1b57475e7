import type { Refused, Uncertain } from '../../../core/outcome.ts';

/** Vendors repeat what they were sent: a secret in their sentence is struck out. */
export function withoutSecrets<Kind extends Refused | Uncertain>(outcome: Kind, secrets: readonly string[]): Kind {
  const { message, code } = outcome.evidence;
  const evidence = {
    ...outcome.evidence,
    code: strike(code, secrets),
    ...(message !== undefined && { message: strike(message, secrets) }),
  };
  return { ...outcome, evidence };
}

function strike(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets)
    if (secret !== '') for (const form of [secret, encodeURIComponent(secret)]) clean = clean.replaceAll(form, '[secret]');
  return clean;
}
